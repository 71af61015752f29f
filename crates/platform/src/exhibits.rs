//! What the record shows of itself.

use crate::{DbError, Exhibit, Span, Tx, ledger};

/// The figures of a span.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let entries = Exhibit {
        key: "platform.ledger",
        label: "mục trong sổ ghi không sửa được",
        href: "/ledger".to_owned(),
        clauses: &["7.5.3", "8.5.2"],
        mend: "Đợi hệ thống ký sổ ghi lần đầu; nếu quá một giờ, báo người quản trị.",
        ..Exhibit::default()
    };
    Ok(vec![entries.needed(ledger::sealed_before(tx, span.end())?)])
}
