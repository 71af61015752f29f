//! The shape of `dossiers.yaml`.

use jiff::civil::{DateTime, Time};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DossierFacts {
    /// How many each month, from March on.
    pub(crate) months: BTreeMap<String, Vec<usize>>,
    pub(crate) special: Vec<SpecialFacts>,
    pub(crate) pending: Vec<PendingFacts>,
    pub(crate) present: Vec<PresentFacts>,
}

/// What did not go by the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Trouble {
    Late,
    Supplement,
    Pause,
    SendBack,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpecialFacts {
    pub(crate) code: String,
    pub(crate) nth: usize,
    pub(crate) received: DateTime,
    pub(crate) what: Trouble,
    /// The step that lost the time.
    #[serde(default)]
    pub(crate) at_step: usize,
    #[serde(default)]
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) basis: String,
    /// Working days until it went on.
    #[serde(default)]
    pub(crate) days: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PendingFacts {
    pub(crate) code: String,
    pub(crate) received: DateTime,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PresentFacts {
    pub(crate) code: String,
    /// Working days before the day of the build.
    pub(crate) back: usize,
    pub(crate) at: Time,
    /// Steps done after reception.
    pub(crate) steps: usize,
    #[serde(default)]
    pub(crate) late: bool,
    #[serde(default)]
    pub(crate) returned: bool,
    #[serde(default)]
    pub(crate) what: Option<Trouble>,
    #[serde(default)]
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) basis: String,
}
