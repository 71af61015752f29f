//! Time limits, and how people write them.

use jiff::civil::{Time, time};
use serde::{Deserialize, Serialize};
use text::fold;

/// "1 ngày làm việc = 8 giờ làm việc", whatever the hours of the office.
const MINUTES_PER_DAY: u32 = 480;

/// No limit of the law is longer than ten years; a longer one is a slip of the hand.
const MOST_DAYS: u32 = 3660;

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "unit", content = "value", rename_all = "snake_case")]
pub enum Limit {
    /// Ngày làm việc, in whole days. A part of a day is office time.
    WorkingDays(u32),
    /// Giờ làm việc, in minutes.
    OfficeMinutes(u32),
    /// Ngày, by the calendar.
    CalendarDays(u32),
    /// Tháng.
    Months(u32),
    /// Trong ngày.
    SameDay,
}

/// How exactly a due instant binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// The whole due day is in time.
    Day,
    /// Only until the minute.
    Minute,
}

/// Which day is the first, that is not counted, for what arrives outside office hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The day on which the office takes it up (`EFF_START`).
    Effective,
    /// The day on which it came (`RAW_START`).
    Raw,
}

/// A limit with the choices that a procedure makes about counting it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// How long.
    pub limit: Limit,
    /// From which day.
    pub start: Start,
    /// What arrives after this time is done in a day from the next working day (NĐ 23/2015,
    /// Article 7). Only same-day limits have it.
    pub cutoff: Time,
}

/// Why a limit was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// No number where one is needed.
    #[error("\"{0}\" does not begin with a number, such as \"3 ngày làm việc\"")]
    NoNumber(String),
    /// An unknown unit.
    #[error(
        "\"{0}\" is no unit: ngày làm việc, giờ làm việc, phút làm việc, ngày, tuần, tháng, năm, \
         trong ngày"
    )]
    NoUnit(String),
    /// A limit of no time at all.
    #[error("a limit is longer than nothing; write \"trong ngày\" for the same day")]
    Nothing,
    /// A part of a month or week, which the law does not know.
    #[error("{0} is not a whole number of {1}")]
    NotWhole(String, &'static str),
    /// A limit longer than ten years.
    #[error("a limit of more than ten years")]
    TooLong,
}

/// What people count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    WorkingDay,
    Hour,
    Minute,
    CalendarDay,
    Week,
    Month,
    Year,
    SameDay,
}

/// Units as people fold them, in Vietnamese, English and the words of the API.
const UNITS: [(Unit, &[&str]); 8] = [
    (Unit::WorkingDay, &["ngay lam viec", "working day", "working days", "working_day"]),
    (Unit::Hour, &["gio lam viec", "gio", "working hour", "working hours", "hour", "hours"]),
    (Unit::Minute, &["phut lam viec", "phut", "working minutes", "minute", "minutes"]),
    (Unit::CalendarDay, &["ngay", "calendar day", "calendar days", "calendar_day", "day", "days"]),
    (Unit::Week, &["tuan", "week", "weeks"]),
    (Unit::Month, &["thang", "month", "months"]),
    (Unit::Year, &["nam", "year", "years"]),
    (
        Unit::SameDay,
        &[
            "trong ngay",
            "ngay trong ngay",
            "trong ngay lam viec",
            "ngay trong ngay lam viec",
            "same day",
            "same_day",
        ],
    ),
];

/// What may stand before the number and changes nothing.
const OPENINGS: [&str; 5] = ["khong qua ", "toi da ", "trong thoi han ", "trong vong ", "trong "];

impl Limit {
    /// Reads a limit as procedures write it: `05 ngày làm việc`, `0,5 ngày`, `không quá 1 tháng`,
    /// `ngay trong ngày`.
    pub fn parse(typed: &str) -> Result<Self, LimitError> {
        let folded = fold(typed);
        let text = without_tail(&folded);
        if unit_of(text) == Some(Unit::SameDay) {
            return Ok(Self::SameDay);
        }
        let text = OPENINGS.iter().find_map(|opening| text.strip_prefix(opening)).unwrap_or(text);
        let end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
        let (amount, rest) = text.split_at(end.unwrap_or(text.len()));
        if amount.is_empty() {
            return Err(LimitError::NoNumber(typed.trim().to_owned()));
        }
        Self::of(amount, without_words(rest))
    }

