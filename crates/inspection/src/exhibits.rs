//! Inspections by the province and what was found (ISO 9001, 9.1 and 10.2).

use crate::INSPECTIONS;
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::tally;

/// The figures of a span, as of its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let tally = tally(tx, &INSPECTIONS, span.to)?;
    let as_of = span.as_of();
    let closed = Exhibit {
        key: "inspection.closed",
        label: "cuộc kiểm tra của cấp trên đã kết thúc",
        href: format!("/inspections?state=closed&{as_of}"),
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
    let (found, all) = (tally.of(&["findings"]), tally.all());
    Ok(vec![closed.happened(tally.of(&["closed"])), open.none_of(found, all)])
}
