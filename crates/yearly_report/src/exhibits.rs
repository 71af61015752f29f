//! Yearly reports that were sent (ISO 9001, 9.1.3).

use crate::store;
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span: reports that were sent in it.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (count,) = store::sent_within(tx, &span.from.to_string(), &span.to.to_string())?;
    let sent = Exhibit {
        key: "yearly_report.sent",
        label: "báo cáo năm đã gửi cấp trên trong kỳ",
        href: format!("/yearly-reports?phase=sent&since={}&{}", span.from, span.as_of()),
        clauses: &["9.1.3"],
        mend: "Lập, ký và gửi báo cáo năm.",
        ..Exhibit::default()
    };
    Ok(vec![sent.happened(count)])
}
