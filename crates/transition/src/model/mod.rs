//! Nothing here touches a clock, a database or a request.

mod state;

pub use state::{Action, Stage, State, Step};

use crate::{ItemPermit, Permit};
use jiff::civil::Date;
use platform::PersonId;
use standard::Edition;

platform::id_type! {
    /// One transition.
    TransitionId
}

/// What is begun: from which edition to which, until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// What it is called.
    pub title: String,
    /// The edition that is left.
    pub from: Edition,
    /// The edition that is reached.
    pub to: Edition,
    /// Until when.
    pub due_on: Date,
}

/// Going over from one edition to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// Its key.
    pub id: TransitionId,
    /// From where to where, until when.
    pub intent: Intent,
    /// Since when.
    pub begun_on: Date,
    /// The day on which it was completed or given up.
    pub ended_on: Option<Date>,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// One line of the gap analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The transition it belongs to.
    pub transition: TransitionId,
    /// Its place, in the order of the new edition.
    pub place: i64,
    /// The clauses of the old edition, as `7.2.2, 7.2.3`; empty for what is new.
    pub old: String,
    /// The clause of the new edition; empty for what is no longer asked for.
    pub new: String,
    /// The word of its [`standard::Kind`].
    pub kind: String,
    /// How the agency does it now, and what is missing.
    pub present: String,
    /// What closes the gap.
    pub plan: String,
    /// Who.
    pub owner: Option<PersonId>,
    /// Until when.
    pub due_on: Option<Date>,
    /// What shows that there is none, or none any more.
    pub evidence: String,
    /// Who said that it is closed.
    pub doer: Option<PersonId>,
    /// When.
    pub done_on: Option<Date>,
    /// How often it moved.
    pub moves: i64,
    /// Private, so that [`ItemPermit::act`] alone moves it.
    pub(crate) stage: Stage,
}

/// What a step comes with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// How it is done now, and what is missing.
    pub present: String,
    /// What closes the gap.
    pub plan: String,
    /// Who.
    pub owner: Option<PersonId>,
    /// Until when.
    pub due_on: Option<Date>,
    /// What shows it.
    pub evidence: String,
    /// Why it comes back.
    pub reason: String,
}

/// What a document is worth under the new edition, when somebody looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It fits as it is.
    Fit,
    /// It must be changed.
    MustChange,
}

/// How a document stands in a transition. Computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nobody looked yet.
    Unassessed,
    /// It fits.
    Fit,
    /// It must be changed and was not yet.
    MustChange,
    /// A version that took effect after it was looked at replaced what had to be changed.
    Changed,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this does not start from this state")]
    WrongState,
    /// The way leads back.
    #[error("the new edition is not younger than the old one")]
    NotForward,
    /// It is over, or its plan is not approved yet.
    #[error("the transition does not run")]
    NotRunning,
    /// Clauses or documents are open.
    #[error("something is still open")]
    StillOpen,
    /// A reason is needed.
    #[error("a reason is needed")]
    ReasonMissing,
}

impl Verdict {
    /// The word in the database and in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::MustChange => "must_change",
        }
    }

    /// The verdict that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Fit, Self::MustChange].into_iter().find(|verdict| verdict.as_str() == word)
    }

    /// How a document stands of which this was said of the version `said_of`, and whose version in
    /// force is `now`.
    pub fn standing(self, said_of: i64, now: i64) -> Standing {
        match self {
            Self::Fit => Standing::Fit,
            Self::MustChange if said_of == now => Standing::MustChange,
            Self::MustChange => Standing::Changed,
        }
    }
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::Unassessed, Self::Fit, Self::MustChange, Self::Changed];

    /// The word in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unassessed => "unassessed",
            Self::Fit => "fit",
            Self::MustChange => "must_change",
            Self::Changed => "changed",
        }
    }

    /// Whether nothing is left to do.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Fit | Self::Changed)
    }
}

impl Intent {
    /// Whether it leads forward.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.from < self.to { Ok(()) } else { Err(Refusal::NotForward) }
    }
}

impl Transition {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether it should have been completed by `today`. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        matches!(self.state, State::Draft | State::Running) && self.intent.due_on < today
    }
}

impl Item {
    /// Where it stands.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// Whether its gap should have been closed by `today`. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.stage == Stage::Planned && self.due_on.is_some_and(|due| due < today)
    }
}

impl Permit<'_> {
    /// Moves the transition. `open` counts the clauses and documents that are not settled.
    pub fn act(self, open: usize, reason: &str, today: Date) -> Result<Transition, Refusal> {
        let Self { action, transition } = self;
        let state = transition.state.after(action).ok_or(Refusal::WrongState)?;
        if action == Action::Complete && open > 0 {
            return Err(Refusal::StillOpen);
        }
        if action == Action::Cancel && reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        let ended_on = (action != Action::Approve).then_some(today);
        Ok(Transition { ended_on, state, ..transition.clone() })
    }
}

