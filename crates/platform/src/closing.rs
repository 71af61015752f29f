//! Agencies that end. From the day after their last one their books are closed: nothing is recorded any
//! more, so nothing is changed, and the clock passes them by; everything stays readable (ADR 0024).

use crate::{
    AgencyId,
    db::{DbError, Tx},
    queries, row,
};
use jiff::{Timestamp, ToSpan as _, civil::Date, tz};

row! {
    struct Line { last_day: String, basis: String }
}

mod sql {
    use super::{Line, queries};
    queries! {
        closing() -> opt Line =
            "SELECT last_day, basis FROM closed_agency WHERE agency_id = $1 AND is_lifted = 0";
        is_closed(now: i64) -> opt (i64,) =
            "SELECT from_at FROM closed_agency WHERE agency_id = $1 AND is_lifted = 0 AND from_at <= $2";
        close(last_day: &str, from_at: i64, basis: &str) -> exec =
            "INSERT INTO closed_agency (agency_id, last_day, from_at, basis, is_lifted) VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (agency_id) DO UPDATE SET last_day = $2, from_at = $3, basis = $4, is_lifted = 0";
        lift() -> exec = "UPDATE closed_agency SET is_lifted = 1 WHERE agency_id = $1";
    }
}
pub(crate) use sql::CATALOGUE;

/// What people are told who would add to the books of an agency that has ended.
pub const ENDED: &str = "agency_ended";

/// How an agency ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Its last day.
    pub last_day: Date,
    /// By what: `Nghị quyết số 12/NQ-HĐND ngày 16/06/2025`.
    pub basis: String,
    from: Timestamp,
}

impl Closing {
    /// The end of an agency after its last day, where the agency is.
    pub fn after(last_day: Date, basis: &str) -> Result<Self, DbError> {
        let morning = last_day.saturating_add(1.day()).at(0, 0, 0, 0);
        let from = tz::offset(7).to_timestamp(morning);
        let from = from.map_err(|e| DbError::Unreadable(e.to_string()))?;
        Ok(Self { last_day, basis: basis.to_owned(), from })
    }

    /// Whether the books are closed at a moment.
    pub fn has_come(&self, now: Timestamp) -> bool {
        self.from <= now
    }
}

impl Tx<'_> {
    /// How this agency ends, if that is decided.
    pub fn closing(&self) -> Result<Option<Closing>, DbError> {
        let unreadable = || DbError::Unreadable("closed agency".to_owned());
        let read = |line: Line| {
            let last_day = line.last_day.parse().map_err(|_| unreadable())?;
            Closing::after(last_day, &line.basis)
        };
        sql::closing(self)?.map(read).transpose()
    }

    /// Closes the books of this agency once its last day is over.
    pub fn close_books(&self, last_day: Date, basis: &str) -> Result<(), DbError> {
        let closing = Closing::after(last_day, basis)?;
        let from = closing.from.as_microsecond();
        sql::close(self, &last_day.to_string(), from, &closing.basis)?;
        Ok(())
    }

    /// Takes the end back: the agency goes on.
    pub fn reopen_books(&self) -> Result<(), DbError> {
        sql::lift(self)?;
        Ok(())
    }

    /// Whether the books of this agency are closed.
    pub fn is_closed(&self) -> Result<bool, DbError> {
        Ok(sql::is_closed(self, self.now().as_microsecond())?.is_some())
    }

    /// The same transaction for an agency that is at work; none for one that has ended. What the clock
    /// does for all agencies asks here.
    pub fn at_work(&self, agency: AgencyId) -> Result<Option<Tx<'_>>, DbError> {
        let tx = self.of(agency);
        Ok(if tx.is_closed()? { None } else { Some(tx) })
    }
}

/// That the agency of a row is at work at an instant, in the words of SQL: for queries of the clock over
/// all agencies that cannot ask [`Tx::at_work`] row by row.
#[macro_export]
macro_rules! at_work {
    ($agency:literal, $now:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM closed_agency c WHERE c.agency_id = ",
            $agency,
            " AND c.is_lifted = 0 AND c.from_at <= ",
            $now,
            ")"
        )
    };
}
