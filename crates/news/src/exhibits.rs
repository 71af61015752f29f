//! What was told to the public by news (ISO 9001, 7.4).

use crate::store;
use platform::{DbError, Exhibit, Keeping, Span, Tx};

/// The figures of a span: articles published in it and, where it lasts until today, comments that wait.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (from, to) = (span.start(), span.end());
    let (articles,) = store::published_between(tx, from, to)?;
    let published = Exhibit {
        key: "news.published",
        label: "tin bài đã đăng trong kỳ",
        href: format!("/news?state=published&from={from}&to={to}"),
        clauses: &["7.4"],
        keeping: Keeping::Retained,
        mend: "Đăng tin về chính sách, mục tiêu và kết quả của hệ thống quản lý chất lượng.",
        ..Exhibit::default()
    };
    let mut shown = vec![published.happened(articles)];
    if !span.reaches(text::here(tx.now()).date()) {
        return Ok(shown);
    }
    let (pending, _) = store::readers::all_pending(tx)?;
    let waiting = Exhibit {
        key: "news.comments_pending",
        label: "ý kiến bạn đọc chờ duyệt",
        href: "/news/comments?state=pending".to_owned(),
        mend: "Ban biên tập xem và quyết định đăng hay không đăng.",
        ..Exhibit::default()
    };
    shown.push(waiting.none_of(pending, pending));
    Ok(shown)
}
