//! What happened in a span, in any register: what was raised, what was done, and the share that
//! objectives may aim at, what was done by its day of what came due.

use crate::{Register, actions::as_of_moment, store};
use platform::{DbError, Span, Tx, list::ListQuery};

/// The part of an address that leaves what was raised in a span: that of [`crate::Tally::raised`].
pub fn raised_in(span: Span) -> String {
    format!("phase=kept&raised_from={}&{}", span.from, span.as_of())
}

/// The part of an address that leaves what was done in a span: that of [`crate::Tally::done`].
pub fn done_in(span: Span) -> String {
    format!("phase=done&settled_from={}&{}", span.from, span.as_of())
}

/// Of the entries whose day came in a span, of a unit or the whole agency: how many were done by it,
/// and how many there were. What was given up is neither.
pub fn in_time(
    tx: &Tx<'_>,
    register: &Register,
    span: Span,
    unit: Option<i64>,
) -> Result<(i64, i64), DbError> {
    let (from, to) = (span.from.to_string(), span.to.to_string());
    store::in_time(tx, register.key, as_of_moment(span.to), &from, &to, unit)
}

/// The list behind it: all of it, what was done by its day, or what was not.
pub fn in_time_href(
    register: &Register,
    span: Span,
    unit: Option<i64>,
    fulfils: Option<bool>,
) -> String {
    let due = match fulfils {
        None => "all",
        Some(true) => "kept",
        Some(false) => "missed",
    };
    let query = ListQuery::default()
        .with("due", due)
        .with("due_from", &span.from.to_string())
        .with("due_to", &span.to.to_string())
        .with("unit", &unit.map(|unit| unit.to_string()).unwrap_or_default())
        .with("as_of", &text::date(span.to));
    format!("{}{}", register.path, query.href(&[]))
}
