//! Shares that objectives may aim at.

use crate::{ATTENDANCES, COURSES, actions, pages};
use platform::{Indicator, Span, list::ListQuery};
use quality_register::{in_time, in_time_href};

/// Who was trained, of everybody; what of the plan was held by its day; effects judged by their day.
pub(crate) const INDICATORS: &[Indicator] = &[
    Indicator {
        key: "training.trained",
        label: pages::TRAINED,
        count: actions::trained,
        href: |span, unit, fulfils| {
            let trained = match fulfils {
                None => "",
                Some(true) => "yes",
                Some(false) => "no",
            };
            people_href(span, unit, trained)
        },
    },
    Indicator {
        key: "training.held_in_time",
        label: pages::HELD_IN_TIME,
        count: |tx, span, unit| in_time(tx, &COURSES, span, unit),
        href: |span, unit, fulfils| in_time_href(&COURSES, span, unit, fulfils),
    },
    Indicator {
        key: "training.effects_in_time",
        label: pages::EFFECTS_IN_TIME,
        count: |tx, span, unit| in_time(tx, &ATTENDANCES, span, unit),
        href: |span, unit, fulfils| in_time_href(&ATTENDANCES, span, unit, fulfils),
    },
];

/// The page of people over a span.
pub(crate) fn people_href(span: Span, unit: Option<i64>, trained: &str) -> String {
    let query = ListQuery::default()
        .with("from", &text::date(span.from))
        .with("to", &text::date(span.to))
        .with("unit", &unit.map(|unit| unit.to_string()).unwrap_or_default())
        .with("trained", trained);
    format!("/training-people{}", query.href(&[]))
}
