//! Nothing here touches a clock, a database or a request.

mod finding;
mod plan;
mod recurrence;
mod state;

pub use finding::{Finding, Origin, Place, Severity, Source};
pub use plan::{Branch, Cause, Line, LineKind, Method, Plan};
pub use recurrence::{Likeness, likenesses};
pub use state::{Action, State};

use crate::Permit;
use change_request::RequestId;
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

/// One nonconformity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonconformity {
    /// Its key.
    pub id: NonconformityId,
    /// `NC-2026-01`; empty while it is a draft.
    pub number: String,
    /// What was found. For late dossiers the words are made from what is counted.
    pub finding: Finding,
    /// The first day of the month in which the promises of its late dossiers were broken.
    pub month: Option<Date>,
    /// The one whose measure had no effect.
    pub follows: Option<NonconformityId>,
    /// Who noted it; 0 for the clock.
    pub raised_by: PersonId,
    /// The day it was noted.
    pub raised_on: Date,
    /// Why it came about and what is done about it; empty until it is proposed.
    pub plan: Plan,
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
    /// What was brought up to date in the register of risks.
    pub risk_note: String,
    /// The change of a document that was asked for.
    pub change_request: Option<RequestId>,
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
    /// Cause, corrections and actions.
    pub plan: Plan,
    /// Which line was done, and when.
    pub line: Option<(LineKind, usize, Date)>,
    /// Of which document a change is asked for.
    pub version: Option<VersionId>,
    /// The request that came of it.
    pub change_request: Option<RequestId>,
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
    /// Correction, cause and action belong together.
    #[error("correction, cause or action is missing")]
    NoPlan,
    /// An action is due after the sheet itself.
    #[error("an action is due after the nonconformity")]
    LineLate,
    /// An action begins in the past.
    #[error("an action is due on a day that is over")]
    LineOver,
    /// There is no such line, or it was done on a day to come.
    #[error("no such line, or a day to come")]
    NoLine,
    /// Lines of the plan are still to be done.
    #[error("lines of the plan are open")]
    LinesOpen,
    /// The register of risks was to be brought up to date.
    #[error("the register of risks is not brought up to date")]
    RiskOpen,
    /// A document was to be changed.
    #[error("no change of a document was asked for")]
    ChangeOpen,
    /// The act needs words.
    #[error("the act needs a reason or a result")]
    NoNote,
    /// The waiting time is not over.
    #[error("the effect cannot be judged yet")]
    TooEarly,
}

impl Nonconformity {
    /// One that was just noted.
    pub fn noted(id: NonconformityId, finding: Finding, by: PersonId, today: Date) -> Self {
        Self {
            id,
            number: String::new(),
            finding,
            month: None,
            follows: None,
            raised_by: by,
            raised_on: today,
            plan: Plan::default(),
            owner: None,
            due_on: None,
            extensions: 0,
            doer: None,
            result: String::new(),
            verifier: None,
            verification: String::new(),
            judge_from: None,
            effect: String::new(),
            closed_on: None,
            risk_note: String::new(),
            change_request: None,
            moves: 0,
            state: State::Draft,
        }
    }

    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether its day is over while somebody still has it to do. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.has_deadline() && self.due_on.is_some_and(|due| due < today)
    }

    /// From which day on it may be closed as effective, while that is to come.
    pub fn waits_until(&self, today: Date) -> Option<Date> {
        self.judge_from.filter(|from| today < *from)
    }

    /// Whether it may be closed as effective: after the waiting time, with all that it touches done.
    fn may_end(&self, today: Date) -> Result<(), Refusal> {
        if self.waits_until(today).is_some() {
            return Err(Refusal::TooEarly);
        }
        if self.plan.touches_risks && self.risk_note.is_empty() {
            return Err(Refusal::RiskOpen);
        }
        if self.plan.touches_documents && self.change_request.is_none() {
            return Err(Refusal::ChangeOpen);
        }
        Ok(())
    }

    /// Everything it says in words, for the commitment in the record.
    pub fn words(&self) -> String {
        let Finding { description, requirement, evidence, .. } = &self.finding;
        let Self { plan, result, verification, effect, risk_note, .. } = self;
        let cause = plan.cause.written();
        let mut said = vec![description, requirement, evidence, &cause, &plan.cause.root];
        for line in &plan.lines {
            said.extend([&line.what, &line.evidence]);
        }
        said.extend([&plan.similar_note, result, verification, effect, risk_note]);
        said.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// The plan as proposed: whole, its actions still ahead and done by the day of the whole; what was done
/// of it stays done.
fn proposed(plan: &Plan, before: &Nonconformity, today: Date) -> Result<Plan, Refusal> {
    let mut plan = plan.clone();
    plan.keep_done(&before.plan);
    if !plan.is_whole() {
        return Err(Refusal::NoPlan);
    }
    let is_ahead = |line: &Line| line.done_on.is_some() || line.due_on >= today;
    if !plan.of(LineKind::Action).all(|(_, line)| is_ahead(line)) {
        return Err(Refusal::LineOver);
    }
    if before.due_on.is_some_and(|due| plan.lines.iter().any(|line| line.due_on > due)) {
        return Err(Refusal::LineLate);
    }
    Ok(plan)
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
            Action::ProposeCause => after.plan = proposed(&with.plan, before, today)?,
            Action::ReportLine => {
                let (kind, place, day) = with.line.ok_or(Refusal::NoLine)?;
                let fits =
                    day <= today && (kind == LineKind::Correction || to == State::PlanApproved);
                let line = after.plan.line_mut(kind, place).filter(|_| fits);
                let line = line.ok_or(Refusal::NoLine)?;
                line.done_on = Some(day);
                line.evidence = note()?;
            }
            Action::RequestChange => {
                after.change_request = Some(with.change_request.ok_or(Refusal::ChangeOpen)?);
            }
            Action::NoteRisk => after.risk_note = note()?,
            Action::ReportDone => {
                if !before.plan.is_done() {
                    return Err(Refusal::LinesOpen);
                }
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
                if action == Action::Close {
                    before.may_end(today)?;
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
