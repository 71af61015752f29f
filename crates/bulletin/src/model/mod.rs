//! Nothing here touches a clock, a database or a request.

mod reading;
mod state;

pub(crate) use reading::reading_time;
pub use reading::syllables;
pub use state::{Action, State};

use crate::Permit;
use jiff::civil::{Date, Time};
use platform::PersonId;

platform::id_type! {
    /// One bulletin.
    BulletinId
}
platform::id_type! {
    /// One thing put before a briefing.
    ItemId
}

/// Out of what a bulletin was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Nothing but its author's words.
    Own,
    /// A published article.
    Article(i64),
    /// A version of a process in force.
    Process(i64),
}

impl Source {
    /// The word in the database: `article/17`.
    pub fn text(self) -> String {
        match self {
            Self::Own => String::new(),
            Self::Article(id) => format!("article/{id}"),
            Self::Process(id) => format!("process/{id}"),
        }
    }

    /// The source that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        if word.is_empty() {
            return Some(Self::Own);
        }
        let (kind, id) = word.split_once('/')?;
        let id = id.parse().ok()?;
        match kind {
            "article" => Some(Self::Article(id)),
            "process" => Some(Self::Process(id)),
            _ => None,
        }
    }

    /// The page of the staff about it.
    pub fn href(self) -> Option<String> {
        match self {
            Self::Own => None,
            Self::Article(id) => Some(format!("/news/{id}")),
            Self::Process(id) => Some(format!("/documents/{id}")),
        }
    }
}

/// What a bulletin says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it is about.
    pub title: String,
    /// Word for word what is read out.
    pub script: String,
    /// Out of what it was made.
    pub source: Source,
}

/// A bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    /// Its key.
    pub id: BulletinId,
    /// `12/2026`; empty until it is approved.
    pub number: String,
    /// What it says.
    pub text: Text,
    /// Who wrote it.
    pub author: PersonId,
    /// Who approved it.
    pub approved_by: Option<PersonId>,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// That a bulletin was read out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Airing {
    /// On which day.
    pub day: Date,
    /// At what time.
    pub time: Time,
    /// Over what: the name of the loudspeakers or the station.
    pub channel: String,
    /// What else is to be known: sound, interruptions.
    pub note: String,
}

/// How the station reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Syllables a minute.
    pub words_per_minute: i64,
    /// The name with which bulletins begin.
    pub station: String,
}

impl Setting {
    /// Syllables a minute where nobody said otherwise: slow enough for loudspeakers in the open.
    pub const USUAL: i64 = 160;
    /// The least and the most that make sense.
    pub const SENSE: std::ops::RangeInclusive<i64> = 60..=300;
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// Giving back needs a reason.
    #[error("a reason is missing")]
    ReasonMissing,
}

impl Bulletin {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }
}

impl Permit<'_> {
    /// Does what it allows: the bulletin moved.
    pub fn act(self, reason: &str) -> Result<Bulletin, Refusal> {
        let Self { action, bulletin, by } = self;
        let to = bulletin.state.after(action).ok_or(Refusal::WrongState)?;
        let mut moved = Bulletin { state: to, moves: bulletin.moves + 1, ..bulletin.clone() };
        match action {
            Action::Return if reason.trim().is_empty() => return Err(Refusal::ReasonMissing),
            Action::Return => moved.approved_by = None,
            Action::Approve => moved.approved_by = Some(by),
            Action::Submit | Action::Air => {}
        }
        Ok(moved)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn a_bulletin(state: State) -> Bulletin {
        Bulletin {
            id: BulletinId::new(1),
            number: String::new(),
            text: Text {
                title: "Bản tin".into(), script: "Kính thưa".into(), source: Source::Own
            },
            author: PersonId::new(1),
            approved_by: None,
            moves: 0,
            state,
        }
    }

    /// Every state with every action: only what the table has goes through.
    #[test]
    fn the_life_of_a_bulletin() {
        for state in State::ALL {
            for action in Action::ALL {
                let bulletin = a_bulletin(state);
                let permit = Permit { action, bulletin: &bulletin, by: PersonId::new(2) };
                match state.after(action) {
                    Some(to) => assert_eq!(permit.act("Sai").unwrap().state, to),
                    None => assert_eq!(permit.act("Sai"), Err(Refusal::WrongState)),
                }
            }
        }
        let handed_in = a_bulletin(State::Submitted);
        let permit = Permit { action: Action::Return, bulletin: &handed_in, by: PersonId::new(2) };
        assert_eq!(permit.act(" "), Err(Refusal::ReasonMissing));
    }

    #[test]
    fn sources() {
        for source in [Source::Own, Source::Article(7), Source::Process(9)] {
            assert_eq!(Source::parse(&source.text()), Some(source));
        }
        assert_eq!(Source::parse("article/x"), None);
        assert_eq!(Source::parse("elsewhere/1"), None);
    }
}
