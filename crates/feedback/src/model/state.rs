/// Where it stands (`iso-in-agencies.md` 5.11). The words are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Mới nhận.
    Received,
    /// Đã phân loại.
    Classified,
    /// Đã giao.
    Assigned,
    /// Đã dự thảo trả lời.
    Proposed,
    /// Đã trả lời.
    Answered,
    /// Đã đóng.
    Closed,
    /// Đã chuyển nơi khác.
    Transferred,
    /// Không thụ lý.
    Declined,
}

/// What can be done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// What it is, and which unit it concerns. A complaint is taken up (thụ lý) by it.
    Classify,
    /// Somebody shall answer it.
    Assign,
    /// An answer is written.
    Propose,
    /// The answer is signed and goes out.
    Answer,
    /// Nothing is left to do.
    Close,
    /// Back to whoever writes the answer, with a reason.
    Return,
    /// A later day, with a reason.
    Extend,
    /// It is for another body, which is named.
    Transfer,
    /// It is not taken up, with a reason.
    Decline,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 8] = [
        Self::Received,
        Self::Classified,
        Self::Assigned,
        Self::Proposed,
        Self::Answered,
        Self::Closed,
        Self::Transferred,
        Self::Declined,
    ];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Answer, Assign, Classify, Close, Decline, Extend, Propose, Return, Transfer};
        match self {
            Self::Received => &[
                (Classify, Self::Classified),
                (Transfer, Self::Transferred),
                (Decline, Self::Declined),
            ],
            Self::Classified => &[
                (Assign, Self::Assigned),
                (Classify, Self::Classified),
                (Transfer, Self::Transferred),
                (Decline, Self::Declined),
            ],
            Self::Assigned => &[
                (Propose, Self::Proposed),
                (Assign, Self::Assigned),
                (Extend, Self::Assigned),
                (Transfer, Self::Transferred),
            ],
            Self::Proposed => {
                &[(Answer, Self::Answered), (Return, Self::Assigned), (Extend, Self::Proposed)]
            }
            Self::Answered => &[(Close, Self::Closed), (Return, Self::Assigned)],
            Self::Closed | Self::Transferred | Self::Declined => &[],
        }
    }

    /// Where `action` leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(a, _)| *a == action).map(|(_, to)| *to)
    }

    /// Whether its day counts: nobody answered yet.
    pub const fn has_deadline(self) -> bool {
        matches!(self, Self::Received | Self::Classified | Self::Assigned | Self::Proposed)
    }

    /// Whether nothing follows.
    pub const fn is_over(self) -> bool {
        self.moves().is_empty()
    }

    /// Whether the citizen has an answer.
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Answered | Self::Closed)
    }

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Classified => "classified",
            Self::Assigned => "assigned",
            Self::Proposed => "proposed",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Transferred => "transferred",
            Self::Declined => "declined",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 9] = [
        Self::Classify,
        Self::Assign,
        Self::Propose,
        Self::Answer,
        Self::Close,
        Self::Return,
        Self::Extend,
        Self::Transfer,
        Self::Decline,
    ];

    /// The word in forms, the record and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Classify => "classify",
            Self::Assign => "assign",
            Self::Propose => "propose",
            Self::Answer => "answer",
            Self::Close => "close",
            Self::Return => "return",
            Self::Extend => "extend",
            Self::Transfer => "transfer",
            Self::Decline => "decline",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
