//! The shape of `trainings.yaml`.

use jiff::civil::Date;
use serde::Deserialize;

/// Courses of 2022 and of today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Trainings {
    pub(crate) past: Vec<CourseFacts>,
    pub(crate) present: Vec<CourseFacts>,
}

/// A course. Its days are days, or so many working days before today, or days after it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CourseFacts {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) audience: String,
    pub(crate) organizer: String,
    pub(crate) content: String,
    pub(crate) method: String,
    pub(crate) place: String,
    pub(crate) cost: String,
    pub(crate) effect_months: Option<i64>,
    pub(crate) decision: String,
    pub(crate) trainer: String,
    pub(crate) material: String,
    pub(crate) summary: String,
    pub(crate) remark: String,
    pub(crate) proposed: Option<Date>,
    pub(crate) held: Option<Date>,
    pub(crate) judged: Option<Date>,
    pub(crate) closed: Option<Date>,
    pub(crate) proposed_back: Option<usize>,
    pub(crate) due_back: Option<usize>,
    pub(crate) held_back: Option<usize>,
    pub(crate) judged_back: Option<usize>,
    pub(crate) closed_back: Option<usize>,
    pub(crate) due_ahead: Option<i64>,
    /// Whether it still waits for its approval.
    pub(crate) is_proposal: bool,
    pub(crate) people: Vec<TraineeFacts>,
    /// Who signed in by the code on the sheet.
    pub(crate) signs: Vec<String>,
}

/// Somebody in a course.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TraineeFacts {
    pub(crate) who: String,
    pub(crate) result: String,
    /// The kind of certificate that they brought home.
    pub(crate) certificate: String,
    /// The days for which it counts; for ever where nothing is said.
    pub(crate) valid_days: Option<i64>,
    pub(crate) effect: String,
    pub(crate) words: String,
    /// Why they were not there.
    pub(crate) missed: String,
}
