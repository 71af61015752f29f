/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Nháp.
    Draft,
    /// Đã gửi, chờ trưởng đơn vị.
    Submitted,
    /// Trưởng đơn vị đồng ý, chờ cơ quan thường trực.
    Endorsed,
    /// Chấp nhận, đã giao người soạn.
    Accepted,
    /// Đang soạn.
    InProgress,
    /// Đã ban hành.
    Done,
    /// Không chấp nhận.
    Rejected,
    /// Gộp vào phiếu khác.
    Merged,
    /// Người đề nghị rút lại.
    Retracted,
}

/// What can be done to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Its author hands it in.
    Submit,
    /// Its author takes it back.
    Retract,
    /// The head of the unit agrees.
    Endorse,
    /// The standing body agrees, and says who writes until when.
    Accept,
    /// It is refused, with a reason.
    Reject,
    /// It goes on in another request.
    Merge,
    /// Whoever writes begins.
    Begin,
    /// The draft that was begun was given up.
    GiveUp,
    /// The document did what was asked.
    Finish,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Submitted,
        Self::Endorsed,
        Self::Accepted,
        Self::InProgress,
        Self::Done,
        Self::Rejected,
        Self::Merged,
        Self::Retracted,
    ];

    /// The whole life cycle, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Accept, Begin, Endorse, Finish, GiveUp, Merge, Reject, Retract, Submit};
        match self {
            Self::Draft => &[(Submit, Self::Submitted), (Retract, Self::Retracted)],
            Self::Submitted => {
                &[(Endorse, Self::Endorsed), (Reject, Self::Rejected), (Retract, Self::Retracted)]
            }
            Self::Endorsed => {
                &[(Accept, Self::Accepted), (Reject, Self::Rejected), (Merge, Self::Merged)]
            }
            Self::Accepted => &[(Begin, Self::InProgress), (Finish, Self::Done)],
            Self::InProgress => &[(Finish, Self::Done), (GiveUp, Self::Accepted)],
            Self::Done | Self::Rejected | Self::Merged | Self::Retracted => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// The word in the database and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Endorsed => "endorsed",
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
            Self::Done => "done",
            Self::Rejected => "rejected",
            Self::Merged => "merged",
            Self::Retracted => "retracted",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether somebody still has to do something.
    pub const fn is_open(self) -> bool {
        !self.moves().is_empty()
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 9] = [
        Self::Submit,
        Self::Retract,
        Self::Endorse,
        Self::Accept,
        Self::Reject,
        Self::Merge,
        Self::Begin,
        Self::GiveUp,
        Self::Finish,
    ];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Retract => "retract",
            Self::Endorse => "endorse",
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Merge => "merge",
            Self::Begin => "begin",
            Self::GiveUp => "give_up",
            Self::Finish => "finish",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
