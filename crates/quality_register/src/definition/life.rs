use super::Rights;
use jiff::{ToSpan as _, civil::Date};

/// A state of a register's entries with all that can be done in it: one row of the table of states.
/// Its label is the word `state.<key>`.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// The word in the database and the API.
    pub key: &'static str,
    /// Its colour and shape.
    pub tone: Tone,
    /// Whether the due day no longer counts: the work is done or given up.
    pub is_settled: bool,
    /// Who changes the fields here, if anybody.
    pub edit: Option<Rights>,
    /// Whom it waits for, in their inbox.
    pub waits: Option<Rights>,
    /// How many days before its due day it waits, and not at all without such a day; always, where there
    /// is no number.
    pub waits_before: Option<i64>,
    /// What can be done here.
    pub steps: &'static [Step],
}

/// How a state looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good.
    Ok,
    /// Under way.
    Info,
    /// Somebody must look.
    Warn,
    /// Bad.
    Bad,
    /// Over.
    Mute,
}

/// A step from one state to another. Its button is the word `step.<key>`, what is said after it
/// `did.<key>`, what the record and the history call it `act.<key>`.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The word in forms, the record and the API.
    pub key: &'static str,
    /// The state that it leads to.
    pub to: &'static str,
    /// Who may.
    pub rights: Rights,
    /// The fields that must be filled in with it.
    pub asks: &'static [&'static str],
    /// The fields that may be filled in with it.
    pub offers: &'static [&'static str],
    /// Whether words must, may or cannot go with it; their label is the word `note.<key>`.
    pub note: Note,
    /// Whether it ends something for good, and its button says so.
    pub is_grave: bool,
    /// How many days before the due day of its entry it opens; at once, where there is no number.
    pub opens_before: Option<i64>,
}

/// Whether words go with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// None.
    No,
    /// If somebody wants to.
    May,
    /// It needs them.
    Must,
}

impl Stage {
    /// A state in which nothing can be done yet.
    pub const fn new(key: &'static str, tone: Tone) -> Self {
        Self {
            key,
            tone,
            is_settled: false,
            edit: None,
            waits: None,
            waits_before: None,
            steps: &[],
        }
    }

    /// The due day no longer counts.
    #[must_use]
    pub const fn settled(self) -> Self {
        Self { is_settled: true, ..self }
    }

    /// These change its fields.
    #[must_use]
    pub const fn edited_by(self, rights: Rights) -> Self {
        Self { edit: Some(rights), ..self }
    }

    /// It waits for these.
    #[must_use]
    pub const fn waits_for(self, rights: Rights) -> Self {
        Self { waits: Some(rights), ..self }
    }

    /// It waits only from so many days before its due day on: a yearly review, a calibration.
    #[must_use]
    pub const fn before_due(self, days: i64) -> Self {
        Self { waits_before: Some(days), ..self }
    }

    /// What can be done here.
    #[must_use]
    pub const fn steps(self, steps: &'static [Step]) -> Self {
        Self { steps, ..self }
    }

    /// The step of this word.
    pub fn step(&self, key: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.key == key)
    }
}

impl Tone {
    /// The class of its badge.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Mute => "mute",
        }
    }
}

impl Step {
    /// A step that takes nothing but a click.
    pub const fn new(key: &'static str, to: &'static str, rights: Rights) -> Self {
        Self {
            key,
            to,
            rights,
            asks: &[],
            offers: &[],
            note: Note::No,
            is_grave: false,
            opens_before: None,
        }
    }

    /// These fields must be filled in with it.
    #[must_use]
    pub const fn asks(self, asks: &'static [&'static str]) -> Self {
        Self { asks, ..self }
    }

    /// These fields may be filled in with it.
    #[must_use]
    pub const fn offers(self, offers: &'static [&'static str]) -> Self {
        Self { offers, ..self }
    }

    /// Words may go with it.
    #[must_use]
    pub const fn with_note(self) -> Self {
        Self { note: Note::May, ..self }
    }

    /// Words must go with it.
    #[must_use]
    pub const fn needs_note(self) -> Self {
        Self { note: Note::Must, ..self }
    }

    /// It opens only so many days before the due day of its entry: earlier, nobody knows.
    #[must_use]
    pub const fn opens_before(self, days: i64) -> Self {
        Self { opens_before: Some(days), ..self }
    }

    /// The day on which it opens for an entry that is due on one; none where it is open at once.
    pub fn opens_on(&self, due: Option<Date>) -> Option<Date> {
        Some(due?.saturating_sub(self.opens_before?.days()))
    }

    /// Whether somebody approves by it: only those who lead may, and it asks for no reason. Whoever
    /// refuses or sends back gives one.
    pub(crate) fn approves(&self) -> bool {
        self.note != Note::Must && self.rights.is_of_leaders()
    }

    /// It ends something for good.
    #[must_use]
    pub const fn grave(self) -> Self {
        Self { is_grave: true, ..self }
    }
}
