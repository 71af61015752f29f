//! How nonconformities stand from a moment on, and how many stood how at the end of a day.

use super::{by_state, end_stand, put_stand, unreadable};
use crate::{Nonconformity, Source, State};
use jiff::civil::Date;
use platform::{DbError, PersonId, Span, Tx};

/// The end of what still stands.
const STANDS: i64 = i64::MAX;

/// How many nonconformities there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Drafts that nobody decided about.
    pub drafts: i64,
    /// Under way, with a number.
    pub open: i64,
    /// Of these, past their day.
    pub overdue: i64,
    /// Closed with effect, or taken up again.
    pub ended: i64,
    /// Of all that are not cancelled, those that were raised in the span.
    pub raised: i64,
    /// Of these, those that late dossiers raised.
    pub outputs: i64,
}

/// The moment as of which the end of a day is told; for today it is now and after.
pub(crate) fn moment(day: Date) -> i64 {
    Span::from(day).end() - 1
}

/// Notes how a nonconformity stands from now on.
pub(crate) fn stand(tx: &Tx<'_>, it: &Nonconformity) -> Result<(), DbError> {
    let (id, at) = (it.id.get(), tx.now().as_microsecond());
    end_stand(tx, id, STANDS, at)?;
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    put_stand(
        tx,
        id,
        it.moves,
        it.state().as_str(),
        &it.number,
        it.owner.map(PersonId::get),
        day(it.due_on),
        day(it.closed_on),
        at,
        STANDS,
    )?;
    Ok(())
}

/// The nonconformities of the agency as they stood at the end of a span, or of a day, and those that
/// were raised in it.
pub fn tally(tx: &Tx<'_>, span: impl Into<Span>) -> Result<Tally, DbError> {
    let Span { from, to } = span.into();
    let (from, day) = (from.to_string(), to.to_string());
    let mut tally = Tally::default();
    for lot in by_state(tx, &day, moment(to), &from)? {
        match State::parse(&lot.state).ok_or_else(|| unreadable("state", &lot.state))? {
            State::Draft => tally.drafts += lot.count,
            State::Closed | State::Ineffective => tally.ended += lot.count,
            State::Cancelled => continue,
            State::Open
            | State::Assigned
            | State::CauseProposed
            | State::PlanApproved
            | State::Done
            | State::Verified => tally.open += lot.count,
        }
        tally.overdue += lot.overdue;
        tally.raised += lot.raised;
        if lot.source == Source::LateDossier.as_str() {
            tally.outputs += lot.raised;
        }
    }
    Ok(tally)
}
