//! What was raised out of a thing of the record, for the page of that thing and for its guards.

use crate::{NonconformityId, State, pages, store};
use jiff::civil::Date;
use platform::{Actor, DbError, Notice, Tx};

/// A nonconformity, as the thing sees it out of which it was raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// Its key.
    pub id: NonconformityId,
    /// `NC-2026-01`; empty while it is a draft.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// Until when it is to be done.
    pub due_on: Option<Date>,
}

impl Raised {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/nonconformities/{}", self.id)
    }
}

/// All that was raised out of a thing, such as `finding/12`, the oldest first.
pub fn raised_from(tx: &Tx<'_>, thing: &str) -> Result<Vec<Raised>, DbError> {
    raised_until(tx, thing, text::here(tx.now()).date())
}

/// The same by a day, as it stood at its end.
pub fn raised_until(tx: &Tx<'_>, thing: &str, day: Date) -> Result<Vec<Raised>, DbError> {
    let read = |row: store::RaisedRow| {
        Ok(Raised {
            id: NonconformityId::new(row.id),
            number: row.number,
            state: State::parse(&row.state)
                .ok_or_else(|| store::unreadable("state", &row.state))?,
            due_on: store::day(row.due_on)?,
        })
    };
    store::raised_from(tx, thing, &day.to_string(), store::moment(day))?
        .into_iter()
        .map(read)
        .collect()
}

/// What the page of a thing is told of what was raised out of it.
pub(crate) fn notices(
    tx: &Tx<'_>,
    _: &Actor,
    things: &[String],
    day: Date,
) -> Result<Vec<Notice>, DbError> {
    let mut notices = Vec::new();
    for thing in things {
        let raised = raised_from(tx, thing)?;
        if !raised.is_empty() {
            notices.push(pages::raised_notice(thing, &raised, day));
        }
    }
    Ok(notices)
}
