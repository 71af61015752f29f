//! The words of these pages.

use jiff::{
    Timestamp,
    civil::{Time, time},
};
use platform::search::Standing;

/// The name of the inbox.
pub(crate) const INBOX: &str = "Việc của tôi";

/// No code is refused here that the platform does not explain.
pub(crate) const SENTENCES: &[(&str, &str)] = &[];

/// What things are found under, with their words.
pub(crate) const TOPICS: [(&str, &str); 4] = [
    ("document", "Tài liệu"),
    ("dossier", "Hồ sơ"),
    ("external_document", "Văn bản bên ngoài"),
    ("person", "Người"),
];

/// How what is found stands.
pub(crate) const STANDINGS: [(&str, &str); 3] =
    [("current", "Đang áp dụng"), ("draft", "Dự thảo, chờ hiệu lực"), ("past", "Hết hiệu lực")];

/// The badge of what does not hold today.
pub(crate) const fn standing_badge(standing: Standing) -> Option<(&'static str, &'static str)> {
    match standing {
        Standing::Current => None,
        Standing::Draft => Some(("info", "Dự thảo hoặc chờ hiệu lực")),
        Standing::Past => Some(("mute", "Hết hiệu lực")),
    }
}

/// How urgent something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Badge {
    /// `bad`, `warn` or `info`.
    pub(crate) class: &'static str,
    /// The same in words.
    pub(crate) text: String,
}

/// At this time of its day is due what has a day and no hour ([`platform::end_of_day`]).
const END_OF_DAY: Time = time(23, 59, 59, 0);

/// How urgent is what is due at `due`: late, today, or in so many days.
pub(crate) fn badge(due: Timestamp, now: Timestamp) -> Badge {
    let (at, today) = (text::here(due), text::here(now).date());
    let days = i64::from((at.date() - today).get_days());
    let (class, text) = match days {
        _ if due < now && days == 0 => ("bad", "Quá hạn hôm nay".to_owned()),
        _ if due < now => ("bad", format!("Quá hạn {} ngày", text::count(-days))),
        0 if at.time() == END_OF_DAY => ("warn", "Hạn hôm nay".to_owned()),
        0 => ("warn", format!("Hôm nay {}", text::clock_time(at.time()))),
        _ => ("info", format!("Còn {} ngày", text::count(days))),
    };
    Badge { class, text }
}

#[cfg(test)]
mod tests {
    use super::badge;

    #[test]
    fn days_are_counted_by_the_calendar_here() {
        let now = "2026-11-23T01:00:00Z".parse().unwrap();
        for (due, class, text) in [
            ("2026-11-20T10:00:00Z", "bad", "Quá hạn 3 ngày"),
            ("2026-11-23T00:59:00Z", "bad", "Quá hạn hôm nay"),
            ("2026-11-23T10:00:00Z", "warn", "Hôm nay 17:00"),
            ("2026-11-23T16:59:59Z", "warn", "Hạn hôm nay"),
            ("2023-12-29T16:59:59Z", "bad", "Quá hạn 1.060 ngày"),
            ("2026-11-23T17:00:00Z", "info", "Còn 1 ngày"), // midnight here
            ("2026-12-01T10:00:00Z", "info", "Còn 8 ngày"),
            ("2031-05-29T10:00:00Z", "info", "Còn 1.648 ngày"),
        ] {
            let badge = badge(due.parse().unwrap(), now);
            assert_eq!((badge.class, badge.text.as_str()), (class, text), "{due}");
        }
    }
}
