//! Tables of due dates to be checked, in the format of `due_date_vectors.csv`.

use crate::calendar::Calendar;
use crate::hours::OfficeHours;
use crate::instant::{BeyondTime, read_instant};
use crate::ledger::{ClockEvent, LedgerError, PausePolicy, Standing};
use crate::limit::{Limit, LimitError, Start, Term};
use crate::working_time::WorkingTime;
use jiff::Timestamp;
use serde::Deserialize;

/// What a row of the table gives.
#[derive(Debug)]
pub struct Outcome {
    /// The row's name.
    pub id: String,
    /// What is due, or why that cannot be said.
    pub due_at: Result<Timestamp, VectorError>,
    /// What the table expects, where it expects something.
    pub expected: Option<Timestamp>,
}

/// Why a row has no due date.
#[derive(Debug, thiserror::Error)]
pub enum VectorError {
    /// Not an instant.
    #[error("\"{0}\" is not an instant, such as 2026-03-02T09:00+07:00")]
    Instant(String),
    /// Office hours that this library does not have.
    #[error("no office hours are named \"{0}\"")]
    Hours(String),
    /// A policy that this library does not know.
    #[error("no policy is named \"{0}\"")]
    Policy(String),
    /// The column `extra` lacks an instant that the policy needs.
    #[error("the policy needs {0}=… in the column \"extra\"")]
    Extra(&'static str),
    /// The limit was not understood.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// The events give no due date.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Beyond what can be counted.
    #[error(transparent)]
    Beyond(#[from] BeyondTime),
}

/// One row. Columns are found by name; others, such as explanations, are passed over.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    hours_profile: String,
    received_at: String,
    #[serde(default)]
    limit_value: String,
    limit_unit: String,
    #[serde(default)]
    policy: String,
    #[serde(default)]
    extra: String,
    #[serde(default)]
    expected_due_at: String,
}

impl Outcome {
    /// Whether the due instant is the expected one; `None` where nothing is expected.
    pub fn matches(&self) -> Option<bool> {
        let expected = self.expected?;
        Some(self.due_at.as_ref().is_ok_and(|due_at| *due_at == expected))
    }
}

/// Counts every row of a table. Only a table that cannot be read at all is an error: a row that
/// has none says so in its outcome.
pub fn run(table: &str, calendar: &Calendar) -> Result<Vec<Outcome>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.map(|row| outcome(row, calendar))).collect()
}

fn outcome(row: Row, calendar: &Calendar) -> Outcome {
    // An expectation that is no instant is one that nothing meets, not one that is absent.
    let expected = match row.expected_due_at.as_str() {
        "" => None,
        text => Some(read_instant(text).unwrap_or(Timestamp::MIN)),
    };
    Outcome { due_at: due_at(&row, calendar), id: row.id, expected }
}

fn due_at(row: &Row, calendar: &Calendar) -> Result<Timestamp, VectorError> {
    let hours = match row.hours_profile.as_str() {
        "" => OfficeHours::p1(),
        name => OfficeHours::named(name).ok_or_else(|| VectorError::Hours(name.to_owned()))?,
    };
    let clock = WorkingTime::new(calendar, &hours);
    let received = required_instant(&row.received_at)?;
    if row.kind == "transfer_deadline" || row.limit_unit == "chuyển hồ sơ" {
        return Ok(clock.transfer_deadline(received)?);
    }
    let mut term = Term::new(Limit::of(&row.limit_value, &row.limit_unit)?);
    let due = |received, term| clock.due(received, term).map_err(LedgerError::from);
    match row.policy.as_str() {
        "" | "CALENDAR_ROLL" | "CUTOFF_15H" | "SEQUENTIAL" => {}
        "EFF_START" => term.start = Start::Effective,
        "RAW_START" => term.start = Start::Raw,
        "OFFICE_HOURS" => term.limit = in_office_time(term.limit),
        "FROM_COMPETENT_AGENCY" => {
            return Ok(due(extra(row, "competent_received")?, term)?.due_at);
        }
        "WORKDAY_BEFORE" => return Ok(clock.apology_deadline(due(received, term)?.due_at)?),
        "RESTART" => return paused(row, clock, received, term, PausePolicy::Restart),
        "RESUME" => return paused(row, clock, received, term, PausePolicy::SuspendResume),
        unknown => return Err(VectorError::Policy(unknown.to_owned())),
    }
    Ok(due(received, term)?.due_at)
}

/// A whole number of days in office time, where a table asks for it.
fn in_office_time(limit: Limit) -> Limit {
    match limit {
        Limit::WorkingDays(_) => limit.minutes().map_or(limit, Limit::OfficeMinutes),
        Limit::OfficeMinutes(_) | Limit::CalendarDays(_) | Limit::Months(_) | Limit::SameDay => {
            limit
        }
    }
}

fn paused(
    row: &Row,
    clock: WorkingTime<'_>,
    received: Timestamp,
    term: Term,
    policy: PausePolicy,
) -> Result<Timestamp, VectorError> {
    let events = [
        ClockEvent::Started { at: received, term },
        ClockEvent::Paused { at: extra(row, "pause")?, policy },
        ClockEvent::Resumed { at: extra(row, "resume")? },
    ];
    match clock.standing(&events)? {
        Standing::Running { due } | Standing::Stopped { due_before: due, .. } => Ok(due.due_at),
    }
}

/// An instant of the column `extra`, written `pause=2026-03-04T14:00;resume=…`.
fn extra(row: &Row, name: &'static str) -> Result<Timestamp, VectorError> {
    let mut parts = row.extra.split(';').filter_map(|part| part.split_once('='));
    let (_, text) = parts.find(|(key, _)| key.trim() == name).ok_or(VectorError::Extra(name))?;
    required_instant(text)
}

fn required_instant(text: &str) -> Result<Timestamp, VectorError> {
    read_instant(text).ok_or_else(|| VectorError::Instant(text.to_owned()))
}
