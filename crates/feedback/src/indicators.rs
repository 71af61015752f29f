//! Shares that objectives may aim at.

use crate::{pages, store};
use platform::{Indicator, list::ListQuery};

/// What was answered by its day, of what was answered in a span and had one.
pub(crate) const INDICATORS: &[Indicator] = &[Indicator {
    key: "feedback.in_time",
    label: pages::IN_TIME,
    count: |tx, span, unit| {
        store::answered_in_time(tx, &span.from.to_string(), &span.to.to_string(), unit)
    },
    href: |span, unit, fulfils| {
        let phase = match fulfils {
            None => "had_a_day",
            Some(true) => "in_time",
            Some(false) => "late",
        };
        let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
        let query = ListQuery::default()
            .with("phase", phase)
            .with("answered_since", &span.from.to_string())
            .with("answered_until", &span.to.to_string())
            .with("unit", &unit);
        format!("/feedback{}", query.href(&[]))
    },
}];
