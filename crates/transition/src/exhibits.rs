//! How far going over to another edition has come (ISO 9001, 6.3).

use crate::{State, actions, store};
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span: the newest transition that was begun by its last day, as it stood at its end.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let all = store::all(tx, span.to)?;
    let newest = all.iter().find(|transition| transition.state() != State::Cancelled);
    let tally = newest.map(|newest| actions::tally(tx, newest, span.to)).transpose()?;
    let href = |stage: &str| {
        newest.map_or_else(
            || "/transitions".to_owned(),
            |it| format!("/transitions/{}?stage={stage}&{}", it.id, span.as_of()),
        )
    };
    let settled = Exhibit {
        key: "transition.settled",
        label: "điều khoản đã đáp ứng phiên bản tiêu chuẩn đang chuyển đổi",
        href: href("settled"),
        clauses: &["6.3"],
        mend: "Đánh giá và xử lý các khoảng trống khi chuyển đổi phiên bản tiêu chuẩn.",
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "transition.overdue",
        label: "điều khoản quá hạn trong kế hoạch chuyển đổi",
        href: href("overdue"),
        mend: "Đôn đốc việc chuyển đổi phiên bản đã quá hạn.",
        ..Exhibit::default()
    };
    Ok(match tally {
        Some(tally) => vec![
            settled.of_all(tally.settled, tally.all),
            overdue.none_of(tally.overdue, tally.all),
        ],
        None => vec![settled.happened(0), overdue.happened(0)],
    })
}