    /// A limit from its number and its unit apart, as tables and other parts of the program have
    /// them: `("0.5", "working_day")`, `("10", "ngày")`. A number that was read before is passed
    /// as its `to_string()`.
    pub fn of(amount: &str, unit: &str) -> Result<Self, LimitError> {
        let unit =
            unit_of(&fold(unit)).ok_or_else(|| LimitError::NoUnit(unit.trim().to_owned()))?;
        if unit == Unit::SameDay {
            return Ok(Self::SameDay);
        }
        let thousandths =
            thousandths(amount).ok_or_else(|| LimitError::NoNumber(amount.trim().to_owned()))?;
        if thousandths == 0 {
            return Err(LimitError::Nothing);
        }
        let whole = |noun| {
            let exact = thousandths.is_multiple_of(1000).then_some(thousandths / 1000);
            exact.ok_or_else(|| LimitError::NotWhole(amount.trim().to_owned(), noun))
        };
        let limit = match unit {
            Unit::WorkingDay | Unit::CalendarDay if !thousandths.is_multiple_of(1000) => {
                Self::OfficeMinutes(minutes(thousandths, MINUTES_PER_DAY)?)
            }
            Unit::WorkingDay => Self::WorkingDays(whole("days")?),
            Unit::CalendarDay => Self::CalendarDays(whole("days")?),
            Unit::Hour => Self::OfficeMinutes(minutes(thousandths, 60)?),
            Unit::Minute => Self::OfficeMinutes(whole("minutes")?),
            Unit::Week => Self::CalendarDays(whole("weeks")?.saturating_mul(7)),
            // Half a month is fifteen days (BLDS 2015, Article 146).
            Unit::Month if thousandths == 500 => Self::CalendarDays(15),
            Unit::Month => Self::Months(whole("months")?),
            Unit::Year => Self::Months(whole("years")?.saturating_mul(12)),
            Unit::SameDay => Self::SameDay,
        };
        limit.within_reason()
    }

    /// The limit, unless it is longer than any that the law knows.
    pub(crate) fn within_reason(self) -> Result<Self, LimitError> {
        let most = match self {
            Self::WorkingDays(days) | Self::CalendarDays(days) => days <= MOST_DAYS,
            Self::OfficeMinutes(minutes) => minutes <= MOST_DAYS * MINUTES_PER_DAY,
            Self::Months(months) => months <= 120,
            Self::SameDay => true,
        };
        most.then_some(self).ok_or(LimitError::TooLong)
    }

    /// How exactly its due instant binds: to the minute where it is counted in office time.
    pub const fn grain(self) -> Grain {
        match self {
            Self::OfficeMinutes(_) => Grain::Minute,
            Self::WorkingDays(_) | Self::CalendarDays(_) | Self::Months(_) | Self::SameDay => {
                Grain::Day
            }
        }
    }

    /// Office minutes, for what has a fixed number of them: so that steps can be added up.
    pub const fn minutes(self) -> Option<u32> {
        match self {
            Self::WorkingDays(days) => Some(days.saturating_mul(MINUTES_PER_DAY)),
            Self::OfficeMinutes(minutes) => Some(minutes),
            Self::SameDay => Some(MINUTES_PER_DAY),
            Self::CalendarDays(_) | Self::Months(_) => None,
        }
    }
}

impl Term {
    /// A limit counted as is usual: working time from when the office takes it up, days and
    /// months of the calendar from the day of reception; same-day work until 15:00.
    pub const fn new(limit: Limit) -> Self {
        let start = match limit {
            Limit::CalendarDays(_) | Limit::Months(_) => Start::Raw,
            Limit::WorkingDays(_) | Limit::OfficeMinutes(_) | Limit::SameDay => Start::Effective,
        };
        Self { limit, start, cutoff: time(15, 0, 0, 0) }
    }
}

impl From<Limit> for Term {
    fn from(limit: Limit) -> Self {
        Self::new(limit)
    }
}

fn unit_of(folded: &str) -> Option<Unit> {
    let word = folded.trim();
    UNITS.iter().find(|(_, words)| words.contains(&word)).map(|(unit, _)| *unit)
}

/// Cuts what says only what every limit says: from when it runs, and that a same-day limit moves
/// on after 15:00.
fn without_tail(folded: &str) -> &str {
    let text = folded.split(" ke tu ").next().unwrap_or(folded);
    let text = match text.split_once([';', ',']) {
        Some((head, tail)) if is_cutoff(tail) => head,
        _ => text,
    };
    text.trim_end_matches([' ', ',', ';', '.'])
}

fn is_cutoff(tail: &str) -> bool {
    tail.contains("sau 15 gio") && tail.ends_with("ngay lam viec tiep theo")
}

/// Cuts the number in words: `03 (ba) ngày`.
fn without_words(rest: &str) -> &str {
    match rest.trim_start().strip_prefix('(').and_then(|words| words.split_once(')')) {
        Some((_, unit)) => unit,
        None => rest,
    }
}

