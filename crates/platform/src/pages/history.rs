use crate::{PersonId, ledger::Recorded};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The author of what the clock does.
pub const CLOCK: &str = "Hệ thống";

/// A line of the history of a thing, as its page shows it (`parts::history`).
#[derive(Debug, Clone)]
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What they did.
    pub what: &'static str,
    /// Why; empty where there is nothing to say.
    pub reason: String,
}

impl HistoryLine {
    /// An act of the record, in the words of its feature.
    pub fn of(
        entry: Recorded,
        names: &BTreeMap<PersonId, String>,
        label: impl Fn(&str) -> &'static str,
    ) -> Self {
        Self {
            at: entry.at,
            who: names.get(&PersonId::new(entry.person)).map_or(CLOCK, String::as_str).to_owned(),
            what: label(&entry.action),
            reason: entry.reason,
        }
    }

    /// `09:01 26/11/2026`.
    pub fn when(&self) -> String {
        text::date_time(self.at)
    }
}
