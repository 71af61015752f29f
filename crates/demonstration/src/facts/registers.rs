//! The shape of `registers.yaml`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// An entry of a register with what was done to it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryFacts {
    pub(crate) register: String,
    #[serde(flatten)]
    pub(crate) when: When,
    pub(crate) by: String,
    pub(crate) with: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) steps: Vec<StepDone>,
}

/// A step that somebody did.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct StepDone {
    #[serde(flatten)]
    pub(crate) when: When,
    pub(crate) by: String,
    /// The word of the step.
    #[serde(rename = "do")]
    pub(crate) step: String,
    #[serde(default)]
    pub(crate) with: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) note: String,
}

/// A moment, or so many working days before today.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct When {
    #[serde(default)]
    pub(crate) at: Option<String>,
    #[serde(default)]
    pub(crate) back: Option<usize>,
}
