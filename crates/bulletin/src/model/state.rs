/// Where a bulletin stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Đang soạn.
    Draft,
    /// Chờ duyệt.
    Submitted,
    /// Đã duyệt, chưa phát.
    Approved,
    /// Đã phát.
    Aired,
}

/// What can be done to a bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Its author hands it in.
    Submit,
    /// The editors give it back, with a reason.
    Return,
    /// The editors approve it; never its author.
    Approve,
    /// It was read out.
    Air,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Approved, Self::Aired];

    /// The whole life cycle, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Air, Approve, Return, Submit};
        match self {
            Self::Draft => &[(Submit, Self::Submitted)],
            Self::Submitted => &[(Approve, Self::Approved), (Return, Self::Draft)],
            Self::Approved => &[(Air, Self::Aired), (Return, Self::Draft)],
            Self::Aired => &[(Air, Self::Aired)],
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
            Self::Approved => "approved",
            Self::Aired => "aired",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 4] = [Self::Submit, Self::Return, Self::Approve, Self::Air];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Air => "air",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
