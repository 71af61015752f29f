//! The register of records (ISO 9001, 7.5.3.2).

use crate::{actions, store};
use platform::{DbError, Exhibit, Span, Standing, Tx};

/// The figures of a span. What procedures name and the register lacks, or says otherwise, is a gap.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let types = number(store::types(tx, span.to)?.len());
    let gaps = number(actions::gaps(tx)?.len());
    let standing = match (types, gaps) {
        (0, _) => Standing::Missing,
        (_, 0) => Standing::Good,
        _ => Standing::Partial,
    };
    Ok(vec![Exhibit {
        key: "record.types",
        label: "loại hồ sơ trong danh mục hồ sơ",
        count: types,
        standing,
        href: format!("/registers/records?{}", span.as_of()),
        clauses: &["7.5.3"],
        mend: "Đưa hồ sơ nêu trong các quy trình vào danh mục hồ sơ.",
        ..Exhibit::default()
    }])
}
