//! Which days are worked: what was published, and what the law lets one expect beyond it.

use crate::statutory::{days_off, is_weekly_rest};
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Years derived on either side of the published ones, so that no due date waits for the moon.
const DERIVED_YEARS: i16 = 10;

/// Why a day is not what its weekday says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// A holiday of the law (nghỉ lễ, Tết).
    Statutory,
    /// Off because a holiday fell on weekly rest (nghỉ bù).
    #[serde(alias = "comp")]
    MakeUp,
    /// Off in exchange for a Saturday (nghỉ hoán đổi).
    SwapOff,
    /// A Saturday worked in exchange (làm bù).
    SwapWork,
    /// Closed for a reason of its own: a storm, a flood.
    Closure,
}

/// One line of a notice: a day off, or a Saturday worked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// Which day.
    pub date: Date,
    /// Why.
    pub kind: Occasion,
    /// The occasion, in Vietnamese, as citizens are told it.
    #[serde(alias = "label")]
    pub reason: String,
    /// Number and symbol of the notice or law it stands in.
    #[serde(default)]
    pub notice: String,
}

/// What a day is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "day", rename_all = "snake_case")]
pub enum DayKind {
    /// Monday to Friday, and nothing special.
    Working,
    /// Saturday or Sunday.
    WeeklyRest,
    /// A day off, also where it falls on weekly rest.
    DayOff {
        /// The occasion.
        reason: String,
    },
    /// A Saturday that is worked in exchange for a day off.
    WorkedSaturday {
        /// What it makes up for.
        reason: String,
    },
}

/// Why a calendar was refused.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// The table cannot be read.
    #[error("the calendar cannot be read: {0}")]
    Csv(#[from] csv::Error),
    /// No year has its holidays.
    #[error("the calendar has no statutory day off in any year")]
    NothingPublished,
    /// A year between published ones is missing.
    #[error("the calendar has nothing for the year {0}")]
    Gap(i16),
    /// A day stands there twice.
    #[error("the calendar has {0} twice")]
    Twice(Date),
    /// Only weekly rest can be given in exchange.
    #[error("the calendar has {0} as a worked Saturday, which it is not")]
    NotSaturday(Date),
}

/// The published calendar of the civil service or of one agency.
///
/// A year is published when it has a statutory day off. Other years are derived from the law
/// ([`crate::statutory`]), and what is counted in them is provisional.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(into = "Vec<SpecialDay>", try_from = "Vec<SpecialDay>")]
pub struct Calendar {
    published: BTreeMap<Date, SpecialDay>,
    derived: BTreeMap<Date, SpecialDay>,
    first_year: i16,
    last_year: i16,
}

impl Calendar {
    /// The calendar of the civil service that this version was built with: 2022 to 2027.
    pub fn national() -> Self {
        // The table is part of the program and a test reads it; were it broken all the same,
        // derived days are the honest rest.
        Self::parse(include_str!("../data/vn_calendar.csv"))
            .unwrap_or_else(|_| Self::assemble(BTreeMap::new(), 2022, 2021))
    }

    /// Reads a table with the columns `date,kind,reason,notice` (`vn_calendar.csv` shows how).
    pub fn parse(table: &str) -> Result<Self, CalendarError> {
        read(table)?.try_into()
    }

    /// The same calendar with the lines of a further table, which replace its own of that day:
    /// a closure after a storm, a swap decided late.
    pub fn amended(&self, table: &str) -> Result<Self, CalendarError> {
        let lines = unique(read(table)?)?;
        self.decided(lines.into_iter().map(|(date, line)| (date, Some(line))))
    }

    /// The same calendar with what an agency decided about single days: a line replaces the one of that
    /// day; none leaves the day as its weekday has it.
    pub fn decided(
        &self,
        days: impl IntoIterator<Item = (Date, Option<SpecialDay>)>,
    ) -> Result<Self, CalendarError> {
        let mut published = self.published.clone();
        for (date, line) in days {
            match line {
                Some(line) => published.insert(date, sound(line)?),
                None => published.remove(&date),
            };
        }
        let (first_year, last_year) = years(&published)?;
        if (first_year, last_year) == (self.first_year, self.last_year) {
            let derived = self.derived.clone();
            return Ok(Self { published, derived, first_year, last_year });
        }
        Ok(Self::assemble(published, first_year, last_year))
    }

    /// The lines of a year: as published, or as the law lets one expect them.
    pub fn lines_of(&self, year: i16) -> Vec<SpecialDay> {
        let published = self.published.values().filter(|day| day.date.year() == year).cloned();
        if self.is_published(year) {
            return published.collect();
        }
        let expected = days_off(year).into_iter().chain(published);
        expected.map(|day| (day.date, day)).collect::<BTreeMap<_, _>>().into_values().collect()
    }

