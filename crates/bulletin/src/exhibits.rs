//! What was told by loudspeaker and at staff briefings (ISO 9001, 7.4).

use crate::store::{self, briefing};
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
    // A briefing of today may still be held.
    let today = text::here(tx.now()).date();
    let past = today.yesterday().unwrap_or(today).min(span.to);
    let (told, open) = briefing::within(tx, &from, &to, &today.to_string())?;
    let briefings = Exhibit {
        key: "bulletin.briefed",
        label: "nội dung đưa ra giao ban",
        href: format!("/briefings/log?from={from}&to={to}"),
        clauses: &["7.4"],
        mend: "Đưa quy trình mới, chỉ tiêu, việc cần phổ biến vào giao ban.",
        ..Exhibit::default()
    };
    let unconcluded = Exhibit {
        key: "bulletin.without_conclusion",
        label: "nội dung giao ban chưa ghi kết luận",
        href: format!("/briefings/log?from={from}&to={past}&phase=open"),
        clauses: &["7.4"],
        mend: "Mở buổi giao ban, ghi kết luận của từng nội dung.",
        ..Exhibit::default()
    };
    Ok(vec![airings.happened(aired), briefings.happened(told), unconcluded.none_of(open, told)])
}
