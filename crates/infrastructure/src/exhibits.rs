//! Infrastructure, work environment, measuring devices (ISO 9001, 7.1.3, 7.1.4, 7.1.5).

use crate::{CHECKS, EQUIPMENT};
use platform::{DbError, Exhibit, Span, Tx};
use quality_register::{raised_in, tally};

/// The figures of a span: equipment as of its last day, checks that were noted in it.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let as_of = span.as_of();
    let (all, checks) = (tally(tx, &EQUIPMENT, span)?, tally(tx, &CHECKS, span)?);
    let used = |kind: &str| all.count(|lot| lot.state == "in_use" && lot.kind == kind);
    let late = |kind: &str| -> i64 {
        all.lots.iter().filter(|lot| lot.kind == kind).map(|lot| lot.overdue).sum()
    };
    let equipment = Exhibit {
        key: "infrastructure.equipment",
        label: "thiết bị đang dùng, có kế hoạch bảo dưỡng",
        href: format!("/equipment?kind=equipment&state=in_use&{as_of}"),
        clauses: &["7.1.3"],
        mend: "Ghi thiết bị, hạ tầng và kế hoạch bảo dưỡng vào sổ.",
        ..Exhibit::default()
    };
    let unmaintained = Exhibit {
        key: "infrastructure.unmaintained",
        label: "thiết bị quá hạn bảo dưỡng",
        href: format!("/equipment?kind=equipment&phase=overdue&{as_of}"),
        clauses: &["7.1.3"],
        mend: "Bảo dưỡng thiết bị quá hạn và ghi vào nhật ký.",
        ..Exhibit::default()
    };
    let measuring = Exhibit {
        key: "infrastructure.measuring",
        label: "thiết bị đo đang dùng",
        href: format!("/equipment?kind=measuring&state=in_use&{as_of}"),
        clauses: &["7.1.5"],
        ..Exhibit::default()
    };
    let uncalibrated = Exhibit {
        key: "infrastructure.uncalibrated",
        label: "thiết bị đo quá hạn hiệu chuẩn hoặc bảo dưỡng",
        href: format!("/equipment?kind=measuring&phase=overdue&{as_of}"),
        clauses: &["7.1.5"],
        mend: "Hiệu chuẩn, hoặc ngừng dùng thiết bị đo quá hạn.",
        ..Exhibit::default()
    };
    let checked = Exhibit {
        key: "infrastructure.checks",
        label: "lần kiểm tra môi trường làm việc trong kỳ",
        href: format!("/environment-checks?{}", raised_in(span)),
        clauses: &["7.1.4"],
        mend: "Kiểm tra phòng tiếp công dân, Bộ phận Một cửa theo bảng kiểm.",
        ..Exhibit::default()
    };
    let unmended = Exhibit {
        key: "infrastructure.unmended",
        label: "thiếu sót môi trường làm việc quá hạn khắc phục",
        href: format!("/environment-checks?phase=overdue&{as_of}"),
        clauses: &["7.1.4"],
        mend: "Khắc phục những thiếu sót đã quá hạn.",
        ..Exhibit::default()
    };
    Ok(vec![
        equipment.needed(used("equipment")),
        unmaintained.none_of(late("equipment"), used("equipment")),
        measuring.happened(used("measuring")),
        uncalibrated.none_of(late("measuring"), used("measuring")),
        checked.needed(checks.raised()),
        unmended.none_of(checks.overdue, checks.in_hand()),
    ])
}
