//! Documents that were looked at in time (ISO 9001, 6.3 and 7.5.2).

use crate::actions;
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span, as of its last day; reviews within it.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let tally = actions::tally(tx, span)?;
    let in_time = Exhibit {
        key: "periodic_review.in_time",
        label: "tài liệu chưa quá hạn rà soát",
        href: format!("/reviews?list=in_time&{}", span.as_of()),
        clauses: &["6.3", "7.5.2"],
        mend: "Rà soát các tài liệu quá hạn.",
        ..Exhibit::default()
    };
    let done = Exhibit {
        key: "periodic_review.done",
        label: "lượt rà soát tài liệu",
        href: format!("/reviews/done?from={}&to={}", text::date(span.from), text::date(span.to)),
        mend: "Rà soát tài liệu theo định kỳ.",
        ..Exhibit::default()
    };
    Ok(vec![in_time.of_all(tally.in_time, tally.watched), done.happened(tally.done)])
}
