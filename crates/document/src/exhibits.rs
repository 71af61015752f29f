//! The decisions that issued documents (ISO 9001, 7.5.2).

use crate::store;
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span: every decision up to its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (count,) = store::decisions_until(tx, &span.to.to_string())?;
    let decisions = Exhibit {
        key: "document.decisions",
        label: "quyết định ban hành",
        href: format!("/decisions?until={}", text::date(span.to)),
        clauses: &["7.5.2"],
        mend: "Ban hành các bản đã phê duyệt bằng quyết định.",
        ..Exhibit::default()
    };
    Ok(vec![decisions.needed(count)])
}
