//! What was told by loudspeaker (ISO 9001, 7.4).

use crate::store;
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (from, to) = (span.from.to_string(), span.to.to_string());
    let (aired,) = store::aired_between(tx, &from, &to)?;
    let airings = Exhibit {
        key: "bulletin.aired",
        label: "lần phát bản tin truyền thanh",
        href: format!("/bulletins/log?from={from}&to={to}"),
        clauses: &["7.4"],
        mend: "Soạn bản tin từ tin bài hoặc quy trình mới rồi ghi sổ phát thanh.",
        ..Exhibit::default()
    };
    Ok(vec![airings.happened(aired)])
}
