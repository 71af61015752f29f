//! The shape of `portal.yaml`.

use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PortalFacts {
    pub(crate) slug: String,
    pub(crate) welcome: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) hours: String,
    pub(crate) responsible: String,
    pub(crate) colour: String,
    pub(crate) framers: Vec<String>,
    pub(crate) translations: Vec<TranslationFacts>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TranslationFacts {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) applicants: String,
    pub(crate) bring: String,
    pub(crate) place: String,
    pub(crate) duration: String,
    pub(crate) fee: String,
    pub(crate) result: String,
    #[serde(default)]
    pub(crate) note: String,
}
