//! External providers and their evaluation (ISO 9001, 8.4).

use crate::PROVIDERS;
use platform::{DbError, Exhibit, Keeping, Span, Tx};
use quality_register::tally;

/// The figures of a span: the register as of its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let tally = tally(tx, &PROVIDERS, span.to)?;
    let as_of = span.as_of();
    let approved = Exhibit {
        key: "provider.approved",
        label: "nhà cung cấp được phê duyệt",
        href: format!("/providers?state=approved&{as_of}"),
        clauses: &["8.4"],
        keeping: Keeping::Maintained,
        mend: "Lập và phê duyệt danh sách nhà cung cấp bên ngoài.",
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "provider.overdue",
        label: "nhà cung cấp quá hạn đánh giá",
        href: format!("/providers?phase=overdue&{as_of}"),
        clauses: &["8.4", "9.1.3"],
        mend: "Đánh giá những nhà cung cấp đã quá một năm.",
        ..Exhibit::default()
    };
    let failed = Exhibit {
        key: "provider.failed",
        label: "nhà cung cấp không đạt ở lần đánh giá gần nhất",
        href: format!("/providers?grade=failed&phase=open&{as_of}"),
        clauses: &["8.4"],
        mend: "Dừng hợp tác, hoặc ghi điều kiện để tiếp tục.",
        ..Exhibit::default()
    };
    let open = |state: &str| PROVIDERS.stage(state).is_some_and(|stage| !stage.is_settled);
    let weak = tally.count(|lot| lot.grade == "failed" && open(&lot.state));
    Ok(vec![
        approved.needed(tally.of(&["approved"])),
        overdue.none_of(tally.overdue, tally.open),
        failed.none_of(weak, tally.open),
    ])
}
