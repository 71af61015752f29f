//! Communication as planned and as it was (ISO 9001, 7.4).

use crate::{LOG, PLAN};
use platform::{DbError, Exhibit, Keeping, Span, Tx};
use quality_register::{raised_in, tally};

/// The figures of a span: the plan as of its last day, and what was noted in it as told.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let as_of = span.as_of();
    let (plan, log) = (tally(tx, &PLAN, span)?, tally(tx, &LOG, span)?);
    let planned = Exhibit {
        key: "communication.planned",
        label: "nội dung truyền thông theo kế hoạch",
        href: format!("/communication-plan?state=active&{as_of}"),
        clauses: &["7.4"],
        keeping: Keeping::Maintained,
        mend: "Lập kế hoạch truyền thông: nội dung, kênh, đối tượng, tần suất.",
        ..Exhibit::default()
    };
    let told = Exhibit {
        key: "communication.told",
        label: "lần truyền thông đã ghi trong kỳ",
        href: format!("/communications?{}", raised_in(span)),
        clauses: &["7.4"],
        mend: "Ghi những lần đã truyền thông, kèm bằng chứng.",
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "communication.overdue",
        label: "nội dung đến hạn chưa truyền thông",
        href: format!("/communication-plan?phase=overdue&{as_of}"),
        clauses: &["7.4"],
        mend: "Thực hiện nội dung đã quá hạn, hoặc sửa kế hoạch.",
        ..Exhibit::default()
    };
    Ok(vec![
        planned.needed(plan.of(&["active"])),
        told.needed(log.raised()),
        overdue.none_of(plan.overdue, plan.of(&["active"])),
    ])
}
