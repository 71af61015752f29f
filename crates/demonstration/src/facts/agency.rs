//! The shape of `agency.yaml`.

use jiff::civil::Date;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgencyFacts {
    pub(crate) name: String,
    pub(crate) short_name: String,
    pub(crate) superior: String,
    pub(crate) place: String,
    pub(crate) code: String,
    pub(crate) from: Date,
    pub(crate) password: String,
    pub(crate) units: Vec<UnitFacts>,
    pub(crate) people: Vec<PersonFacts>,
    pub(crate) committee: Vec<CommitteeSeat>,
    pub(crate) decision: DecisionFacts,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitFacts {
    pub(crate) code: String,
    pub(crate) name: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonFacts {
    pub(crate) login: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) unit: Option<String>,
    pub(crate) position: String,
    pub(crate) roles: Vec<String>,
}

/// A seat in the committee that leads the system.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitteeSeat {
    /// Who, by their login.
    pub login: String,
    /// As what.
    pub part: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecisionFacts {
    pub(crate) number: String,
    pub(crate) dated: Date,
    /// The day of the decision where nothing else is said.
    #[serde(default)]
    pub(crate) effective: Option<Date>,
    pub(crate) subject: String,
}
