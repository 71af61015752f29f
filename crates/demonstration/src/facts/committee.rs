//! The shape of `committee.yaml`.

use jiff::civil::Date;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommitteeFacts {
    pub(crate) title: String,
    pub(crate) unit: String,
    pub(crate) number: String,
    pub(crate) drafted: Date,
    pub(crate) dated: Date,
    pub(crate) tasks: String,
    pub(crate) standing_tasks: String,
    pub(crate) representative: String,
    pub(crate) secretary: String,
    pub(crate) venue: Venue,
    pub(crate) past: Vec<MeetingFacts>,
    pub(crate) next: NextFacts,
}

/// Where and when meetings are held, and why somebody stays away.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Venue {
    pub(crate) time: String,
    pub(crate) place: String,
    pub(crate) ended: String,
    pub(crate) away: String,
}

/// A meeting that was held, with its conclusions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingFacts {
    pub(crate) title: String,
    pub(crate) drafted: Date,
    pub(crate) held_on: Date,
    pub(crate) number: String,
    pub(crate) agenda: String,
    pub(crate) course: String,
    #[serde(default)]
    pub(crate) excused: Option<String>,
    pub(crate) conclusions: Vec<ConclusionFacts>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConclusionFacts {
    pub(crate) title: String,
    pub(crate) unit: String,
    pub(crate) owner: String,
    pub(crate) due: Date,
    pub(crate) output: String,
    pub(crate) result: String,
}

/// The meeting to come.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NextFacts {
    pub(crate) title: String,
    pub(crate) agenda: String,
    /// In how many calendar days.
    pub(crate) days: i64,
}
