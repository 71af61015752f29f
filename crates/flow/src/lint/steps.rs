//! The table of steps.

use super::{
    Context, Finding, Purpose, Rule,
    part::{Part, step_no},
    suggest_role,
    sums::{is_said, is_shared},
    words::{blank, list, said},
};
use crate::{Duration, Procedure, Step, StepRole};
use std::collections::BTreeSet;
use text::fold;

pub(super) fn check(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    if procedure.steps.is_empty() {
        let message = "Quy trình chưa có bước xử lý nào. Hãy lập bảng các bước: nội dung công \
                       việc, trách nhiệm, thời gian, kết quả.";
        out.push(Finding::new(Rule::StepsMissing, Part::Steps, procedure, message.into()));
        return;
    }
    for (row, step) in procedure.steps.iter().enumerate() {
        one_step(procedure, context, row, step, out);
    }
    durations(procedure, out);
    numbers(procedure, out);
    ends(procedure, out);
}

fn one_step(
    procedure: &Procedure,
    context: &Context,
    row: usize,
    step: &Step,
    out: &mut Vec<Finding>,
) {
    let no = step_no(procedure, row);
    let mut say = |rule, message| out.push(Finding::new(rule, Part::Step(row), procedure, message));
    if blank(&step.action) {
        let message =
            format!("Bước {no} chưa ghi nội dung công việc. Hãy ghi việc phải làm ở bước này.");
        say(Rule::StepWithoutAction, message);
    }
    let responsible = said(step.responsible.as_deref());
    if responsible.is_none() {
        let message = format!(
            "Bước {no} chưa ghi ai chịu trách nhiệm. Hãy ghi chức danh hoặc bộ phận thực hiện bước này."
        );
        say(Rule::StepWithoutResponsible, message);
    }
    if step.role.is_none() && context.purpose == Purpose::Execution {
        say(Rule::StepWithoutRole, without_role(&no, responsible));
    }
    if let (Some(responsible), Some(positions)) = (responsible, context.positions.as_deref())
        && !is_known(responsible, positions)
    {
        let message = format!(
            "“{responsible}” ở bước {no} không có trong danh sách chức danh, bộ phận của cơ quan. \
             Hãy sửa theo tên đang dùng hoặc bổ sung vào danh sách."
        );
        say(Rule::PositionUnknown, message);
    }
}

fn without_role(no: &str, responsible: Option<&str>) -> String {
    let advice = responsible.and_then(suggest_role).map_or_else(
        || "Hãy chọn vai trò để hồ sơ được chuyển đúng người.".to_owned(),
        |role| format!("Theo cột trách nhiệm, vai trò phù hợp là “{}”.", role_name(role)),
    );
    format!(
        "Bước {no} chưa chọn vai trò thực hiện, nên hồ sơ không thể chuyển tự động đến bước này. {advice}"
    )
}

const fn role_name(role: StepRole) -> &'static str {
    match role {
        StepRole::OneStop => "Bộ phận Một cửa",
        StepRole::Specialist => "Công chức chuyên môn",
        StepRole::UnitHead => "Trưởng đơn vị",
        StepRole::Leader => "Lãnh đạo cơ quan",
        StepRole::Clerk => "Văn thư",
    }
}

fn is_known(responsible: &str, positions: &[String]) -> bool {
    let responsible = fold(responsible);
    positions.iter().map(|position| fold(position)).any(|position| {
        !position.is_empty() && (responsible.contains(&position) || position.contains(&responsible))
    })
}

fn durations(procedure: &Procedure, out: &mut Vec<Finding>) {
    let timed = |step: &Step| step.durations.iter().any(is_said);
    let steps = || procedure.steps.iter().enumerate();
    let shares = |row: usize, case: Option<&str>| shares_one_time(&procedure.steps, row, case);
    let in_any = |row: usize| cases_of(procedure).iter().any(|case| shares(row, *case));
    let untimed: Vec<usize> =
        steps().filter(|(row, s)| !timed(s) && !in_any(*row)).map(|(row, _)| row).collect();
    if let Some(first) = untimed.first() {
        let message = if untimed.len() == procedure.steps.len() {
            "Chưa bước nào có thời gian. Hãy ghi thời gian của từng bước để so với thời hạn giải \
             quyết."
                .to_owned()
        } else {
            format!(
                "Bước {} chưa có thời gian. Nếu thời gian ghi chung cho nhiều bước, hãy chia cho \
                 từng bước để theo dõi được bước nào chậm.",
                numbers_of(procedure, &untimed)
            )
        };
        out.push(Finding::new(Rule::StepWithoutDuration, Part::Step(*first), procedure, message));
    }
    for case in cases_of(procedure) {
        let lacks = |row: usize, step: &Step| said_in(step, case).is_none() && !shares(row, case);
        let rows: Vec<usize> =
            steps().filter(|(row, s)| timed(s) && lacks(*row, s)).map(|(row, _)| row).collect();
        let Some(first) = rows.first() else { continue };
        let name = case.map_or_else(|| "thông thường".to_owned(), |case| format!("“{case}”"));
        let message = format!(
            "Bước {} có thời gian ở trường hợp khác nhưng để trống ở trường hợp {name}. Hãy ghi \
             thời gian, hoặc ghi 0 nếu bước này không phải thực hiện.",
            numbers_of(procedure, &rows)
        );
        out.push(Finding::new(
            Rule::StepCaseWithoutDuration,
            Part::Step(*first),
            procedure,
            message,
        ));
    }
}

