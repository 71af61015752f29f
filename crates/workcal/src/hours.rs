//! Office hours: when, on a working day, the clock of a limit runs.

use jiff::civil::{Date, Time, time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stretch of office time, such as 07:00–11:30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The doors open.
    pub from: Time,
    /// The doors close.
    pub to: Time,
}

/// The sessions of a week. Days of the week are numbered as in ISO 8601: 1 is Monday.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// On every working day, a worked Saturday too, unless `differing` says otherwise.
    pub usual: Vec<Session>,
    /// On working days that differ.
    #[serde(default)]
    pub differing: BTreeMap<i8, Vec<Session>>,
    /// When dossiers are received on weekly rest (QĐ 14/2010/QĐ-TTg). A dossier taken then bears
    /// that date, but no limit runs: a session of reception is not working time.
    #[serde(default)]
    pub reception: BTreeMap<i8, Vec<Session>>,
}

/// A part of some year with hours of its own: summer, a month of heat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Its hours.
    pub week: Week,
}

/// The office hours of one agency, right by construction: every working day has sessions, and
/// they follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Profile", into = "Profile")]
pub struct OfficeHours(Profile);

/// Office hours as an agency writes them down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What the agency calls them.
    pub name: String,
    /// The hours where no season says otherwise.
    pub week: Week,
    /// Seasons; the first that holds a day decides.
    #[serde(default)]
    pub seasons: Vec<Season>,
}

/// Why office hours were refused.
#[derive(Debug, thiserror::Error)]
pub enum HoursError {
    /// Not JSON of the right shape.
    #[error("the office hours cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A working day without a session has no closing time, hence no due time.
    #[error("a working day has no session")]
    NoSession,
    /// A session ends before it begins, or begins before the one before has ended.
    #[error("the session from {from} to {to} is out of order", from = .0.from, to = .0.to)]
    OutOfOrder(Session),
    /// Not a number from 1 (Monday) to 7 (Sunday).
    #[error("{0} is not a day of the week: Monday is 1, Sunday 7")]
    NoSuchDay(i8),
    /// A season ends before it begins.
    #[error("the season from {0} to {1} is out of order")]
    Season(Date, Date),
}

impl OfficeHours {
    /// 07:00–11:30 and 13:30–17:00, profile P1.
    pub fn p1() -> Self {
        Self::daily("P1", [(7, 0), (11, 30)], [(13, 30), (17, 0)])
    }

    /// 07:30–11:30 and 13:30–17:30, profile P2.
    pub fn p2() -> Self {
        Self::daily("P2", [(7, 30), (11, 30)], [(13, 30), (17, 30)])
    }

    /// A profile of this library by its name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::p1(), Self::p2()].into_iter().find(|hours| hours.0.name == name)
    }

    /// Reads hours that an agency wrote down as JSON.
    pub fn parse(json: &str) -> Result<Self, HoursError> {
        serde_json::from_str::<Profile>(json)?.try_into()
    }

    /// What the agency calls them.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The sessions of a working day, never empty.
    pub fn on_working_day(&self, day: Date) -> &[Session] {
        let week = self.week(day);
        week.differing.get(&day.weekday().to_monday_one_offset()).unwrap_or(&week.usual)
    }

    /// The sessions of reception on a day of weekly rest, mostly none.
    pub fn reception(&self, day: Date) -> &[Session] {
        let sessions = self.week(day).reception.get(&day.weekday().to_monday_one_offset());
        sessions.map_or(&[], Vec::as_slice)
    }

    fn week(&self, day: Date) -> &Week {
        let holds = |season: &&Season| (season.from..=season.to).contains(&day);
        self.0.seasons.iter().find(holds).map_or(&self.0.week, |season| &season.week)
    }

    fn daily(name: &str, morning: [(i8, i8); 2], afternoon: [(i8, i8); 2]) -> Self {
        let session = |[from, to]: [(i8, i8); 2]| Session {
            from: time(from.0, from.1, 0, 0),
            to: time(to.0, to.1, 0, 0),
        };
        let usual = vec![session(morning), session(afternoon)];
        let week = Week { usual, ..Week::default() };
        Self(Profile { name: name.to_owned(), week, seasons: Vec::new() })
    }
}

impl TryFrom<Profile> for OfficeHours {
    type Error = HoursError;

    fn try_from(profile: Profile) -> Result<Self, HoursError> {
        check_week(&profile.week)?;
        for season in &profile.seasons {
            if season.from > season.to {
                return Err(HoursError::Season(season.from, season.to));
            }
            check_week(&season.week)?;
        }
        Ok(Self(profile))
    }
}

