/// Where a succession stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Dự thảo.
    Draft,
    /// Đã trình, chờ các cơ quan kết thúc hoạt động xác nhận.
    Decided,
    /// Đã tiếp nhận.
    CarriedOut,
    /// Đã ký biên bản bàn giao.
    HandedOver,
    /// Bỏ.
    Dropped,
}

/// What can be done to a succession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The head takes it on, and the agencies that end are asked.
    Decide,
    /// The head takes it back before its day.
    Recall,
    /// An agency that ends says no.
    SendBack,
    /// Documents are copied as drafts before the day, so that they can be issued on it.
    Prepare,
    /// What stands is taken over.
    CarryOut,
    /// The minutes are signed.
    HandOver,
    /// Nothing comes of it.
    Drop,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Decided, Self::CarriedOut, Self::HandedOver, Self::Dropped];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        match self {
            Self::Draft => &[(Action::Decide, Self::Decided), (Action::Drop, Self::Dropped)],
            Self::Decided => &[
                (Action::Prepare, Self::Decided),
                (Action::CarryOut, Self::CarriedOut),
                (Action::Recall, Self::Draft),
                (Action::SendBack, Self::Draft),
            ],
            Self::CarriedOut => &[(Action::HandOver, Self::HandedOver)],
            Self::HandedOver | Self::Dropped => &[],
        }
    }

    /// The state after an action.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == action).map(|(_, to)| *to)
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Decided => "decided",
            Self::CarriedOut => "carried_out",
            Self::HandedOver => "handed_over",
            Self::Dropped => "dropped",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 7] = [
        Self::Decide,
        Self::Recall,
        Self::SendBack,
        Self::Prepare,
        Self::CarryOut,
        Self::HandOver,
        Self::Drop,
    ];

    /// The word in forms and the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decide => "decide",
            Self::Recall => "recall",
            Self::SendBack => "send_back",
            Self::Prepare => "prepare",
            Self::CarryOut => "carry_out",
            Self::HandOver => "hand_over",
            Self::Drop => "drop",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// What an agency that is to end says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Nothing yet.
    Asked,
    /// It ends, and hands over.
    Agreed,
    /// It does not.
    Objected,
    /// The question was taken back.
    Recalled,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Agreed, Self::Objected, Self::Recalled];

    /// What may be said in this place: the whole table.
    pub const fn moves(self) -> &'static [Self] {
        match self {
            Self::Asked => &[Self::Agreed, Self::Objected, Self::Recalled],
            Self::Agreed => &[Self::Recalled],
            Self::Objected | Self::Recalled => &[Self::Asked],
        }
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Agreed => "agreed",
            Self::Objected => "objected",
            Self::Recalled => "recalled",
        }
    }

    /// The answer that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == word)
    }
}
