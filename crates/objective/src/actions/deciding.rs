use super::{note, open, put};
use crate::{Action, Objective, ObjectiveId, State, may, measure, store};
use jiff::civil::Date;
use platform::{Actor, AppError, Tx};

/// Approves a whole set, the objectives of the agency or of a unit for a year that were appraised, by
/// one decision.
pub fn approve_set(
    tx: &Tx<'_>,
    actor: &Actor,
    (year, unit): (i64, Option<i64>),
    (number, dated): (&str, Date),
) -> Result<usize, AppError> {
    let mut approved = 0;
    for row in store::set_of(tx, year, unit)? {
        let before = store::read(row)?;
        if before.state() == State::Appraised {
            by_decision(tx, actor, &before, (number, dated))?;
            approved += 1;
        }
    }
    if approved == 0 { Err(AppError::Conflict("objective_set_empty")) } else { Ok(approved) }
}

/// Approves one objective by a decision.
pub fn approve(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    decision: (&str, Date),
) -> Result<Objective, AppError> {
    by_decision(tx, actor, &open(tx, id)?, decision)
}

fn by_decision(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Objective,
    (number, dated): (&str, Date),
) -> Result<Objective, AppError> {
    let today = text::here(tx.now()).date();
    let permit = may(actor, Action::Approve, before)?;
    let standing = measure::standing(tx, before, today)?;
    let after = Objective {
        decision_number: number.to_owned(),
        decided_on: Some(dated),
        ..permit.act("", standing, today)?
    };
    put(tx, before, &after)?;
    let said = format!("{} {number}", after.content.number);
    note(tx, actor, "objective.approve", after.id, after.moves, &said)?;
    Ok(after)
}
