//! The decisions that issued documents (ISO 9001, 7.5.2).

use crate::store;
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span: the decisions of it. What is in force and signed is told by the master list.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (count,) = store::decisions_within(tx, &span.from.to_string(), &span.to.to_string())?;
    let decisions = Exhibit {
        key: "document.decisions",
        label: "quyết định ban hành tài liệu trong kỳ",
        href: format!("/decisions?since={}&until={}", text::date(span.from), text::date(span.to)),
        clauses: &["7.5.2"],
        mend: "Ban hành các bản đã phê duyệt bằng quyết định.",
        ..Exhibit::default()
    };
    Ok(vec![decisions.happened(count)])
}
