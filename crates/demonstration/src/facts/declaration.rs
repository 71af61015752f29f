//! The shape of `declaration.yaml`.

use jiff::civil::Date;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclarationFacts {
    pub(crate) scope: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    /// When scope and lists were written down.
    pub(crate) said: Date,
    /// When it was signed.
    pub(crate) declared: Date,
    /// When it was on the portal and sent.
    pub(crate) published: Date,
    pub(crate) posted_at: String,
    pub(crate) portal_url: String,
    pub(crate) sent_to: String,
    pub(crate) others: Vec<OtherFacts>,
    pub(crate) map: Vec<ProcessOfMap>,
}

/// A procedure within the agency's competence that no process covers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OtherFacts {
    pub(crate) name: String,
    pub(crate) field: String,
}

/// A process of the map, with its documents by code, or by the field or unit of their procedures.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProcessOfMap {
    pub(crate) band: String,
    pub(crate) name: String,
    pub(crate) inputs: String,
    pub(crate) outputs: String,
    #[serde(default)]
    pub(crate) unit: Option<String>,
    #[serde(default)]
    pub(crate) documents: Vec<String>,
    #[serde(default)]
    pub(crate) fields: Vec<String>,
    #[serde(default)]
    pub(crate) units: Vec<String>,
}
