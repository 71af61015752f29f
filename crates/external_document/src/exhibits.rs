//! Texts from outside that the agency works by (ISO 9001, 7.5.3.2 and 8.2.2). A register that holds
//! only what ended is out of date.

use crate::store;
use platform::{DbError, Exhibit, Keeping, Span, Tx};

/// The figures of a span, as of its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (count,) = store::in_force(tx, span.end(), &span.to.to_string())?;
    let texts = Exhibit {
        key: "external_document.in_force",
        label: "văn bản bên ngoài còn hiệu lực",
        href: format!("/external-documents?standing=in_force&{}", span.as_of()),
        clauses: &["7.5.3", "8.2.2"],
        keeping: Keeping::Maintained,
        mend: "Ghi các văn bản quy phạm pháp luật đang áp dụng vào danh mục.",
        ..Exhibit::default()
    };
    Ok(vec![texts.needed(count)])
}
