//! The shape of `transitions.yaml`.

use jiff::civil::Date;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transitions {
    pub(crate) past: PastTransition,
    pub(crate) present: PresentTransition,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastTransition {
    pub(crate) title: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) begun: Date,
    pub(crate) approved: Date,
    /// The day on which the documents were looked at.
    pub(crate) assessed: Date,
    pub(crate) completed: Date,
    pub(crate) due: Date,
    /// What shows that there is no gap, where none is named.
    pub(crate) fit: String,
    pub(crate) gaps: Vec<PastGap>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastGap {
    pub(crate) clause: String,
    pub(crate) owner: String,
    pub(crate) due: Date,
    pub(crate) done: Date,
    pub(crate) present: String,
    pub(crate) plan: String,
    pub(crate) evidence: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentTransition {
    pub(crate) title: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) due: Date,
    /// What is said of clauses that stayed the same.
    pub(crate) unchanged: String,
    pub(crate) gaps: Vec<PresentGap>,
    pub(crate) must_change: Vec<MustChange>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentGap {
    pub(crate) clause: String,
    pub(crate) owner: String,
    pub(crate) present: String,
    pub(crate) plan: String,
    /// How many days after it was planned it is due.
    pub(crate) in_days: i64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MustChange {
    pub(crate) code: String,
    pub(crate) note: String,
}