impl ItemPermit<'_> {
    /// Moves the clause. What the step lacks was asked for by the form.
    pub fn act(self, given: &Given, today: Date) -> Result<Item, Refusal> {
        let Self { step, item, state, by } = self;
        let stage = item.stage.after(step).ok_or(Refusal::WrongState)?;
        let runs = match step {
            Step::Fit | Step::Plan => matches!(state, State::Draft | State::Running),
            Step::Report | Step::Return | Step::Verify => state == State::Running,
        };
        if !runs {
            return Err(Refusal::NotRunning);
        }
        let mut after = Item { stage, ..item.clone() };
        match step {
            Step::Fit => {
                after.present.clone_from(&given.present);
                after.evidence.clone_from(&given.evidence);
                (after.plan, after.owner, after.due_on) = (String::new(), None, None);
            }
            Step::Plan => {
                after.present.clone_from(&given.present);
                after.plan.clone_from(&given.plan);
                (after.owner, after.due_on) = (given.owner, given.due_on);
            }
            Step::Report => {
                after.evidence.clone_from(&given.evidence);
                (after.doer, after.done_on) = (Some(by), Some(today));
            }
            Step::Return if given.reason.trim().is_empty() => return Err(Refusal::ReasonMissing),
            Step::Return => (after.doer, after.done_on) = (None, None),
            Step::Verify => {}
        }
        Ok(after)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    pub(crate) fn a_transition(state: State) -> Transition {
        Transition {
            id: TransitionId::new(1),
            intent: Intent {
                title: "2015 to 2026".into(),
                from: Edition::Iso2015,
                to: Edition::Iso2026,
                due_on: date(2027, 12, 31),
            },
            begun_on: date(2026, 11, 2),
            ended_on: None,
            moves: 0,
            state,
        }
    }

    pub(crate) fn an_item(stage: Stage) -> Item {
        Item {
            transition: TransitionId::new(1),
            place: 3,
            old: "6.1".into(),
            new: "6.1.2".into(),
            kind: "split".into(),
            present: String::new(),
            plan: String::new(),
            owner: Some(PersonId::new(2)),
            due_on: Some(date(2027, 3, 31)),
            evidence: String::new(),
            doer: Some(PersonId::new(2)),
            done_on: None,
            moves: 0,
            stage,
        }
    }

    #[test]
    fn a_transition_is_completed_when_nothing_is_open() {
        let today = date(2026, 11, 26);
        let act = |state, action, open, reason: &str| {
            let transition = a_transition(state);
            let after = Permit { action, transition: &transition }.act(open, reason, today);
            after.map(|after| (after.state, after.ended_on))
        };
        for (state, action, open, reason, want) in [
            (State::Draft, Action::Approve, 9, "", Ok((State::Running, None))),
            (State::Running, Action::Complete, 1, "", Err(Refusal::StillOpen)),
            (State::Running, Action::Complete, 0, "", Ok((State::Completed, Some(today)))),
            (State::Draft, Action::Complete, 0, "", Err(Refusal::WrongState)),
            (State::Running, Action::Cancel, 0, " ", Err(Refusal::ReasonMissing)),
            (State::Running, Action::Cancel, 5, "x", Ok((State::Cancelled, Some(today)))),
            (State::Completed, Action::Cancel, 0, "x", Err(Refusal::WrongState)),
        ] {
            assert_eq!(act(state, action, open, reason), want, "{state:?} {action:?}");
        }
    }

    #[test]
    fn a_gap_is_closed_step_by_step() {
        let today = date(2026, 11, 26);
        let given = Given { reason: "x".into(), ..Given::default() };
        for stage in Stage::ALL {
            for step in Step::ALL {
                let item = an_item(stage);
                let by = PersonId::new(5);
                let act = |state| ItemPermit { step, item: &item, state, by }.act(&given, today);
                let want = stage.after(step).ok_or(Refusal::WrongState);
                assert_eq!(
                    act(State::Running).map(|after| after.stage),
                    want,
                    "{stage:?} {step:?}"
                );
                if want.is_ok() {
                    assert_eq!(act(State::Completed), Err(Refusal::NotRunning));
                    let early = matches!(step, Step::Fit | Step::Plan);
                    assert_eq!(
                        act(State::Draft).is_ok(),
                        early,
                        "{step:?} before the plan is approved"
                    );
                }
            }
        }
        let item = an_item(Stage::Done);
        let back = ItemPermit {
            step: Step::Return,
            item: &item,
            state: State::Running,
            by: PersonId::new(5),
        };
        assert_eq!(back.act(&Given::default(), today), Err(Refusal::ReasonMissing));
        assert!(an_item(Stage::Planned).is_overdue(date(2027, 4, 1)));
        assert!(!an_item(Stage::Done).is_overdue(date(2027, 4, 1)));
    }

    #[test]
    fn a_document_is_changed_by_another_version_alone() {
        for (verdict, said_of, now, want) in [
            (Verdict::Fit, 1, 2, Standing::Fit),
            (Verdict::MustChange, 1, 1, Standing::MustChange),
            (Verdict::MustChange, 1, 2, Standing::Changed),
        ] {
            assert_eq!(verdict.standing(said_of, now), want);
        }
    }
}
