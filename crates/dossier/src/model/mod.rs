//! Nothing here touches a clock, a database or a request.

mod code;
mod phone;
mod plan;
mod promise;
mod setting;
mod state;

pub use code::CodePattern;
pub use phone::{is_phone, phone_digits};
pub(crate) use plan::{PlannedStep, is_of_unit, last_working, plan, role_of, term_of};
pub use promise::{Promise, promise};
pub use setting::{FormSet, Setting};
pub use state::{Action, Channel, State};

use crate::Permit;
use flow::StepRole;
use jiff::Timestamp;
use platform::PersonId;
use workcal::{Grain, Timeliness, timeliness};

platform::id_type! {
    /// One dossier.
    DossierId
}

/// One dossier, without the personal data of whoever asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Its key.
    pub id: DossierId,
    /// Mã số hồ sơ.
    pub code: String,
    /// The version of the procedure that it follows to its end.
    pub version: document::VersionId,
    /// The procedure's name.
    pub procedure_name: String,
    /// The unit that settles it; 0 where the procedure belongs to the whole agency.
    pub unit: i64,
    /// How it came.
    pub channel: Channel,
    /// The case of the time limit; empty for the ordinary one.
    pub limit_case: String,
    /// The limit as the procedure words it.
    pub limit_text: String,
    /// Whether the due date binds to the day or to the minute.
    pub grain: Grain,
    /// Number of sets.
    pub sets: i64,
    /// When it was accepted.
    pub received_at: Timestamp,
    /// Until when the result is promised.
    pub due_at: Timestamp,
    /// Until when it had to be done before any extension: what statistics judge by.
    pub judged_at: Timestamp,
    /// Whether the promise rests on a calendar that is not published yet.
    pub is_provisional: bool,
    /// When the result was handed to the one-stop desk.
    pub finished_at: Option<Timestamp>,
    /// When the citizen got it.
    pub returned_at: Option<Timestamp>,
    /// The step it stands at, counted from 1.
    pub step_no: i64,
    /// Who does that step.
    pub step_role: StepRole,
    /// Until when that step should be done.
    pub step_due_at: Option<Timestamp>,
    /// The person it was handed to, if to somebody in particular.
    pub assignee: Option<PersonId>,
    /// Who accepted it.
    pub receiver: PersonId,
    /// The set of forms in force when it was accepted.
    pub form_set: FormSet,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
}

impl Dossier {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Early, on time or late, once it is finished (`one-stop.md` 2.3).
    pub fn timeliness(&self) -> Option<Timeliness> {
        Some(timeliness(self.judged_at, self.finished_at?, self.grain))
    }

    /// How its promise stands while it runs; nothing while its clock stands still or is over.
    pub fn promise(&self, now: Timestamp) -> Option<Promise> {
        promise(self.state, self.due_at, self.grain, now)
    }

    /// Whether it is open and past its promise.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.promise(now) == Some(Promise::Broken)
    }
}

impl Permit<'_> {
    /// Does what it allows: the dossier moved.
    pub fn act(self) -> Result<Dossier, Refusal> {
        let Self { action, dossier } = self;
        let to = dossier.state.after(action).ok_or(Refusal::WrongState)?;
        Ok(Dossier { state: to, moves: dossier.moves + 1, ..dossier.clone() })
    }
}

#[cfg(test)]
pub(crate) mod tests;
