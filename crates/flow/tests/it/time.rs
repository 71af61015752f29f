use super::{Row, sound::*};
use flow::{Duration, Section, Unit::*, lint::Rule::*};
use jiff::civil::time;

pub(crate) const ROWS: &[Row] = &[
    (LimitMissing, Some("time_limit"), |p, _| p.time_limit.clear()),
    (LimitMissing, None, |p, _| p.time_limit.truncate(1)),
    (LimitWithoutNumber, Some("time_limit-1"), |p, _| p.time_limit[0].value = None),
    (LimitWithoutNumber, Some("time_limit-2"), |p, _| p.time_limit[1].unit = None),
    (LimitWithoutNumber, None, |p, _| p.time_limit[0] = limit(None, None, SameDay, "Trong ngày")),
    (LimitCaseTwice, Some("time_limit-3"), |p, _| {
        p.time_limit.push(limit(Some("có xác minh"), Some(10.0), CalendarDay, "10 ngày"));
    }),
    (LimitCaseTwice, None, |p, _| {
        p.time_limit.push(limit(Some("liên thông"), Some(10.0), CalendarDay, "10 ngày"));
    }),
    (CutoffNotRecorded, Some("time_limit-1"), |p, _| {
        p.time_limit[0].text = "trường hợp nhận hồ sơ sau 15 giờ mà không giải quyết ngay".into();
    }),
    (CutoffNotRecorded, Some("time_limit-1"), |p, _| p.time_limit[0].text = "sau 15h00".into()),
    (CutoffNotRecorded, None, |p, _| {
        p.time_limit[0].text = "nhận hồ sơ sau 15 giờ".into();
        p.time_limit[0].cutoff = Some(time(15, 0, 0, 0));
    }),
    (CutoffNotRecorded, None, |p, _| p.time_limit[0].text = "sau 8 giờ làm việc".into()),
    (CutoffNotRecorded, None, |p, _| p.time_limit[0].text = "sau 10 hộ dân ký".into()),
    (StepSumOverLimit, Some("time_limit-1"), |p, _| p.steps[1].durations[0].value = Some(1.5)),
    (StepSumOverLimit, Some("time_limit-2"), |p, _| p.steps[1].durations[1].value = Some(9.0)),
    (StepSumOverLimit, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(1.0), WorkingDay, ""), &[(5.0, Hour, ""), (4.0, Hour, "")]);
    }),
    (StepSumOverLimit, Some("time_limit-1"), |p, _| {
        let norms = [(2.0, CalendarDay, "2 ngày"), (2.0, CalendarDay, "2 ngày")];
        timed(p, limit(None, Some(3.0), WorkingDay, ""), &norms);
    }),
    (StepSumOverLimit, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(23.0), CalendarDay, ""), &[(18.0, WorkingDay, "")]);
    }),
    (StepSumOverLimit, None, |p, _| {
        let norms = [(3.0, CalendarDay, "3 ngày"), (20.0, CalendarDay, "20 ngày")];
        timed(p, limit(None, Some(23.0), CalendarDay, ""), &norms);
    }),
    (StepSumOverLimit, None, |p, _| p.steps[1].durations[0].value = Some(0.5)),
    (SameDaySumOver, Some("time_limit-1"), |p, _| {
        let norms = [(0.5, WorkingDay, ""), (0.5, WorkingDay, ""), (4.0, Hour, "")];
        timed(p, limit(None, Some(0.0), SameDay, "Ngay trong ngày"), &norms);
    }),
    (SameDaySumOver, None, |p, _| {
        let norms = [(0.125, WorkingDay, ""), (0.5, WorkingDay, ""), (3.0, Hour, "")];
        timed(p, limit(None, Some(0.0), SameDay, "Ngay trong ngày"), &norms);
    }),
    (StepSumMayExceed, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(23.0), CalendarDay, ""), &[(17.0, WorkingDay, "")]);
    }),
    (StepSumMayExceed, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(1.0), Month, "01 tháng"), &[(30.0, CalendarDay, "30 ngày")]);
    }),
    (StepSumMayExceed, None, |p, _| {
        timed(p, limit(None, Some(23.0), CalendarDay, ""), &[(16.0, WorkingDay, "")]);
    }),
    (LimitConverted, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(23.0), CalendarDay, ""), &[(16.0, WorkingDay, "")]);
    }),
    (LimitConverted, None, |p, _| {
        timed(p, limit(None, Some(23.0), CalendarDay, ""), &[(16.0, CalendarDay, "16 ngày")]);
    }),
    (StepSumUnchecked, Some("time_limit-1"), |p, _| {
        let norms = [(0.5, WorkingDay, ""), (10.0, CalendarDay, "10 ngày")];
        timed(p, limit(None, Some(30.0), WorkingDay, ""), &norms);
    }),
    (StepSumUnchecked, Some("time_limit-1"), |p, _| {
        let norms =
            [(0.5, WorkingDay, ""), (10.0, WorkingDay, "10 ngày, kể từ ngày nhận đủ hồ sơ")];
        timed(p, limit(None, Some(30.0), WorkingDay, ""), &norms);
    }),
    (StepSumUnchecked, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(0.0), SameDay, ""), &[(1.0, CalendarDay, "1 ngày"); 5]);
    }),
    (StepSumUnchecked, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(3.0), WorkingDay, ""), &[(1.0, WorkingDay, "1 ngày"); 2]);
        p.steps[1].durations = vec![Duration { text: "2 ngày".into(), ..Duration::default() }];
    }),
    (StepSumUnchecked, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(3.0), WorkingDay, ""), &[(1.0, WorkingDay, "1 ngày"); 2]);
        p.steps[1].durations = vec![Duration { text: "theo lịch".into(), ..Duration::default() }];
    }),
    (StepSumUnchecked, Some("time_limit-1"), |p, _| {
        timed(p, limit(None, Some(3.0), WorkingDay, ""), &[(1.0, WorkingDay, "1"); 2]);
        p.steps[1].durations[0].unit = None;
    }),
    (StepSumUnchecked, None, |p, _| {
        let norms = [(0.5, WorkingDay, ""), (1.0, CalendarDay, "1 ngày")];
        timed(p, limit(None, Some(3.0), WorkingDay, ""), &norms);
        let text = "Đơn vị tính thời gian là ngày làm việc, bằng 8 tiếng giờ hành chính.".into();
        p.sections.push(Section { text, ..Section::default() });
    }),
    (LimitCaseWithoutSteps, Some("time_limit-2"), |p, _| {
        p.steps.iter_mut().for_each(|step| step.durations.truncate(1));
    }),
    (LimitCaseWithoutSteps, None, |p, _| {
        p.time_limit.remove(0);
        p.steps.iter_mut().for_each(|step| step.durations = vec![norm(None, 1.0, WorkingDay, "")]);
    }),
    // «Trường hợp khác» is the one limit that no other column serves.
    (StepCaseWithoutLimit, None, |p, _| {
        for norm in p.steps.iter_mut().filter_map(|step| step.durations.get_mut(1)) {
            norm.case = Some("trường hợp khác".into());
        }
    }),
    (StepCaseWithoutLimit, Some("steps"), |p, _| p.time_limit.truncate(1)),
    (StepCaseWithoutLimit, None, |p, _| {
        p.time_limit.truncate(1);
        p.steps.iter_mut().for_each(|step| step.durations.truncate(1));
    }),
];
