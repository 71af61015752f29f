//! Plans and their tasks (ISO 9001, 6.2.2 and 8.1).

use crate::{PLANS, TASKS};
use platform::{DbError, Exhibit, Keeping, Span, Tx};
use quality_register::{done_in, tally};

/// What plans and tasks can show at the end of a span of days; tasks that were done in it.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let (plans, tasks) = (tally(tx, &PLANS, span)?, tally(tx, &TASKS, span)?);
    let as_of = span.as_of();
    let running = Exhibit {
        key: "plan.running",
        label: "kế hoạch đang thực hiện",
        href: format!("/plans?state=running&{as_of}"),
        clauses: &["4.4", "6.2"],
        keeping: Keeping::Maintained,
        mend: "Lập kế hoạch năm, trình người đứng đầu phê duyệt.",
        ..Exhibit::default()
    };
    let overdue = Exhibit {
        key: "plan.tasks_overdue",
        label: "việc theo kế hoạch quá hạn",
        href: format!("/tasks?phase=overdue&{as_of}"),
        mend: "Đôn đốc đơn vị có việc quá hạn.",
        ..Exhibit::default()
    };
    let done = Exhibit {
        key: "plan.tasks_done",
        label: "việc theo kế hoạch đã xong trong kỳ",
        href: format!("/tasks?{}", done_in(span)),
        clauses: &["8.1"],
        mend: "Xác nhận kết quả các việc đã báo cáo xong.",
        ..Exhibit::default()
    };
    Ok(vec![
        running.needed(plans.of(&["running"])),
        overdue.none_of(tasks.overdue, tasks.of(&["planned", "todo", "doing"])),
        done.happened(tasks.done()),
    ])
}
