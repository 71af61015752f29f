//! Days of the calendar and office hours, as an administrator types them.

use crate::{DayDecision, Decided};
use jiff::civil::{Date, Time, date};
use platform::FieldErrors;
use serde::Deserialize;
use std::collections::BTreeMap;
use workcal::{OfficeHours, Profile, Session, Week};

/// A Saturday: the day of weekly rest on which some desks receive.
const SATURDAY: i8 = 6;

/// Any Saturday: hours of reception are those of every one.
const A_SATURDAY: Date = date(2026, 11, 28);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DayForm {
    pub(crate) day: String,
    pub(crate) kind: String,
    pub(crate) reason: String,
    pub(crate) notice: String,
}

impl DayForm {
    pub(crate) fn parse(&self) -> Result<Decided, FieldErrors> {
        let mut errors = FieldErrors::default();
        let date = errors.day("day", &self.day);
        let decision = DayDecision::parse(&self.kind);
        if decision.is_none() {
            errors.add("kind", "day_kind_missing");
        }
        let is_told = decision.is_some_and(|it| it != DayDecision::National);
        let reason = errors.words_if(is_told, "reason", &self.reason, 200);
        let notice = errors.words_if(is_told, "notice", &self.notice, 200);
        match (date, decision) {
            (Some(date), Some(decision)) => errors.or(Decided { date, decision, reason, notice }),
            _ => Err(errors),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct YearForm {
    pub(crate) year: i16,
    pub(crate) by_notice: String,
}

impl YearForm {
    pub(crate) fn parse(&self) -> Result<(i16, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let notice = errors.needed("by_notice", &self.by_notice, 200);
        errors.or((self.year, notice))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct HoursForm {
    pub(crate) morning_from: String,
    pub(crate) morning_to: String,
    pub(crate) afternoon_from: String,
    pub(crate) afternoon_to: String,
    pub(crate) saturday_from: String,
    pub(crate) saturday_to: String,
    pub(crate) from_day: String,
}

impl HoursForm {
    /// The hours as they stand, to be changed.
    pub(crate) fn of(hours: &OfficeHours, today: Date) -> Self {
        let written = |session: Option<&Session>| match session {
            Some(Session { from, to }) => (text::clock_time(*from), text::clock_time(*to)),
            None => (String::new(), String::new()),
        };
        let usual = hours.on_working_day(today);
        let (morning_from, morning_to) = written(usual.first());
        let (afternoon_from, afternoon_to) = written(usual.get(1));
        let (saturday_from, saturday_to) = written(hours.reception(A_SATURDAY).first());
        let from_day = text::date(today);
        Self {
            morning_from,
            morning_to,
            afternoon_from,
            afternoon_to,
            saturday_from,
            saturday_to,
            from_day,
        }
    }

    pub(crate) fn parse(&self, today: Date) -> Result<(Date, OfficeHours), FieldErrors> {
        let mut errors = FieldErrors::default();
        let morning = session(
            &mut errors,
            ["morning_from", "morning_to"],
            [&self.morning_from, &self.morning_to],
        );
        let afternoon = session(
            &mut errors,
            ["afternoon_from", "afternoon_to"],
            [&self.afternoon_from, &self.afternoon_to],
        );
        let typed: [&str; 2] = [&self.saturday_from, &self.saturday_to];
        let saturday = if typed.iter().all(|typed| typed.trim().is_empty()) {
            None
        } else {
            session(&mut errors, ["saturday_from", "saturday_to"], typed)
        };
        let from = errors.day("from_day", &self.from_day);
        if from.is_some_and(|from| from < today) {
            errors.add("from_day", "hours_past");
        }
        let hours = week(morning, afternoon, saturday);
        if errors.is_empty() && hours.is_none() {
            errors.add("afternoon_from", "hours_order");
        }
        match (from, hours) {
            (Some(from), Some(hours)) => errors.or((from, hours)),
            _ => Err(errors),
        }
    }
}

fn week(
    morning: Option<Session>,
    afternoon: Option<Session>,
    saturday: Option<Session>,
) -> Option<OfficeHours> {
    let usual = vec![morning?, afternoon?];
    let reception = saturday.map(|session| (SATURDAY, vec![session]));
    let week =
        Week { usual, differing: BTreeMap::new(), reception: reception.into_iter().collect() };
    Profile { name: String::new(), week, seasons: Vec::new() }.try_into().ok()
}

/// A stretch of time that must be there.
fn session(errors: &mut FieldErrors, fields: [&str; 2], typed: [&str; 2]) -> Option<Session> {
    let mut time = |field: &str, typed: &str| {
        let time = Time::strptime("%H:%M", typed.trim()).ok();
        if time.is_none() {
            errors.add(field, "bad_clock_time");
        }
        time
    };
    let [from, to] = fields;
    let [typed_from, typed_to] = typed;
    let (from, to) = (time(from, typed_from), time(to, typed_to));
    Some(Session { from: from?, to: to? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(times: [&str; 6], from_day: &str) -> HoursForm {
        let [morning_from, morning_to, afternoon_from, afternoon_to, saturday_from, saturday_to] =
            times.map(str::to_owned);
        let from_day = from_day.to_owned();
        HoursForm {
            morning_from,
            morning_to,
            afternoon_from,
            afternoon_to,
            saturday_from,
            saturday_to,
            from_day,
        }
    }

    #[test]
    fn hours_are_read_and_written_back() {
        let today = date(2026, 11, 26);
        let typed = form(["07:30", "11:30", "13:00", "16:30", "07:30", "11:00"], "26/11/2026");
        let (from, hours) = typed.parse(today).unwrap();
        assert_eq!(from, today);
        let again = HoursForm::of(&hours, today);
        assert_eq!((again.afternoon_to, again.saturday_to), ("16:30".into(), "11:00".into()));
    }

    #[test]
    fn hours_that_are_refused() {
        for (times, day, field, code) in [
            (
                ["07:30", "11:30", "11:00", "16:30", "", ""],
                "26/11/2026",
                "afternoon_from",
                "hours_order",
            ),
            (
                ["", "11:30", "13:00", "16:30", "", ""],
                "26/11/2026",
                "morning_from",
                "bad_clock_time",
            ),
            (
                ["07:30", "11:30", "13:00", "25:30", "", ""],
                "26/11/2026",
                "afternoon_to",
                "bad_clock_time",
            ),
            (
                ["07:30", "11:30", "13:00", "16:30", "08:00", ""],
                "26/11/2026",
                "saturday_to",
                "bad_clock_time",
            ),
            (["07:30", "11:30", "13:00", "16:30", "", ""], "25/11/2026", "from_day", "hours_past"),
        ] {
            let errors = form(times, day).parse(date(2026, 11, 26)).unwrap_err();
            assert_eq!(errors.0, [(field.to_owned(), code)], "{times:?}");
        }
    }
}
