//! Derivations and limits in the words of a Vietnamese office.

use crate::calendar::DayKind;
use crate::due::{DayLine, Due, Role};
use crate::limit::Limit;
use jiff::civil::{Date, Weekday};
use text::{clock_time, date, here};

/// A derivation that a citizen can follow, one line for each day.
///
/// ```text
/// Nhận 15:40 thứ Sáu 13/03/2026
/// Thứ Sáu 13/03: ngày tiếp nhận, không tính
/// Thứ Bảy 14/03: nghỉ hằng tuần
/// …
/// Hạn trả: 17:00 thứ Tư 18/03/2026
/// ```
pub fn derivation(due: &Due) -> Vec<String> {
    let (received, due_at) = (here(due.received_at), here(due.due_at));
    let mut lines = Vec::with_capacity(due.derivation.len() + 3);
    lines.push(format!(
        "Nhận {} {}",
        clock_time(received.time()),
        weekday_and_date(received.date())
    ));
    for line in &due.derivation {
        let day = if line.date.year() == received.date().year() {
            line.date.strftime("%d/%m").to_string()
        } else {
            date(line.date)
        };
        lines.push(format!("{} {day}: {}", text::capitalised(weekday(line.date)), happening(line)));
    }
    lines.push(format!(
        "Hạn trả: {} {}",
        clock_time(due_at.time()),
        weekday_and_date(due_at.date())
    ));
    if due.provisional {
        lines.push("Hạn tạm tính: lịch nghỉ chính thức của năm chưa được công bố".to_owned());
    }
    lines
}

/// A limit as documents write it: `03 ngày làm việc`.
pub fn limit(limit: Limit) -> String {
    match limit {
        Limit::WorkingDays(days) => format!("{days:02} ngày làm việc"),
        Limit::OfficeMinutes(minutes) => format!("{} làm việc", hours(minutes.into())),
        Limit::CalendarDays(days) => format!("{days:02} ngày"),
        Limit::Months(months) => format!("{months:02} tháng"),
        Limit::SameDay => "trong ngày".to_owned(),
    }
}

/// `thứ Hai` to `Chủ nhật`.
pub fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "thứ Hai",
        Weekday::Tuesday => "thứ Ba",
        Weekday::Wednesday => "thứ Tư",
        Weekday::Thursday => "thứ Năm",
        Weekday::Friday => "thứ Sáu",
        Weekday::Saturday => "thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    }
}

fn happening(line: &DayLine) -> String {
    let what = match line.role {
        Role::Received => "nhận ngoài giờ làm việc".to_owned(),
        Role::Start => "ngày tiếp nhận, không tính".to_owned(),
        Role::Passed => return passed(&line.day),
        Role::WorkingDay { number } => format!("ngày làm việc thứ {number}"),
        Role::CalendarDay { number } => format!("ngày thứ {number}"),
        Role::OfficeTime { minutes } => format!("tính {} làm việc", hours(minutes)),
        Role::AfterCutoff { cutoff } => {
            format!("nhận sau {}, chuyển sang ngày làm việc tiếp theo", clock_time(cutoff))
        }
        Role::SameDay => "trả kết quả trong ngày".to_owned(),
        Role::LastDay => "ngày cuối của thời hạn".to_owned(),
        Role::Rolled => "ngày làm việc tiếp theo sau ngày nghỉ".to_owned(),
        Role::Paused { time } => format!("tạm dừng tính thời hạn từ {}", clock_time(time)),
        Role::Resumed { time } => format!("tính tiếp thời hạn từ {}", clock_time(time)),
        Role::Extended => "gia hạn đến ngày này".to_owned(),
    };
    match &line.day {
        DayKind::Working => what,
        DayKind::WeeklyRest => format!("{what} (nghỉ hằng tuần)"),
        DayKind::DayOff { reason } => format!("{what} (ngày nghỉ – {reason})"),
        DayKind::WorkedSaturday { reason } => format!("{what} ({reason})"),
    }
}

fn passed(day: &DayKind) -> String {
    match day {
        DayKind::Working | DayKind::WorkedSaturday { .. } => "hết giờ làm việc".to_owned(),
        DayKind::WeeklyRest => "nghỉ hằng tuần".to_owned(),
        DayKind::DayOff { reason } => format!("ngày nghỉ – {reason}"),
    }
}

