//! The shape of `inspections.yaml`.

use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inspections {
    pub(crate) past: PastInspection,
    pub(crate) present: PresentInspection,
    pub(crate) recent: Vec<PublishedInspection>,
    pub(crate) reports: ReportLine,
    pub(crate) report: ReportFacts,
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
}

/// An inspection that is over.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishedInspection {
    /// Working days before the day of the build.
    pub(crate) back: usize,
    pub(crate) by: String,
    pub(crate) what: String,
    /// The number of its minutes.
    pub(crate) minutes: String,
    /// What the public reads; empty where it reads nothing.
    pub(crate) conclusion: String,
}

/// To whom the agency reports each year, and until when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportLine {
    pub(crate) to: String,
    pub(crate) since: Date,
    pub(crate) month: i8,
    pub(crate) day: i8,
    pub(crate) remind_days: i64,
}

/// The report of a year, from its draft to its receiver's answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportFacts {
    pub(crate) year: i16,
    pub(crate) drafted: Date,
    pub(crate) cut_off: Date,
    pub(crate) reviewed: Date,
    pub(crate) signed: Date,
    pub(crate) sent: Date,
    pub(crate) number: String,
    pub(crate) answered: Date,
    /// What was written to each part.
    pub(crate) words: BTreeMap<yearly_report::Part, String>,
}
