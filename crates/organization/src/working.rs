//! What other features ask: when the agency works. The national calendar, what the agency decided about
//! single days, and its office hours.

use crate::{
    model::{DayDecision, Decided},
    store,
};
use jiff::{Timestamp, civil::Date};
use platform::{DbError, Tx};
use std::sync::{Arc, LazyLock};
use workcal::{Calendar, OfficeHours, Session, WorkingTime};

/// The national calendar, read once.
static NATIONAL: LazyLock<Arc<Calendar>> = LazyLock::new(|| Arc::new(Calendar::national()));

/// The calendar and the hours of a day.
#[derive(Debug, Clone)]
pub struct Working {
    calendar: Arc<Calendar>,
    hours: OfficeHours,
}

impl Working {
    /// The clock that limits run by.
    pub fn time(&self) -> WorkingTime<'_> {
        WorkingTime::new(&self.calendar, &self.hours)
    }

    /// When the doors are open on a day: the office hours of a working day, the hours of reception of a day
    /// of weekly rest, none on a day off.
    pub fn doors_open(&self, day: Date) -> Vec<Session> {
        self.time().doors_open(day).to_vec()
    }
}

/// How the agency works, with the hours of a day.
pub fn working(tx: &Tx<'_>, day: Date) -> Result<Working, DbError> {
    working_as_known(tx, day, tx.now())
}

/// The same as it was known at a moment: how a promise made then was counted.
pub fn working_as_known(tx: &Tx<'_>, day: Date, known: Timestamp) -> Result<Working, DbError> {
    Ok(Working { calendar: calendar_as_known(tx, known)?, hours: hours(tx, day, known)? })
}

/// Which days are worked.
pub fn calendar(tx: &Tx<'_>) -> Result<Arc<Calendar>, DbError> {
    calendar_as_known(tx, tx.now())
}

/// What was decided about single days, in order; decisions that were taken back are not among them.
pub(crate) fn decisions(tx: &Tx<'_>, known: Timestamp) -> Result<Vec<Decided>, DbError> {
    let rows = store::calendar_days(tx, known.as_microsecond())?.into_iter();
    let mut decided = rows.map(read_decided).collect::<Result<Vec<_>, _>>()?;
    decided.retain(|it| it.decision != DayDecision::National);
    Ok(decided)
}

fn read_decided(row: store::DayRow) -> Result<Decided, DbError> {
    let store::DayRow { day, kind, reason, notice } = row;
    let unreadable = || DbError::Unreadable(format!("calendar: {day} {kind}"));
    let decision = DayDecision::parse(&kind).ok_or_else(unreadable)?;
    let date = day.parse().map_err(|_| unreadable())?;
    Ok(Decided { date, decision, reason, notice })
}

fn calendar_as_known(tx: &Tx<'_>, known: Timestamp) -> Result<Arc<Calendar>, DbError> {
    let decided = decisions(tx, known)?;
    if decided.is_empty() {
        return Ok(Arc::clone(&NATIONAL));
    }
    let calendar = NATIONAL.decided(decided.into_iter().map(|it| (it.date, it.line())));
    calendar.map(Arc::new).map_err(|e| DbError::Unreadable(format!("calendar: {e}")))
}

/// The office hours of a day. Without a decision: morning and afternoon.
pub(crate) fn hours(tx: &Tx<'_>, day: Date, known: Timestamp) -> Result<OfficeHours, DbError> {
    let stored = store::office_hours(tx, &day.to_string(), known.as_microsecond())?;
    stored.map_or_else(|| Ok(OfficeHours::p1()), |(hours,)| read_hours(&hours))
}

pub(crate) fn read_hours(stored: &str) -> Result<OfficeHours, DbError> {
    OfficeHours::parse(stored).map_err(|e| DbError::Unreadable(format!("office hours: {e}")))
}
