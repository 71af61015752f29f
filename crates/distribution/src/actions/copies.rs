use super::{open, today};
use crate::{
    CopyAction, CopyCode, CopyId, Holder, PaperCopy, may, may_keep_copies, may_sign_receipt, model,
    store,
};
use document::{Version, VersionId};
use jiff::civil::Date;
use platform::{
    Actor, AppError, Tx,
    ledger::{Entry, object},
};

/// What happens to a copy, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyMove {
    /// What.
    pub action: CopyAction,
    /// The day on which it happened.
    pub on: Date,
    /// How a loss came.
    pub reason: String,
    /// Whether the holder signed for it on paper: for the receipt, or for giving it back.
    pub signed: bool,
}

/// Gives a holder the next number of a version. Numbers have no gaps: the last one is read and the
/// next one taken in this transaction, and no copy ever loses its row.
pub fn allocate(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    holder: &Holder,
) -> Result<CopyId, AppError> {
    may_keep_copies(actor)?;
    let version = numbered(tx, actor, id)?;
    let (unit, person, name) = match holder {
        Holder::Unit(unit) => {
            let units = organization::units(tx, today(tx))?;
            let found = units.into_iter().find(|it| it.id.get() == *unit);
            (Some(*unit), None, found.map(|it| it.name))
        }
        Holder::Person(person) => {
            let found = organization::member(tx, *person, today(tx))?;
            (None, Some(person.get()), found.map(|it| it.name))
        }
        Holder::Place(place) => (None, None, Some(place.clone())),
    };
    let name = name.ok_or(AppError::Conflict("holder_unknown"))?;
    insert(tx, actor, &version, unit, person, &name)
}

/// Gives a number to everybody who holds a copy of an earlier version and none of this one. Says how
/// many that were.
pub fn allocate_again(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<usize, AppError> {
    may_keep_copies(actor)?;
    let version = numbered(tx, actor, id)?;
    let holders = store::holders_before(tx, version.document.get(), id.get())?;
    for (unit, person, name) in &holders {
        insert(tx, actor, &version, *unit, *person, name)?;
    }
    Ok(holders.len())
}

/// The version, if copies of it can be numbered.
fn numbered(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let version = open(tx, actor, id)?;
    if !model::may_be_allocated(version.state()) {
        return Err(crate::Refusal::NotInForce.into());
    }
    Ok(version)
}

fn insert(
    tx: &Tx<'_>,
    actor: &Actor,
    version: &Version,
    unit: Option<i64>,
    person: Option<i64>,
    name: &str,
) -> Result<CopyId, AppError> {
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(|e| AppError::Failed(e.to_string()))?;
    let (key, code, day) = (tx.new_key(), CopyCode::new(random), today(tx).to_string());
    let (last,) = store::last_number(tx, version.id.get())?;
    let id = version.id.get();
    store::insert_copy(tx, key, id, last + 1, code.as_str(), unit, person, name, &day)?;
    note(tx, actor, "distribution.allocate", version.id, last + 1)?;
    Ok(CopyId::new(key))
}

/// Moves a copy: handed over, asked back, come back, lost.
pub fn move_copy(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    copy: CopyId,
    order: &CopyMove,
) -> Result<(), AppError> {
    may_keep_copies(actor)?;
    open(tx, actor, id)?;
    if order.action == CopyAction::Destroy {
        return Err(AppError::Conflict("destroy_by_minutes"));
    }
    let before = store::copy_of(tx, id, copy)?.ok_or(AppError::NotFound)?;
    if before.disposal.is_some() {
        return Err(AppError::Conflict("copy_in_minutes"));
    }
    let permit = may(actor, order.action, &before)?;
    let mut after = permit.act(order.on, today(tx), &order.reason)?;
    after.return_signed = order.action == CopyAction::Return && order.signed;
    save(tx, actor, order.action, &before, &after)?;
    if order.action == CopyAction::Deliver && order.signed {
        store::sign_copy(tx, copy.get(), tx.now().as_microsecond(), None)?;
    }
    Ok(())
}

/// The holder signs for a copy: in the system where it is the holder who acts; for a signature on
/// paper whoever keeps the register.
pub fn sign_receipt(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    copy: CopyId,
) -> Result<(), AppError> {
    open(tx, actor, id)?;
    let copy = store::copy_of(tx, id, copy)?.ok_or(AppError::NotFound)?;
    let is_holder = may_sign_receipt(actor, &copy).is_ok();
    if !is_holder && may_keep_copies(actor).is_err() {
        return Err(AppError::Forbidden("not_the_holder"));
    }
    if !copy.needs_receipt() {
        return Err(AppError::Conflict("copy_wrong_state"));
    }
    let by = is_holder.then(|| actor.person.get());
    store::sign_copy(tx, copy.id.get(), tx.now().as_microsecond(), by)?;
    note(tx, actor, "distribution.sign_receipt", id, copy.number.into())
}

/// Stores a moved copy and says so in the record.
pub(super) fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    action: CopyAction,
    before: &PaperCopy,
    after: &PaperCopy,
) -> Result<(), AppError> {
    if !store::put_copy(tx, before, after)? {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let action = format!("distribution.{}", action.as_str());
    note(tx, actor, &action, after.version, after.number.into())
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: VersionId,
    number: i64,
) -> Result<(), AppError> {
    let object = object("distribution", id);
    tx.record(actor, &Entry { action, object, version: number, ..Entry::default() })?;
    Ok(())
}
