use super::today;
use crate::{
    Facts, HoldId, HoldingFacts, HoldingId, RecordType, TypeId, may_keep, may_lift,
    permit::may_hold, store,
};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
};
use sha2::{Digest, Sha256};

/// Puts a kind of records on the register from a day on.
pub fn register(tx: &Tx<'_>, actor: &Actor, facts: &Facts, from: Date) -> Result<TypeId, AppError> {
    may_keep(actor)?;
    check(tx, facts, from)?;
    let id = TypeId::new(tx.new_key());
    put(tx, id, facts, from)?;
    note(tx, actor, "record.register", id, None, facts)?;
    Ok(id)
}

/// Changes what the register says from a day on; what it said before stays for the days before.
pub fn change(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TypeId,
    facts: &Facts,
    from: Date,
) -> Result<(), AppError> {
    may_keep(actor)?;
    let before = current(tx, id)?;
    check(tx, facts, from)?;
    follows(&before, from)?;
    store::end_type(tx, id.get(), &from.to_string())?;
    put(tx, id, facts, from)?;
    note(tx, actor, "record.change", id, Some(&before.facts), facts)
}

/// Takes a kind of records off the register from a day on. What was kept of it stays.
pub fn end(tx: &Tx<'_>, actor: &Actor, id: TypeId, on: Date) -> Result<(), AppError> {
    may_keep(actor)?;
    let before = current(tx, id)?;
    follows(&before, on)?;
    if on > today(tx) {
        return Err(FieldErrors(vec![("on".into(), "as_of_future")]).into());
    }
    store::end_type(tx, id.get(), &on.to_string())?;
    let entry = Entry {
        action: "record.end",
        object: object("record_type", id),
        before: Some(&hash(&before.facts)),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

/// The version that is open, if the kind is still on the register.
fn current(tx: &Tx<'_>, id: TypeId) -> Result<RecordType, AppError> {
    let last = store::versions(tx, id)?.pop().ok_or(AppError::NotFound)?;
    if last.to.is_some() {
        return Err(AppError::Conflict("record_type_ended"));
    }
    Ok(last)
}

fn follows(before: &RecordType, from: Date) -> Result<(), AppError> {
    if from < before.from {
        return Err(FieldErrors(vec![("from".into(), "record_from_early")]).into());
    }
    Ok(())
}

/// What only the database knows: the unit and the document are ours, the day is no day to come.
fn check(tx: &Tx<'_>, facts: &Facts, from: Date) -> Result<(), AppError> {
    let today = today(tx);
    let mut errors = FieldErrors::default();
    if from > today {
        errors.add("from", "as_of_future");
    }
    let units = organization::units(tx, today)?;
    if facts.unit.is_some_and(|own| !units.iter().any(|unit| unit.id.get() == own)) {
        errors.add("unit", "bad_choice");
    }
    if let Some(document) = facts.document
        && store::source(tx, document.get())?.is_none()
    {
        errors.add("document", "bad_choice");
    }
    Ok(errors.or(())?)
}

fn put(tx: &Tx<'_>, id: TypeId, facts: &Facts, from: Date) -> Result<(), AppError> {
    match store::put_type(tx, id, facts, from) {
        Err(DbError::Duplicate(_)) => {
            Err(FieldErrors(vec![("code".into(), "record_code_taken")]).into())
        }
        other => Ok(other.map(drop)?),
    }
}

fn hash(facts: &Facts) -> String {
    hex::encode(Sha256::digest(facts.told().as_bytes()))
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: TypeId,
    before: Option<&Facts>,
    after: &Facts,
) -> Result<(), AppError> {
    let (before, after) = (before.map(hash), hash(after));
    let entry = Entry {
        action,
        object: object("record_type", id),
        before: before.as_deref(),
        after: Some(&after),
        reason: "",
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Holds back a kind of records, or one holding of it, from today on.
pub fn place_hold(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TypeId,
    holding: Option<HoldingId>,
    reason: &str,
) -> Result<HoldId, AppError> {
    may_hold(actor)?;
    let today = today(tx);
    let own = store::holdings_of_type(tx, today, id)?;
    if store::versions(tx, id)?.is_empty() {
        return Err(AppError::NotFound);
    }
    if holding.is_some_and(|one| !own.iter().any(|it| it.id == one)) {
        return Err(FieldErrors(vec![("holding".into(), "bad_choice")]).into());
    }
    if reason.is_empty() {
        return Err(FieldErrors(vec![("reason".into(), "missing")]).into());
    }
    let key = HoldId::new(tx.new_key());
    let one = holding.map(HoldingId::get);
    store::insert_hold(
        tx,
        key.get(),
        id.get(),
        one,
        &today.to_string(),
        reason,
        actor.person.get(),
    )?;
    let object = object("record_type", id);
    let entry = Entry { action: "record.hold", object, reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(key)
}

/// Lifts a hold from today on.
pub fn lift(tx: &Tx<'_>, actor: &Actor, id: TypeId, hold: HoldId) -> Result<(), AppError> {
    may_lift(actor)?;
    let day = today(tx).to_string();
    if !store::holds(tx, id)?.iter().any(|own| own.id == hold) {
        return Err(AppError::NotFound);
    }
    if store::lift_hold(tx, id.get(), hold.get(), &day, actor.person.get())? != 1 {
        return Err(AppError::Conflict("record_hold_over"));
    }
    let object = object("record_type", id);
    let entry = Entry { action: "record.lift", object, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Enters a book, a bundle or a file that is kept.
pub fn add_holding(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TypeId,
    facts: &HoldingFacts,
) -> Result<HoldingId, AppError> {
    may_keep(actor)?;
    let today = today(tx);
    if store::versions(tx, id)?.is_empty() {
        return Err(AppError::NotFound);
    }
    let units = organization::units(tx, today)?;
    let mut errors = FieldErrors::default();
    if !units.iter().any(|unit| unit.id.get() == facts.unit) {
        errors.add("unit", "bad_choice");
    }
    if facts.from > today {
        errors.add("from", "as_of_future");
    }
    if facts.closed_on.is_some_and(|end| end < facts.from || end > today) {
        errors.add("closed_on", "record_closed_bad");
    }
    errors.or(())?;
    let key = HoldingId::new(tx.new_key());
    store::insert_holding(
        tx,
        key.get(),
        id.get(),
        facts.unit,
        facts.year.into(),
        &facts.title,
        facts.volumes.into(),
        &facts.place,
        &facts.from.to_string(),
        facts.closed_on.map(|day| day.to_string()),
        &today.to_string(),
    )?;
    let object = object("record_holding", key);
    let entry = Entry { action: "record.keep", object, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(key)
}

/// Notes once that the work of a holding ended, or that the event came until which it is kept.
pub fn mark(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TypeId,
    holding: HoldingId,
    event: bool,
    on: Date,
) -> Result<(), AppError> {
    may_keep(actor)?;
    let today = today(tx);
    if !store::holdings_of_type(tx, today, id)?.iter().any(|it| it.id == holding) {
        return Err(AppError::NotFound);
    }
    let day = on.to_string();
    let noted = if on > today {
        0
    } else if event {
        store::note_event(tx, id.get(), holding.get(), &day)?
    } else {
        store::close_holding(tx, id.get(), holding.get(), &day)?
    };
    if noted != 1 {
        return Err(AppError::Conflict("record_closed_bad"));
    }
    let action = if event { "record.event" } else { "record.close" };
    let object = object("record_holding", holding);
    tx.record(actor, &Entry { action, object, ..Entry::default() })?;
    Ok(())
}
