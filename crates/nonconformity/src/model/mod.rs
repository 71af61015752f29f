//! Nothing here touches a clock, a database or a request.

mod finding;
mod state;

pub use finding::{Finding, Origin, Severity, Source};
pub use state::{Action, State};

use crate::Permit;
use document::VersionId;
use jiff::{ToSpan as _, civil::Date};
use platform::PersonId;

platform::id_type! {
    /// One nonconformity.
    NonconformityId
}

/// How long to wait, unless somebody says otherwise, before the effect of a measure is judged
/// (`iso-in-agencies.md` 4.4: one to three months).
const WAIT_DAYS: i64 = 30;

/// What late dossiers of one nonconformity have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The issue of the procedure that they followed.
    pub version: VersionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The step that overran.
    pub step_no: i64,
    /// What that step is.
    pub step: String,
    /// The first day of the month in which their promise was broken.
    pub month: Date,
}

/// One nonconformity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonconformity {
    /// Its key.
    pub id: NonconformityId,
    /// `NC-2026-01`; empty while it is a draft.
    pub number: String,
    /// What was found. For late dossiers the words are made from what is counted.
    pub finding: Finding,
    /// What its late dossiers have in common.
    pub group: Option<Group>,
    /// The one whose measure had no effect.
    pub follows: Option<NonconformityId>,
    /// Who noted it; 0 for the clock.
    pub raised_by: PersonId,
    /// The day it was noted.
    pub raised_on: Date,
    /// Khắc phục ngay: what is mended at once.
    pub correction: String,
    /// Why it came about, one "why" a line, from the nearest to the root.
    pub cause: String,
    /// Hành động khắc phục: what removes the cause.
    pub measure: String,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// Until when.
    pub due_on: Option<Date>,
    /// How often that day was moved.
    pub extensions: i64,
    /// Who reported it done.
    pub doer: Option<PersonId>,
    /// What was done, and what shows it.
    pub result: String,
    /// Who saw that it is done.
    pub verifier: Option<PersonId>,
    /// What they saw.
    pub verification: String,
    /// The first day on which the effect may be judged.
    pub judge_from: Option<Date>,
    /// How the effect was judged.
    pub effect: String,
    /// The day it ended.
    pub closed_on: Option<Date>,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// One act, with what its form said; each action takes what it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// Why, or what was seen.
    pub note: String,
    /// Who shall answer for it.
    pub owner: Option<PersonId>,
    /// Until when.
    pub due_on: Option<Date>,
    /// What is mended at once.
    pub correction: String,
    /// Why it came about.
    pub cause: String,
    /// What removes the cause.
    pub measure: String,
    /// The first day on which the effect may be judged.
    pub judge_from: Option<Date>,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// Nobody was named.
    #[error("nobody was named to answer for it")]
    NoOwner,
    /// No day was named, or one that is over.
    #[error("the day is missing or over")]
    NoDay,
    /// The later day is not later.
    #[error("the day was not moved on")]
    NotLater,
    /// Correction, cause and measure belong together.
    #[error("correction, cause or measure is missing")]
    NoPlan,
    /// The act needs words.
    #[error("the act needs a reason or a result")]
    NoNote,
    /// The waiting time is not over.
    #[error("the effect cannot be judged yet")]
    TooEarly,
}

impl Nonconformity {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether its day is over while somebody still has it to do. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.has_deadline() && self.due_on.is_some_and(|due| due < today)
    }

    /// The "whys", from the nearest to the root.
    pub fn whys(&self) -> impl Iterator<Item = &str> {
        self.cause.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// Everything it says in words, for the commitment in the record.
    pub fn words(&self) -> String {
        let Finding { description, requirement, evidence, .. } = &self.finding;
        let Self { correction, cause, measure, result, verification, effect, .. } = self;
        [
            description,
            requirement,
            evidence,
            correction,
            cause,
            measure,
            result,
            verification,
            effect,
        ]
        .map(String::as_str)
        .join("\n")
    }
}

impl Permit<'_> {
    /// Does what it allows: the nonconformity moved. Its number is given by the store.
    pub fn act(self, by: PersonId, with: &Move, today: Date) -> Result<Nonconformity, Refusal> {
        let Self { action, nonconformity: before } = self;
        let to = before.state.after(action).ok_or(Refusal::WrongState)?;
        let mut after = Nonconformity { state: to, moves: before.moves + 1, ..before.clone() };
        let note =
            || Some(with.note.clone()).filter(|note| !note.is_empty()).ok_or(Refusal::NoNote);
        let future = |day: Option<Date>| day.filter(|day| *day >= today).ok_or(Refusal::NoDay);
        match action {
            Action::Raise | Action::ApprovePlan => {}
            Action::Assign => {
                after.owner = Some(with.owner.ok_or(Refusal::NoOwner)?);
                after.due_on = Some(future(with.due_on)?);
            }
            Action::ProposeCause => {
                let Move { correction, cause, measure, .. } = with.clone();
                if correction.is_empty() || cause.is_empty() || measure.is_empty() {
                    return Err(Refusal::NoPlan);
                }
                after = Nonconformity { correction, cause, measure, ..after };
            }
            Action::ReportDone => {
                after.result = note()?;
                after.doer = Some(by);
            }
            Action::Verify => {
                after.verification = note()?;
                after.verifier = Some(by);
                let usual = today.saturating_add(WAIT_DAYS.days());
                after.judge_from =
                    Some(with.judge_from.map_or(Ok(usual), |day| future(Some(day)))?);
            }
            Action::Return | Action::Cancel => drop(note()?),
            Action::Extend => {
                note()?;
                let due = future(with.due_on)?;
                if before.due_on.is_some_and(|old| due <= old) {
                    return Err(Refusal::NotLater);
                }
                after.due_on = Some(due);
                after.extensions += 1;
            }
            Action::Close | Action::MarkIneffective => {
                after.effect = note()?;
                // That it came again is plain before the waiting time is over; that it is gone is not.
                let waits = before.judge_from.is_some_and(|from| today < from);
                if action == Action::Close && waits {
                    return Err(Refusal::TooEarly);
                }
            }
        }
        if !to.is_open() {
            after.closed_on = Some(today);
        }
        Ok(after)
    }
}

#[cfg(test)]
pub(crate) mod tests;
