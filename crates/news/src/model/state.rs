/// Where an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Đang viết.
    Draft,
    /// Chờ ban biên tập.
    Submitted,
    /// Ban biên tập đã duyệt, chưa đăng.
    Approved,
    /// Hẹn giờ đăng.
    Scheduled,
    /// Đã đăng.
    Published,
    /// Đã gỡ.
    Unpublished,
}

/// What can be done to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Its author hands it in.
    Submit,
    /// The editors give it back, with a reason.
    Return,
    /// The editors approve it; never its author.
    Approve,
    /// It is to be published at a minute to come.
    Schedule,
    /// That is called off.
    Unschedule,
    /// Everybody can read it.
    Publish,
    /// It is taken off, with a reason.
    Unpublish,
    /// What was taken off is written anew and approved anew.
    Rework,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Submitted,
        Self::Approved,
        Self::Scheduled,
        Self::Published,
        Self::Unpublished,
    ];

    /// The whole life cycle, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Approve, Publish, Return, Rework, Schedule, Submit, Unpublish, Unschedule};
        match self {
            Self::Draft => &[(Submit, Self::Submitted)],
            Self::Submitted => &[(Approve, Self::Approved), (Return, Self::Draft)],
            Self::Approved => {
                &[(Publish, Self::Published), (Schedule, Self::Scheduled), (Return, Self::Draft)]
            }
            Self::Scheduled => &[(Publish, Self::Published), (Unschedule, Self::Approved)],
            Self::Published => &[(Unpublish, Self::Unpublished)],
            Self::Unpublished => &[(Rework, Self::Draft)],
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
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Unpublished => "unpublished",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 8] = [
        Self::Submit,
        Self::Return,
        Self::Approve,
        Self::Schedule,
        Self::Unschedule,
        Self::Publish,
        Self::Unpublish,
        Self::Rework,
    ];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Schedule => "schedule",
            Self::Unschedule => "unschedule",
            Self::Publish => "publish",
            Self::Unpublish => "unpublish",
            Self::Rework => "rework",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