impl From<OfficeHours> for Profile {
    fn from(hours: OfficeHours) -> Self {
        hours.0
    }
}

fn check_week(week: &Week) -> Result<(), HoursError> {
    let named_days = week.differing.keys().chain(week.reception.keys());
    if let Some(&day) = named_days.into_iter().find(|day| !(1..=7).contains(*day)) {
        return Err(HoursError::NoSuchDay(day));
    }
    for sessions in week.differing.values().chain([&week.usual]) {
        if sessions.is_empty() {
            return Err(HoursError::NoSession);
        }
        check_order(sessions)?;
    }
    week.reception.values().try_for_each(|sessions| check_order(sessions))
}

fn check_order(sessions: &[Session]) -> Result<(), HoursError> {
    let mut closed = Time::MIN;
    for session in sessions {
        if session.from < closed || session.to <= session.from {
            return Err(HoursError::OutOfOrder(*session));
        }
        closed = session.to;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const ISLAND: &str = r#"{
        "name": "Cồn Cỏ",
        "week": {
            "usual": [{"from": "07:30", "to": "11:30"}, {"from": "13:30", "to": "17:00"}],
            "differing": {"5": [{"from": "07:30", "to": "11:30"}, {"from": "13:30", "to": "16:30"}]},
            "reception": {"6": [{"from": "07:30", "to": "11:00"}]}
        },
        "seasons": [{
            "from": "2026-05-16", "to": "2026-09-15",
            "week": {"usual": [{"from": "06:30", "to": "11:00"}, {"from": "14:00", "to": "17:30"}]}
        }]
    }"#;

    #[test]
    fn hours_by_weekday_and_season() {
        let hours = OfficeHours::parse(ISLAND).unwrap();
        for (day, opening, closing) in [
            (date(2026, 5, 14), (7, 30), (17, 0)),  // Thursday
            (date(2026, 5, 15), (7, 30), (16, 30)), // Friday
            (date(2026, 5, 18), (6, 30), (17, 30)), // Monday in summer
            (date(2026, 9, 15), (6, 30), (17, 30)), // the last day of summer
            (date(2026, 9, 16), (7, 30), (17, 0)),
        ] {
            let sessions = hours.on_working_day(day);
            assert_eq!(sessions[0].from, time(opening.0, opening.1, 0, 0), "{day}");
            assert_eq!(sessions[1].to, time(closing.0, closing.1, 0, 0), "{day}");
        }
        assert_eq!(hours.reception(date(2026, 3, 7)).len(), 1);
        assert_eq!(hours.reception(date(2026, 3, 8)).len(), 0);
        let stored = serde_json::to_string(&hours).unwrap();
        assert_eq!(OfficeHours::parse(&stored).unwrap(), hours);
    }

    #[test]
    fn hours_that_are_refused() {
        for (from, to, complaint) in [
            ("\"07:30\", \"to\": \"11:30\"", "\"17:00\", \"to\": \"11:30\"", "is out of order"),
            (
                "\"13:30\", \"to\": \"17:00\"",
                "\"11:00\", \"to\": \"17:00\"",
                "from 11:00:00 to 17:00",
            ),
            (
                "\"13:30\", \"to\": \"17:00\"",
                "\"17:00\", \"to\": \"17:00\"",
                "from 17:00:00 to 17:00",
            ),
            ("\"6\"", "\"8\"", "8 is not a day of the week"),
            ("[{\"from\": \"07:30\", \"to\": \"11:00\"}]", "[]", ""), // no reception is no fault
            ("2026-09-15", "2025-09-15", "is out of order"),
            (
                "\"usual\": [{\"from\": \"06:30\"",
                "\"usual\": [], \"x\": [{\"from\": \"06:30\"",
                "no session",
            ),
            ("\"name\"", "\"nom\"", "cannot be read"),
        ] {
            let changed = ISLAND.replacen(from, to, 1);
            assert_ne!(changed, ISLAND);
            let answer =
                OfficeHours::parse(&changed).err().map_or(String::new(), |e| e.to_string());
            assert!(answer.contains(complaint), "{answer}");
            assert_eq!(answer.is_empty(), complaint.is_empty(), "{answer}");
        }
    }

    #[test]
    fn both_profiles_are_a_day_of_eight_hours() {
        for name in ["P1", "P2"] {
            let hours = OfficeHours::named(name).unwrap();
            let sessions = hours.on_working_day(date(2026, 3, 10));
            let minutes = sessions.iter().map(|s| s.to.duration_since(s.from).as_mins());
            assert_eq!(minutes.sum::<i64>(), 480, "{name}");
        }
        assert_eq!(OfficeHours::named("P3"), None);
    }
}
