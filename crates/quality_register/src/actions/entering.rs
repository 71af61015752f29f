use super::{remember, salt, today};
use crate::{
    Entry, EntryId, Kind, Origin, Register, Values,
    days::{Days, Said},
    permit, store,
};
use platform::{Actor, AppError, FieldErrors, Tx};

/// Begins an entry, for somebody who may. `parent` where its register wants one.
pub fn enter(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    values: &Values,
    parent: Option<EntryId>,
) -> Result<Entry, AppError> {
    permit::may_begin(actor, register)?;
    begin(tx, actor, register, values, parent, (None, Said::Typed))
}

/// Begins an entry that a row of a sheet says, for somebody who may.
pub(super) fn take(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    values: &Values,
    parent: Option<EntryId>,
) -> Result<Entry, AppError> {
    permit::may_begin(actor, register)?;
    begin(tx, actor, register, values, parent, (None, Said::Sheet))
}

/// Refuses what could not begin whatever it said, because what it would belong to is over: before
/// anybody fills in the form.
pub(crate) fn may_add(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    parent: Option<EntryId>,
) -> Result<(), AppError> {
    permit::may_begin(actor, register)?;
    let (none, by) = (Values::new(), (today(tx), edition::now(tx)?));
    let blank = Entry::begin(register, EntryId::new(0), none, actor.person, by);
    let Some(blank) = blank.map(|blank| Entry { parent, ..blank }) else { return Ok(()) };
    // What it does not say yet is asked for when it is said.
    if let Err(AppError::Conflict(code)) = (register.hooks.may_stand)(tx, actor, &blank) {
        return Err(AppError::Conflict(code));
    }
    Ok(())
}

/// Begins an entry because of another thing, whose own permit was asked: a conclusion becomes a
/// task. Not for what people type into the register itself; that is [`enter`].
pub fn raise(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    values: &Values,
    origin: Origin,
) -> Result<Entry, AppError> {
    raise_under(tx, actor, register, values, None, origin)
}

/// The same for an entry that belongs to another.
pub fn raise_under(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    values: &Values,
    parent: Option<EntryId>,
    origin: Origin,
) -> Result<Entry, AppError> {
    begin(tx, actor, register, values, parent, (Some(origin), Said::Elsewhere))
}

fn begin(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    values: &Values,
    parent: Option<EntryId>,
    (origin, said): (Option<Origin>, Said),
) -> Result<Entry, AppError> {
    let today = today(tx);
    complete(register, values, &Days { today, said, is_new: &|_| true })?;
    let id = EntryId::new(tx.new_key());
    let by = (today, edition::now(tx)?);
    let begun = Entry::begin(register, id, values.clone(), actor.person, by);
    let begun = begun.ok_or_else(|| AppError::Failed(format!("{} has no state", register.key)))?;
    let mut entry = Entry { parent: belongs(tx, register, parent)?, origin, ..begun };
    (register.hooks.fills)(tx, &mut entry, None)?;
    clauses_are_known(&entry)?;
    (register.hooks.may_stand)(tx, actor, &entry)?;
    if !register.prefix.is_empty() {
        let year = register.fields.iter().find(|field| field.kind == Kind::Year);
        let year = year.and_then(|field| entry.values.whole(field.key));
        let year = year.unwrap_or_else(|| i64::from(today.year()));
        let (number,) = store::next_number(tx, register.key, year)?;
        entry.number = format!("{}-{year}-{number:02}", register.prefix);
    }
    let salt = salt()?;
    let (action, by) = (BEGIN, actor.person);
    store::put(tx, &entry, &store::Change { action, by, note: "", salt: &hex::encode(salt) })?;
    remember(tx, actor, &entry, action, "", &salt)?;
    (register.hooks.begun)(tx, actor, &entry)?;
    Ok(entry)
}

/// The act that begins an entry.
pub(crate) const BEGIN: &str = "begin";

/// What must be filled in is, fields agree with each other, and days keep to what is asked of them.
pub(crate) fn complete(
    register: &Register,
    values: &Values,
    days: &Days<'_>,
) -> Result<(), FieldErrors> {
    let mut wrong = FieldErrors::default();
    for field in register.fields {
        if field.is_required && !field.is_later && !values.has(field.key) {
            wrong.add(field.key, field.missing());
        }
    }
    (register.check)(values, &mut wrong);
    days.check(register, values, &mut wrong);
    wrong.or(())
}

/// The clauses that an entry names are those of its edition.
pub(super) fn clauses_are_known(entry: &Entry) -> Result<(), FieldErrors> {
    let mut wrong = FieldErrors::default();
    entry.unknown_clauses().for_each(|field| wrong.add(field, "clause_not_of_edition"));
    wrong.or(())
}

/// The entry that a new one belongs to, which must be there.
pub(crate) fn belongs(
    tx: &Tx<'_>,
    register: &Register,
    parent: Option<EntryId>,
) -> Result<Option<EntryId>, AppError> {
    match (register.parent, parent) {
        (None, _) => Ok(None),
        (Some(above), Some(id)) => {
            store::get(tx, above, id)?.ok_or(AppError::NotFound)?;
            Ok(Some(id))
        }
        (Some(_), None) if register.stands_alone => Ok(None),
        (Some(_), None) => Err(AppError::BadRequest("entry_without_parent")),
    }
}
