//! The shape of `records.yaml`.

use jiff::civil::Date;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordFacts {
    /// The day on which the register was begun.
    pub(crate) begun: Date,
    /// Years, where a procedure says none.
    pub(crate) years: u16,
    pub(crate) types: Vec<KindFacts>,
    pub(crate) holdings: Vec<BookFacts>,
    pub(crate) hold: HoldFacts,
    pub(crate) disposal: DisposalFacts,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KindFacts {
    pub(crate) code: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) document: Option<String>,
    pub(crate) keeper: String,
    pub(crate) place: String,
    #[serde(default)]
    pub(crate) years: u16,
    #[serde(default)]
    pub(crate) permanent: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BookFacts {
    pub(crate) code: String,
    pub(crate) year: i16,
    pub(crate) title: String,
    #[serde(default = "one")]
    pub(crate) volumes: u32,
}

const fn one() -> u32 {
    1
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HoldFacts {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) on: Date,
    pub(crate) reason: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DisposalFacts {
    pub(crate) proposed: Date,
    pub(crate) checked: Date,
    pub(crate) approved: Date,
    pub(crate) executed: Date,
    pub(crate) code: String,
    /// The last year of the books on it.
    pub(crate) until: i16,
    pub(crate) reason: String,
    pub(crate) method: String,
    pub(crate) members: Vec<String>,
}
