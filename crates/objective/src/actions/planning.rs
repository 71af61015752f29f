//! The plan by which an objective is reached: lines, their progress, and who saw that they are done.

use super::{note, open};
use crate::{Objective, ObjectiveId, State, Task, permit, store};
use platform::{Actor, AppError, PersonId, Role, Tx};

/// How far a line has come, and what shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// In hundredths.
    pub done: i64,
    /// What shows it.
    pub evidence: String,
}

/// Adds a line.
pub fn plan(tx: &Tx<'_>, actor: &Actor, id: ObjectiveId, task: &Task) -> Result<i64, AppError> {
    let objective = open(tx, id)?;
    permit::may_plan(actor, &objective)?;
    organization::chosen(tx, "who", task.who)?;
    let key = tx.new_key();
    let (from, to) = (task.start_on.to_string(), task.due_on.to_string());
    let who = task.who.map(PersonId::get);
    store::insert_task(
        tx,
        key,
        id.get(),
        &task.what,
        &task.resources,
        who,
        &from,
        &to,
        &task.evaluation,
    )?;
    store::stand_task(tx, key)?;
    remember(tx, actor, &objective, "objective.plan")?;
    Ok(key)
}

/// Tells how far a line has come: whose it is, or whoever plans.
pub fn progress(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    key: i64,
    progress: &Progress,
) -> Result<(), AppError> {
    let objective = open(tx, id)?;
    let (doer,) = store::doer(tx, key, id.get())?.ok_or(AppError::NotFound)?;
    if doer != Some(actor.person.get()) {
        permit::may_plan(actor, &objective)?;
    } else if objective.state() == State::Closed {
        return Err(AppError::Conflict("wrong_state"));
    }
    changed(tx, key, store::progress(tx, key, id.get(), progress.done, &progress.evidence)?)?;
    remember(tx, actor, &objective, "objective.progress")
}

/// Sees that a line is done; nobody sees to their own.
pub fn verify_task(tx: &Tx<'_>, actor: &Actor, id: ObjectiveId, key: i64) -> Result<(), AppError> {
    let objective = open(tx, id)?;
    let (doer,) = store::doer(tx, key, id.get())?.ok_or(AppError::NotFound)?;
    permit::may_verify(actor, doer.map_or(PersonId::new(0), PersonId::new))?;
    changed(tx, key, store::verify_task(tx, key, id.get(), actor.person.get())?)?;
    remember(tx, actor, &objective, "objective.verify_task")
}

/// Gives a line up, with a reason.
pub fn give_up(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    key: i64,
    reason: &str,
) -> Result<(), AppError> {
    let objective = open(tx, id)?;
    if !actor.is(Role::Approver) {
        permit::may_plan(actor, &objective)?;
    }
    if reason.is_empty() {
        return Err(AppError::Conflict("objective_reason_missing"));
    }
    changed(tx, key, store::give_up_task(tx, key, id.get(), reason)?)?;
    remember(tx, actor, &objective, "objective.give_up")
}

/// A line that was changed, if it was as it was thought to be.
fn changed(tx: &Tx<'_>, key: i64, rows: u64) -> Result<(), AppError> {
    if rows != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    Ok(store::stand_task(tx, key)?)
}

fn remember(
    tx: &Tx<'_>,
    actor: &Actor,
    objective: &Objective,
    action: &str,
) -> Result<(), AppError> {
    note(tx, actor, action, objective.id, objective.moves, &objective.content.number)
}
