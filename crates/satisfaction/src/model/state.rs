/// Where a survey stands (`iso-in-agencies.md` 5.11). The words are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Dự thảo.
    Draft,
    /// Đã duyệt.
    Approved,
    /// Đang lấy ý kiến.
    Open,
    /// Đã đóng.
    Closed,
    /// Đã phân tích.
    Analysed,
    /// Đã công bố.
    Published,
    /// Hủy bỏ.
    Cancelled,
}

/// What can be done to a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// It may be made.
    Approve,
    /// Slips are taken from now on.
    Open,
    /// No more are given out.
    Close,
    /// What it says, and what is to be done about it.
    Analyse,
    /// Everybody may read the result.
    Publish,
    /// One step back, with a reason.
    Return,
    /// It is not made after all, with a reason.
    Cancel,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Approved,
        Self::Open,
        Self::Closed,
        Self::Analysed,
        Self::Published,
        Self::Cancelled,
    ];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Analyse, Approve, Cancel, Close, Open, Publish, Return};
        match self {
            Self::Draft => &[(Approve, Self::Approved), (Cancel, Self::Cancelled)],
            Self::Approved => {
                &[(Open, Self::Open), (Return, Self::Draft), (Cancel, Self::Cancelled)]
            }
            Self::Open => &[(Close, Self::Closed)],
            Self::Closed => &[(Analyse, Self::Analysed), (Return, Self::Open)],
            Self::Analysed => &[(Publish, Self::Published), (Return, Self::Closed)],
            Self::Published => &[(Return, Self::Analysed)],
            Self::Cancelled => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// Whether slips on paper may still be entered: those given out come back after the last day.
    pub const fn takes_paper(self) -> bool {
        matches!(self, Self::Open | Self::Closed)
    }

    /// Whether its result stands.
    pub const fn is_analysed(self) -> bool {
        matches!(self, Self::Analysed | Self::Published)
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Analysed => "analysed",
            Self::Published => "published",
            Self::Cancelled => "cancelled",
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
        Self::Approve,
        Self::Open,
        Self::Close,
        Self::Analyse,
        Self::Publish,
        Self::Return,
        Self::Cancel,
    ];

    /// The word in forms, the record and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Open => "open",
            Self::Close => "close",
            Self::Analyse => "analyse",
            Self::Publish => "publish",
            Self::Return => "return",
            Self::Cancel => "cancel",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