/// `2,5` or `2.5` as 2500, with at most three decimals.
fn thousandths(amount: &str) -> Option<u32> {
    let amount = amount.trim();
    let (whole, part) = amount.split_once([',', '.']).unwrap_or((amount, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // "1.000" is a thousand here and one elsewhere: better asked than guessed.
    let ambiguous = amount.contains('.') && part.len() == 3 && whole != "0";
    if !digits(whole) || !digits(part) || part.len() > 3 || ambiguous {
        return None;
    }
    let part: u32 = format!("{part:0<3}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(part)
}

/// That many thousandths of something that has `per` smaller units.
fn minutes(thousandths: u32, per: u32) -> Result<u32, LimitError> {
    let exact = u64::from(thousandths) * u64::from(per);
    u32::try_from(exact.div_ceil(1000)).map_err(|_| LimitError::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_as_procedures_write_them() {
        use Limit::{CalendarDays, Months, OfficeMinutes, SameDay, WorkingDays};
        for (typed, limit) in [
            ("3 ngày làm việc", WorkingDays(3)),
            ("05 ngày làm việc", WorkingDays(5)),
            ("03 (ba) ngày làm việc", WorkingDays(3)),
            ("Không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", WorkingDays(5)),
            ("3 NGAY LAM VIEC", WorkingDays(3)),
            ("3.0 working days", WorkingDays(3)),
            ("0,5 ngày làm việc", OfficeMinutes(240)),
            ("0.5 ngày", OfficeMinutes(240)),
            ("1,5 ngày làm việc", OfficeMinutes(720)),
            ("2 giờ làm việc", OfficeMinutes(120)),
            ("2 giờ", OfficeMinutes(120)),
            ("2,5 giờ", OfficeMinutes(150)),
            ("0.125 ngày", OfficeMinutes(60)),
            ("30 phút", OfficeMinutes(30)),
            ("10 ngày", CalendarDays(10)),
            ("Trong thời hạn 45 ngày.", CalendarDays(45)),
            ("2 tuần", CalendarDays(14)),
            ("0,5 tháng", CalendarDays(15)),
            ("1 tháng", Months(1)),
            ("1 năm", Months(12)),
            ("trong ngày", SameDay),
            ("Ngay trong ngày làm việc", SameDay),
            ("Ngay trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo", SameDay),
        ] {
            assert_eq!(Limit::parse(typed), Ok(limit), "{typed}");
        }
    }

    #[test]
    fn limits_that_are_not_understood() {
        for (typed, complaint) in [
            ("", "\"\" does not begin with a number, such as \"3 ngày làm việc\""),
            ("ba ngày", "\"ba ngày\" does not begin with a number, such as \"3 ngày làm việc\""),
            (
                "0 ngày làm việc",
                "a limit is longer than nothing; write \"trong ngày\" for the same day",
            ),
            ("0,5 tuần", "0,5 is not a whole number of weeks"),
            ("9999 ngày", "a limit of more than ten years"),
            ("121 tháng", "a limit of more than ten years"),
            ("4294967 giờ", "a limit of more than ten years"),
            ("1.000.000 ngày", "1.000.000"),
            ("1.000 ngày", "\"1.000\" does not begin with a number"),
            ("99999999999 ngày", "99999999999"),
            ("03 ngày làm việc; phải xác minh thì không quá 23 ngày", "is no unit"),
            ("trong ngày; phức tạp không quá 02 ngày làm việc", "does not begin with a number"),
            ("3 ngay thang", "is no unit"),
        ] {
            let answer = Limit::parse(typed).unwrap_err().to_string();
            assert!(answer.contains(complaint), "{typed}: {answer}");
        }
    }

    #[test]
    fn from_a_number_and_a_unit_apart() {
        for (amount, unit, limit) in [
            ("3", "ngày làm việc", Ok(Limit::WorkingDays(3))),
            ("0.5", "working_day", Ok(Limit::OfficeMinutes(240))),
            ("0", "same_day", Ok(Limit::SameDay)),
            ("0", "trong ngày", Ok(Limit::SameDay)),
            ("2", "hour", Ok(Limit::OfficeMinutes(120))),
            ("2", "chuyển hồ sơ", Err(LimitError::NoUnit("chuyển hồ sơ".to_owned()))),
            ("-2", "hour", Err(LimitError::NoNumber("-2".to_owned()))),
        ] {
            assert_eq!(Limit::of(amount, unit), limit, "{amount} {unit}");
        }
    }

    #[test]
    fn stored_as_unit_and_value() {
        let stored = serde_json::to_string(&Limit::WorkingDays(3)).unwrap();
        assert_eq!(stored, r#"{"unit":"working_days","value":3}"#);
        let limits = [Limit::OfficeMinutes(240), Limit::Months(1), Limit::SameDay];
        for limit in limits {
            let stored = serde_json::to_string(&limit).unwrap();
            assert_eq!(serde_json::from_str::<Limit>(&stored).unwrap(), limit);
        }
    }
}
