//! Who read what binds them (ISO 9001, 5.2.2, 7.3 and 7.5.3).

use crate::{pages::Moment, store};
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span, as of its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let moment = Moment::of(tx, span.to)?;
    let units = store::cover_by_unit(tx, &moment.day, moment.after, &moment.overdue)?;
    let sum = |of: &dyn Fn(&store::UnitCover) -> i64| units.iter().map(of).sum::<i64>();
    let href = |reading| format!("/distributions/readings?reading={reading}&{}", span.as_of());
    let acknowledged = Exhibit {
        key: "distribution.acknowledged",
        label: "lượt đã đọc và xác nhận",
        href: href("read"),
        clauses: &["5.2.2", "7.3", "7.5.3"],
        mend: "Nhắc những người chưa đọc và xác nhận tài liệu.",
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "distribution.overdue",
        label: "lượt đọc quá hạn",
        href: href("late"),
        mend: "Đôn đốc những người quá hạn đọc tài liệu.",
        ..Exhibit::default()
    };
    let all = sum(&|unit| unit.total);
    Ok(vec![
        acknowledged.of_all(sum(&|unit| unit.acknowledged), all),
        overdue.none_of(sum(&|unit| unit.late), all),
    ])
}
