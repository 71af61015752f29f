//! Management reviews and their decisions (ISO 9001, 9.3).

use crate::{DECISIONS, REVIEWS};
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::{Entry, as_of};

/// The figures of a span: the reviews noted in the year of its last day, and the decisions still open
/// then.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (year, day) = (span.to.year(), span.as_of());
    let count = |entries: &[Entry], counts: fn(&Entry) -> bool| {
        let count = entries.iter().filter(|entry| counts(entry)).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    };
    let mut reviews = as_of(tx, &REVIEWS, span.to)?;
    reviews.retain(|review| review.raised_on.year() == year);
    let decisions = as_of(tx, &DECISIONS, span.to)?;
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
    let all = count(&decisions, |_| true);
    let still = count(&decisions, |decision| decision.settled_on.is_none());
    Ok(vec![held.needed(count(&reviews, |_| true)), decided.needed(all), open.none_of(still, all)])
}
