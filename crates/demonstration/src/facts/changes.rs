//! The shape of `changes.yaml`.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changes {
    pub(crate) patterns: Vec<PatternFacts>,
    pub(crate) requests: Vec<RequestFacts>,
    pub(crate) remarks: Vec<RemarkFacts>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PatternFacts {
    pub(crate) kind: String,
    pub(crate) pattern: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestFacts {
    /// The document that is to change.
    pub(crate) code: String,
    /// Who asks.
    pub(crate) by: String,
    pub(crate) until: Asked,
    #[serde(default)]
    pub(crate) urgent: bool,
    /// How many working days ago.
    pub(crate) back: usize,
    pub(crate) reason: String,
    pub(crate) basis: String,
    pub(crate) present: String,
    pub(crate) proposed: String,
    pub(crate) impact: String,
    /// Who writes it, where it was accepted.
    #[serde(default)]
    pub(crate) writer: String,
}

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Asked {
    Submitted,
    Endorsed,
    Accepted,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemarkFacts {
    /// The document on whose version in work it was made.
    pub(crate) code: String,
    pub(crate) by: String,
    pub(crate) place: String,
    pub(crate) remark: String,
    #[serde(default)]
    pub(crate) answer: String,
}
