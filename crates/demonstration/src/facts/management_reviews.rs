use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The management reviews.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reviews {
    /// That of 2022.
    pub(crate) past: PastReview,
    /// That which is being prepared.
    pub(crate) present: PresentReview,
}

/// A review that is over.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastReview {
    pub(crate) name: String,
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) day: Date,
    pub(crate) planned: Date,
    pub(crate) announced: Date,
    pub(crate) place: String,
    pub(crate) chair: String,
    pub(crate) secretary: String,
    pub(crate) participants: String,
    pub(crate) time: String,
    pub(crate) attended: String,
    pub(crate) absent: String,
    pub(crate) ended: String,
    pub(crate) agenda: String,
    /// What was written about the inputs.
    pub(crate) words: BTreeMap<String, String>,
    pub(crate) course: String,
    pub(crate) conclusion: String,
    pub(crate) written: Date,
    pub(crate) signed: Date,
    pub(crate) number: String,
    pub(crate) closed: Date,
    pub(crate) decisions: Vec<ReviewDecision>,
}

/// A decision with what became of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewDecision {
    pub(crate) words: String,
    pub(crate) kind: String,
    pub(crate) unit: String,
    pub(crate) owner: String,
    pub(crate) due: Date,
    pub(crate) started: Date,
    pub(crate) done: Date,
    pub(crate) result: String,
}

/// The review of the present year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentReview {
    /// With `{year}`.
    pub(crate) name: String,
}
