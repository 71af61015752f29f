//! The shape of `inspections.yaml`.

use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inspections {
    pub(crate) past: PastInspection,
    pub(crate) present: PresentInspection,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastInspection {
    pub(crate) values: BTreeMap<String, String>,
    pub(crate) noted: Date,
    pub(crate) steps: Vec<InspectionStep>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InspectionStep {
    pub(crate) on: Date,
    pub(crate) step: String,
    #[serde(default)]
    pub(crate) given: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentInspection {
    pub(crate) values: BTreeMap<String, String>,
    pub(crate) noted_back: usize,
    pub(crate) in_days: i64,
    /// What the pack is called that is gathered for it.
    pub(crate) pack: String,
}
