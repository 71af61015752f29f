//! Time limits, and the time norms of the steps against them.

use super::{
    CaseSum, Finding, Measure, Rule, WhyNot,
    case::case_key,
    measure::{written_days, written_time},
    part::Part,
    sums,
    sums::is_said,
    words::shorten,
};
use crate::{Procedure, TimeLimit, Unit};
use text::fold;

pub(super) fn check(procedure: &Procedure, out: &mut Vec<Finding>) {
    limits(procedure, out);
    for sum in sums(procedure) {
        compare(procedure, &sum, out);
    }
}

fn limits(procedure: &Procedure, out: &mut Vec<Finding>) {
    if procedure.time_limit.is_empty() {
        let message = "Quy trình chưa có thời hạn giải quyết. Hãy ghi thời hạn theo quy định của \
                       pháp luật, mỗi trường hợp một dòng.";
        out.push(Finding::new(Rule::LimitMissing, Part::TimeLimits, procedure, message.into()));
    }
    for (row, limit) in procedure.time_limit.iter().enumerate() {
        let part = Part::TimeLimit(row);
        if limit.unit != Some(Unit::SameDay) && (limit.value.is_none() || limit.unit.is_none()) {
            let message = format!(
                "Chưa lấy được con số và đơn vị tính từ thời hạn “{}”, nên không tính được ngày \
                 hẹn trả và không so được với tổng thời gian các bước. Hãy ghi số và đơn vị (giờ, \
                 ngày làm việc, ngày, tháng hoặc trong ngày).",
                shorten(&limit.text, 120)
            );
            out.push(Finding::new(Rule::LimitWithoutNumber, part, procedure, message));
        }
        if limit.cutoff.is_none()
            && let Some(hour) = cutoff_hour(&limit.text)
        {
            let message = format!(
                "Văn bản nêu mốc nhận hồ sơ sau {hour} giờ nhưng mốc này chưa được ghi nhận, nên \
                 hồ sơ nộp sau {hour} giờ sẽ bị tính sai ngày hẹn trả. Hãy nhập mốc giờ cho thời \
                 hạn này."
            );
            out.push(Finding::new(Rule::CutoffNotRecorded, part, procedure, message));
        }
        same_case_before(procedure, row, limit, out);
    }
}

fn same_case_before(procedure: &Procedure, row: usize, limit: &TimeLimit, out: &mut Vec<Finding>) {
    let key = case_key(limit.case.as_deref());
    let earlier = procedure.time_limit.iter().take(row);
    if let Some(first) = earlier.into_iter().find(|l| case_key(l.case.as_deref()) == key) {
        let message = format!(
            "{} có hai thời hạn: “{}” và “{}”. Hãy giữ một thời hạn, hoặc đặt tên cho từng trường \
             hợp nếu là hai trường hợp khác nhau.",
            text::capitalised(&case_name(limit.case.as_deref())),
            shorten(&first.text, 80),
            shorten(&limit.text, 80)
        );
        out.push(Finding::new(Rule::LimitCaseTwice, Part::TimeLimit(row), procedure, message));
    }
}

/// The hour in "sau 15 giờ", "sau 15h00".
fn cutoff_hour(text: &str) -> Option<u32> {
    let folded = fold(text);
    folded.match_indices("sau ").find_map(|(at, found)| {
        let rest = folded.get(at + found.len()..)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let unit = rest.get(digits.len()..)?.trim_start();
        let hour: u32 = digits.parse().ok()?;
        let is_hour = unit.starts_with("gio") && !unit.starts_with("gio lam viec");
        let is_h = unit.starts_with('h') && !unit.starts_with("ho");
        ((6..=18).contains(&hour) && (is_hour || is_h)).then_some(hour)
    })
}

fn compare(procedure: &Procedure, sum: &CaseSum, out: &mut Vec<Finding>) {
    let part = sum.limit.map_or(Part::Steps, Part::TimeLimit);
    let mut say = |rule, message| out.push(Finding::new(rule, part, procedure, message));
    if sum.limit.is_none() && !procedure.time_limit.is_empty() {
        say(Rule::StepCaseWithoutLimit, case_without_limit(sum));
    }
    match (sum.minutes, sum.limit_minutes, sum.why_not) {
        (Some(minutes), Some(limit), _) => {
            if let Some((rule, message)) = against_limit(procedure, sum, minutes, limit) {
                say(rule, message);
            }
        }
        (_, _, Some(WhyNot::NoDurations)) => {
            if procedure.steps.iter().any(|step| step.durations.iter().any(is_said)) {
                say(Rule::LimitCaseWithoutSteps, case_without_steps(sum));
            }
        }
        (_, _, Some(why_not)) => {
            let message = format!(
                "Không cộng được thời gian các bước{}: {}. Hãy tự đối chiếu với thời hạn, hoặc ghi \
                 thời gian riêng của từng bước theo cùng một đơn vị.",
                of_case(sum),
                why_not.reason(procedure)
            );
            say(Rule::StepSumUnchecked, message);
        }
        (_, None, None) | (None, _, None) => {}
    }
}

