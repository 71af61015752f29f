//! Due dates (`one-stop.md` section 5.2), each with the derivation that a citizen can follow.

use crate::calendar::DayKind;
use crate::instant::{BeyondTime, instant};
use crate::limit::{Limit, LimitError, Start, Term};
use crate::working_time::{WorkingTime, next};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
};
use serde::{Deserialize, Serialize};
use text::here;

/// A due date and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// When the dossier came.
    pub received_at: Timestamp,
    /// When the office took it up.
    pub effective_start: Timestamp,
    /// Until when it must be done.
    pub due_at: Timestamp,
    /// Whether it rests on a year whose calendar is not published yet.
    pub provisional: bool,
    /// Day by day, from reception to the due day.
    pub derivation: Vec<DayLine>,
}

/// One day of a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayLine {
    /// Which day.
    pub date: Date,
    /// What the calendar says about it.
    #[serde(flatten)]
    pub day: DayKind,
    /// What it did in the count.
    #[serde(flatten)]
    pub role: Role,
}

/// What a day did in the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "role", rename_all = "snake_case")]
pub enum Role {
    /// The dossier came, outside office hours; it was taken up later.
    Received,
    /// The dossier was taken up. The first day is not counted (BLDS 2015, Article 147(2)).
    Start,
    /// Nothing: a day that is not counted.
    Passed,
    /// Counted among working days.
    WorkingDay {
        /// Its place in the count.
        number: u32,
    },
    /// Counted among days of the calendar.
    CalendarDay {
        /// Its place in the count.
        number: u32,
    },
    /// Office time was counted.
    OfficeTime {
        /// How much of it.
        minutes: i64,
    },
    /// Received too late in the day for a result on the same day.
    AfterCutoff {
        /// The latest time for that.
        cutoff: Time,
    },
    /// The result is due on this same day.
    SameDay,
    /// The last day of a limit in months.
    LastDay,
    /// The next working day after a limit that ended on a day off (BLDS 2015, Article 148(5)).
    Rolled,
    /// The clock was stopped.
    Paused {
        /// At what time.
        time: Time,
    },
    /// The clock ran again.
    Resumed {
        /// From what time.
        time: Time,
    },
    /// The due date was put off to this day.
    Extended,
}

/// Why there is no due date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DueError {
    /// The limit is beyond reason.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// The due date is beyond the calendar's end.
    #[error(transparent)]
    Beyond(#[from] BeyondTime),
}

/// A due date with what is needed to stop its clock and let it run again.
#[derive(Debug, Clone)]
pub(crate) struct Projection {
    pub(crate) due: Due,
    /// When the present run began; its day is not counted where days are.
    pub(crate) first: DateTime,
    /// Where the present run begins in the derivation.
    pub(crate) first_line: usize,
    /// The last day of the limit, before it was moved off a day off.
    pub(crate) last_day: Date,
}

/// How far a limit reaches from a first day.
#[derive(Debug)]
pub(crate) struct Count {
    pub(crate) due: DateTime,
    pub(crate) last_day: Date,
    pub(crate) lines: Vec<DayLine>,
}

