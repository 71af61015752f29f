//! Shares that features count and quality objectives aim at: what fulfils, of what there was, and the
//! list behind. An objective stores the key; what is counted is defined here and nowhere else.

use crate::{DbError, Span, Tx};
use std::{
    collections::BTreeMap,
    sync::{PoisonError, RwLock},
};

/// What fulfils, and what there was: of a span of days, of a unit or the whole agency.
pub type Share = fn(&Tx<'_>, Span, Option<i64>) -> Result<(i64, i64), DbError>;

/// A share that a feature counts, for a span of days and a unit or the whole agency.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Its name, stored with objectives and never changed: `nonconformity.in_time`.
    pub key: &'static str,
    /// What is divided by what, as people read it.
    pub label: &'static str,
    /// What fulfils, and what there was.
    pub count: Share,
    /// The address of the list behind: all of it, what fulfils (`Some(true)`) or what does not.
    pub href: fn(Span, Option<i64>, Option<bool>) -> String,
}

static KNOWN: RwLock<BTreeMap<&'static str, Indicator>> = RwLock::new(BTreeMap::new());

/// Adds a feature's indicators to the one table.
pub(crate) fn learn(indicators: &[Indicator]) {
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.extend(indicators.iter().map(|indicator| (indicator.key, *indicator)));
}

/// Every indicator that a feature of this program offers, by key.
pub fn indicators() -> Vec<Indicator> {
    KNOWN.read().unwrap_or_else(PoisonError::into_inner).values().copied().collect()
}

/// The indicator of this key.
pub fn indicator(key: &str) -> Option<Indicator> {
    KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(key).copied()
}
