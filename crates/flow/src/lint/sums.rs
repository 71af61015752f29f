use super::{
    case::{OTHER, case_key, same_case},
    measure::{day_minutes, days_in_months, working_days_in, working_days_in_months},
    part::step_no,
};
use crate::{Duration, Procedure, TimeLimit, Unit, model::MINUTES_PER_WORKING_DAY};
use serde::Serialize;
use text::fold;

/// The time norms of one case added up, beside its limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseSum {
    /// The case's label, as the limit has it, else as the steps have it.
    pub case: Option<String>,
    /// Row of the limit in [`Procedure::time_limit`].
    pub limit: Option<usize>,
    /// The sum of the steps; `None` where they can't be added.
    pub minutes: Option<i64>,
    /// The limit; where it was converted, at its shortest.
    pub limit_minutes: Option<i64>,
    /// The limit at its longest; differs only where it was converted.
    pub limit_at_most: Option<i64>,
    /// What the minutes are minutes of.
    pub measure: Measure,
    /// Whether "ngày" in the steps was taken as "ngày làm việc".
    pub days_as_working: bool,
    /// Why there is no sum.
    pub why_not: Option<WhyNot>,
}

/// What the minutes of a sum are minutes of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Office time, 480 minutes a day.
    WorkingTime,
    /// Days by the calendar, put as 480 minutes each so that halves stay whole numbers.
    CalendarDays,
    /// Office time, and the limit was converted from calendar days or months without holidays.
    Converted,
}

/// Why time norms can't be added. Steps are rows of [`Procedure::steps`], from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "step")]
pub enum WhyNot {
    /// No step has one in this case.
    NoDurations,
    /// It runs from an event: "10 ngày, kể từ ngày nhận đủ hồ sơ".
    Relative(usize),
    /// One norm stands for several steps.
    Merged(usize),
    /// The text has no number.
    NoNumber(usize),
    /// A number without a unit.
    NoUnit(usize),
    /// Working days and calendar days, or months, side by side.
    MixedUnits,
    /// Each step has the whole limit: upper bounds, not shares.
    UpperBounds,
}

impl WhyNot {
    /// The reason as a clause of a Vietnamese sentence.
    pub fn reason(self, procedure: &Procedure) -> String {
        match self {
            Self::NoDurations => "chưa bước nào có thời gian".into(),
            Self::Relative(step) => format!(
                "thời gian của bước {} tính từ một sự kiện, không phải từ khi bước trước kết thúc",
                step_no(procedure, step)
            ),
            Self::Merged(step) => {
                format!("thời gian ở bước {} ghi chung cho nhiều bước", step_no(procedure, step))
            }
            Self::NoNumber(step) => {
                format!("thời gian của bước {} không có con số", step_no(procedure, step))
            }
            Self::NoUnit(step) => {
                format!("thời gian của bước {} không ghi đơn vị tính", step_no(procedure, step))
            }
            Self::MixedUnits => {
                "các bước dùng lẫn ngày làm việc với ngày theo lịch hoặc tháng".into()
            }
            Self::UpperBounds => {
                "mỗi bước đều ghi mức tối đa bằng cả thời hạn giải quyết trong ngày".into()
            }
        }
    }
}

/// One case: its limit and the norms that belong to it.
struct Case<'a> {
    label: Option<&'a str>,
    limit: Option<usize>,
    norms: Vec<(usize, &'a Duration)>,
}

/// The running sum of every case, limits first, then cases that only the steps know.
pub fn sums(procedure: &Procedure) -> Vec<CaseSum> {
    let days_are_working = says_working_days(procedure);
    cases(procedure).iter().map(|case| add_up(procedure, case, days_are_working)).collect()
}

/// Whether the notes say "Đơn vị tính thời gian là ngày làm việc".
fn says_working_days(procedure: &Procedure) -> bool {
    procedure.sections.iter().any(|section| {
        section.text.match_indices("vị tính thời gian").any(|(at, _)| {
            let rest: String =
                section.text.get(at..).unwrap_or_default().chars().take(60).collect();
            rest.contains("ngày làm việc")
        })
    })
}

