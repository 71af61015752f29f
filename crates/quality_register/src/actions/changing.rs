use super::{
    entering::{clauses_are_known, complete},
    open, replace, today,
};
use crate::{
    Entry, EntryId, Register, Values,
    days::{Days, Said},
    definition::Step,
    permit,
};
use platform::{Actor, AppError, Tx};

/// The act that changes fields without a step.
pub(crate) const EDIT: &str = "edit";

/// Changes the fields of an entry where it stands. `seen` is how often it had changed when its
/// changer looked at it.
pub fn edit(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    id: EntryId,
    values: &Values,
    seen: i64,
) -> Result<Entry, AppError> {
    change(tx, actor, (register, id), values, seen, Said::Typed)
}

/// The same by whatever way it comes.
pub(super) fn change(
    tx: &Tx<'_>,
    actor: &Actor,
    (register, id): (&'static Register, EntryId),
    values: &Values,
    seen: i64,
    said: Said,
) -> Result<Entry, AppError> {
    let before = open(tx, register, id)?;
    permit::may_edit(actor, &before)?;
    if before.moves != seen {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    // What a step filled in stays; it is not on the form.
    let mut merged = before.values.clone();
    for field in before.open_fields() {
        merged.set(field.key, values.text(field.key).to_owned());
    }
    let is_new = |key: &str| before.values.text(key) != merged.text(key);
    complete(register, &merged, &Days { today: today(tx), said, is_new: &is_new })?;
    let mut after = before.filled(merged);
    (register.hooks.fills)(tx, &mut after, None)?;
    clauses_are_known(&after)?;
    (register.hooks.may_stand)(tx, actor, &after)?;
    replace(tx, actor, &before, &after, EDIT, "")?;
    Ok(after)
}

/// Does one step: look up, ask leave, decide, save, remember, and what follows.
pub fn step(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    id: EntryId,
    key: &str,
    given: &Values,
    note: &str,
) -> Result<Entry, AppError> {
    let before = open(tx, register, id)?;
    let step = step_of(&before, key)?;
    let permit = permit::may(actor, step, &before)?;
    (register.hooks.may_step)(tx, actor, &before, step)?;
    let mut after = permit.step(given, note, today(tx))?;
    (register.hooks.fills)(tx, &mut after, Some(step))?;
    replace(tx, actor, &before, &after, step.key, note)?;
    after.acts.push((step.key.to_owned(), actor.person));
    (register.hooks.after)(tx, actor, &after, step)?;
    Ok(after)
}

/// Does a step that follows from another thing, whose own permit was asked: a plan that is approved
/// releases its tasks. Such steps are nobody's right in the table ([`Rights::roles`] of none).
///
/// [`Rights::roles`]: crate::Rights::roles
pub fn follow(
    tx: &Tx<'_>,
    actor: &Actor,
    register: &'static Register,
    id: EntryId,
    key: &str,
    note: &str,
) -> Result<Entry, AppError> {
    let before = open(tx, register, id)?;
    let step = step_of(&before, key)?;
    let after = permit::by_consequence(step, &before).step(&Values::new(), note, today(tx))?;
    replace(tx, actor, &before, &after, step.key, note)?;
    (register.hooks.after)(tx, actor, &after, step)?;
    Ok(after)
}

/// The step of this word, from where the entry stands.
pub(crate) fn step_of(entry: &Entry, key: &str) -> Result<&'static Step, AppError> {
    entry.stage().step(key).ok_or(AppError::Conflict("wrong_state"))
}
