//! The Vietnamese lunar calendar, counted at UTC+7.
//!
//! A Chinese library will not do: China counts at UTC+8, so that a new moon near midnight begins
//! the month a day later there (Tết 2030 is 2 February here, 3 February there). The series for
//! the moon and the sun are those of Jean Meeus, *Astronomical Algorithms*, cut where they still
//! give the right day; they are trusted for the years 1900 to 2199 and refused outside.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use std::f64::consts::PI;

/// The solar years for which the series are trusted.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// Days between two new moons, on average.
const SYNODIC_MONTH: f64 = 29.530_588_853;

/// The Julian date of the new moon that lunations are numbered from, in January 1900.
const FIRST_NEW_MOON: f64 = 2_415_021.076_998_695;

/// Julian day number of 1970-01-01.
const EPOCH: i32 = 2_440_588;

/// Day of the moon, month, year; `leap` where the month repeats the number of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LunarDate {
    /// The year, named by the solar year in which most of it lies.
    pub year: i16,
    /// 1 (Giêng) to 12 (Chạp).
    pub month: i8,
    /// Whether this is the leap month (tháng nhuận) of that number.
    pub leap: bool,
    /// 1 (mùng 1) to 30.
    pub day: i8,
}

impl LunarDate {
    /// A day of an ordinary month.
    pub const fn new(year: i16, month: i8, day: i8) -> Self {
        Self { year, month, leap: false, day }
    }

    /// The lunar date of a solar one; `None` outside 1900–2199.
    pub fn from_solar(solar: Date) -> Option<Self> {
        if !YEARS.contains(&solar.year()) {
            return None;
        }
        let today = day_number(solar);
        let guess = floor((f64::from(today) - FIRST_NEW_MOON) / SYNODIC_MONTH);
        let lunation = (guess - 1..=guess + 2).rev().find(|k| first_day(*k) <= today)?;
        // The eleventh and twelfth months belong to the cycle that begins in this solar year.
        let cycle = match Cycle::beginning_in(solar.year()) {
            this if lunation >= this.eleventh => this,
            _ => Cycle::beginning_in(solar.year() - 1),
        };
        let (month, leap) = cycle.month_of(lunation);
        let year = if month >= 11 { cycle.year } else { cycle.year + 1 };
        let day = i8::try_from(today - first_day(lunation) + 1).ok()?;
        Some(Self { year, month, leap, day })
    }

    /// The solar date; `None` for a day that this year does not have, and outside 1900–2199.
    pub fn to_solar(self) -> Option<Date> {
        if !YEARS.contains(&self.year) || !(1..=12).contains(&self.month) || self.day < 1 {
            return None;
        }
        let begins = if self.month >= 11 { self.year } else { self.year - 1 };
        let cycle = Cycle::beginning_in(begins);
        let lunation = cycle.lunation_of(self.month, self.leap)?;
        let day = first_day(lunation) + i32::from(self.day) - 1;
        (day < first_day(lunation + 1)).then(|| solar(day)).flatten()
    }
}

/// Mùng 1 tháng Giêng of a year; `None` outside 1900–2199.
pub fn tet(year: i16) -> Option<Date> {
    LunarDate::new(year, 1, 1).to_solar()
}

/// The twelve or thirteen lunations from one eleventh month to the next.
///
/// The eleventh month is the fixed point: it holds the winter solstice.
struct Cycle {
    /// The solar year of that solstice.
    year: i16,
    /// The lunation of the eleventh month.
    eleventh: i32,
    /// How many lunations after it the leap month comes, in a cycle of thirteen.
    leap_after: Option<i32>,
}

impl Cycle {
    fn beginning_in(year: i16) -> Self {
        let eleventh = eleventh_month(year);
        let thirteen = eleventh_month(year + 1) - eleventh == 13;
        // The leap month is the first that the sun leaves in the sign in which it came.
        let stays = |steps: &i32| solar_sign(eleventh + steps) == solar_sign(eleventh + steps + 1);
        let leap_after = if thirteen { (1..13).find(stays) } else { None };
        Self { year, eleventh, leap_after }
    }

    fn month_of(&self, lunation: i32) -> (i8, bool) {
        let steps = lunation - self.eleventh;
        let repeated = i32::from(self.leap_after.is_some_and(|leap| steps >= leap));
        let month = (10 + steps - repeated) % 12 + 1;
        (i8::try_from(month).unwrap_or_default(), self.leap_after == Some(steps))
    }

    fn lunation_of(&self, month: i8, leap: bool) -> Option<i32> {
        (self.eleventh..self.eleventh + 13).find(|k| self.month_of(*k) == (month, leap))
    }
}

/// The lunation that holds the winter solstice of a year.
fn eleventh_month(year: i16) -> i32 {
    let year_end = f64::from(day_number(date(year, 12, 31)));
    let last = floor((year_end - 2_415_021.0) / SYNODIC_MONTH);
    // Sign 9 begins at the solstice: a moon that is new after it is already the twelfth month's.
    if solar_sign(last) >= 9 { last - 1 } else { last }
}

/// The day on which a lunation begins, in Việt Nam.
fn first_day(lunation: i32) -> i32 {
    floor(new_moon(lunation) + 0.5 + 7.0 / 24.0)
}

