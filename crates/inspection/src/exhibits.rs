//! Inspections by the province and what was found (ISO 9001, 9.1 and 10.2).

use crate::INSPECTIONS;
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::{Lot, done_in, tally};

/// The figures of a span: inspections that were held in it, and findings not answered on its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let tally = tally(tx, &INSPECTIONS, span)?;
    let as_of = span.as_of();
    let held = Exhibit {
        key: "inspection.held",
        label: "cuộc kiểm tra của cấp trên trong kỳ",
        href: format!("/inspections?{}", done_in(span)),
        clauses: &["9.1.1"],
        mend: "Ghi các cuộc kiểm tra của cấp trên vào sổ.",
        ..Exhibit::default()
    };
    let open = Exhibit {
        key: "inspection.findings_open",
        label: "cuộc kiểm tra còn tồn tại chưa báo cáo khắc phục",
        href: format!("/inspections?state=findings&{as_of}"),
        mend: "Khắc phục và gửi báo cáo khắc phục sau kiểm tra.",
        ..Exhibit::default()
    };
    // Held at any time and not answered yet, or held in the span.
    let is_found = |lot: &Lot| lot.state == "findings";
    let all = tally.lots.iter().map(|lot| if is_found(lot) { lot.count } else { lot.done });
    Ok(vec![held.happened(tally.done()), open.none_of(tally.count(is_found), all.sum())])
}
