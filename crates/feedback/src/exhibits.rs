//! What this feature can show of itself (ISO 9001, 8.2.1 and 9.1.2).

use crate::{pages, store};
use platform::{DbError, Exhibit, Keeping, Span, Tx};

const CLAUSES: &[&str] = &["8.2.1", "9.1.2"];

/// The figures of a span: what was received and answered in it, what was late on its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (from, to) = (span.from.to_string(), span.to.to_string());
    let blank = |key: &'static str, href: String| Exhibit {
        key,
        label: pages::exhibit_label(key),
        href,
        clauses: CLAUSES,
        keeping: Keeping::Retained,
        mend: pages::exhibit_mend(key),
        ..Exhibit::default()
    };
    let (received,) = store::received_within(tx, &from, &to)?;
    let (answered, in_time) = store::answered_within(tx, &from, &to)?;
    let day = span.to.min(text::here(tx.now()).date()).to_string();
    let (open, overdue) = store::standing(tx, &day)?;
    let mut shown = vec![
        blank("feedback.received", format!("/feedback?since={from}&until={to}")).happened(received),
        blank("feedback.overdue", format!("/feedback?overdue_on={day}&sort=due"))
            .none_of(overdue, open),
    ];
    if answered > 0 {
        let listed = format!("/feedback?phase=in_time&answered_since={from}&answered_until={to}");
        shown.push(blank("feedback.in_time", listed).of_all(in_time, answered));
    }
    Ok(shown)
}
