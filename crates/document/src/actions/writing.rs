use crate::{VersionId, store};
use jiff::{SignedDuration, Timestamp};
use platform::{
    Actor, AppError, DbError, PersonId, Tx,
    ledger::{Entry, object},
};

/// How long somebody who saves nothing keeps others from writing.
const HELD: SignedDuration = SignedDuration::from_mins(30);

/// Who is writing a version just now, and since when they last saved; `None` if nobody.
pub fn writing(tx: &Tx<'_>, id: VersionId) -> Result<Option<(PersonId, Timestamp)>, DbError> {
    let Some((person, at)) = store::people::lock(tx, id.get())? else { return Ok(None) };
    let at = Timestamp::from_microsecond(at)
        .map_err(|e| DbError::Unreadable(format!("document_lock: {e}")))?;
    let is_held = tx.now().duration_since(at) < HELD;
    Ok(is_held.then_some((PersonId::new(person), at)))
}

/// Keeps the pen, unless somebody else has it.
pub(super) fn hold(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<(), AppError> {
    if writing(tx, id)?.is_some_and(|(person, _)| person != actor.person) {
        return Err(AppError::Conflict("somebody_writes"));
    }
    store::people::put_lock(tx, id.get(), actor.person.get(), tx.now().as_microsecond())?;
    Ok(())
}

/// Takes the pen, also from somebody else; that goes to the record. What the other has typed and not
/// saved stays on their page, which tells them on saving.
pub fn take_pen(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<(), AppError> {
    let version = super::open(tx, actor, id)?;
    super::drafting::may_write(actor, &version)?;
    if writing(tx, id)?.is_some_and(|(person, _)| person != actor.person) {
        let object = object("document_version", id);
        tx.record(actor, &Entry { action: "document.take_over", object, ..Entry::default() })?;
    }
    store::people::put_lock(tx, id.get(), actor.person.get(), tx.now().as_microsecond())?;
    Ok(())
}

/// Keeps a picture, stored under `hash`, for the text of a version; that holds the pen as saving does.
pub fn keep_picture(tx: &Tx<'_>, actor: &Actor, id: VersionId, hash: &str) -> Result<(), AppError> {
    let version = super::open(tx, actor, id)?;
    super::drafting::may_write(actor, &version)?;
    hold(tx, actor, id)?;
    store::people::put_picture(tx, hash, id.get(), actor.person.get(), tx.now().as_microsecond())?;
    let object = object("document_version", id);
    let entry = Entry { action: "document.picture", object, after: Some(hash), ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Whether this agency has a picture of that hash. Who knows the hash has read a text that names it.
pub fn has_picture(tx: &Tx<'_>, hash: &str) -> Result<bool, DbError> {
    Ok(store::people::picture(tx, hash)?.is_some())
}

/// Puts the own pen down, for whoever saved on behalf of another and has done.
pub fn release_pen(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<(), AppError> {
    if writing(tx, id)?.is_some_and(|(person, _)| person == actor.person) {
        put_down(tx, id)?;
    }
    Ok(())
}

/// Puts the pen down.
pub(super) fn put_down(tx: &Tx<'_>, id: VersionId) -> Result<(), AppError> {
    store::people::unlock(tx, id.get())?;
    Ok(())
}
