//! Nothing here touches a clock, a database or a request.

mod state;
mod target;

pub use state::{Action, State};
pub use target::{Measurement, Operator, Scale, Target, Verdict};

use crate::Permit;
use document::DocumentId;
use jiff::{ToSpan as _, civil::Date};
use platform::PersonId;
use serde::{Deserialize, Serialize};

platform::id_type! {
    /// One quality objective.
    ObjectiveId
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indicator {
    /// Dossiers finished early or on time, of those finished in the period.
    DossiersOnTime {
        /// Those of one procedure, or all.
        document: Option<DocumentId>,
    },
    /// Obligations to read what is in force that were met, of those that there are, at the end of a period.
    DocumentsAcknowledged,
    /// Procedures in force, of those that are not withdrawn, at the end of a period.
    ProceduresInForce,
    /// Counted by another feature, under this key.
    Offered {
        /// `nonconformity.in_time`.
        key: String,
    },
    /// Entered by hand, with what shows it.
    Entered {
        /// What is divided by what.
        formula: String,
    },
    /// A number entered by hand: so many complaints, so many courses.
    Counted {
        /// What is counted.
        formula: String,
    },
}

impl Indicator {
    /// The words of the kinds.
    pub const WORDS: [&str; 5] =
        ["dossiers_on_time", "documents_acknowledged", "procedures_in_force", "entered", "counted"];

    /// The word in the database and forms.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Offered { key } => key,
            Self::DossiersOnTime { .. } => "dossiers_on_time",
            Self::DocumentsAcknowledged => "documents_acknowledged",
            Self::ProceduresInForce => "procedures_in_force",
            Self::Entered { .. } => "entered",
            Self::Counted { .. } => "counted",
        }
    }

    /// Whether people enter what it comes to.
    pub const fn is_entered(&self) -> bool {
        matches!(self, Self::Entered { .. } | Self::Counted { .. })
    }

    /// In what it is told.
    pub const fn scale(&self) -> Scale {
        match self {
            Self::Counted { .. } => Scale::Count,
            Self::DossiersOnTime { .. }
            | Self::DocumentsAcknowledged
            | Self::ProceduresInForce
            | Self::Offered { .. }
            | Self::Entered { .. } => Scale::Share,
        }
    }

    /// The indicator of such a word, with what belongs to it.
    pub fn parse(word: &str, document: Option<DocumentId>, formula: &str) -> Option<Self> {
        match word {
            "dossiers_on_time" => Some(Self::DossiersOnTime { document }),
            "documents_acknowledged" => Some(Self::DocumentsAcknowledged),
            "procedures_in_force" => Some(Self::ProceduresInForce),
            "entered" => Some(Self::Entered { formula: formula.to_owned() }),
            "counted" => Some(Self::Counted { formula: formula.to_owned() }),
            // Other features name what they count `feature.what`.
            key if key.contains('.') => Some(Self::Offered { key: key.to_owned() }),
            _ => None,
        }
    }
}

/// How often it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Hằng tháng.
    Monthly,
    /// Hằng quý.
    Quarterly,
    /// Hằng năm.
    Yearly,
}

impl Frequency {
    /// Every frequency.
    pub const ALL: [Self; 3] = [Self::Monthly, Self::Quarterly, Self::Yearly];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Yearly => "yearly",
        }
    }

    /// The frequency that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.as_str() == word)
    }
}

/// From a day to a day, both within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// A period that does not end before it begins.
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// What of it is over or under way on a day; nothing before it began.
    pub fn until(self, today: Date) -> Option<Self> {
        Self::new(self.from, self.to.min(today))
    }

    /// Its calendar months, the first and the last cut to it.
    pub fn months(self) -> Vec<Self> {
        let mut months = Vec::new();
        let mut from = self.from;
        while from <= self.to && months.len() < 60 {
            let to = from.last_of_month().min(self.to);
            months.push(Self { from, to });
            from = to.saturating_add(1.day());
            if from == to {
                break;
            }
        }
        months
    }

    /// Whether `other` lies within.
    pub fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// What an objective says: all that an approver answers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// `MT.01`, as the agency numbers them; unique in a year.
    pub number: String,
    /// What is to be reached.
    pub statement: String,
    /// The unit whose objective it is; none for the agency's own.
    pub unit: Option<i64>,
    /// What is counted.
    pub indicator: Indicator,
    /// What is to be reached, in figures.
    pub target: Target,
    /// When.
    pub period: Period,
    /// How often it is looked at.
    pub frequency: Frequency,
    /// What will be done, by whom, with what (6.2.2), a line each.
    pub measures: String,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// The objective of the agency that it serves.
    #[serde(default)]
    pub parent: Option<i64>,
    /// Where one begins, in thousandths as the target is: last year's result.
    #[serde(default)]
    pub baseline: Option<i64>,
}

