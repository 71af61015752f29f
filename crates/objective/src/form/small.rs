use super::{key, period};
use crate::{Action, Entered, Measurement, Progress, Scale, Task};
use jiff::civil::Date;
use platform::{FieldErrors, PersonId};
use serde::Deserialize;

/// A value that somebody enters, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct EnteredForm {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) numerator: String,
    pub(crate) denominator: String,
    pub(crate) evidence: String,
    pub(crate) reason: String,
}

impl EnteredForm {
    /// All of it right, or every mistake at once. A number of things is told without what there was.
    pub(crate) fn parse(&self, scale: Scale) -> Result<Entered, FieldErrors> {
        let mut errors = FieldErrors::default();
        let period = period(&mut errors, &self.from, &self.to);
        let mut count = |field: &'static str, typed: &str| {
            let count =
                typed.trim().parse::<i64>().ok().filter(|n| (0..=1_000_000_000).contains(n));
            if count.is_none() {
                errors.add(field, "bad_measured_count");
            }
            count
        };
        let numerator = count("numerator", &self.numerator);
        let denominator = match scale {
            Scale::Share => count("denominator", &self.denominator),
            Scale::Count => Some(1),
        };
        if let (Scale::Share, Some(part), Some(whole)) = (scale, numerator, denominator)
            && part > whole
        {
            errors.add("numerator", "more_than_all");
        }
        let evidence = errors.needed("evidence", &self.evidence, 1000);
        match (period, numerator, denominator) {
            (Some(period), Some(numerator), Some(denominator)) if errors.is_empty() => {
                let value = Measurement { numerator, denominator };
                Ok(Entered { period, value, evidence, reason: text::typed(&self.reason) })
            }
            _ => Err(errors),
        }
    }
}

/// A button on the page of an objective.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    pub(crate) reason: String,
    /// By which decision it is approved, if by one.
    pub(crate) decision: String,
    pub(crate) decided_on: String,
}

/// What a button does.
pub(crate) struct Asked {
    pub(crate) action: Action,
    pub(crate) reason: String,
    /// The number and the day of the decision by which it is approved.
    pub(crate) decision: Option<(String, Date)>,
}

impl ActionForm {
    /// All of it right, or every mistake at once. A decision is read where it is approved.
    pub(crate) fn parse(&self) -> Result<Asked, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = text::typed(&self.reason);
        if reason.chars().count() > 2000 {
            errors.add("reason", "too_long");
        }
        let Some(action) = Action::parse(&self.action) else {
            errors.add("action", "unknown_action");
            return Err(errors);
        };
        let decision = if action == Action::Approve { self.decision(&mut errors) } else { None };
        errors.or(Asked { action, reason, decision })
    }

    /// Both of it or nothing.
    fn decision(&self, errors: &mut FieldErrors) -> Option<(String, Date)> {
        if [&self.decision, &self.decided_on].iter().all(|typed| typed.trim().is_empty()) {
            return None;
        }
        let number = errors.needed("decision", &self.decision, 60);
        Some((number, errors.day("decided_on", &self.decided_on)?))
    }
}

/// A line of the plan, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct TaskForm {
    pub(crate) what: String,
    pub(crate) resources: String,
    pub(crate) who: String,
    pub(crate) start_on: String,
    pub(crate) due_on: String,
    pub(crate) evaluation: String,
}

impl TaskForm {
    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Task, FieldErrors> {
        let mut errors = FieldErrors::default();
        let what = errors.needed("what", &self.what, 500);
        let start_on = errors.day("start_on", &self.start_on);
        let due_on = errors.day("due_on", &self.due_on);
        if let (Some(start), Some(due)) = (start_on, due_on)
            && due < start
        {
            errors.add("due_on", "task_ends_before_it_begins");
        }
        let [resources, evaluation] = [&self.resources, &self.evaluation].map(|it| text::typed(it));
        let who = key(&self.who).map(PersonId::new);
        match (start_on, due_on) {
            (Some(start_on), Some(due_on)) if errors.is_empty() => {
                Ok(Task { what, resources, who, start_on, due_on, evaluation })
            }
            _ => Err(errors),
        }
    }
}

/// What somebody does to a line of the plan.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct TaskAction {
    pub(crate) action: String,
    pub(crate) progress: String,
    pub(crate) evidence: String,
}

impl TaskAction {
    /// How far a task has come. Each has fields of its own on the page: `progress-17`, `shows-17`.
    pub(crate) fn progress(&self, task: i64) -> Result<Progress, FieldErrors> {
        let mut errors = FieldErrors::default();
        let done = self.progress.trim().trim_end_matches('%').trim().parse().ok();
        let done = done.filter(|done| (0..=100).contains(done));
        if done.is_none() {
            errors.add(format!("progress-{task}"), "bad_progress");
        }
        let evidence = text::typed(&self.evidence);
        if done == Some(100) && evidence.is_empty() {
            errors.add(format!("shows-{task}"), "missing");
        }
        match done {
            Some(done) if errors.is_empty() => Ok(Progress { done, evidence }),
            _ => Err(errors),
        }
    }
}

/// The decision by which a set is approved.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct DecisionForm {
    pub(crate) year: String,
    pub(crate) unit: String,
    pub(crate) number: String,
    pub(crate) dated: String,
}

/// The objectives of a year, of a unit or the agency.
type SetKey = (i64, Option<i64>);

impl DecisionForm {
    /// The set, the number and the day.
    pub(crate) fn parse(&self) -> Result<(SetKey, String, Date), FieldErrors> {
        let mut errors = FieldErrors::default();
        let number = errors.needed("number", &self.number, 60);
        let dated = errors.day("dated", &self.dated);
        let year = key(&self.year);
        match (year, dated) {
            (Some(year), Some(dated)) if errors.is_empty() => {
                Ok(((year, key(&self.unit)), number, dated))
            }
            _ => Err(errors),
        }
    }
}