fn against_limit(
    procedure: &Procedure,
    sum: &CaseSum,
    minutes: i64,
    limit: i64,
) -> Option<(Rule, String)> {
    let at_most = sum.limit_at_most.unwrap_or(limit);
    let row = sum.limit.and_then(|row| procedure.time_limit.get(row))?;
    let total = if sum.measure == Measure::CalendarDays { written_days } else { written_time };
    let head = format!("Tổng thời gian các bước{} là {}", of_case(sum), total(minutes));
    let mend = "Hãy giảm thời gian ở các bước hoặc kiểm tra lại thời hạn.";
    let reading = if sum.days_as_working {
        "; “ngày” ở các bước được hiểu là ngày làm việc 8 giờ"
    } else {
        ""
    };
    let converted = converted(row, limit, at_most, sum.measure);
    if minutes > at_most && row.unit == Some(Unit::SameDay) {
        let message = format!(
            "{head}, trong khi phải giải quyết trong ngày (8 giờ làm việc){reading}. {mend}"
        );
        return Some((Rule::SameDaySumOver, message));
    }
    if minutes > at_most {
        let message = format!(
            "{head}, vượt thời hạn {}{converted} {}{reading}. {mend}",
            written_limit(row),
            of_the_case(sum)
        );
        return Some((Rule::StepSumOverLimit, message));
    }
    if minutes > limit {
        let message = format!(
            "{head}, có thể vượt thời hạn {}{converted}, tùy ngày tiếp nhận. {mend}",
            written_limit(row)
        );
        return Some((Rule::StepSumMayExceed, message));
    }
    (sum.measure == Measure::Converted).then(|| {
        let message = format!(
            "Thời hạn {}{converted} được so với tổng thời gian các bước là {}. Ngày nghỉ lễ chưa \
             được trừ, hãy để dư thời gian cho những dịp này.",
            written_limit(row),
            written_time(minutes)
        );
        (Rule::LimitConverted, message)
    })
}

/// How a limit by the calendar was converted, in brackets.
fn converted(row: &TimeLimit, least: i64, most: i64, measure: Measure) -> String {
    let days = |minutes: i64| minutes / 480;
    let range = |unit: &str| {
        if least == most {
            format!(" (bằng {} {unit})", days(least))
        } else {
            format!(" (bằng {} đến {} {unit})", days(least), days(most))
        }
    };
    match measure {
        Measure::Converted => range("ngày làm việc, chưa trừ ngày lễ"),
        Measure::CalendarDays if row.unit == Some(Unit::Month) => range("ngày"),
        Measure::CalendarDays | Measure::WorkingTime => String::new(),
    }
}

fn case_without_limit(sum: &CaseSum) -> String {
    format!(
        "Các bước có thời gian cho {}, nhưng mục thời hạn giải quyết không có trường hợp này. Hãy \
         thêm thời hạn của trường hợp đó hoặc sửa tên cho giống nhau.",
        case_name(sum.case.as_deref())
    )
}

fn case_without_steps(sum: &CaseSum) -> String {
    format!(
        "Thời hạn có {}, nhưng chưa bước nào ghi thời gian cho trường hợp này. Hãy thêm một cột \
         thời gian ở bảng các bước hoặc sửa tên trường hợp cho giống nhau.",
        case_name(sum.case.as_deref())
    )
}

fn case_name(label: Option<&str>) -> String {
    label.map_or_else(|| "trường hợp thông thường".into(), |case| format!("trường hợp “{case}”"))
}

fn of_case(sum: &CaseSum) -> String {
    sum.case.as_deref().map_or_else(String::new, |case| format!(" (trường hợp “{case}”)"))
}

fn of_the_case(sum: &CaseSum) -> &'static str {
    if sum.case.is_some() {
        "của trường hợp này"
    } else {
        "của trường hợp thông thường"
    }
}

/// `3 ngày làm việc`, `23 ngày`.
fn written_limit(limit: &TimeLimit) -> String {
    let unit = match limit.unit {
        Some(Unit::WorkingDay) => "ngày làm việc",
        Some(Unit::CalendarDay) => "ngày",
        Some(Unit::Hour) => "giờ",
        Some(Unit::Month) => "tháng",
        Some(Unit::SameDay) => return "trong ngày".into(),
        None => return limit.text.clone(),
    };
    let value = limit.value.unwrap_or_default().to_string().replace('.', ",");
    format!("{value} {unit}")
}