/// In which twelfth of its way the sun stands when a lunation's first day begins: 0 to 11.
fn solar_sign(lunation: i32) -> i32 {
    let midnight = f64::from(first_day(lunation)) - 0.5 - 7.0 / 24.0;
    let t = (midnight - 2_451_545.0) / 36_525.0;
    let anomaly = (357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t * t).to_radians();
    let mean_longitude = (280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t * t).to_radians();
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_290 * (3.0 * anomaly).sin();
    let longitude = mean_longitude + centre.to_radians();
    floor(longitude.rem_euclid(2.0 * PI) / PI * 6.0)
}

/// The Julian date (UTC) of a new moon.
fn new_moon(lunation: i32) -> f64 {
    let k = f64::from(lunation);
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * (166.56 + 132.87 * t - 0.009_173 * t2).to_radians().sin();

    let sun = (359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3).to_radians();
    let moon = (306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3).to_radians();
    let node = (21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3).to_radians();
    let correction = (0.1734 - 0.000_393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin()
        - 0.4068 * moon.sin()
        + 0.0161 * (2.0 * moon).sin()
        - 0.0004 * (3.0 * moon).sin()
        + 0.0104 * (2.0 * node).sin()
        - 0.0051 * (sun + moon).sin()
        - 0.0074 * (sun - moon).sin()
        + 0.0004 * (2.0 * node + sun).sin()
        - 0.0004 * (2.0 * node - sun).sin()
        - 0.0006 * (2.0 * node + moon).sin()
        + 0.0010 * (2.0 * node - moon).sin()
        + 0.0005 * (2.0 * moon + sun).sin();
    // The earth's turning slows: astronomers' even time runs ahead of the clock.
    let clock_behind = -0.000_278 + 0.000_265 * t + 0.000_262 * t2;
    mean + correction - clock_behind
}

/// The Julian day number of a date.
fn day_number(day: Date) -> i32 {
    let days = (day - date(1970, 1, 1)).get_days();
    EPOCH + days
}

/// The date of a Julian day number.
fn solar(day_number: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add((day_number - EPOCH).days()).ok()
}

#[expect(clippy::cast_possible_truncation, reason = "day and lunation numbers are far below 2^31")]
fn floor(value: f64) -> i32 {
    value.floor() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_new_years() {
        for tet_day in [
            "1985-01-21", // a month before China's
            "2000-02-05",
            "2005-02-09",
            "2006-01-29",
            "2007-02-17",
            "2008-02-07",
            "2010-02-14",
            "2015-02-19",
            "2020-01-25",
            "2021-02-12",
            "2022-02-01",
            "2023-01-22",
            "2024-02-10",
            "2025-01-29",
            "2026-02-17",
            "2027-02-06",
            "2028-01-26",
            "2029-02-13",
            "2030-02-02", // a day before China's
        ] {
            let day: Date = tet_day.parse().unwrap();
            assert_eq!(tet(day.year()), Some(day));
        }
    }

    #[test]
    fn known_days_of_the_hung_kings() {
        for day in
            ["2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16"]
        {
            let day: Date = day.parse().unwrap();
            let lunar = LunarDate::new(day.year(), 3, 10);
            assert_eq!(lunar.to_solar(), Some(day));
            assert_eq!(LunarDate::from_solar(day), Some(lunar));
        }
    }

    #[test]
    fn known_leap_months() {
        for (year, leap_month) in [
            (1985, Some(2)),
            (2006, Some(7)),
            (2009, Some(5)),
            (2012, Some(4)),
            (2014, Some(9)),
            (2017, Some(6)),
            (2020, Some(4)),
            (2021, None),
            (2022, None),
            (2023, Some(2)),
            (2024, None),
            (2025, Some(6)),
            (2026, None),
            (2028, Some(5)),
            (2033, Some(11)),
        ] {
            let found = (1..=12).find(|month| {
                LunarDate { leap: true, ..LunarDate::new(year, *month, 1) }.to_solar().is_some()
            });
            assert_eq!(found, leap_month, "{year}");
        }
    }

    #[test]
    fn every_day_there_and_back() {
        let mut day = date(2000, 1, 1);
        let mut yesterday = LunarDate::from_solar(date(1999, 12, 31)).unwrap();
        while day.year() < 2050 {
            let lunar = LunarDate::from_solar(day).unwrap();
            assert_eq!(lunar.to_solar(), Some(day), "{lunar:?}");
            let follows = lunar.day == yesterday.day + 1 || (lunar.day == 1 && yesterday.day >= 29);
            assert!(follows, "{yesterday:?} then {lunar:?}");
            (yesterday, day) = (lunar, day.tomorrow().unwrap());
        }
    }

    #[test]
    fn the_new_year_is_a_new_moon_of_late_winter() {
        for year in YEARS {
            let day = tet(year).unwrap();
            assert!((date(year, 1, 20)..=date(year, 2, 21)).contains(&day), "{day}");
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        for lunar in [
            LunarDate::new(2026, 1, 31),
            LunarDate::new(2026, 13, 1),
            LunarDate::new(2026, 1, 0),
            LunarDate::new(1899, 1, 1),
            LunarDate { leap: true, ..LunarDate::new(2026, 1, 1) },
        ] {
            assert_eq!(lunar.to_solar(), None, "{lunar:?}");
        }
        assert_eq!(LunarDate::from_solar(date(2200, 1, 1)), None);
    }
}
