/// Where a dossier stands (`one-stop.md` 2.1). The words are stored: states of later editions of the
/// law are added, none is renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Đang giải quyết.
    InProcess,
    /// Chờ người dân bổ sung.
    AwaitingSupplement,
    /// Tạm dừng tính thời hạn.
    Paused,
    /// Đã có kết quả, chờ trả.
    ResultReady,
    /// Đã trả kết quả.
    Returned,
    /// Từ chối giải quyết.
    Refused,
    /// Người dân rút hồ sơ.
    Withdrawn,
}

/// What can be done to a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The step is done; the next begins.
    Advance,
    /// The last working step is done; the result is at the desk.
    Finish,
    /// The dossier goes one step back, with a reason.
    SendBack,
    /// The citizen is asked for more (Mẫu 02).
    RequestSupplement,
    /// It came.
    ReceiveSupplement,
    /// The clock stops, on a legal basis.
    Pause,
    /// It runs again.
    Resume,
    /// A later date is promised, with an apology (Mẫu 04); once.
    Extend,
    /// It is refused, with a reason (Mẫu 03).
    Refuse,
    /// The citizen takes it back.
    Withdraw,
    /// The citizen gets the result.
    Return,
}

/// How a dossier comes, and how its result goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Trực tiếp tại Bộ phận Một cửa.
    Counter,
    /// Dịch vụ bưu chính công ích.
    Post,
    /// Trực tuyến.
    Online,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 7] = [
        Self::InProcess,
        Self::AwaitingSupplement,
        Self::Paused,
        Self::ResultReady,
        Self::Returned,
        Self::Refused,
        Self::Withdrawn,
    ];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{
            Advance, Extend, Finish, Pause, ReceiveSupplement, Refuse, RequestSupplement, Resume,
            Return, SendBack, Withdraw,
        };
        match self {
            Self::InProcess => &[
                (Advance, Self::InProcess),
                (Finish, Self::ResultReady),
                (SendBack, Self::InProcess),
                (RequestSupplement, Self::AwaitingSupplement),
                (Pause, Self::Paused),
                (Extend, Self::InProcess),
                (Refuse, Self::Refused),
                (Withdraw, Self::Withdrawn),
            ],
            Self::AwaitingSupplement => {
                &[(ReceiveSupplement, Self::InProcess), (Withdraw, Self::Withdrawn)]
            }
            Self::Paused => &[(Resume, Self::InProcess), (Withdraw, Self::Withdrawn)],
            Self::ResultReady => &[(Return, Self::Returned)],
            Self::Returned | Self::Refused | Self::Withdrawn => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// Whether somebody still works or waits for something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::InProcess | Self::AwaitingSupplement | Self::Paused)
    }

    /// Whether nothing is left to do.
    pub const fn is_closed(self) -> bool {
        self.moves().is_empty()
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InProcess => "in_process",
            Self::AwaitingSupplement => "awaiting_supplement",
            Self::Paused => "paused",
            Self::ResultReady => "result_ready",
            Self::Returned => "returned",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 11] = [
        Self::Advance,
        Self::Finish,
        Self::SendBack,
        Self::RequestSupplement,
        Self::ReceiveSupplement,
        Self::Pause,
        Self::Resume,
        Self::Extend,
        Self::Refuse,
        Self::Withdraw,
        Self::Return,
    ];

    /// The word in forms, the record and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Advance => "advance",
            Self::Finish => "finish",
            Self::SendBack => "send_back",
            Self::RequestSupplement => "request_supplement",
            Self::ReceiveSupplement => "receive_supplement",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Extend => "extend",
            Self::Refuse => "refuse",
            Self::Withdraw => "withdraw",
            Self::Return => "return",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }

    /// Whether the law wants its reason in writing.
    pub const fn needs_reason(self) -> bool {
        matches!(
            self,
            Self::SendBack
                | Self::RequestSupplement
                | Self::Pause
                | Self::Extend
                | Self::Refuse
                | Self::Withdraw
        )
    }
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::Counter, Self::Post, Self::Online];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Post => "post",
            Self::Online => "online",
        }
    }

    /// The channel that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == word)
    }
}