impl WorkingTime<'_> {
    /// The due date of what is received at an instant.
    ///
    /// Reception outside the agency's territory: pass the instant at which the competent agency
    /// has it, from which the limit runs (NĐ 118/2025, Article 17(3) as amended).
    pub fn due(&self, received: Timestamp, term: impl Into<Term>) -> Result<Due, DueError> {
        Ok(self.project(received, term.into())?.due)
    }

    /// The due dates of agencies or steps that follow each other, each starting when the one
    /// before is due.
    pub fn due_in_sequence(
        &self,
        received: Timestamp,
        terms: &[Term],
    ) -> Result<Vec<Due>, DueError> {
        let mut from = received;
        let mut dues = Vec::with_capacity(terms.len());
        for term in terms {
            let due = self.due(from, *term)?;
            from = due.due_at;
            dues.push(due);
        }
        Ok(dues)
    }

    pub(crate) fn project(&self, received: Timestamp, term: Term) -> Result<Projection, DueError> {
        let limit = term.limit.within_reason()?;
        let received_here = here(received);
        let taken_up = self.taken_up(received_here)?;
        let first = match term.start {
            Start::Effective => taken_up,
            Start::Raw => received_here,
        };
        let count = self.count(first, limit, term.cutoff)?;

        let mut derivation = Vec::with_capacity(count.lines.len() + 4);
        self.waiting(received_here.date(), first.date(), Role::Received, &mut derivation)?;
        match limit {
            Limit::WorkingDays(_) | Limit::CalendarDays(_) | Limit::Months(_) => {
                derivation.push(self.line(first.date(), Role::Start));
            }
            Limit::SameDay | Limit::OfficeMinutes(_) => {}
        }
        let first_line = derivation.len();
        derivation.extend(count.lines);
        let due = Due {
            received_at: received,
            effective_start: instant(taken_up)?,
            due_at: instant(count.due)?,
            provisional: self.is_provisional(received_here.date(), count.due.date()),
            derivation,
        };
        Ok(Projection { due, first, first_line, last_day: count.last_day })
    }

    fn count(&self, first: DateTime, limit: Limit, cutoff: Time) -> Result<Count, DueError> {
        let day = first.date();
        match limit {
            Limit::WorkingDays(days) => Ok(self.count_working_days(day, days, 0)?),
            Limit::OfficeMinutes(minutes) => {
                let time = SignedDuration::from_mins(i64::from(minutes));
                Ok(self.count_office_time(first, time)?)
            }
            Limit::CalendarDays(days) => {
                let last_day = day.checked_add(i64::from(days).days()).map_err(|_| BeyondTime)?;
                Ok(self.count_calendar_days(day, last_day, 0)?)
            }
            Limit::Months(months) => {
                // Months of unlike length: jiff stops at the last day, as Article 148(3) does.
                let last_day =
                    day.checked_add(i64::from(months).months()).map_err(|_| BeyondTime)?;
                Ok(self.end_on(last_day, vec![self.line(last_day, Role::LastDay)])?)
            }
            Limit::SameDay => Ok(self.count_same_day(first, cutoff)?),
        }
    }

    fn count_same_day(&self, first: DateTime, cutoff: Time) -> Result<Count, BeyondTime> {
        let mut lines = Vec::new();
        // "Sau 15 giờ": 15:00 itself is in time.
        let due_day = if first.time() > cutoff {
            lines.push(self.line(first.date(), Role::AfterCutoff { cutoff }));
            self.working_day_after(first.date())?
        } else {
            self.working_day_from(first.date())?
        };
        let passed_from = if lines.is_empty() { first.date() } else { next(first.date())? };
        self.passed(passed_from, due_day, &mut lines)?;
        lines.push(self.line(due_day, Role::SameDay));
        Ok(Count { due: self.closing(due_day), last_day: due_day, lines })
    }

    /// So many working days after `first`; `counted` were counted before.
    pub(crate) fn count_working_days(
        &self,
        first: Date,
        days: u32,
        counted: u32,
    ) -> Result<Count, BeyondTime> {
        let mut lines = Vec::with_capacity(days as usize * 3 / 2);
        let mut day = first;
        let mut number = counted;
        while number < counted + days {
            day = next(day)?;
            let kind = self.calendar.kind_of_day(day);
            let role = match kind {
                DayKind::Working | DayKind::WorkedSaturday { .. } => {
                    number += 1;
                    Role::WorkingDay { number }
                }
                DayKind::WeeklyRest | DayKind::DayOff { .. } => Role::Passed,
            };
            lines.push(DayLine { date: day, day: kind, role });
        }
        self.end_on(day, lines)
    }

    pub(crate) fn count_office_time(
        &self,
        first: DateTime,
        time: SignedDuration,
    ) -> Result<Count, BeyondTime> {
        let due = self.after_office_time(first, time)?;
        Ok(Count { due, last_day: due.date(), lines: self.office_time_lines(first, due)? })
    }

    /// Every day from `first` to `last_day`; `counted` were counted before.
    pub(crate) fn count_calendar_days(
        &self,
        first: Date,
        last_day: Date,
        counted: u32,
    ) -> Result<Count, BeyondTime> {
        let mut lines = Vec::new();
        let (mut day, mut number) = (first, counted);
        while day < last_day {
            day = next(day)?;
            number += 1;
            lines.push(self.line(day, Role::CalendarDay { number }));
        }
        self.end_on(last_day, lines)
    }

    /// The close of business on a limit's last day, or on the next working day.
    pub(crate) fn end_on(
        &self,
        last_day: Date,
        mut lines: Vec<DayLine>,
    ) -> Result<Count, BeyondTime> {
        let due_day = self.working_day_from(last_day)?;
        if due_day != last_day {
            self.passed(next(last_day)?, due_day, &mut lines)?;
            lines.push(self.line(due_day, Role::Rolled));
        }
        Ok(Count { due: self.closing(due_day), last_day, lines })
    }

    /// The office time of each day between two instants.
    pub(crate) fn office_time_lines(
        &self,
        from: DateTime,
        until: DateTime,
    ) -> Result<Vec<DayLine>, BeyondTime> {
        let mut lines = Vec::new();
        let mut day = from.date();
        while day <= until.date() {
            let tomorrow = next(day)?;
            let midnight = tomorrow.to_datetime(Time::MIN);
            let time = self.office_time(from.max(day.into()), until.min(midnight));
            let role = match time.as_mins() {
                0 => Role::Passed,
                minutes => Role::OfficeTime { minutes },
            };
            lines.push(self.line(day, role));
            day = tomorrow;
        }
        Ok(lines)
    }

    /// The days on which something waits to be taken up.
    pub(crate) fn waiting(
        &self,
        arrived: Date,
        taken_up: Date,
        role: Role,
        lines: &mut Vec<DayLine>,
    ) -> Result<(), BeyondTime> {
        if arrived == taken_up {
            return Ok(());
        }
        lines.push(self.line(arrived, role));
        self.passed(next(arrived)?, taken_up, lines)
    }

    fn passed(&self, from: Date, until: Date, lines: &mut Vec<DayLine>) -> Result<(), BeyondTime> {
        let mut day = from;
        while day < until {
            lines.push(self.line(day, Role::Passed));
            day = next(day)?;
        }
        Ok(())
    }

    pub(crate) fn line(&self, date: Date, role: Role) -> DayLine {
        DayLine { date, day: self.calendar.kind_of_day(date), role }
    }

    pub(crate) fn is_provisional(&self, from: Date, until: Date) -> bool {
        (from.year()..=until.year()).any(|year| !self.calendar.is_published(year))
    }
}
