//! The use cases. Each runs inside one transaction that its caller opened.

mod copies;
mod disposals;
mod readings;
mod scan;
mod scopes;
mod waiting;

pub use copies::{CopyMove, allocate, allocate_again, move_copy, sign_receipt};
pub(crate) use disposals::find as find_disposal;
pub use disposals::{act_on_disposal, draft_disposal, edit_disposal};
pub(crate) use readings::askable;
pub use readings::{Answered, acknowledge, set_questions, show_part};
pub(crate) use scan::{Scan, scan};
pub use scopes::{add_line, end_line, set_terms};
pub(crate) use waiting::inbox;

use crate::{CopyAction, PaperCopy, Refusal, Unread, pages::Moment, permit, store};
use document::{Version, VersionId};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// Versions in force that the sweep for newcomers looks at in one go: some 50 ms on the reference
/// machine, in which nobody else writes.
const SLICE: usize = 200;

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotInForce => Self::Conflict("not_in_force"),
            Refusal::NotAsked => Self::Conflict("not_asked"),
            Refusal::ReadFirst => Self::Conflict("read_first"),
            Refusal::PartsMissing => Self::Conflict("parts_missing"),
            Refusal::ChangedMeanwhile => Self::Conflict("changed_meanwhile"),
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::WrongDay => Self::Conflict("copy_wrong_day"),
            Refusal::ReasonMissing => Self::Conflict("loss_reason_missing"),
        }
    }
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// The version, if it was ever issued and this person may know of it.
pub(crate) fn open(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let version = document::open(tx, actor, id)?;
    if version.effective_on.is_none() {
        return Err(AppError::NotFound);
    }
    Ok(version)
}

/// Asks everybody in scope to read a version that took effect, and asks paper copies of what it
/// replaced back. Told twice, it asks once.
pub fn on_effective(tx: &Tx<'_>, version: VersionId) -> Result<(), DbError> {
    oblige(tx, version)?;
    recall_outdated(tx, version).map_err(AppError::into_db)
}

/// Asks paper copies of a withdrawn version back. Obligations to read it lapse by themselves.
pub fn on_withdrawn(tx: &Tx<'_>, version: VersionId) -> Result<(), DbError> {
    recall_outdated(tx, version).map_err(AppError::into_db)
}

/// Asks those in scope of a version in force who were not asked yet.
fn oblige(tx: &Tx<'_>, version: VersionId) -> Result<(), DbError> {
    let people = store::oblige(tx, &today(tx).to_string(), version.get())?;
    if people == 0 {
        return Ok(());
    }
    let clock = Actor::system(tx.agency(), "clock");
    let (object, people) = (object("distribution", version), people.to_string());
    let entry = Entry { action: "distribution.ask", object, reason: &people, ..Entry::default() };
    tx.record(&clock, &entry)?;
    Ok(())
}

/// Asks back what people hold of the versions of a document that are out of force; what was not yet
/// handed over stays where it is.
fn recall_outdated(tx: &Tx<'_>, version: VersionId) -> Result<(), AppError> {
    let clock = Actor::system(tx.agency(), "clock");
    let document = document::open(tx, &clock, version)?.document;
    for copy in store::outdated(tx, document)? {
        let moves = copy.state().after(CopyAction::RequestRecall);
        let action = moves.map_or(CopyAction::Keep, |_| CopyAction::RequestRecall);
        let permit = permit::may(&clock, action, &copy)?;
        let after = permit.act(today(tx), today(tx), "")?;
        copies::save(tx, &clock, action, &copy, &after)?;
    }
    Ok(())
}

/// Asks those who came into the scope of something since it took effect: newcomers, people who
/// changed their position. The clock calls this every minute; it looks at a slice of what is in
/// force, and goes on from there the next time, so that nobody waits long to write.
pub(crate) fn inherit(tx: &Tx<'_>) -> Result<(), DbError> {
    sweep(tx, SLICE)
}

fn sweep(tx: &Tx<'_>, slice: usize) -> Result<(), DbError> {
    use store::obligation::global::{in_force_after, sweep_to, swept};
    let (agency, after) = swept(tx)?;
    let limit = i64::try_from(slice).unwrap_or(i64::MAX);
    let versions = in_force_after(tx, agency, after, limit)?;
    for (agency, version) in &versions {
        if let Some(tx) = tx.at_work(platform::AgencyId::new(*agency))? {
            oblige(&tx, VersionId::new(*version))?;
        }
    }
    let is_end = versions.len() < slice;
    let place = versions.last().copied().filter(|_| !is_end).unwrap_or_default();
    if place != (agency, after) {
        sweep_to(tx, place.0, place.1)?;
    }
    Ok(())
}

/// Of the obligations to read what is in force today: how many were met, and how many there are.
/// Those of people who are in scope today count, and no others.
pub fn coverage(tx: &Tx<'_>) -> Result<(i64, i64), DbError> {
    store::coverage(tx, &today(tx).to_string())
}

/// The same at the end of a day, of the people of a unit or of all: met, and all there were.
pub fn acknowledged_on(tx: &Tx<'_>, day: Date, unit: Option<i64>) -> Result<(i64, i64), DbError> {
    let moment = Moment::of(tx, day)?;
    let count = |reading| {
        let Moment { day, after, overdue } = &moment;
        store::count_owed(tx, day, *after, overdue, unit, reading, "").map(|(count,)| count)
    };
    Ok((count("read")?, count("")?))
}

/// The same for each version in force that somebody has to read.
pub fn coverages(tx: &Tx<'_>) -> Result<Vec<store::Coverage>, DbError> {
    store::coverages(tx, &today(tx).to_string())
}

/// The paper copies of a version, by number.
pub fn copies(tx: &Tx<'_>, version: VersionId) -> Result<Vec<PaperCopy>, DbError> {
    store::copies_of(tx, version)
}

/// What is in force and was not acknowledged, the oldest first, at most a thousand.
pub fn unread(tx: &Tx<'_>) -> Result<Vec<Unread>, DbError> {
    store::read_unread(tx, today(tx))
}

#[cfg(test)]
mod tests;
