use super::{note, put};
use crate::{Action, Objective, State, may, measure, store};
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
    let today = text::here(tx.now()).date();
    let mut approved = 0;
    for row in store::set_of(tx, year, unit)? {
        let before = store::read(row)?;
        if before.state() != State::Appraised {
            continue;
        }
        let permit = may(actor, Action::Approve, &before)?;
        let standing = measure::standing(tx, &before, today)?;
        let after = Objective {
            decision_number: number.to_owned(),
            decided_on: Some(dated),
            ..permit.act("", standing, today)?
        };
        put(tx, &before, &after)?;
        let said = format!("{} {number}", after.content.number);
        note(tx, actor, "objective.approve", after.id, after.moves, &said)?;
        approved += 1;
    }
    if approved == 0 { Err(AppError::Conflict("objective_set_empty")) } else { Ok(approved) }
}
