/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Dự thảo.
    Draft,
    /// Chánh Văn phòng đã xem xét.
    Reviewed,
    /// Người đứng đầu đã ký.
    Signed,
    /// Đã gửi.
    Sent,
    /// Nơi nhận đã xác nhận.
    Acknowledged,
}

/// What can be done to a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The head of the office has looked at it.
    Review,
    /// It goes back, with a reason.
    Return,
    /// The head signs.
    Sign,
    /// It is numbered and sent.
    Send,
    /// Its receiver confirmed it.
    Acknowledge,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Reviewed, Self::Signed, Self::Sent, Self::Acknowledged];

    /// The whole life cycle, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Acknowledge, Return, Review, Send, Sign};
        match self {
            Self::Draft => &[(Review, Self::Reviewed)],
            Self::Reviewed => &[(Sign, Self::Signed), (Return, Self::Draft)],
            Self::Signed => &[(Send, Self::Sent), (Return, Self::Draft)],
            Self::Sent => &[(Acknowledge, Self::Acknowledged)],
            Self::Acknowledged => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == action).map(|(_, to)| *to)
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reviewed => "reviewed",
            Self::Signed => "signed",
            Self::Sent => "sent",
            Self::Acknowledged => "acknowledged",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether it has left the agency.
    pub const fn is_sent(self) -> bool {
        matches!(self, Self::Sent | Self::Acknowledged)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 5] =
        [Self::Review, Self::Return, Self::Sign, Self::Send, Self::Acknowledge];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Return => "return",
            Self::Sign => "sign",
            Self::Send => "send",
            Self::Acknowledge => "acknowledge",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
