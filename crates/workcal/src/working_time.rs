//! The clock that limits run by: a calendar and office hours together.

use crate::calendar::{Calendar, DayKind};
use crate::hours::{OfficeHours, Session};
use crate::instant::{BeyondTime, instant};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
};
use text::here;

/// A calendar and office hours: everything that deadlines are counted by.
#[derive(Debug, Clone, Copy)]
pub struct WorkingTime<'a> {
    pub(crate) calendar: &'a Calendar,
    pub(crate) hours: &'a OfficeHours,
}

impl<'a> WorkingTime<'a> {
    /// Working time by a calendar and office hours.
    pub const fn new(calendar: &'a Calendar, hours: &'a OfficeHours) -> Self {
        Self { calendar, hours }
    }

    /// When what is received at an instant is taken up: at once in a session, else when the next
    /// opens. The instant of closing still belongs to its session.
    pub fn effective_start(&self, received: Timestamp) -> Result<Timestamp, BeyondTime> {
        instant(self.taken_up(here(received))?)
    }

    /// The close of business on a day, or on the next that is worked: what a promised day means.
    pub fn close_of_business(&self, day: Date) -> Result<Timestamp, BeyondTime> {
        instant(self.closing(self.working_day_from(day)?))
    }

    /// Office minutes from `a` to `b`; none where `b` is not later.
    pub fn working_minutes_between(&self, a: Timestamp, b: Timestamp) -> i64 {
        self.office_time(here(a), here(b)).as_mins()
    }

    /// The first instant at which so many office minutes have passed.
    pub fn add_working_minutes(
        &self,
        from: Timestamp,
        minutes: u32,
    ) -> Result<Timestamp, BeyondTime> {
        let time = SignedDuration::from_mins(i64::from(minutes));
        instant(self.after_office_time(here(from), time)?)
    }

    pub(crate) fn taken_up(&self, received: DateTime) -> Result<DateTime, BeyondTime> {
        let mut day = received.date();
        loop {
            let open = |session: &&Session| day.to_datetime(session.to) >= received;
            if let Some(session) = self.doors_open(day).iter().find(open) {
                return Ok(day.to_datetime(session.from).max(received));
            }
            day = next(day)?;
        }
    }

    pub(crate) fn after_office_time(
        &self,
        from: DateTime,
        time: SignedDuration,
    ) -> Result<DateTime, BeyondTime> {
        let (mut day, mut left) = (from.date(), time);
        loop {
            for session in self.sessions(day) {
                let opening = day.to_datetime(session.from).max(from);
                let closing = day.to_datetime(session.to);
                let room = closing.duration_since(opening);
                if room.is_negative() {
                    continue;
                }
                if left <= room {
                    return opening.checked_add(left).map_err(|_| BeyondTime);
                }
                left -= room;
            }
            day = next(day)?;
        }
    }

    /// Exact office time between two instants.
    pub(crate) fn office_time(&self, a: DateTime, b: DateTime) -> SignedDuration {
        let mut total = SignedDuration::ZERO;
        let mut day = Ok(a.date());
        while let Ok(today) = day
            && today <= b.date()
        {
            for session in self.sessions(today) {
                let opening = today.to_datetime(session.from).max(a);
                let closing = today.to_datetime(session.to).min(b);
                total += closing.duration_since(opening).max(SignedDuration::ZERO);
            }
            day = next(today);
        }
        total
    }

    /// Working days after `from`, up to `until` and with it.
    pub(crate) fn working_days(&self, from: Date, until: Date) -> u32 {
        let mut count = 0;
        let mut day = next(from);
        while let Ok(today) = day
            && today <= until
        {
            count += u32::from(self.calendar.is_working(today));
            day = next(today);
        }
        count
    }

    /// The sessions of a working day; none on other days.
    pub(crate) fn sessions(&self, day: Date) -> &'a [Session] {
        if self.calendar.is_working(day) { self.hours.on_working_day(day) } else { &[] }
    }

    pub(crate) fn working_day_after(&self, day: Date) -> Result<Date, BeyondTime> {
        self.working_day_from(next(day)?)
    }

    /// The day itself where it is worked, else the next that is.
    pub fn working_day_from(&self, day: Date) -> Result<Date, BeyondTime> {
        let mut day = day;
        while !self.calendar.is_working(day) {
            day = next(day)?;
        }
        Ok(day)
    }

    pub(crate) fn working_day_before(&self, day: Date) -> Result<Date, BeyondTime> {
        self.working_day_until(day.yesterday().map_err(|_| BeyondTime)?)
    }

    /// The day itself where it is worked, else the last that was.
    pub(crate) fn working_day_until(&self, day: Date) -> Result<Date, BeyondTime> {
        let mut day = day;
        while !self.calendar.is_working(day) {
            day = day.yesterday().map_err(|_| BeyondTime)?;
        }
        Ok(day)
    }

    /// When the office opens on a working day.
    pub(crate) fn opening(&self, day: Date) -> DateTime {
        let sessions = self.hours.on_working_day(day);
        sessions.first().map_or_else(|| day.into(), |session| day.to_datetime(session.from))
    }

    /// When the office closes on a working day.
    pub(crate) fn closing(&self, day: Date) -> DateTime {
        let sessions = self.hours.on_working_day(day);
        sessions.last().map_or_else(|| day.into(), |session| day.to_datetime(session.to))
    }

    /// When dossiers are received: in working time, and in sessions of reception on weekly rest.
    pub fn doors_open(&self, day: Date) -> &'a [Session] {
        match self.calendar.kind_of_day(day) {
            DayKind::Working | DayKind::WorkedSaturday { .. } => self.hours.on_working_day(day),
            DayKind::WeeklyRest => self.hours.reception(day),
            DayKind::DayOff { .. } => &[],
        }
    }
}

