//! Whether what was taken over is the agency's own by now (ISO 9001, 7.5.3.2).

use crate::store::things;
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span, as of its last day. An agency that took nothing over has none.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (issued, taken) = things::issued(tx, &span.to.to_string())?;
    if taken == 0 {
        return Ok(Vec::new());
    }
    let exhibit = Exhibit {
        key: "succession.issued",
        label: "tài liệu tiếp nhận đã ban hành lại",
        href: format!("/inherited?issue=done&{}", span.as_of()),
        clauses: &["7.5"],
        mend: "Soạn, ban hành lại các tài liệu còn đang dùng bản của cơ quan cũ.",
        ..Exhibit::default()
    };
    Ok(vec![exhibit.of_all(issued, taken)])
}
