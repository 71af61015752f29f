//! Management reviews and their decisions (ISO 9001, 9.3).

use crate::{DECISIONS, REVIEWS};
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::tally;

/// The figures of a span: the reviews noted in the year of its last day, and the decisions still open
/// then.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (year, day) = (span.to.year(), span.as_of());
    let (reviews, decisions) = (tally(tx, &REVIEWS, span.to)?, tally(tx, &DECISIONS, span.to)?);
    let held = Exhibit {
        key: "management_review.reviews",
        label: "cuộc họp xem xét của lãnh đạo trong năm",
        href: format!("/management-reviews?year={year}&{day}"),
        clauses: &["9.3.1", "9.3.2"],
        mend: "Lên lịch và họp xem xét của lãnh đạo ít nhất mỗi năm một lần.",
        ..Exhibit::default()
    };
    let decided = Exhibit {
        key: "management_review.decisions",
        label: "quyết định của các cuộc xem xét",
        href: format!("/review-decisions?{day}"),
        clauses: &["9.3.3"],
        mend: "Ghi quyết định của cuộc họp với người chịu trách nhiệm và thời hạn.",
        ..Exhibit::default()
    };
    let open = Exhibit {
        key: "management_review.decisions_open",
        label: "quyết định của lần xem xét trước chưa xong",
        href: format!("/review-decisions?phase=open&{day}"),
        mend: "Đôn đốc, xác nhận kết quả các quyết định còn mở.",
        ..Exhibit::default()
    };
    Ok(vec![
        held.needed(reviews.of_year(year)),
        decided.needed(decisions.all()),
        open.none_of(decisions.open, decisions.all()),
    ])
}
