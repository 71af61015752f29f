//! Nothing here touches a clock, a database or a request.

mod question;
mod results;
mod sheet;
mod slip;
mod state;

pub use question::{Area, MOST_QUESTIONS, Question, SCALE};
pub use results::{FEWEST, Imported, Results, Tally};
pub use sheet::{Sheet, SheetFault, read_sheet};
pub use slip::{Answers, Channel, Invalid, Slip};
pub use state::{Action, State};

use crate::Permit;
use jiff::civil::Date;
use platform::PersonId;

platform::id_type! {
    /// One survey.
    SurveyId
}

/// What somebody plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it is called.
    pub title: String,
    /// Who is asked.
    pub target: String,
    /// The first day on which slips are taken.
    pub from: Date,
    /// The last one.
    pub to: Date,
    /// Paper slips that were given out by now.
    pub issued: i64,
}

/// One survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Its key.
    pub id: SurveyId,
    /// `KS-2026-01`.
    pub number: String,
    /// What was planned.
    pub plan: Plan,
    /// The set of questions that it began with; 0 for the usual one.
    pub frame: i64,
    /// What is asked.
    pub questions: Vec<Question>,
    /// What its QR code leads to.
    pub code: String,
    /// Who drafted it.
    pub drafted_by: PersonId,
    /// What the result says, in words.
    pub analysis: String,
    /// What is to be done about it.
    pub measures: String,
    /// How often it moved.
    pub moves: i64,
    pub(crate) state: State,
}

/// What is said with a move.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// Why.
    pub note: String,
    /// What the result says.
    pub analysis: String,
    /// What is to be done about it.
    pub measures: String,
}

/// Why a move is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It does not lead on from here.
    #[error("not in this state")]
    WrongState,
    /// Why is not said.
    #[error("no reason")]
    NoNote,
    /// What it says or what is to be done is not written.
    #[error("no analysis")]
    NoAnalysis,
    /// Its last day is over.
    #[error("its last day is over")]
    Over,
    /// Nobody answered.
    #[error("no slip that counts")]
    NoSlips,
}

impl Survey {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether a phone may answer it on a day.
    pub fn answers_on(&self, day: Date) -> bool {
        self.state == State::Open && self.plan.from <= day && day <= self.plan.to
    }

    /// Whether its days are over and nobody closed it. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == State::Open && self.plan.to < today
    }
}

impl Permit<'_> {
    /// Does what it allows: the survey moved. `valid` is how many slips count by now.
    pub fn act(self, with: &Move, valid: i64, today: Date) -> Result<Survey, Refusal> {
        let Self { action, survey: before } = self;
        let state = before.state.after(action).ok_or(Refusal::WrongState)?;
        let mut after = Survey { state, moves: before.moves + 1, ..before.clone() };
        let needs_note = matches!(action, Action::Return | Action::Cancel);
        if needs_note && with.note.is_empty() {
            return Err(Refusal::NoNote);
        }
        if action == Action::Open && before.plan.to < today {
            return Err(Refusal::Over);
        }
        if action == Action::Analyse {
            if valid == 0 {
                return Err(Refusal::NoSlips);
            }
            if with.analysis.is_empty() || with.measures.is_empty() {
                return Err(Refusal::NoAnalysis);
            }
            after.analysis.clone_from(&with.analysis);
            after.measures.clone_from(&with.measures);
        }
        Ok(after)
    }
}

#[cfg(test)]
pub(crate) mod tests;
