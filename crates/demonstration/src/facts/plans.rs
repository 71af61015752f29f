use jiff::civil::Date;
use serde::Deserialize;

/// The plans of the quality system.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plans {
    /// That of 2022.
    pub(crate) past: PastPlan,
    /// That of the present year.
    pub(crate) present: PresentPlan,
}

/// A plan that is over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastPlan {
    pub(crate) title: String,
    pub(crate) kind: String,
    /// Its number; the article tells none.
    pub(crate) decision: String,
    pub(crate) bases: String,
    pub(crate) aims: String,
    pub(crate) resources: String,
    pub(crate) drafted: Date,
    pub(crate) approved: Date,
    pub(crate) closed: Date,
    pub(crate) tasks: Vec<PastTask>,
}

/// A task that was done.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastTask {
    pub(crate) title: String,
    pub(crate) unit: String,
    pub(crate) owner: String,
    pub(crate) start: Date,
    pub(crate) due: Date,
    pub(crate) output: String,
    pub(crate) done: Date,
    pub(crate) result: String,
}

/// The plan of the year that it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentPlan {
    /// With `{year}`.
    pub(crate) title: String,
    pub(crate) tasks: Vec<PresentTask>,
}

/// A task of that plan; its days are counted from the first of January.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentTask {
    pub(crate) title: String,
    pub(crate) unit: String,
    pub(crate) owner: String,
    pub(crate) from: i64,
    pub(crate) due: i64,
    pub(crate) output: String,
    /// The day it was done.
    pub(crate) done: Option<i64>,
    #[serde(default)]
    pub(crate) result: String,
    /// In percent, where it is not.
    pub(crate) progress: Option<i64>,
}
