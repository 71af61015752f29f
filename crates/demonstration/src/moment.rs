//! Moments and working days of this country.

use crate::Failure;
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz,
};
use workcal::{BeyondTime, Calendar, OfficeHours, WorkingTime};

/// The calendar and the hours by which the agency works.
pub(crate) struct Days {
    calendar: Calendar,
    hours: OfficeHours,
}

impl Days {
    /// The national calendar, with the hours that agencies have without a decision of their own.
    pub(crate) fn national() -> Self {
        Self { calendar: Calendar::national(), hours: OfficeHours::p1() }
    }

    /// A moment as the clock on the wall shows it.
    pub(crate) fn moment(at: DateTime) -> Result<Timestamp, Failure> {
        tz::offset(7).to_timestamp(at).map_err(|_| Failure::Beyond)
    }

    /// The same, written.
    pub(crate) fn local(at: &str) -> Result<Timestamp, Failure> {
        let read = at.parse::<DateTime>().map_err(|_| Failure::fact("moment", at))?;
        Self::moment(read)
    }

    /// A time of a day.
    pub(crate) fn on(day: Date, hour: i8, minute: i8) -> Result<Timestamp, Failure> {
        Self::moment(day.at(hour, minute, 0, 0))
    }

    /// A time of a day.
    pub(crate) fn at(day: Date, time: Time) -> Result<Timestamp, Failure> {
        Self::moment(day.to_datetime(time))
    }

    /// The working days of a period.
    pub(crate) fn working(&self, from: Date, to: Date) -> Vec<Date> {
        let mut days = Vec::new();
        let mut day = from;
        while day <= to {
            if self.calendar.is_working(day) {
                days.push(day);
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        days
    }

    /// The working day so many working days before a day, which itself does not count.
    pub(crate) fn back(&self, from: Date, count: usize) -> Result<Date, Failure> {
        let mut day = from;
        let mut left = count;
        while left > 0 {
            day = day.yesterday().map_err(|_| Failure::Beyond)?;
            if self.calendar.is_working(day) {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// The moment after so many office minutes.
    pub(crate) fn after(&self, from: Timestamp, minutes: i64) -> Result<Timestamp, Failure> {
        let minutes = u32::try_from(minutes).unwrap_or_default();
        let time = WorkingTime::new(&self.calendar, &self.hours);
        time.add_working_minutes(from, minutes).map_err(|_: BeyondTime| Failure::Beyond)
    }

    /// Office minutes from one moment to another.
    pub(crate) fn between(&self, from: Timestamp, to: Timestamp) -> i64 {
        WorkingTime::new(&self.calendar, &self.hours).working_minutes_between(from, to)
    }
}
