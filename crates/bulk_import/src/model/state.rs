/// Where a file of a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It was received and is still to be read.
    Waiting,
    /// It was read, and nothing of it is in doubt.
    Read,
    /// It was read, and a person has to look at it.
    NeedsPerson,
    /// It could not be read.
    NotReadable,
    /// The same bytes came twice in one run; this is the later one.
    Duplicate,
    /// A draft was made of it.
    Accepted,
    /// Somebody decided to leave it out.
    Skipped,
}

/// What can happen to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// The clock read it, and nothing of it is in doubt.
    Understand,
    /// The clock read it, and a person has to look.
    Question,
    /// The clock could not read it.
    Refuse,
    /// A person makes a draft of it.
    Accept,
    /// A person leaves it out.
    Skip,
    /// A person has it read again.
    Reread,
}

impl State {
    /// Every state, in the order in which a page counts them.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Read,
        Self::NeedsPerson,
        Self::NotReadable,
        Self::Duplicate,
        Self::Accepted,
        Self::Skipped,
    ];

    /// The word in the database and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Read => "read",
            Self::NeedsPerson => "needs_person",
            Self::NotReadable => "not_readable",
            Self::Duplicate => "duplicate",
            Self::Accepted => "accepted",
            Self::Skipped => "skipped",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// The moves from here: the whole life of a file in one table.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        match self {
            Self::Waiting => &[
                (Action::Understand, Self::Read),
                (Action::Question, Self::NeedsPerson),
                (Action::Refuse, Self::NotReadable),
                (Action::Skip, Self::Skipped),
            ],
            Self::Read | Self::NeedsPerson => {
                &[(Action::Accept, Self::Accepted), (Action::Skip, Self::Skipped)]
            }
            Self::NotReadable | Self::Duplicate => {
                &[(Action::Reread, Self::Waiting), (Action::Skip, Self::Skipped)]
            }
            Self::Skipped => &[(Action::Reread, Self::Waiting)],
            Self::Accepted => &[],
        }
    }

    /// Where an action leads from here.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == action).map(|(_, to)| *to)
    }

    /// Whether it was read and waits for a decision.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Read | Self::NeedsPerson)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 6] =
        [Self::Understand, Self::Question, Self::Refuse, Self::Accept, Self::Skip, Self::Reread];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Understand => "understand",
            Self::Question => "question",
            Self::Refuse => "refuse",
            Self::Accept => "accept",
            Self::Skip => "skip",
            Self::Reread => "reread",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_the_end_and_everything_else_can_be_left() {
        for state in State::ALL {
            assert_eq!(State::parse(state.as_str()), Some(state));
            let leaves = state.after(Action::Skip).is_some();
            assert_eq!(leaves, !matches!(state, State::Accepted | State::Skipped), "{state:?}");
            assert_eq!(state.after(Action::Accept).is_some(), state.is_open(), "{state:?}");
        }
        assert!(State::Accepted.moves().is_empty());
        for action in Action::ALL {
            assert_eq!(Action::parse(action.as_str()), Some(action));
        }
    }
}
