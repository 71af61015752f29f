/// Where an objective stands (`iso-in-agencies.md` 5.5). The words are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Dự thảo.
    Draft,
    /// Đã gửi thẩm định.
    Submitted,
    /// Đã thẩm định, chờ phê duyệt.
    Appraised,
    /// Đã phê duyệt, đang thực hiện.
    Approved,
    /// Đã đánh giá.
    Evaluated,
    /// Đã kết thúc.
    Closed,
}

/// What can be done to an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// It is handed in by its unit.
    Submit,
    /// The office finds it measurable and in line with the agency's.
    Appraise,
    /// Back to who wrote it, with a reason.
    Return,
    /// The head makes it binding.
    Approve,
    /// It must be changed; it needs a new approval, and what it said is kept.
    Amend,
    /// What it came to by mid-year is noted.
    Review,
    /// What was reached is fixed.
    Evaluate,
    /// Nothing more is to be done about it.
    Close,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Submitted,
        Self::Appraised,
        Self::Approved,
        Self::Evaluated,
        Self::Closed,
    ];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        match self {
            Self::Draft => &[(Action::Submit, Self::Submitted)],
            Self::Submitted => {
                &[(Action::Appraise, Self::Appraised), (Action::Return, Self::Draft)]
            }
            Self::Appraised => &[(Action::Approve, Self::Approved), (Action::Return, Self::Draft)],
            Self::Approved => &[
                (Action::Review, Self::Approved),
                (Action::Evaluate, Self::Evaluated),
                (Action::Amend, Self::Draft),
            ],
            Self::Evaluated => &[(Action::Close, Self::Closed)],
            Self::Closed => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// Whether it is binding, or was: what is measured and judged.
    pub const fn is_binding(self) -> bool {
        matches!(self, Self::Approved | Self::Evaluated | Self::Closed)
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Appraised => "appraised",
            Self::Approved => "approved",
            Self::Evaluated => "evaluated",
            Self::Closed => "closed",
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
        Self::Appraise,
        Self::Return,
        Self::Approve,
        Self::Amend,
        Self::Review,
        Self::Evaluate,
        Self::Close,
    ];

    /// The word in forms, the record and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Appraise => "appraise",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Amend => "amend",
            Self::Review => "review",
            Self::Evaluate => "evaluate",
            Self::Close => "close",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
