use crate::{PersonId, ledger::Recorded};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The author of what the clock does.
pub const CLOCK: &str = "Hệ thống";

/// The author of what somebody of the public does on the portal, without an account.
const CITIZEN: &str = "Người dân";

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

    /// The same where nobody of the office did it: it was one of `acts`, which people do on the portal.
    #[must_use]
    pub fn or_citizen(self, action: &str, acts: &[&str]) -> Self {
        if self.who == CLOCK && acts.contains(&action) {
            Self { who: CITIZEN.to_owned(), ..self }
        } else {
            self
        }
    }

    /// `09:01 26/11/2026`.
    pub fn when(&self) -> String {
        text::date_time(self.at)
    }
}
