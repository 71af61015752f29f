//! Shares that objectives may aim at.

use crate::{actions, pages};
use platform::{Indicator, list::ListQuery};

/// Answers that are satisfied or very satisfied, of all answers to surveys whose last day lies in a
/// span and whose result stands; of a unit only where enough people spoke of it.
pub(crate) const INDICATORS: &[Indicator] = &[Indicator {
    key: "satisfaction.satisfied",
    label: pages::SATISFIED,
    count: |tx, span, unit| {
        let tally = match unit {
            None => actions::satisfaction(tx, span)?,
            Some(unit) => actions::satisfaction_of(tx, span, unit)?,
        };
        Ok((tally.satisfied(), tally.n()))
    },
    // Answers have no list: nobody is to be found by what they ticked. The surveys show the sums.
    href: |span, _, _| {
        let query = ListQuery::default()
            .with("phase", "analysed")
            .with("since", &span.from.to_string())
            .with("until", &span.to.to_string());
        format!("/surveys{}", query.href(&[]))
    },
}];