    /// The last year whose notice is known.
    pub fn published_until(&self) -> i16 {
        self.last_year
    }

    /// Whether a year's notice is known; what is counted in others is provisional.
    pub fn is_published(&self, year: i16) -> bool {
        (self.first_year..=self.last_year).contains(&year)
    }

    /// The published lines, in order.
    pub fn special_days(&self) -> impl Iterator<Item = &SpecialDay> {
        self.published.values()
    }

    /// What a day is, with the occasion.
    pub fn kind_of_day(&self, date: Date) -> DayKind {
        match self.special(date, |day| (day.kind, day.reason.clone())) {
            Some((Occasion::SwapWork, reason)) => DayKind::WorkedSaturday { reason },
            Some((_, reason)) => DayKind::DayOff { reason },
            None if is_weekly_rest(date) => DayKind::WeeklyRest,
            None => DayKind::Working,
        }
    }

    /// Whether limits count a day.
    pub fn is_working(&self, date: Date) -> bool {
        match self.special(date, |day| day.kind) {
            Some(kind) => kind == Occasion::SwapWork,
            None => !is_weekly_rest(date),
        }
    }

    fn special<T>(&self, date: Date, read: impl Fn(&SpecialDay) -> T) -> Option<T> {
        if let Some(day) = self.published.get(&date).or_else(|| self.derived.get(&date)) {
            return Some(read(day));
        }
        if self.derived_years().contains(&date.year()) {
            return None;
        }
        days_off(date.year()).iter().find(|day| day.date == date).map(read)
    }

    /// Published years are among them: what they say in full needs no deriving.
    fn derived_years(&self) -> std::ops::RangeInclusive<i16> {
        self.first_year - DERIVED_YEARS..=self.last_year + DERIVED_YEARS
    }

    fn assemble(published: BTreeMap<Date, SpecialDay>, first_year: i16, last_year: i16) -> Self {
        let mut calendar = Self { published, derived: BTreeMap::new(), first_year, last_year };
        calendar.derived = calendar
            .derived_years()
            .filter(|year| !calendar.is_published(*year))
            .flat_map(days_off)
            .map(|day| (day.date, day))
            .collect();
        calendar
    }
}

impl TryFrom<Vec<SpecialDay>> for Calendar {
    type Error = CalendarError;

    fn try_from(lines: Vec<SpecialDay>) -> Result<Self, CalendarError> {
        let days = unique(lines)?;
        let (first, last) = years(&days)?;
        Ok(Self::assemble(days, first, last))
    }
}

/// The first and the last year that are published, with every one between.
fn years(days: &BTreeMap<Date, SpecialDay>) -> Result<(i16, i16), CalendarError> {
    let statutory = |day: &&SpecialDay| day.kind == Occasion::Statutory;
    let mut years: Vec<_> = days.values().filter(statutory).map(|d| d.date.year()).collect();
    years.dedup();
    let (Some(&first), Some(&last)) = (years.first(), years.last()) else {
        return Err(CalendarError::NothingPublished);
    };
    match (first..=last).find(|year| !years.contains(year)) {
        Some(missing) => Err(CalendarError::Gap(missing)),
        None => Ok((first, last)),
    }
}

/// A line, if it can be: only a Saturday is worked in exchange.
fn sound(day: SpecialDay) -> Result<SpecialDay, CalendarError> {
    if day.kind == Occasion::SwapWork && day.date.weekday() != Weekday::Saturday {
        return Err(CalendarError::NotSaturday(day.date));
    }
    Ok(day)
}

impl From<Calendar> for Vec<SpecialDay> {
    fn from(calendar: Calendar) -> Self {
        calendar.published.into_values().collect()
    }
}

fn read(table: &str) -> Result<Vec<SpecialDay>, CalendarError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table.as_bytes());
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