/// Pairs limits with the norms of the same case: first those whose labels agree, then those whose
/// labels only resemble each other. A single column without a label serves every labelled limit.
fn cases(procedure: &Procedure) -> Vec<Case<'_>> {
    let mut groups = norms_by_case(procedure);
    let limits = limits_by_case(procedure);
    let ordinary_limit = limits.iter().any(|(key, ..)| key.is_empty());
    let one_column = groups.len() == 1 && groups.iter().all(|(key, _)| key.is_empty());
    let shared =
        if one_column && !ordinary_limit && !limits.is_empty() { groups.pop() } else { None };
    let mut norms: Vec<_> =
        limits.iter().map(|(key, ..)| take(&mut groups, |group| group == key)).collect();
    for (found, (key, ..)) in norms.iter_mut().zip(&limits) {
        if found.is_none() {
            *found = take(&mut groups, |group| same_case(group, key));
        }
    }
    the_other_case(&mut norms, &limits, &mut groups);
    let limited = limits.iter().zip(norms).map(|((_, row, limit), norms)| Case {
        label: limit.case.as_deref(),
        limit: Some(*row),
        norms: norms.or_else(|| Some(shared.as_ref()?.1.norms.clone())).unwrap_or_default(),
    });
    limited.chain(groups.into_iter().map(|(_, case)| case)).collect()
}

