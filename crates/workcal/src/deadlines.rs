//! Deadlines that hang on another one, and whether one was met.

use crate::instant::{BeyondTime, instant};
use crate::limit::Grain;
use crate::working_time::WorkingTime;
use jiff::{
    Timestamp,
    civil::{Time, time},
};
use serde::{Deserialize, Serialize};
use text::here;

/// What is received later is handed over in the next working day (NĐ 118/2025, Article 18(2)).
const HAND_OVER_CUTOFF: Time = time(15, 0, 0, 0);

/// Whether work was done in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Trước hạn.
    Early,
    /// Đúng hạn.
    OnTime,
    /// Quá hạn.
    Late,
}

/// Compares the instant at which a result was finished with its due instant. What the citizen
/// does with it later has no part in this.
pub fn timeliness(due_at: Timestamp, finished_at: Timestamp, grain: Grain) -> Timeliness {
    let (due_day, finished_on) = (here(due_at).date(), here(finished_at).date());
    if finished_on < due_day {
        return Timeliness::Early;
    }
    let in_time = match grain {
        Grain::Day => finished_on == due_day,
        Grain::Minute => finished_at <= due_at,
    };
    if in_time { Timeliness::OnTime } else { Timeliness::Late }
}

impl WorkingTime<'_> {
    /// Until when an office that will be late must say so and apologise: the close of the working
    /// day before the due day (NĐ 61/2018, Article 19(9)).
    pub fn apology_deadline(&self, due_at: Timestamp) -> Result<Timestamp, BeyondTime> {
        instant(self.closing(self.working_day_before(here(due_at).date())?))
    }

    /// Until when the one-stop desk must hand a paper dossier over: the same working day, or the
    /// opening of the next for what came after 15:00.
    pub fn transfer_deadline(&self, received: Timestamp) -> Result<Timestamp, BeyondTime> {
        let came = here(received);
        let day = came.date();
        if self.calendar.is_working(day) && came.time() > HAND_OVER_CUTOFF {
            return instant(self.opening(self.working_day_after(day)?));
        }
        instant(self.closing(self.working_day_from(day)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Calendar, OfficeHours};

    fn at(local: &str) -> Timestamp {
        instant(local.parse().unwrap()).unwrap()
    }

    #[test]
    fn early_on_time_and_late() {
        use Grain::{Day, Minute};
        use Timeliness::{Early, Late, OnTime};
        let due = at("2026-03-12T17:00");
        for (finished, grain, expected) in [
            ("2026-03-11T23:59", Day, Early),
            ("2026-03-12T00:00", Day, OnTime), // 17:00 the day before in UTC
            ("2026-03-12T17:30", Day, OnTime),
            ("2026-03-13T00:00", Day, Late),
            ("2026-03-11T23:59", Minute, Early),
            ("2026-03-12T17:00", Minute, OnTime),
            ("2026-03-12T17:00:01", Minute, Late),
        ] {
            assert_eq!(timeliness(due, at(finished), grain), expected, "{finished} {grain:?}");
        }
    }

    #[test]
    fn handing_over() {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
        let clock = WorkingTime::new(&calendar, &hours);
        for (received, deadline) in [
            ("2026-03-13T14:50", "2026-03-13T17:00"),
            ("2026-03-13T15:00", "2026-03-13T17:00"),
            ("2026-03-13T15:10", "2026-03-16T07:00"),
            ("2026-03-13T18:00", "2026-03-16T07:00"),
            ("2026-03-14T16:00", "2026-03-16T17:00"), // came on a Saturday
            ("2026-04-29T15:10", "2026-05-04T07:00"),
        ] {
            assert_eq!(clock.transfer_deadline(at(received)), Ok(at(deadline)), "{received}");
        }
    }

    #[test]
    fn apologising() {
        let (calendar, hours) = (Calendar::national(), OfficeHours::p1());
        let clock = WorkingTime::new(&calendar, &hours);
        for (due, deadline) in [
            ("2026-03-16T17:00", "2026-03-13T17:00"),
            ("2026-05-04T17:00", "2026-04-29T17:00"),
            ("2026-01-12T17:00", "2026-01-10T17:00"), // the Saturday is worked
        ] {
            assert_eq!(clock.apology_deadline(at(due)), Ok(at(deadline)), "{due}");
        }
    }
}