fn unique(lines: Vec<SpecialDay>) -> Result<BTreeMap<Date, SpecialDay>, CalendarError> {
    let mut days = BTreeMap::new();
    for day in lines {
        let date = day.date;
        if days.insert(date, sound(day)?).is_some() {
            return Err(CalendarError::Twice(date));
        }
    }
    Ok(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn off(reason: &str) -> DayKind {
        DayKind::DayOff { reason: reason.to_owned() }
    }

    #[test]
    fn kinds_of_days() {
        let calendar = Calendar::national();
        let worked = DayKind::WorkedSaturday { reason: "làm bù cho ngày 29/04/2024".to_owned() };
        for (day, kind) in [
            ("2024-05-03", DayKind::Working),
            ("2024-05-04", worked),
            ("2024-05-11", DayKind::WeeklyRest),
            ("2024-04-29", off("hoán đổi với thứ Bảy 04/05/2024")),
            ("2022-01-01", off("Tết Dương lịch")),
            ("2026-04-27", off("nghỉ bù Giỗ Tổ Hùng Vương")),
            ("2028-01-26", off("Tết Nguyên đán")), // derived and kept
            ("2060-09-02", off("Quốc khánh 2/9")), // derived on the spot
            ("1999-11-24", DayKind::Working),
        ] {
            let date = day.parse().unwrap();
            assert_eq!(calendar.kind_of_day(date), kind, "{day}");
            let counted = matches!(kind, DayKind::Working | DayKind::WorkedSaturday { .. });
            assert_eq!(calendar.is_working(date), counted, "{day}");
        }
    }

    #[test]
    fn working_days_in_a_year() {
        let calendar = Calendar::national();
        for (year, expected) in
            [(2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 249), (2027, 249)]
        {
            let days = jiff::civil::date(year, 1, 1).series(jiff::ToSpan::day(1));
            let worked = days
                .take_while(|day| day.year() == year)
                .filter(|day| calendar.is_working(*day))
                .count();
            assert_eq!(worked, expected, "{year}");
            assert!(calendar.is_published(year));
        }
        assert_eq!(calendar.published_until(), 2027);
        assert!(!calendar.is_published(2028) && !calendar.is_published(2021));
    }

    #[test]
    fn a_storm_closes_the_office() {
        let storm = "date,kind,reason,notice\n2026-09-07,closure,bão số 5,12/CĐ-UBND\n";
        let calendar = Calendar::national().amended(storm).unwrap();
        assert_eq!(calendar.kind_of_day("2026-09-07".parse().unwrap()), off("bão số 5"));
        assert_eq!(calendar.published_until(), 2027);
    }

    /// What the agency decides of one day holds there and nowhere else; a whole year that it takes over is
    /// published like any other.
    #[test]
    fn what_an_agency_decides() {
        let national = Calendar::national();
        let day: Date = "2026-04-27".parse().unwrap();
        let worked = national.decided([(day, None)]).unwrap();
        assert_eq!(worked.kind_of_day(day), DayKind::Working);
        assert_eq!(worked.lines_of(2026).len() + 1, national.lines_of(2026).len());

        let expected = national.lines_of(2028);
        assert!(!national.is_published(2028) && !expected.is_empty());
        let taken = expected.iter().map(|line| (line.date, Some(line.clone())));
        let confirmed = national.decided(taken).unwrap();
        assert!(confirmed.is_published(2028));
        assert_eq!(confirmed.lines_of(2028), expected);
        let gap = national.lines_of(2030).into_iter().map(|line| (line.date, Some(line)));
        assert!(matches!(national.decided(gap), Err(CalendarError::Gap(2028))));
    }

    #[test]
    fn a_published_year_has_only_what_was_published() {
        let table = "\u{feff}date,kind,reason\r\n2026-01-01,statutory,Tết Dương lịch\r\n";
        let calendar = Calendar::parse(table).unwrap();
        assert_eq!(calendar.kind_of_day("2026-01-01".parse().unwrap()), off("Tết Dương lịch"));
        assert_eq!(calendar.kind_of_day("2026-09-02".parse().unwrap()), DayKind::Working);
        assert_eq!(calendar.kind_of_day("2027-09-02".parse().unwrap()), off("Quốc khánh 2/9"));
    }

    #[test]
    fn tables_that_are_refused() {
        for (lines, complaint) in [
            ("", "the calendar has no statutory day off in any year"),
            ("2026-09-07,closure,bão,", "the calendar has no statutory day off in any year"),
            (
                "2026-01-01,statutory,,\n2028-01-01,statutory,,",
                "the calendar has nothing for the year 2027",
            ),
            ("2026-01-01,statutory,,\n2026-01-01,closure,,", "the calendar has 2026-01-01 twice"),
            (
                "2026-01-01,statutory,,\n2026-01-11,swap_work,,",
                "the calendar has 2026-01-11 as a worked Saturday, which it is not",
            ),
        ] {
            let table = format!("date,kind,reason,notice\n{lines}");
            assert_eq!(Calendar::parse(&table).unwrap_err().to_string(), complaint);
        }
        assert!(Calendar::parse("date,kind,reason\n2026-02-30,statutory,x").is_err());
    }

    #[test]
    fn stored_and_read_back() {
        let calendar = Calendar::national();
        let stored = serde_json::to_string(&calendar).unwrap();
        let read: Calendar = serde_json::from_str(&stored).unwrap();
        assert!(read.special_days().eq(calendar.special_days()));
        assert_eq!(read.published_until(), 2027);
    }
}