/// One quality objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Its key.
    pub id: ObjectiveId,
    /// What it says.
    pub content: Content,
    /// What was measured when it was judged.
    pub judged: Option<Measurement>,
    /// What was said about it then: the cause, where it was missed.
    pub remark: String,
    /// The decision by which its set was approved; empty where none is named.
    pub decision_number: String,
    /// The day of that decision.
    pub decided_on: Option<Date>,
    /// How often it changed, so that two people do not change it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// A value that somebody entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// For when.
    pub period: Period,
    /// What was counted.
    pub value: Measurement,
    /// What shows it.
    pub evidence: String,
    /// Why a value that somebody looked at is entered anew.
    pub reason: String,
}

/// One line of the plan by which an objective is reached (ISO 9001, 6.2.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is done.
    pub what: String,
    /// With what.
    pub resources: String,
    /// By whom.
    pub who: Option<PersonId>,
    /// From when on.
    pub start_on: Date,
    /// Until when.
    pub due_on: Date,
    /// How its result is judged.
    pub evaluation: String,
}

/// What an objective comes to, with what still stands against judging it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// What was measured.
    pub value: Measurement,
    /// Entered values at which nobody else looked.
    pub unverified: i64,
    /// Whether a nonconformity was raised from it.
    pub is_raised: bool,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// The period is not over.
    #[error("its period is not over")]
    NotOver,
    /// Entered values at which nobody else looked.
    #[error("entered values are not verified")]
    Unverified,
    /// It was missed, and nothing was raised from it.
    #[error("nothing was raised from a missed objective")]
    NotRaised,
    /// A change, or a miss, without a reason.
    #[error("a change or a miss needs a reason")]
    NoReason,
}

impl Objective {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether its result may be fixed: on the last day of its period, and after.
    pub fn is_over(&self, today: Date) -> bool {
        self.content.period.to <= today
    }
}

impl Permit<'_> {
    /// Does what it allows: the objective moved. `standing` is what it comes to today.
    pub fn act(self, reason: &str, standing: Standing, today: Date) -> Result<Objective, Refusal> {
        let Self { action, objective: before } = self;
        let to = before.state.after(action).ok_or(Refusal::WrongState)?;
        let mut after = Objective { state: to, moves: before.moves + 1, ..before.clone() };
        let missed = before.content.target.judge(standing.value) == Verdict::Missed;
        let said = || if reason.is_empty() { Err(Refusal::NoReason) } else { Ok(()) };
        match action {
            Action::Submit | Action::Appraise | Action::Approve => {}
            Action::Return => said()?,
            Action::Amend => {
                said()?;
                after.decision_number = String::new();
                after.decided_on = None;
            }
            Action::Review => {
                if missed {
                    said()?;
                }
            }
            Action::Evaluate => {
                if !before.is_over(today) {
                    return Err(Refusal::NotOver);
                }
                if standing.unverified > 0 {
                    return Err(Refusal::Unverified);
                }
                if missed {
                    said()?;
                }
                after.judged = Some(standing.value);
                reason.clone_into(&mut after.remark);
            }
            Action::Close => {
                let judged = before.judged.unwrap_or_default();
                let was_missed = before.content.target.judge(judged) == Verdict::Missed;
                if was_missed && !standing.is_raised {
                    return Err(Refusal::NotRaised);
                }
            }
        }
        Ok(after)
    }
}

#[cfg(test)]
pub(crate) mod tests;