/// `1 giờ 30 phút`, without the part that is nothing.
fn hours(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} phút"),
        (hours, 0) => format!("{hours} giờ"),
        (hours, minutes) => format!("{hours} giờ {minutes} phút"),
    }
}

fn weekday_and_date(day: Date) -> String {
    format!("{} {}", weekday(day), date(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instant::instant;
    use crate::{Calendar, ClockEvent, OfficeHours, PausePolicy, Standing, Term, WorkingTime};
    use expect_test::{Expect, expect};
    use jiff::Timestamp;

    fn at(local: &str) -> Timestamp {
        instant(local.parse().unwrap()).unwrap()
    }

    fn check(received: &str, limit: &str, expected: &Expect) {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
        let limit = Limit::parse(limit).unwrap();
        let due = WorkingTime::new(&calendar, &hours).due(at(received), limit).unwrap();
        expected.assert_eq(&derivation(&due).join("\n"));
    }

    #[test]
    fn working_days() {
        check(
            "2026-03-13T15:40",
            "3 ngày làm việc",
            &expect![[r#"
            Nhận 15:40 thứ Sáu 13/03/2026
            Thứ Sáu 13/03: ngày tiếp nhận, không tính
            Thứ Bảy 14/03: nghỉ hằng tuần
            Chủ nhật 15/03: nghỉ hằng tuần
            Thứ Hai 16/03: ngày làm việc thứ 1
            Thứ Ba 17/03: ngày làm việc thứ 2
            Thứ Tư 18/03: ngày làm việc thứ 3
            Hạn trả: 17:00 thứ Tư 18/03/2026"#]],
        );
    }

    #[test]
    fn outside_office_hours_and_a_worked_saturday() {
        check(
            "2026-01-01T20:00",
            "6 ngày làm việc",
            &expect![[r#"
            Nhận 20:00 thứ Năm 01/01/2026
            Thứ Năm 01/01: nhận ngoài giờ làm việc (ngày nghỉ – Tết Dương lịch)
            Thứ Sáu 02/01: ngày nghỉ – hoán đổi với thứ Bảy 10/01/2026
            Thứ Bảy 03/01: nghỉ hằng tuần
            Chủ nhật 04/01: nghỉ hằng tuần
            Thứ Hai 05/01: ngày tiếp nhận, không tính
            Thứ Ba 06/01: ngày làm việc thứ 1
            Thứ Tư 07/01: ngày làm việc thứ 2
            Thứ Năm 08/01: ngày làm việc thứ 3
            Thứ Sáu 09/01: ngày làm việc thứ 4
            Thứ Bảy 10/01: ngày làm việc thứ 5 (làm bù cho ngày 02/01/2026)
            Chủ nhật 11/01: nghỉ hằng tuần
            Thứ Hai 12/01: ngày làm việc thứ 6
            Hạn trả: 17:00 thứ Hai 12/01/2026"#]],
        );
    }

    #[test]
    fn office_time_across_days_off() {
        check(
            "2026-04-29T16:30",
            "2 giờ",
            &expect![[r#"
            Nhận 16:30 thứ Tư 29/04/2026
            Thứ Tư 29/04: tính 30 phút làm việc
            Thứ Năm 30/04: ngày nghỉ – Ngày Chiến thắng 30/4
            Thứ Sáu 01/05: ngày nghỉ – Ngày Quốc tế Lao động 1/5
            Thứ Bảy 02/05: nghỉ hằng tuần
            Chủ nhật 03/05: nghỉ hằng tuần
            Thứ Hai 04/05: tính 1 giờ 30 phút làm việc
            Hạn trả: 08:30 thứ Hai 04/05/2026"#]],
        );
    }

    #[test]
    fn calendar_days_that_end_on_days_off() {
        check(
            "2026-04-22T09:00",
            "4 ngày",
            &expect![[r#"
            Nhận 09:00 thứ Tư 22/04/2026
            Thứ Tư 22/04: ngày tiếp nhận, không tính
            Thứ Năm 23/04: ngày thứ 1
            Thứ Sáu 24/04: ngày thứ 2
            Thứ Bảy 25/04: ngày thứ 3 (nghỉ hằng tuần)
            Chủ nhật 26/04: ngày thứ 4 (ngày nghỉ – Giỗ Tổ Hùng Vương)
            Thứ Hai 27/04: ngày nghỉ – nghỉ bù Giỗ Tổ Hùng Vương
            Thứ Ba 28/04: ngày làm việc tiếp theo sau ngày nghỉ
            Hạn trả: 17:00 thứ Ba 28/04/2026"#]],
        );
    }

    #[test]
    fn months() {
        check(
            "2026-01-31T09:00",
            "1 tháng",
            &expect![[r#"
            Nhận 09:00 thứ Bảy 31/01/2026
            Thứ Bảy 31/01: ngày tiếp nhận, không tính (nghỉ hằng tuần)
            Thứ Bảy 28/02: ngày cuối của thời hạn (nghỉ hằng tuần)
            Chủ nhật 01/03: nghỉ hằng tuần
            Thứ Hai 02/03: ngày làm việc tiếp theo sau ngày nghỉ
            Hạn trả: 17:00 thứ Hai 02/03/2026"#]],
        );
    }

    #[test]
    fn same_day_after_three() {
        check(
            "2027-12-31T15:05",
            "trong ngày",
            &expect![[r#"
            Nhận 15:05 thứ Sáu 31/12/2027
            Thứ Sáu 31/12: nhận sau 15:00, chuyển sang ngày làm việc tiếp theo
            Thứ Bảy 01/01/2028: ngày nghỉ – Tết Dương lịch
            Chủ nhật 02/01/2028: nghỉ hằng tuần
            Thứ Hai 03/01/2028: ngày nghỉ – nghỉ bù Tết Dương lịch
            Thứ Ba 04/01/2028: trả kết quả trong ngày
            Hạn trả: 17:00 thứ Ba 04/01/2028
            Hạn tạm tính: lịch nghỉ chính thức của năm chưa được công bố"#]],
        );
    }

    #[test]
    fn paused_and_resumed() {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
        let events = [
            ClockEvent::Started {
                at: at("2026-03-02T09:00"),
                term: Term::new(Limit::WorkingDays(4)),
            },
            ClockEvent::Paused { at: at("2026-03-04T14:00"), policy: PausePolicy::SuspendResume },
            ClockEvent::Resumed { at: at("2026-03-12T10:00") },
            ClockEvent::Extended { to: at("2026-03-20T17:00") },
        ];
        let standing = WorkingTime::new(&calendar, &hours).standing(&events).unwrap();
        let Standing::Running { due } = standing else { panic!("{standing:?}") };
        expect![[r#"
            Nhận 09:00 thứ Hai 02/03/2026
            Thứ Hai 02/03: ngày tiếp nhận, không tính
            Thứ Ba 03/03: ngày làm việc thứ 1
            Thứ Tư 04/03: ngày làm việc thứ 2
            Thứ Tư 04/03: tạm dừng tính thời hạn từ 14:00
            Thứ Năm 12/03: tính tiếp thời hạn từ 10:00
            Thứ Sáu 13/03: ngày làm việc thứ 3
            Thứ Bảy 14/03: nghỉ hằng tuần
            Chủ nhật 15/03: nghỉ hằng tuần
            Thứ Hai 16/03: ngày làm việc thứ 4
            Thứ Sáu 20/03: gia hạn đến ngày này
            Hạn trả: 17:00 thứ Sáu 20/03/2026"#]]
        .assert_eq(&derivation(&due).join("\n"));
    }

    #[test]
    fn limits() {
        for (typed, written) in [
            ("3 ngày làm việc", "03 ngày làm việc"),
            ("15 ngày", "15 ngày"),
            ("0,5 ngày làm việc", "4 giờ làm việc"),
            ("1,5 giờ", "1 giờ 30 phút làm việc"),
            ("30 phút", "30 phút làm việc"),
            ("1 tháng", "01 tháng"),
            ("ngay trong ngày", "trong ngày"),
        ] {
            let parsed = Limit::parse(typed).unwrap();
            assert_eq!(limit(parsed), written);
            assert!(Limit::parse(written).is_ok() || written.contains("giờ 30"));
        }
    }
}
