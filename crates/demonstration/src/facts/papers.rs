//! The shape of `texts.yaml`, `documents.yaml`, `procedures.yaml` and `revisions.yaml`.

use super::DecisionFacts;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    pub(crate) first: Vec<TextFacts>,
    pub(crate) successors: Vec<TextFacts>,
    pub(crate) ends: Vec<EndFacts>,
    pub(crate) looks: Vec<LookFacts>,
}

/// A look through the gazette.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookFacts {
    pub(crate) day: Date,
    pub(crate) sources: String,
    pub(crate) found: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextFacts {
    pub(crate) number: String,
    pub(crate) kind: String,
    pub(crate) issuer: String,
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) issued: Option<Date>,
    #[serde(default)]
    pub(crate) effective: Option<Date>,
    /// When the agency enters it; with the first ones where nothing is said.
    #[serde(default)]
    pub(crate) known: Option<Date>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndFacts {
    pub(crate) number: String,
    pub(crate) expired: Date,
    pub(crate) next: String,
    pub(crate) known: Date,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentFacts {
    pub(crate) code: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProcedureFacts {
    pub(crate) code: String,
    #[serde(default)]
    pub(crate) national: Option<String>,
    pub(crate) name: String,
    pub(crate) field: String,
    pub(crate) unit: String,
    pub(crate) applicants: String,
    pub(crate) limits: Vec<flow::TimeLimit>,
    pub(crate) fee: FeeFacts,
    pub(crate) basis: Vec<String>,
    pub(crate) components: Vec<String>,
    pub(crate) result: String,
    pub(crate) steps: Vec<StepFacts>,
    pub(crate) records: Vec<flow::RecordKept>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeeFacts {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) vnd: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepFacts {
    pub(crate) role: flow::StepRole,
    pub(crate) by: String,
    pub(crate) days: f64,
    /// The norm in the longer case, where it differs.
    #[serde(default)]
    pub(crate) more: Option<f64>,
    pub(crate) action: String,
    pub(crate) output: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Revisions {
    pub(crate) past: Vec<PastRevision>,
    pub(crate) present: Vec<PresentRevision>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PastRevision {
    pub(crate) code: String,
    pub(crate) started: Date,
    pub(crate) summary: String,
    pub(crate) basis: String,
    pub(crate) without_form: String,
    pub(crate) decision: DecisionFacts,
}

/// How far a version has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reached {
    Draft,
    InReview,
    InAppraisal,
    InApproval,
    Approved,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentRevision {
    pub(crate) code: String,
    pub(crate) until: Reached,
    /// Working days before the day of the build.
    pub(crate) back: usize,
    pub(crate) summary: String,
    pub(crate) basis: String,
    /// Legal bases and what took their place.
    pub(crate) replace: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) limit: Option<NewLimit>,
    /// New norms of the steps, in working days.
    #[serde(default)]
    pub(crate) days: Vec<f64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLimit {
    pub(crate) value: f64,
    pub(crate) text: String,
}
