//! The shape of `objectives.yaml` and `nonconformities.yaml`.

use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Objectives {
    /// The day of the decision.
    pub(crate) decided: Date,
    /// When figures were entered, and until when they reach.
    pub(crate) entered: Date,
    pub(crate) entered_until: Date,
    /// When they were judged where nothing else is said.
    pub(crate) judged: Date,
    /// Those of 2022.
    pub(crate) past: Vec<ObjectiveFacts>,
    pub(crate) present: Vec<ObjectiveFacts>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ObjectiveFacts {
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) unit: Option<String>,
    pub(crate) statement: String,
    /// What is counted by itself.
    #[serde(default)]
    pub(crate) count: String,
    /// What is divided by what, where it is entered.
    #[serde(default)]
    pub(crate) formula: String,
    #[serde(default)]
    pub(crate) of: Option<[i64; 2]>,
    #[serde(default)]
    pub(crate) evidence: String,
    #[serde(default)]
    pub(crate) at_most: bool,
    pub(crate) target: i64,
    pub(crate) frequency: String,
    #[serde(default)]
    pub(crate) until: Option<Date>,
    #[serde(default)]
    pub(crate) judged: Option<Date>,
    /// Why it was missed.
    #[serde(default)]
    pub(crate) remark: String,
    /// What is done to reach it, a line each.
    pub(crate) measures: String,
    #[serde(default)]
    pub(crate) resources: String,
    /// How its result is judged.
    #[serde(default)]
    pub(crate) evaluation: String,
    /// The objective of the agency that it serves.
    #[serde(default)]
    pub(crate) parent: Option<String>,
    #[serde(default)]
    pub(crate) baseline: Option<i64>,
    #[serde(default)]
    pub(crate) draft: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NonconformityFacts {
    /// The procedure whose late dossier raised it.
    #[serde(default)]
    pub(crate) late: String,
    /// What the audit found, as the world knows it.
    #[serde(default)]
    pub(crate) finding: Option<String>,
    pub(crate) raised: Date,
    pub(crate) owner: String,
    pub(crate) due: Date,
    #[serde(default)]
    pub(crate) extended: Option<Date>,
    #[serde(default)]
    pub(crate) why_extended: String,
    pub(crate) correction: String,
    /// The "whys", a line each; empty where a fishbone was drawn.
    #[serde(default)]
    pub(crate) cause: String,
    /// What each branch of the fishbone contributes.
    #[serde(default)]
    pub(crate) bones: BTreeMap<String, String>,
    pub(crate) root: String,
    pub(crate) branch: String,
    /// Where the same was found.
    #[serde(default)]
    pub(crate) elsewhere: Option<String>,
    /// What shows that it was corrected.
    pub(crate) corrected: String,
    pub(crate) measure: String,
    pub(crate) done: Date,
    pub(crate) result: String,
    pub(crate) verified: Date,
    pub(crate) verification: String,
    pub(crate) closed: Date,
    pub(crate) effect: String,
}
