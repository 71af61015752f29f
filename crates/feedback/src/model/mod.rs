//! Nothing here touches a clock, a database or a request.

mod kind;
mod mask;
mod rule;
mod state;

pub use kind::{Channel, Kind};
pub use mask::mask;
pub(crate) use mask::tells_sender;
pub(crate) use rule::rule_of;
pub use rule::{Keeping, Rule, Starts};
pub use state::{Action, State};

use crate::Permit;
use jiff::{Timestamp, civil::Date};
use platform::PersonId;

platform::id_type! {
    /// One thing that a citizen said.
    FeedbackId
}

/// What somebody says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is, as the citizen sees it.
    pub kind: Kind,
    /// In one line.
    pub title: String,
    /// In their own words.
    pub words: String,
    /// The procedure, the dossier or the unit that it is about; may be empty.
    pub about: String,
    /// Who says it; may be empty where no answer is owed.
    pub sender: String,
    /// Telephone, e-mail or address.
    pub contact: String,
    /// Whether the answer may be published, without their name.
    pub may_publish: bool,
}

/// One thing that a citizen said, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// Its key.
    pub id: FeedbackId,
    /// What the citizen looks it up by.
    pub code: String,
    /// `PA-2026-01`.
    pub number: String,
    /// By what way it came.
    pub channel: Channel,
    /// What was said.
    pub message: Message,
    /// When it came.
    pub received_at: Timestamp,
    /// The unit that it concerns.
    pub unit: Option<i64>,
    /// Who writes the answer.
    pub owner: Option<PersonId>,
    /// Until when it is answered; nothing where no rule says so, or not yet.
    pub due_on: Option<Date>,
    /// The rule by which that day was set, in words.
    pub rule: String,
    /// How often that day was moved.
    pub extensions: i64,
    /// The answer.
    pub answer: String,
    /// Who wrote it.
    pub proposed_by: Option<PersonId>,
    /// Who signed it.
    pub signed_by: Option<PersonId>,
    /// When it went out.
    pub answered_on: Option<Date>,
    /// Where it was sent on, or why it was not taken up: the citizen reads it.
    pub ending: String,
    /// What everybody may read, once it is published.
    pub published: Option<Published>,
    /// On which day it came to its end: closed, sent on, not taken up.
    pub ended_on: Option<Date>,
    /// On which day the personal data in it was erased.
    pub erased_on: Option<Date>,
    /// How often it moved.
    pub moves: i64,
    pub(crate) state: State,
}

/// A question and its answer without personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Since when.
    pub on: Date,
    /// What was said.
    pub words: String,
    /// What was answered.
    pub answer: String,
}

/// What is said and given with a move.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// Why; for a transfer, to whom.
    pub note: String,
    /// What it is.
    pub kind: Option<Kind>,
    /// Which unit it concerns.
    pub unit: Option<i64>,
    /// Who shall answer.
    pub owner: Option<PersonId>,
    /// Until when, for an extension.
    pub due_on: Option<Date>,
    /// The answer.
    pub answer: String,
}

/// Why a move is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It does not lead on from here.
    #[error("not in this state")]
    WrongState,
    /// What it is or whom it concerns is not said.
    #[error("no kind or unit")]
    NoKind,
    /// Nobody is named.
    #[error("nobody is named")]
    NoOwner,
    /// There is no answer.
    #[error("no answer")]
    NoAnswer,
    /// Why is not said.
    #[error("no reason")]
    NoNote,
    /// There is no new day, or it is not later than the old one.
    #[error("no later day")]
    NotLater,
}

impl Feedback {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether its day is over and nobody answered. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.has_deadline() && self.due_on.is_some_and(|due| due < today)
    }

    /// Everything that it says in words, for the commitment in the record.
    pub fn commitment_words(&self) -> String {
        let Message { title, words, about, sender, contact, .. } = &self.message;
        [title, words, about, sender, contact, &self.answer, &self.ending]
            .map(String::as_str)
            .join("\n")
    }

    /// The same on a day: due then, by the rule.
    #[must_use]
    pub fn promised(self, due_on: Option<Date>, rule: String) -> Self {
        Self { due_on, rule, ..self }
    }
}

impl Permit<'_> {
    /// Does what it allows: the feedback moved. The day of a kind that changed is set by the caller.
    pub fn act(self, by: PersonId, with: &Move, today: Date) -> Result<Feedback, Refusal> {
        let Self { action, feedback: before } = self;
        let state = before.state.after(action).ok_or(Refusal::WrongState)?;
        let ended_on = state.is_over().then_some(today);
        let mut after = Feedback { state, ended_on, moves: before.moves + 1, ..before.clone() };
        let note =
            || Some(with.note.clone()).filter(|note| !note.is_empty()).ok_or(Refusal::NoNote);
        match action {
            Action::Classify => {
                after.message.kind = with.kind.ok_or(Refusal::NoKind)?;
                after.unit = Some(with.unit.ok_or(Refusal::NoKind)?);
            }
            Action::Assign => after.owner = Some(with.owner.ok_or(Refusal::NoOwner)?),
            Action::Propose => {
                if with.answer.is_empty() {
                    return Err(Refusal::NoAnswer);
                }
                after.answer.clone_from(&with.answer);
                after.proposed_by = Some(by);
            }
            Action::Answer => {
                after.signed_by = Some(by);
                after.answered_on = Some(today);
            }
            Action::Close => {}
            Action::Return => {
                note()?;
                (after.signed_by, after.answered_on, after.published) = (None, None, None);
            }
            Action::Extend => {
                note()?;
                let due = with.due_on.filter(|due| *due >= today);
                let due = due.filter(|due| before.due_on.is_none_or(|old| *due > old));
                after.due_on = Some(due.ok_or(Refusal::NotLater)?);
                after.extensions += 1;
            }
            Action::Transfer | Action::Decline => after.ending = note()?,
        }
        Ok(after)
    }
}

#[cfg(test)]
pub(crate) mod tests;
