use crate::Permit;
use jiff::civil::Date;

platform::id_type! {
    /// One inspection or audit.
    InspectionId
}

/// Where the result of an inspection stands. The words are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Written down, for the agency alone.
    Draft,
    /// The public reads it.
    Published,
    /// It was public and no longer is.
    Hidden,
}

/// What can be done with the result of an inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The public may read it.
    Publish,
    /// It is taken off the portal.
    Hide,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Hidden];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        match self {
            Self::Draft | Self::Hidden => &[(Action::Publish, Self::Published)],
            Self::Published => &[(Action::Hide, Self::Hidden)],
        }
    }

    /// Where an action leads from here.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == action).map(|(_, to)| *to)
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Hidden => "hidden",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 2] = [Self::Publish, Self::Hide];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Hide => "hide",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// What an inspection found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionContent {
    /// When it was.
    pub inspected_on: Date,
    /// Who inspected.
    pub inspector: String,
    /// What was inspected.
    pub subject: String,
    /// What came of it, in the words that the public reads.
    pub conclusion: String,
}

/// The paper of an inspection, a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// SHA-256 of its bytes.
    pub hash: String,
    /// What it was called.
    pub name: String,
}

/// An inspection or audit of the agency by others, or by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// Its key.
    pub id: InspectionId,
    /// What it found.
    pub content: InspectionContent,
    /// Its paper, if there is one.
    pub file: Option<Paper>,
    /// How often it changed, so that two people do not change it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

impl Inspection {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether it may be changed: what the public reads is taken off first.
    pub const fn is_editable(&self) -> bool {
        !matches!(self.state, State::Published)
    }
}

impl Permit<'_> {
    /// Does what it allows: the inspection moved. Nothing where its state has no such move.
    pub fn act(self) -> Option<Inspection> {
        let Self { action, inspection } = self;
        let state = inspection.state.after(action)?;
        Some(Inspection { state, moves: inspection.moves + 1, ..inspection.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, State};

    #[test]
    fn the_whole_life() {
        for (from, action, to) in [
            (State::Draft, Action::Publish, Some(State::Published)),
            (State::Draft, Action::Hide, None),
            (State::Published, Action::Publish, None),
            (State::Published, Action::Hide, Some(State::Hidden)),
            (State::Hidden, Action::Publish, Some(State::Published)),
            (State::Hidden, Action::Hide, None),
        ] {
            assert_eq!(from.after(action), to, "{from:?} {action:?}");
        }
    }
}
