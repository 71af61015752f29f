//! What this feature can show of itself: how the desk receives (ISO 9001, 8.2.1 and 9.1.2).

use crate::{pages, store};
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (from, to) = (span.from.to_string(), span.to.to_string());
    // Who waits today is being received; who waited yesterday was forgotten.
    let today = text::here(tx.now()).date();
    let past = today.yesterday().unwrap_or(today).min(span.to);
    let today = today.to_string();
    let (all, missed, left) = store::within(tx, &from, &to, &today)?;
    let shown = |key: &'static str, filter: &str| Exhibit {
        key,
        label: pages::exhibit_label(key),
        href: format!("/appointments?{filter}&since={from}"),
        clauses: &["8.2.1", "9.1.2"],
        mend: pages::exhibit_mend(key),
        ..Exhibit::default()
    };
    Ok(vec![
        shown("appointment.booked", &format!("phase=kept&until={to}")).happened(all),
        shown("appointment.missed", &format!("state=missed&until={to}")).none_of(missed, all),
        shown("appointment.waiting", &format!("state=arrived&until={past}")).none_of(left, all),
    ])
}
