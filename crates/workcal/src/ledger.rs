//! The clock of one deadline, folded from what happened to it.
//!
//! Nothing but the events is ever stored: the due date follows from them, and when a calendar
//! changes, folding them again gives the new one.

use crate::due::{Due, DueError, Projection, Role};
use crate::instant::{BeyondTime, instant};
use crate::limit::{Limit, Start, Term};
use crate::working_time::WorkingTime;
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
};
use serde::{Deserialize, Serialize};
use text::here;

/// What a pause does to the clock: each procedure and reason has its own (`one-stop.md` 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PausePolicy {
    /// The clock runs on: another office is asked.
    Run,
    /// The clock stands, then what was left runs.
    SuspendResume,
    /// The limit is counted again from zero once all is there (NĐ 61/2018, Article 19(4)).
    Restart,
}

/// What happened to a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ClockEvent {
    /// The dossier was received.
    Started {
        /// When.
        at: Timestamp,
        /// For how long.
        term: Term,
    },
    /// Something is awaited.
    Paused {
        /// When.
        at: Timestamp,
        /// What that does.
        policy: PausePolicy,
    },
    /// It came.
    Resumed {
        /// When.
        at: Timestamp,
    },
    /// A later due date was promised.
    Extended {
        /// The new due instant.
        to: Timestamp,
    },
}

/// How a deadline stands after its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "clock", rename_all = "snake_case")]
pub enum Standing {
    /// The clock runs towards a due date.
    Running {
        /// That due date.
        due: Due,
    },
    /// The clock stands: for now, nothing is due.
    Stopped {
        /// Since when.
        since: Timestamp,
        /// What resuming will do.
        policy: PausePolicy,
        /// What was due when it stopped.
        due_before: Due,
    },
}

/// Why the events make no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Something happened to a deadline that was not started.
    #[error("the clock was not started")]
    NotStarted,
    /// A second start.
    #[error("the clock was started twice")]
    StartedTwice,
    /// A pause, or an extension, while the clock is paused.
    #[error("the clock is paused already")]
    Paused,
    /// A resumption without a pause.
    #[error("the clock was not paused")]
    NotPaused,
    /// An event before the one that it follows.
    #[error("an event is earlier than the one before")]
    OutOfOrder,
    /// There is no due date.
    #[error(transparent)]
    Due(#[from] DueError),
}

/// The clock between two events.
struct Clock {
    term: Term,
    run: Projection,
    pause: Option<(Timestamp, PausePolicy)>,
    last_event: Timestamp,
}

impl Standing {
    /// What is due now, if anything is.
    pub fn due(&self) -> Option<&Due> {
        match self {
            Self::Running { due } => Some(due),
            Self::Stopped { .. } => None,
        }
    }
}

