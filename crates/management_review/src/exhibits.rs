//! Management reviews and their decisions (ISO 9001, 9.3).

use crate::{DECISIONS, REVIEWS};
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::{done_in, raised_in, tally};

/// The figures of a span: the reviews that were held in it, the decisions that were noted in it, and those
/// still open on its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let day = span.as_of();
    let (reviews, decisions) = (tally(tx, &REVIEWS, span)?, tally(tx, &DECISIONS, span)?);
    let held = Exhibit {
        key: "management_review.reviews",
        label: "cuộc họp xem xét của lãnh đạo đã họp trong kỳ",
        href: format!("/management-reviews?{}", done_in(span)),
        clauses: &["9.3.1", "9.3.2"],
        mend: "Lên lịch và họp xem xét của lãnh đạo ít nhất mỗi năm một lần.",
        ..Exhibit::default()
    };
    let decided = Exhibit {
        key: "management_review.decisions",
        label: "quyết định của các cuộc xem xét trong kỳ",
        href: format!("/review-decisions?{}", raised_in(span)),
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
        held.needed(reviews.done()),
        decided.needed(decisions.raised()),
        open.none_of(decisions.open, decisions.in_hand()),
    ])
}
