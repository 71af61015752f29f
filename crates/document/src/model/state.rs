/// Where a version stands between its first draft and the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Dự thảo.
    Draft,
    /// Chờ xem xét.
    InReview,
    /// Chờ thẩm định.
    InAppraisal,
    /// Chờ phê duyệt.
    InApproval,
    /// Đã phê duyệt, chờ quyết định ban hành.
    Approved,
    /// Đã ban hành, chưa đến ngày hiệu lực.
    Scheduled,
    /// Có hiệu lực.
    Effective,
    /// Tạm ngừng áp dụng.
    Suspended,
    /// Hết hiệu lực vì có bản thay thế.
    Superseded,
    /// Hủy bỏ.
    Withdrawn,
}

/// What can be done to a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The author hands it in.
    Submit,
    /// It goes back to the author.
    Return,
    /// The reviewer passes it on for appraisal.
    Review,
    /// The standing body passes it on for approval.
    Appraise,
    /// The approver answers for it.
    Approve,
    /// A decision issues it with its day of effect.
    Issue,
    /// Its day has come.
    TakeEffect,
    /// A newer version takes its place.
    Supersede,
    /// It is not applied for a while.
    Suspend,
    /// It is applied again.
    Resume,
    /// It is taken out of use.
    Withdraw,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::InReview,
        Self::InAppraisal,
        Self::InApproval,
        Self::Approved,
        Self::Scheduled,
        Self::Effective,
        Self::Suspended,
        Self::Superseded,
        Self::Withdrawn,
    ];

    /// The whole life cycle, one line a state. The page draws its buttons from this table, the
    /// manual its diagram. A new state doesn't compile until it has its line.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{
            Appraise, Approve, Issue, Resume, Return, Review, Submit, Supersede, Suspend,
            TakeEffect, Withdraw,
        };
        match self {
            Self::Draft => &[(Submit, Self::InReview), (Withdraw, Self::Withdrawn)],
            Self::InReview => &[(Review, Self::InAppraisal), (Return, Self::Draft)],
            Self::InAppraisal => &[(Appraise, Self::InApproval), (Return, Self::Draft)],
            Self::InApproval => &[(Approve, Self::Approved), (Return, Self::Draft)],
            Self::Approved => &[(Issue, Self::Scheduled), (Return, Self::Draft)],
            Self::Scheduled => &[(TakeEffect, Self::Effective), (Withdraw, Self::Withdrawn)],
            Self::Effective => &[
                (Supersede, Self::Superseded),
                (Suspend, Self::Suspended),
                (Withdraw, Self::Withdrawn),
            ],
            Self::Suspended => &[
                (Resume, Self::Effective),
                (Supersede, Self::Superseded),
                (Withdraw, Self::Withdrawn),
            ],
            Self::Superseded | Self::Withdrawn => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::InAppraisal => "in_appraisal",
            Self::InApproval => "in_approval",
            Self::Approved => "approved",
            Self::Scheduled => "scheduled",
            Self::Effective => "effective",
            Self::Suspended => "suspended",
            Self::Superseded => "superseded",
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
        Self::Submit,
        Self::Return,
        Self::Review,
        Self::Appraise,
        Self::Approve,
        Self::Issue,
        Self::TakeEffect,
        Self::Supersede,
        Self::Suspend,
        Self::Resume,
        Self::Withdraw,
    ];

    /// The word in forms, the record and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Review => "review",
            Self::Appraise => "appraise",
            Self::Approve => "approve",
            Self::Issue => "issue",
            Self::TakeEffect => "take_effect",
            Self::Supersede => "supersede",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Withdraw => "withdraw",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }

    /// Whether it needs a reason from here: what is taken back or taken away.
    pub const fn needs_reason(self, from: State) -> bool {
        match self {
            Self::Return | Self::Suspend => true,
            Self::Withdraw => !matches!(from, State::Draft),
            Self::Submit
            | Self::Review
            | Self::Appraise
            | Self::Approve
            | Self::Issue
            | Self::TakeEffect
            | Self::Supersede
            | Self::Resume => false,
        }
    }
}