pub(crate) fn next(day: Date) -> Result<Date, BeyondTime> {
    day.tomorrow().map_err(|_| BeyondTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(local: &str) -> Timestamp {
        instant(local.parse().unwrap()).unwrap()
    }

    #[test]
    fn taken_up() {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
        let clock = WorkingTime::new(&calendar, &hours);
        for (received, start) in [
            ("2026-03-10T06:59:59", "2026-03-10T07:00"),
            ("2026-03-10T07:00", "2026-03-10T07:00"),
            ("2026-03-10T11:30", "2026-03-10T11:30"),
            ("2026-03-10T12:10", "2026-03-10T13:30"),
            ("2026-03-10T17:00", "2026-03-10T17:00"),
            ("2026-03-10T17:00:01", "2026-03-11T07:00"),
            ("2026-03-13T20:00", "2026-03-16T07:00"),
            ("2026-02-13T18:00", "2026-02-23T07:00"), // Tết
            ("2026-01-09T18:00", "2026-01-10T07:00"), // a Saturday that is worked
        ] {
            assert_eq!(clock.effective_start(at(received)), Ok(at(start)), "{received}");
        }
    }

    #[test]
    fn a_session_of_reception_is_no_working_time() {
        let week = r#"{"name": "", "week": {
            "usual": [{"from": "07:00", "to": "11:30"}, {"from": "13:30", "to": "17:00"}],
            "reception": {"6": [{"from": "07:00", "to": "11:00"}]}}}"#;
        let (calendar, hours) = (Calendar::national(), OfficeHours::parse(week).unwrap());
        let clock = WorkingTime::new(&calendar, &hours);
        for (received, start) in [
            ("2026-03-06T18:00", "2026-03-07T07:00"),
            ("2026-03-07T09:00", "2026-03-07T09:00"),
            ("2026-03-07T11:01", "2026-03-09T07:00"),
            ("2022-01-01T09:00", "2022-01-04T07:00"), // a holiday: no reception
            ("2024-05-04T11:15", "2024-05-04T11:15"), // worked: the usual hours
        ] {
            assert_eq!(clock.effective_start(at(received)), Ok(at(start)), "{received}");
        }
        let (saturday, monday) = (at("2026-03-07T09:00"), at("2026-03-09T08:00"));
        assert_eq!(clock.working_minutes_between(saturday, monday), 60);
    }

    #[test]
    fn office_minutes() {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
        let clock = WorkingTime::new(&calendar, &hours);
        for (from, minutes, to) in [
            ("2026-03-02T08:00", 240, "2026-03-02T14:00"),
            ("2026-03-02T07:00", 270, "2026-03-02T11:30"), // done at noon, not at half past one
            ("2026-03-02T07:00", 271, "2026-03-02T13:31"),
            ("2026-03-02T07:00", 480, "2026-03-02T17:00"),
            ("2026-02-13T16:30", 120, "2026-02-23T08:30"),
            ("2026-03-10T12:10", 0, "2026-03-10T13:30"),
        ] {
            let (from, to) = (at(from), at(to));
            assert_eq!(clock.add_working_minutes(from, minutes), Ok(to), "{from} + {minutes}");
            assert_eq!(clock.working_minutes_between(from, to), i64::from(minutes), "{from} {to}");
        }
        let (later, earlier) = (at("2026-03-10T12:00"), at("2026-03-10T08:00"));
        assert_eq!(clock.working_minutes_between(later, earlier), 0);
    }

    #[test]
    fn closes_of_business() {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p2());
        let clock = WorkingTime::new(&calendar, &hours);
        for (day, close) in [("2026-03-13", "2026-03-13T17:30"), ("2026-03-14", "2026-03-16T17:30")]
        {
            assert_eq!(clock.close_of_business(day.parse().unwrap()), Ok(at(close)));
        }
    }

    #[test]
    fn time_ends_somewhere() {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
        let clock = WorkingTime::new(&calendar, &hours);
        assert_eq!(clock.add_working_minutes(Timestamp::MAX, 60), Err(BeyondTime));
        assert_eq!(clock.effective_start(Timestamp::MAX), Err(BeyondTime));
    }
}