/// The cases for which some step has a time.
fn cases_of(procedure: &Procedure) -> BTreeSet<Option<&str>> {
    let norms = procedure.steps.iter().flat_map(|step| &step.durations);
    norms.filter(|norm| is_said(norm)).map(|norm| norm.case.as_deref()).collect()
}

/// What a step says of its time in one case.
fn said_in<'s>(step: &'s Step, case: Option<&str>) -> Option<&'s Duration> {
    step.durations.iter().find(|norm| is_said(norm) && norm.case.as_deref() == case)
}

/// Whether an empty cell belongs to a time that was written once for several steps: that such a
/// time cannot be added up is told by another rule.
fn shares_one_time(steps: &[Step], row: usize, case: Option<&str>) -> bool {
    let before = steps.get(..=row).unwrap_or_default();
    let owner = before.iter().rev().find_map(|step| said_in(step, case));
    let own = steps.get(row).is_some_and(|step| said_in(step, case).is_some());
    !own && owner.is_some_and(is_shared)
}

fn numbers_of(procedure: &Procedure, rows: &[usize]) -> String {
    list(&rows.iter().map(|row| step_no(procedure, *row)).collect::<Vec<_>>())
}

fn numbers(procedure: &Procedure, out: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    let mut previous: Option<u32> = None;
    let mut told = false;
    for (row, step) in procedure.steps.iter().enumerate() {
        let Some(no) = step.no else { continue };
        if !seen.insert(no) {
            let message = format!(
                "Dòng {} của bảng các bước lại mang số thứ tự {no} đã dùng. Hãy đánh lại số để mỗi \
                 bước có một số riêng.",
                row + 1
            );
            out.push(Finding::new(Rule::StepNumberTwice, Part::Step(row), procedure, message));
        } else if !told && no != previous.map_or(1, |last| last.saturating_add(1)) {
            told = true;
            let message = match previous {
                None => format!(
                    "Các bước bắt đầu từ số {no}, không phải số 1. Hãy kiểm tra có thiếu bước đầu hay không rồi đánh lại số."
                ),
                Some(last) => format!(
                    "Sau bước {last} là bước {no}. Hãy kiểm tra có thiếu bước hay đặt sai thứ tự không rồi đánh lại số."
                ),
            };
            out.push(Finding::new(Rule::StepNumberOrder, Part::Step(row), procedure, message));
        }
        previous = Some(no);
    }
}

/// The first step takes the dossier in and the last gives the result back, both at the desk.
fn ends(procedure: &Procedure, out: &mut Vec<Finding>) {
    let (Some(first), Some(last)) = (procedure.steps.first(), procedure.steps.last()) else {
        return;
    };
    if !at_desk(first) && !says(first, &["tiep nhan", "nhan ho so"]) {
        let message = "Bước đầu tiên không phải là tiếp nhận hồ sơ tại Bộ phận Một cửa. Nếu hồ sơ \
                       của thủ tục này do Bộ phận Một cửa nhận, hãy thêm bước tiếp nhận."
            .into();
        out.push(Finding::new(Rule::FirstStepNotReception, Part::Step(0), procedure, message));
    }
    if !at_desk(last) && !says(last, &["tra ket qua", "tra ho so", "giao ket qua"]) {
        let message =
            "Bước cuối cùng không phải là trả kết quả tại Bộ phận Một cửa. Nếu kết quả do \
                       Bộ phận Một cửa trả, hãy thêm bước trả kết quả."
                .into();
        let row = procedure.steps.len() - 1;
        out.push(Finding::new(Rule::LastStepNotReturn, Part::Step(row), procedure, message));
    }
}

fn at_desk(step: &Step) -> bool {
    let role = step.role.or_else(|| step.responsible.as_deref().and_then(suggest_role));
    role == Some(StepRole::OneStop)
}

fn says(step: &Step, phrases: &[&str]) -> bool {
    let action = fold(&step.action);
    phrases.iter().any(|phrase| action.contains(phrase))
}
