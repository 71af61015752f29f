//! The words that a printed procedure needs beside its own.

use super::words::written_duration;
use flow::{
    ComponentKind, Unit,
    lint::{CaseSum, Measure},
};

/// In what the durations of the steps are counted.
pub(crate) const UNIT: &str = "Đơn vị tính thời gian là ngày làm việc.";

/// `01 bộ`.
pub(crate) fn sets(sets: u32) -> String {
    format!("{sets:02} bộ")
}

/// The head of a column of durations.
pub(crate) fn case(case: Option<&String>) -> String {
    case.cloned().unwrap_or_else(|| super::words::ORDINARY.to_owned())
}

/// `Mã thủ tục hành chính: 1.001193 – Lĩnh vực: Hộ tịch`.
pub(crate) fn national(code: Option<&str>, field: Option<&str>) -> Option<String> {
    let code = code.map(|code| format!("Mã thủ tục hành chính: {code}"));
    let field = field.map(|field| format!("Lĩnh vực: {field}"));
    let parts: Vec<_> = [code, field].into_iter().flatten().collect();
    if parts.is_empty() { None } else { Some(parts.join(" – ")) }
}

/// The group under which a component stands.
pub(crate) const fn component_group(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Submitted => "Giấy tờ phải nộp",
        ComponentKind::Presented => "Giấy tờ phải xuất trình",
        ComponentKind::Online => "Nộp trực tuyến",
    }
}

/// The sum under a column: `03 ngày làm việc`, `04 giờ làm việc`, `23 ngày`.
#[expect(clippy::cast_precision_loss, reason = "minutes of a procedure are far below 2^52")]
pub(crate) fn total(sum: &CaseSum) -> String {
    let minutes = sum.minutes.unwrap_or_default();
    let days = minutes as f64 / 480.0;
    match sum.measure {
        Measure::CalendarDays => written_duration(Some(days), Unit::CalendarDay),
        Measure::WorkingTime | Measure::Converted if minutes < 480 => {
            written_duration(Some(minutes as f64 / 60.0), Unit::Hour)
        }
        Measure::WorkingTime | Measure::Converted => written_duration(Some(days), Unit::WorkingDay),
    }
}
