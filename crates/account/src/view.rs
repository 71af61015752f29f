//! People of an agency that took over another read the books of that one, in a session that says so.
//! They change nothing there: those books are closed, and the composition refuses whatever they send.

use crate::store;
use platform::{
    Actor, AgencyId, AppError, DbError, Ended, Tx,
    ledger::{Entry, object},
};

/// Lets a session read the books of an agency that has ended, from the next page on. Whoever calls this
/// has asked whether the agency of this person took over that one.
pub fn look_into(tx: &Tx<'_>, actor: &Actor, agency: AgencyId) -> Result<(), AppError> {
    if !tx.of(agency).is_closed()? {
        return Err(AppError::Conflict("agency_goes_on"));
    }
    store::view(tx, &actor.via.session_hash, Some(agency.get()))?;
    let object = object("agency", agency);
    tx.record(actor, &Entry { action: "account.look_into", object, ..Entry::default() })?;
    Ok(())
}

/// Goes back to one's own agency.
pub fn leave(tx: &Tx<'_>, actor: &Actor) -> Result<(), AppError> {
    store::view(tx, &actor.via.session_hash, None)?;
    let object = object("agency", tx.agency());
    let entry = Entry { action: "account.leave", object, ..Entry::default() };
    tx.on_closed_books().record(actor, &entry)?;
    Ok(())
}

/// The reader of an agency that has ended: of its own people, or of those of the agency that took over.
pub(crate) fn in_sight(tx: &Tx<'_>, actor: Actor, view: Option<i64>) -> Result<Actor, DbError> {
    if let Some(viewed) = view.map(AgencyId::new) {
        return over_there(tx, actor, viewed);
    }
    let closing = tx.of(actor.agency).closing()?.filter(|closing| closing.has_come(tx.now()));
    let mut actor = actor;
    actor.via.ended =
        closing.map(|it| Ended { last_day: it.last_day, basis: it.basis, reader_of: None });
    Ok(actor)
}

fn over_there(tx: &Tx<'_>, actor: Actor, viewed: AgencyId) -> Result<Actor, DbError> {
    let closing = tx.of(viewed).closing()?.filter(|closing| closing.has_come(tx.now()));
    let seen = store::viewed(tx, viewed.get(), actor.unit.unwrap_or_default())?;
    // The end was taken back meanwhile: there is nothing to look into.
    let (Some(closing), Some((name, unit))) = (closing, seen) else { return Ok(actor) };
    let mut there = Actor { agency: viewed, agency_name: name, unit, ..actor.clone() };
    there.via.ended = Some(Ended {
        last_day: closing.last_day,
        basis: closing.basis,
        reader_of: Some(actor.agency_name),
    });
    Ok(there)
}
