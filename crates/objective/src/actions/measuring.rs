use super::{note, open};
use crate::{Entered, ObjectiveId, permit, store};
use platform::{Actor, AppError, PersonId, Tx};

/// Enters a value. One for the very same period takes the place of the one before; one that laps
/// over another is refused, so that nothing is counted twice.
pub fn enter(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    entered: &Entered,
) -> Result<i64, AppError> {
    let objective = open(tx, id)?;
    permit::may_enter(actor, &objective)?;
    if !objective.content.period.holds(entered.period) {
        return Err(AppError::Conflict("outside_period"));
    }
    let (from, to) = (entered.period.from.to_string(), entered.period.to.to_string());
    let key = tx.new_key();
    for (old, old_from, old_to, verified) in store::overlapping(tx, id.get(), &from, &to)? {
        if verified.is_some() && entered.reason.is_empty() {
            return Err(AppError::Conflict("correction_reason_missing"));
        }
        if (old_from.as_str(), old_to.as_str()) != (from.as_str(), to.as_str()) {
            return Err(AppError::Conflict("period_laps_over"));
        }
        store::replace(tx, old, key)?;
    }
    let value = entered.value;
    store::enter(
        tx,
        key,
        id.get(),
        &from,
        &to,
        value.numerator,
        value.denominator,
        &entered.evidence,
        actor.person.get(),
        tx.now().as_microsecond(),
        &entered.reason,
    )?;
    let said = format!("{from}..{to}: {}/{}", value.numerator, value.denominator);
    note(tx, actor, "objective.enter", id, objective.moves, &said)?;
    Ok(key)
}

/// Looks at an entered value: from then on it changes only with a reason.
pub fn verify(tx: &Tx<'_>, actor: &Actor, id: ObjectiveId, value: i64) -> Result<(), AppError> {
    let objective = open(tx, id)?;
    let (entered_by, ..) = store::measurement(tx, value, id.get())?.ok_or(AppError::NotFound)?;
    permit::may_verify(actor, PersonId::new(entered_by))?;
    if store::verify(tx, value, actor.person.get(), tx.now().as_microsecond())? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    note(tx, actor, "objective.verify", id, objective.moves, &objective.content.number)
}
