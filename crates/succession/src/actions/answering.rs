//! What the agency that is to end says. Nobody else ends it.

use super::{deciding, note};
use crate::{
    Action, Answer, Succession, SuccessionId, pages,
    permit::may_answer,
    store::{self, AnswerRow},
};
use platform::{Actor, AgencyId, AppError, DbError, Tx};

/// Asks each agency that is to end; in its own rows.
pub(super) fn ask(tx: &Tx<'_>, succession: &Succession) -> Result<(), AppError> {
    for agency in &succession.decision.predecessors {
        put(&tx.of(*agency), succession.id, tx.agency(), Answer::Asked)?;
    }
    Ok(())
}

/// Takes the question back: whoever had said yes goes on.
pub(super) fn recall(tx: &Tx<'_>, succession: &Succession) -> Result<(), AppError> {
    for it in &succession.predecessors {
        if matches!(it.answer, Answer::Asked | Answer::Agreed) {
            let there = tx.of(it.agency);
            put(&there, succession.id, tx.agency(), Answer::Recalled)?;
            go_on(&there)?;
        }
    }
    Ok(())
}

/// What the clock writes into the rows of an agency that is asked.
fn put(
    there: &Tx<'_>,
    id: SuccessionId,
    successor: AgencyId,
    answer: Answer,
) -> Result<(), AppError> {
    let clock = Actor::system(there.agency(), "clock");
    let before = store::answer_to(there, id.get())?;
    let before = before.as_ref().map(store::answer_of).transpose()?.unwrap_or(Answer::Recalled);
    let answer = may_answer(&clock, answer)?.give(before)?;
    store::put_answer(there, id.get(), successor.get(), answer.as_str(), None, None, "")?;
    note(there, &clock, &format!("succession.{}", answer.as_str()), id, "")?;
    Ok(())
}

/// Opens the books again, unless the agency has said yes to another.
fn go_on(there: &Tx<'_>) -> Result<(), DbError> {
    for row in store::answers(there)? {
        if store::answer_of(&row)? == Answer::Agreed {
            return Ok(());
        }
    }
    there.reopen_books()
}

/// What this agency was asked, as it stands.
pub(crate) fn ending(tx: &Tx<'_>, id: SuccessionId) -> Result<(AnswerRow, Succession), AppError> {
    let row = store::answer_to(tx, id.get())?.ok_or(AppError::NotFound)?;
    let there = tx.of(AgencyId::new(row.successor));
    let succession = store::get(&there, id)?.ok_or(AppError::NotFound)?;
    Ok((row, succession))
}

/// Everything that this agency was asked.
pub(crate) fn asked(tx: &Tx<'_>) -> Result<Vec<(AnswerRow, Succession)>, AppError> {
    let rows = store::answers(tx)?;
    rows.iter().map(|row| ending(tx, SuccessionId::new(row.succession))).collect()
}

/// Says yes or no for the agency that is to end. Yes closes its books once its last day is over; no
/// hands the succession back to whoever wrote it.
pub fn answer(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SuccessionId,
    answer: Answer,
    why: &str,
) -> Result<(), AppError> {
    let (row, succession) = ending(tx, id)?;
    let given = may_answer(actor, answer)?.give(store::answer_of(&row)?)?;
    let (person, today) = (actor.person.get(), text::here(tx.now()).date().to_string());
    let word = given.as_str();
    store::put_answer(tx, id.get(), row.successor, word, Some(person), Some(today), why)?;
    note(tx, actor, &format!("succession.{word}"), id, why)?;
    let there = AgencyId::new(row.successor);
    if given == Answer::Agreed {
        if tx.closing()?.is_none() {
            let decision = &succession.decision;
            tx.close_books(decision.last_day(), &pages::basis(decision))?;
        }
        return Ok(());
    }
    let clock = Actor::system(there, "clock");
    deciding::act(&tx.of(there), &clock, id, Action::SendBack, None)?;
    Ok(())
}
