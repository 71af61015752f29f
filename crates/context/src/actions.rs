//! What an approval and a review come to.

use jiff::ToSpan as _;
use platform::Tx;
use quality_register::{Entry, Step};

/// An approval and a review count for a year.
pub(crate) fn fills(tx: &Tx<'_>, entry: &mut Entry, step: Option<&Step>) {
    let today = text::here(tx.now()).date();
    match step.map(|step| step.key) {
        Some("approve" | "review") => {
            entry.values.set("reviewed_on", today.to_string());
            entry.values.set("next", today.saturating_add(1.year()).to_string());
        }
        Some("revise" | "retire") => entry.values.set("next", String::new()),
        _ => {}
    }
}
