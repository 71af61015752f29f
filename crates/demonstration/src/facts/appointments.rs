//! The shape of `appointments.yaml`.

use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppointmentFacts {
    pub(crate) plan: DeskFacts,
    pub(crate) visits: Vec<VisitFacts>,
}

/// How the desk takes appointments.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeskFacts {
    /// Working days before the day of the build.
    pub(crate) opened_back: usize,
    pub(crate) desks: i64,
    pub(crate) per_desk: i64,
    pub(crate) slot_minutes: i64,
    pub(crate) days_ahead: i64,
    pub(crate) notice_minutes: i64,
    pub(crate) keep_days: i64,
    pub(crate) place: String,
}

/// Somebody who comes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VisitFacts {
    /// Working days from the day of the build.
    pub(crate) day: i32,
    pub(crate) time: String,
    pub(crate) name: String,
    pub(crate) phone: String,
    /// The procedure; none to collect a result or ask.
    #[serde(default)]
    pub(crate) code: String,
    pub(crate) ends: String,
}