/// A column headed "trường hợp khác" means the one limit that no other column serves.
fn the_other_case<'a>(
    norms: &mut [Option<Vec<(usize, &'a Duration)>>],
    limits: &[(String, usize, &TimeLimit)],
    groups: &mut Vec<(String, Case<'a>)>,
) {
    let mut open = norms.iter_mut().zip(limits).filter(|(found, _)| found.is_none());
    if let (Some((found, (key, ..))), None) = (open.next(), open.next())
        && !key.is_empty()
    {
        *found = take(groups, |group| group == OTHER);
    }
}

/// The first limit of each case, with its key and its row.
fn limits_by_case(procedure: &Procedure) -> Vec<(String, usize, &TimeLimit)> {
    let mut limits: Vec<(String, usize, &TimeLimit)> = Vec::new();
    for (row, limit) in procedure.time_limit.iter().enumerate() {
        let key = case_key(limit.case.as_deref());
        if limits.iter().all(|(known, ..)| *known != key) {
            limits.push((key, row, limit));
        }
    }
    limits
}

/// Takes the norms of one case out of the groups, if exactly one group fits.
fn take<'a>(
    groups: &mut Vec<(String, Case<'a>)>,
    fits: impl Fn(&str) -> bool,
) -> Option<Vec<(usize, &'a Duration)>> {
    let mut rows = groups.iter().enumerate().filter(|(_, (key, _))| fits(key)).map(|(row, _)| row);
    let row = rows.next()?;
    if rows.next().is_some() {
        return None;
    }
    Some(groups.remove(row).1.norms)
}

fn norms_by_case(procedure: &Procedure) -> Vec<(String, Case<'_>)> {
    let mut groups: Vec<(String, Case<'_>)> = Vec::new();
    for (row, step) in procedure.steps.iter().enumerate() {
        for norm in step.durations.iter().filter(|norm| is_said(norm)) {
            let key = case_key(norm.case.as_deref());
            if let Some((_, case)) = groups.iter_mut().find(|(known, _)| *known == key) {
                case.norms.push((row, norm));
                continue;
            }
            let label = norm.case.as_deref();
            groups.push((key, Case { label, limit: None, norms: vec![(row, norm)] }));
        }
    }
    groups
}

/// Whether a norm says anything: an empty cell is none.
pub(super) fn is_said(norm: &Duration) -> bool {
    norm.value.is_some() || !norm.text.trim().is_empty()
}

fn add_up(procedure: &Procedure, case: &Case<'_>, days_are_working: bool) -> CaseSum {
    let limit = case.limit.and_then(|row| procedure.time_limit.get(row));
    let mut sum = CaseSum {
        case: case.label.map(str::to_owned),
        limit: case.limit,
        minutes: None,
        limit_minutes: None,
        limit_at_most: None,
        measure: Measure::WorkingTime,
        days_as_working: false,
        why_not: None,
    };
    let parts = parts(case, days_are_working);
    let units: Vec<Unit> = parts.iter().flatten().map(|(_, unit)| *unit).collect();
    let by_calendar = limit.and_then(|limit| limit.unit).is_some_and(is_calendar);
    let in_days = !units.is_empty() && units.iter().all(|unit| *unit == Unit::CalendarDay);
    sum.measure = match (by_calendar, in_days) {
        (true, true) => Measure::CalendarDays,
        (true, false) => Measure::Converted,
        (false, _) => Measure::WorkingTime,
    };
    sum.days_as_working = !by_calendar && units.contains(&Unit::CalendarDay);
    if let Some((least, most)) = limit.and_then(|limit| bounds(limit, sum.measure)) {
        (sum.limit_minutes, sum.limit_at_most) = (Some(least), Some(most));
    }
    match parts.and_then(|parts| total(&parts, limit, by_calendar)) {
        Ok(minutes) => sum.minutes = Some(minutes),
        Err(why_not) => sum.why_not = Some(why_not),
    }
    sum
}

const fn is_calendar(unit: Unit) -> bool {
    matches!(unit, Unit::CalendarDay | Unit::Month)
}

/// Each norm as a number and a unit, or the reason why one of them isn't.
fn parts(case: &Case<'_>, days_are_working: bool) -> Result<Vec<(f64, Unit)>, WhyNot> {
    let part = |(row, norm): &(usize, &Duration)| {
        if is_relative(&norm.text) {
            return Err(WhyNot::Relative(*row));
        }
        let unit = match norm.unit {
            Some(Unit::CalendarDay) | None if days_are_working => Some(Unit::WorkingDay),
            unit => unit,
        };
        match (norm.value, unit) {
            (_, Some(Unit::SameDay)) => Ok((1.0, Unit::SameDay)),
            (Some(value), Some(unit)) => Ok((value, unit)),
            (Some(_), None) => Err(WhyNot::NoUnit(*row)),
            (None, _) if is_shared(norm) => Err(WhyNot::Merged(*row)),
            (None, _) => Err(WhyNot::NoNumber(*row)),
        }
    };
    case.norms.iter().map(part).collect()
}

fn is_relative(text: &str) -> bool {
    let folded = fold(text);
    ["ke tu", "tinh tu", "sau khi", "truoc ngay"].iter().any(|words| folded.contains(words))
}

/// Whether a norm was written once for several steps: a number that is none of theirs alone.
pub(super) fn is_shared(norm: &Duration) -> bool {
    norm.value.is_none() && norm.text.chars().any(char::is_numeric)
}

fn total(
    parts: &[(f64, Unit)],
    limit: Option<&TimeLimit>,
    by_calendar: bool,
) -> Result<i64, WhyNot> {
    if parts.is_empty() {
        return Err(WhyNot::NoDurations);
    }
    let has = |unit: Unit| parts.iter().any(|(_, other)| *other == unit);
    let in_office_time = has(Unit::WorkingDay) || (by_calendar && has(Unit::Hour));
    if has(Unit::Month) || (has(Unit::CalendarDay) && in_office_time) {
        return Err(WhyNot::MixedUnits);
    }
    let minutes = |(value, unit): &(f64, Unit)| match unit {
        Unit::Hour => day_minutes(value / 8.0),
        Unit::WorkingDay | Unit::CalendarDay | Unit::Month | Unit::SameDay => day_minutes(*value),
    };
    let each: Vec<i64> = parts.iter().map(minutes).collect();
    let sum = each.iter().fold(0_i64, |sum, minutes| sum.saturating_add(*minutes));
    let in_a_day = limit.is_some_and(|limit| limit.unit == Some(Unit::SameDay));
    let whole_limit = each.len() > 1 && each.iter().all(|m| *m == MINUTES_PER_WORKING_DAY);
    if in_a_day && (whole_limit || (has(Unit::SameDay) && sum > MINUTES_PER_WORKING_DAY)) {
        return Err(WhyNot::UpperBounds);
    }
    Ok(sum)
}

/// The limit at its shortest and at its longest.
fn bounds(limit: &TimeLimit, measure: Measure) -> Option<(i64, i64)> {
    let in_calendar = measure == Measure::CalendarDays;
    let days = |(least, most): (i64, i64)| {
        (least * MINUTES_PER_WORKING_DAY, most * MINUTES_PER_WORKING_DAY)
    };
    match limit.unit? {
        Unit::SameDay | Unit::WorkingDay | Unit::Hour => {
            limit.minutes().map(|minutes| (minutes, minutes))
        }
        Unit::CalendarDay if in_calendar => {
            limit.value.map(|value| (day_minutes(value), day_minutes(value)))
        }
        Unit::Month if in_calendar => limit.value.map(days_in_months),
        Unit::CalendarDay => limit.value.map(working_days_in).map(days),
        Unit::Month => limit.value.map(working_days_in_months).map(days),
    }
}
