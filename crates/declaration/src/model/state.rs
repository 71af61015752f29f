/// Where a declaration stands (`iso-in-agencies.md` 5.15). That it is to be made anew is computed
/// ([`crate::Reason`]), never a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Dự thảo.
    Draft,
    /// Đã ký: what it declares is frozen; the clerk gives number and day.
    Signed,
    /// Đã công bố: posted, on the portal, sent to the department, or some of it.
    Published,
    /// Đang hiệu lực.
    InForce,
    /// Đã thay thế.
    Superseded,
    /// Bỏ, before it had a number.
    Discarded,
}

/// What can be done to a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The head signs what is seen.
    Sign,
    /// The clerk gives number and day.
    Number,
    /// It was posted, put on the portal or sent.
    Publish,
    /// All of that is done, and its day has come.
    TakeEffect,
    /// The next one is in force.
    Supersede,
    /// It is not wanted after all.
    Discard,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Signed,
        Self::Published,
        Self::InForce,
        Self::Superseded,
        Self::Discarded,
    ];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Discard, Number, Publish, Sign, Supersede, TakeEffect};
        match self {
            Self::Draft => &[(Sign, Self::Signed), (Discard, Self::Discarded)],
            Self::Signed => {
                &[(Number, Self::Signed), (Publish, Self::Published), (Discard, Self::Discarded)]
            }
            Self::Published => &[(Publish, Self::Published), (TakeEffect, Self::InForce)],
            Self::InForce => &[(Supersede, Self::Superseded)],
            Self::Superseded | Self::Discarded => &[],
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
            Self::Signed => "signed",
            Self::Published => "published",
            Self::InForce => "in_force",
            Self::Superseded => "superseded",
            Self::Discarded => "discarded",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 6] =
        [Self::Sign, Self::Number, Self::Publish, Self::TakeEffect, Self::Supersede, Self::Discard];

    /// The word in forms, the record and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Number => "number",
            Self::Publish => "publish",
            Self::TakeEffect => "take_effect",
            Self::Supersede => "supersede",
            Self::Discard => "discard",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}
