//! The opening hours that are written for people, held against those of the working calendar.

use jiff::civil::{Date, Time, Weekday};
use std::collections::BTreeSet;
use workcal::{Session, describe::weekday};

/// What is written between an hour and its minutes.
const SIGNS: [&str; 4] = [":", "h", "gio", "g"];

/// Words that say that a day is left out.
const WITHOUT: [&str; 3] = ["nghi", "tru ", "khong"];

/// Whether hours that are written somewhere say otherwise than the calendar of a day: when the desk
/// opens or closes is not among them, or a day of rest is (or is not). Words without any time, such as
/// `giờ hành chính`, contradict nothing.
pub(crate) fn contradicts(written: &str, day: Date, sessions: &[Session]) -> bool {
    let written = text::fold(written);
    let times = times(&written);
    if times.is_empty() {
        return false;
    }
    let is_rest = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_said = is_rest && names(&written, day);
    if sessions.is_empty() {
        return is_said && !WITHOUT.iter().any(|word| written.contains(word));
    }
    let is_missing = |time: Time| !times.contains(&time);
    (is_rest && !is_said) || sessions.iter().any(|it| is_missing(it.from) || is_missing(it.to))
}

/// Whether a day of rest is named: `thứ Bảy`, `thứ 7`, `T7`, `Chủ nhật`, `CN`.
fn names(folded: &str, day: Date) -> bool {
    let short = if day.weekday() == Weekday::Saturday { ["thu 7", "t7"] } else { ["cn", "c n"] };
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let spoken = format!(" {} ", words.collect::<Vec<_>>().join(" "));
    let said = |name: &str| spoken.contains(&format!(" {name} "));
    said(&text::fold(weekday(day))) || short.into_iter().any(said)
}

/// The times of a folded text: `07:30`, `7h30`, `7 gio 30`, `13h`.
fn times(folded: &str) -> BTreeSet<Time> {
    let mut found = BTreeSet::new();
    let mut rest = folded;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (hour, after) = number(&rest[at..]);
        rest = after;
        let spaced = after.trim_start();
        let follows = |sign: &'static str| Some((sign, spaced.strip_prefix(sign)?));
        let Some((sign, after)) = SIGNS.into_iter().find_map(follows) else { continue };
        rest = after;
        let close = if sign == "gio" { after.trim_start() } else { after };
        let (minute, after) = number(close);
        let minute = if minute.len() == 2 { minute } else { "0" };
        if minute != "0" {
            rest = after;
        }
        if let (Ok(hour), Ok(minute)) = (hour.parse(), minute.parse())
            && let Ok(time) = Time::new(hour, minute, 0, 0)
        {
            found.insert(time);
        }
    }
    found
}

/// The digits with which a text begins, and what follows.
fn number(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn times_as_offices_write_them() {
        for (written, expected) in [
            ("07:30–11:30 và 13:30–17:00", vec![(7, 30), (11, 30), (13, 30), (17, 0)]),
            ("7h30 - 11h30, 13h-17h", vec![(7, 30), (11, 30), (13, 0), (17, 0)]),
            ("từ 7 giờ 30 phút đến 11 giờ", vec![(7, 30), (11, 0)]),
            ("Sáng 8g00 thứ 2 đến thứ 6, ĐT 0233 3 123 456", vec![(8, 0)]),
            ("25:00 và 7:99", vec![]),
            ("Giờ hành chính", vec![]),
        ] {
            let expected: BTreeSet<_> =
                expected.into_iter().map(|(hour, minute)| time(hour, minute, 0, 0)).collect();
            assert_eq!(times(&text::fold(written)), expected, "{written}");
        }
    }

    #[test]
    fn what_is_written_and_what_the_calendar_has() {
        let thursday = date(2026, 11, 26);
        let (saturday, sunday) = (date(2026, 11, 28), date(2026, 11, 29));
        let session = |from: (i8, i8), to: (i8, i8)| Session {
            from: time(from.0, from.1, 0, 0),
            to: time(to.0, to.1, 0, 0),
        };
        let usual = vec![session((7, 0), (11, 30)), session((13, 30), (17, 0))];
        let morning = vec![session((7, 0), (11, 30))];
        for (written, day, sessions, contradicts) in [
            ("07:00–11:30 và 13:30–17:00, thứ Hai đến thứ Sáu", thursday, &usual, false),
            ("7h–11h30, 13h30–17h", thursday, &usual, false),
            ("07:30–11:30 và 13:30–17:00", thursday, &usual, true),
            ("07:00–11:30", thursday, &usual, true),
            ("Giờ hành chính", thursday, &usual, false),
            ("", thursday, &usual, false),
            ("07:00–11:30 và 13:30–17:00, thứ Hai đến thứ Sáu", saturday, &vec![], false),
            ("07:00–11:30 thứ Hai đến thứ Bảy", saturday, &vec![], true),
            ("07:00–11:30, nghỉ thứ Bảy, Chủ nhật", saturday, &vec![], false),
            ("07:00–11:30 các ngày, cả CN", sunday, &vec![], true),
            ("07:00–11:30 và sáng thứ 7", saturday, &morning, false),
            ("07:00–11:30 thứ Hai đến thứ Sáu", saturday, &morning, true),
        ] {
            let found = super::contradicts(written, day, sessions);
            assert_eq!(found, contradicts, "{written}, {day}");
        }
    }
}
