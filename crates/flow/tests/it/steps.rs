use super::Row;
use flow::{StepRole, lint::Purpose, lint::Rule::*};

pub(crate) const ROWS: &[Row] = &[
    (StepsMissing, Some("steps"), |p, _| p.steps.clear()),
    (StepsMissing, None, |p, _| p.steps.truncate(1)),
    (StepWithoutAction, Some("steps-3"), |p, _| p.steps[2].action = "\n".into()),
    (StepWithoutAction, None, |p, _| p.steps[2].action = "Ký".into()),
    (StepWithoutResponsible, Some("steps-3"), |p, _| p.steps[2].responsible = Some(" ".into())),
    (StepWithoutResponsible, None, |p, _| p.steps[2].responsible = Some("Lãnh đạo".into())),
    (StepWithoutRole, Some("steps-1"), |_, c| c.purpose = Purpose::Execution),
    (StepWithoutRole, None, |p, c| {
        c.purpose = Purpose::Execution;
        p.steps.iter_mut().for_each(|step| step.role = Some(StepRole::Specialist));
    }),
    (PositionUnknown, Some("steps-2"), |p, _| {
        p.steps[1].responsible = Some("Phòng Tư pháp huyện".into());
    }),
    (PositionUnknown, None, |p, c| {
        p.steps[1].responsible = Some("Phòng Tư pháp huyện".into());
        c.positions = None;
    }),
    (StepWithoutDuration, Some("steps-2"), |p, _| {
        p.steps[1].durations.clear();
        p.steps[3].durations.iter_mut().for_each(|norm| norm.value = None);
    }),
    (StepWithoutDuration, Some("steps-1"), |p, _| {
        p.steps.iter_mut().for_each(|step| step.durations.clear());
    }),
    (StepWithoutDuration, None, |p, _| p.steps[1].durations.truncate(1)),
    // A time that was written once for several steps is a time of each of them.
    (StepWithoutDuration, None, |p, _| {
        p.steps[0].durations.iter_mut().for_each(|norm| {
            (norm.value, norm.text) = (None, "01 ngày".into());
        });
        p.steps[1].durations.clear();
    }),
    (StepCaseWithoutDuration, None, |p, _| {
        let norm = &mut p.steps[0].durations[1];
        (norm.value, norm.text) = (None, "01 ngày".into());
        p.steps[1].durations.truncate(1);
    }),
    (StepCaseWithoutDuration, Some("steps-2"), |p, _| p.steps[1].durations.truncate(1)),
    (StepCaseWithoutDuration, None, |p, _| p.steps[1].durations[1].value = Some(0.0)),
    (StepNumberTwice, Some("steps-5"), |p, _| p.steps[4].no = Some(4)),
    (StepNumberTwice, None, |p, _| p.steps[4].no = Some(6)),
    (StepNumberOrder, Some("steps-5"), |p, _| p.steps[4].no = Some(6)),
    (StepNumberOrder, Some("steps-3"), |p, _| p.steps.swap(2, 3)),
    (StepNumberOrder, Some("steps-1"), |p, _| {
        p.steps.remove(0);
    }),
    (StepNumberOrder, None, |p, _| p.steps.iter_mut().for_each(|step| step.no = None)),
    (StepNumberOrder, None, |p, _| p.steps[4].no = Some(4)),
    (FirstStepNotReception, Some("steps-1"), |p, _| {
        p.steps.remove(0);
    }),
    (FirstStepNotReception, None, |p, _| p.steps[0].responsible = Some("Chuyên viên".into())),
    (LastStepNotReturn, Some("steps-4"), |p, _| p.steps.truncate(4)),
    (LastStepNotReturn, None, |p, _| {
        p.steps[4].responsible = Some("Văn thư".into());
        p.steps[4].action = "- Thu lệ phí.\n- Hoàn trả kết quả.".into();
    }),
];