impl WorkingTime<'_> {
    /// How a deadline stands after its events, in the order in which they happened.
    pub fn standing(&self, events: &[ClockEvent]) -> Result<Standing, LedgerError> {
        let clock = events.iter().try_fold(None, |clock, event| match (clock, *event) {
            (None, ClockEvent::Started { at, term }) => {
                let run = self.project(at, term)?;
                Ok(Some(Clock { term, run, pause: None, last_event: at }))
            }
            (None, _) => Err(LedgerError::NotStarted),
            (Some(clock), event) => self.after(clock, event).map(Some),
        })?;
        Ok(clock.ok_or(LedgerError::NotStarted)?.standing())
    }

    fn after(&self, mut clock: Clock, event: ClockEvent) -> Result<Clock, LedgerError> {
        match (event, clock.pause.take()) {
            (ClockEvent::Started { .. }, _) => Err(LedgerError::StartedTwice),
            (ClockEvent::Paused { at, policy }, None) => {
                clock.pass_to(at)?;
                Ok(Clock { pause: Some((at, policy)), ..clock })
            }
            (ClockEvent::Resumed { at }, Some((paused, policy))) => {
                clock.pass_to(at)?;
                let run = match policy {
                    PausePolicy::Run => clock.run,
                    PausePolicy::Restart => self.project(at, clock.term)?,
                    PausePolicy::SuspendResume => {
                        self.resume(clock.run, clock.term, here(paused), here(at))?
                    }
                };
                Ok(Clock { run, ..clock })
            }
            (ClockEvent::Extended { to }, pause @ (None | Some((_, PausePolicy::Run)))) => {
                Ok(Clock { run: self.extend(clock.run, to), pause, ..clock })
            }
            (ClockEvent::Paused { .. } | ClockEvent::Extended { .. }, Some(_)) => {
                Err(LedgerError::Paused)
            }
            (ClockEvent::Resumed { .. }, None) => Err(LedgerError::NotPaused),
        }
    }

    fn extend(&self, mut run: Projection, to: Timestamp) -> Projection {
        let day = here(to).date();
        run.last_day = day;
        run.due.due_at = to;
        run.due.provisional = self.is_provisional(here(run.due.received_at).date(), day);
        run.due.derivation.push(self.line(day, Role::Extended));
        run
    }

    /// Lets what was left run from when the clock is resumed.
    ///
    /// The day of the pause counts as used, the day of resumption is a first day and does not
    /// count. A pause that took nothing the limit is counted in changes nothing, and neither does
    /// one after the due date: late stays late.
    fn resume(
        &self,
        mut run: Projection,
        term: Term,
        paused: DateTime,
        resumed: DateTime,
    ) -> Result<Projection, DueError> {
        let due = here(run.due.due_at);
        if paused > due || self.took_nothing(term.limit, paused, resumed) {
            return Ok(run);
        }
        let first = match term.start {
            Start::Effective => self.taken_up(resumed)?,
            Start::Raw => resumed,
        };
        self.record_pause(&mut run, term.limit, paused)?;
        let counted = run.due.counted();
        let used_until = paused.date().max(run.first.date());
        let count = match term.limit {
            Limit::WorkingDays(_) | Limit::SameDay => {
                let left = self.working_days(used_until, due.date());
                self.count_working_days(first.date(), left, counted)?
            }
            Limit::OfficeMinutes(_) => {
                self.count_office_time(first, self.office_time(paused, due))?
            }
            Limit::CalendarDays(_) => {
                let last_day = shifted(run.last_day, used_until, first.date())?;
                self.count_calendar_days(first.date(), last_day, counted)?
            }
            Limit::Months(_) => {
                let last_day = shifted(run.last_day, used_until, first.date())?;
                self.end_on(last_day, vec![self.line(last_day, Role::LastDay)])?
            }
        };
        self.record_resumption(&mut run, term.limit, resumed, first)?;
        run.due.derivation.extend(count.lines);
        run.due.due_at = instant(count.due)?;
        run.due.provisional =
            self.is_provisional(here(run.due.received_at).date(), count.due.date());
        Ok(Projection { last_day: count.last_day, ..run })
    }

    fn took_nothing(&self, limit: Limit, paused: DateTime, resumed: DateTime) -> bool {
        match limit {
            Limit::CalendarDays(_) | Limit::Months(_) => paused.date() == resumed.date(),
            Limit::WorkingDays(_) | Limit::OfficeMinutes(_) | Limit::SameDay => {
                self.office_time(paused, resumed).is_zero()
            }
        }
    }

    /// Cuts the derivation at a pause.
    fn record_pause(
        &self,
        run: &mut Projection,
        limit: Limit,
        paused: DateTime,
    ) -> Result<(), BeyondTime> {
        let lines = &mut run.due.derivation;
        if matches!(limit, Limit::OfficeMinutes(_)) {
            lines.truncate(run.first_line);
            lines.extend(self.office_time_lines(run.first, paused)?);
        }
        lines.retain(|line| line.date <= paused.date());
        lines.push(self.line(paused.date(), Role::Paused { time: paused.time() }));
        Ok(())
    }

    /// Lets the derivation, and the run, begin anew where the clock is resumed.
    fn record_resumption(
        &self,
        run: &mut Projection,
        limit: Limit,
        resumed: DateTime,
        first: DateTime,
    ) -> Result<(), BeyondTime> {
        let lines = &mut run.due.derivation;
        let role = Role::Resumed { time: resumed.time() };
        self.waiting(resumed.date(), first.date(), role, lines)?;
        if resumed.date() == first.date() {
            lines.push(self.line(resumed.date(), role));
        } else if !matches!(limit, Limit::OfficeMinutes(_)) {
            lines.push(self.line(first.date(), Role::Start));
        }
        run.first_line = lines.len();
        run.first = first;
        Ok(())
    }
}

/// A last day moved on by the days from `used_until` to `first`. What was left of months is
/// counted in days too: broken off, they no longer have corresponding days.
fn shifted(last_day: Date, used_until: Date, first: Date) -> Result<Date, BeyondTime> {
    let left = last_day.duration_since(used_until).max(SignedDuration::ZERO);
    first.checked_add(left).map_err(|_| BeyondTime)
}

impl Clock {
    fn pass_to(&mut self, at: Timestamp) -> Result<(), LedgerError> {
        if at < self.last_event {
            return Err(LedgerError::OutOfOrder);
        }
        self.last_event = at;
        Ok(())
    }

    fn standing(self) -> Standing {
        match self.pause {
            Some((since, policy)) if policy != PausePolicy::Run => {
                Standing::Stopped { since, policy, due_before: self.run.due }
            }
            _ => Standing::Running { due: self.run.due },
        }
    }
}

impl Due {
    /// How many days its derivation has counted.
    fn counted(&self) -> u32 {
        let number = |role| match role {
            Role::WorkingDay { number } | Role::CalendarDay { number } => Some(number),
            Role::Received
            | Role::Start
            | Role::Passed
            | Role::OfficeTime { .. }
            | Role::AfterCutoff { .. }
            | Role::SameDay
            | Role::LastDay
            | Role::Rolled
            | Role::Paused { .. }
            | Role::Resumed { .. }
            | Role::Extended => None,
        };
        self.derivation.iter().rev().find_map(|line| number(line.role)).unwrap_or(0)
    }
}
