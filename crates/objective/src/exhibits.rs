//! The objectives of a year and what they come to (ISO 9001, 6.2 and 9.1).

use crate::measure;
use platform::{DbError, Exhibit, Keeping, Span, Tx};

/// The figures of a span: the objectives of the year of its last day, as of that day. Met or missed,
/// both are evidence.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let sight = measure::tally(tx, span.to)?;
    let year = span.to.year();
    let href = format!("/objectives?year={year}&phase=approved&{}", span.as_of());
    let approved = Exhibit {
        key: "objective.approved",
        label: "mục tiêu của năm đã phê duyệt",
        href: href.clone(),
        clauses: &["5.1.1", "6.2", "9.1.1"],
        keeping: Keeping::Maintained,
        mend: "Lập và phê duyệt mục tiêu chất lượng của năm.",
        ..Exhibit::default()
    };
    let measured = Exhibit {
        key: "objective.measured",
        label: "mục tiêu có kết quả đo",
        href: format!("{href}&verdict=measured"),
        clauses: &["9.1.1", "9.1.3"],
        mend: "Nhập số liệu cho mục tiêu chưa có kết quả đo.",
        ..Exhibit::default()
    };
    let missed = Exhibit {
        key: "objective.missed",
        label: "mục tiêu chưa đạt",
        href: format!("{href}&verdict=missed"),
        mend: "Xem nguyên nhân của mục tiêu chưa đạt và lập phiếu khắc phục.",
        ..Exhibit::default()
    };
    Ok(vec![
        approved.needed(sight.approved),
        measured.of_all(sight.measured(), sight.approved),
        missed.none_of(sight.missed, sight.measured()),
    ])
}
