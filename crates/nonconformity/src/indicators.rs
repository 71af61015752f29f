//! Shares that objectives may aim at.

use crate::{pages, store};
use platform::{Indicator, Span, list::ListQuery};

/// Corrective actions that were done by their day, of those whose day came in a span; and those that
/// were judged effective, of those that were judged.
pub(crate) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "nonconformity.in_time",
        label: pages::IN_TIME,
        count: |tx, span, unit| {
            let (from, to) = (span.from.to_string(), span.to.to_string());
            store::in_time(tx, &from, &to, unit, store::moment(span.to))
        },
        href: |span, unit, fulfils| {
            let due = match fulfils {
                None => "all",
                Some(true) => "kept",
                Some(false) => "missed",
            };
            href(span, unit, ("due", due), ["due_from", "due_to"])
        },
    },
    Indicator {
        key: "nonconformity.effective",
        label: pages::EFFECTIVE,
        count: |tx, span, unit| {
            let (from, to) = (span.from.to_string(), span.to.to_string());
            store::effective(tx, &from, &to, unit, store::moment(span.to))
        },
        href: |span, unit, fulfils| {
            let judged = match fulfils {
                None => "all",
                Some(true) => "effective",
                Some(false) => "ineffective",
            };
            href(span, unit, ("judged", judged), ["ended_from", "ended_to"])
        },
    },
];

fn href(
    span: Span,
    unit: Option<i64>,
    (filter, choice): (&str, &str),
    [from, to]: [&str; 2],
) -> String {
    let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
    let query = ListQuery::default()
        .with(filter, choice)
        .with(from, &span.from.to_string())
        .with(to, &span.to.to_string())
        .with("unit", &unit)
        .with("as_of", &text::date(span.to));
    format!("/nonconformities{}", query.href(&[]))
}
