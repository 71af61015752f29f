//! The use cases. Each runs inside one transaction that its caller opened.
//!
//! | file | holds |
//! |---|---|
//! | `documents` | what each document in force is worth under the new edition |
//! | `scope` | which clauses apply, how many of them stand how |
//! | `waiting` | what waits for whom |

mod documents;
mod scope;
mod waiting;

pub(crate) use documents::documents;
pub use documents::{DocumentLine, assess};
pub(crate) use scope::{Scope, Tally, tally};
pub(crate) use waiting::inbox;

use crate::{
    Action, Given, Intent, Item, Refusal, Stage, State, Step, Transition, TransitionId, may,
    may_step, permit, store,
};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use standard::{Clause, Kind, changes};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NotForward => Self::Conflict("transition_not_forward"),
            Refusal::NotRunning => Self::Conflict("transition_not_running"),
            Refusal::StillOpen => Self::Conflict("transition_still_open"),
            Refusal::ReasonMissing => Self::Conflict("transition_reason_missing"),
        }
    }
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// The transition. Everybody of the agency may know of it.
pub fn open(tx: &Tx<'_>, id: TransitionId) -> Result<Transition, AppError> {
    store::get(tx, id)?.ok_or(AppError::NotFound)
}

/// The same as it stood at the end of a day.
pub(crate) fn open_on(tx: &Tx<'_>, id: TransitionId, day: Date) -> Result<Transition, AppError> {
    store::get_on(tx, id, day)?.ok_or(AppError::NotFound)
}

/// One clause of its gap analysis.
pub fn item(tx: &Tx<'_>, id: TransitionId, place: i64) -> Result<Item, AppError> {
    let row = store::item(tx, id.get(), place)?.ok_or(AppError::NotFound)?;
    Ok(store::read_item(row)?)
}

/// Its whole gap analysis, in the order of the new edition.
pub fn items(tx: &Tx<'_>, id: TransitionId) -> Result<Vec<Item>, DbError> {
    store::items_of(tx, id)
}

/// Begins a transition: the gap analysis has one line a clause of the new edition, none of them
/// looked at, then what is no longer asked for.
pub fn begin(tx: &Tx<'_>, actor: &Actor, intent: &Intent) -> Result<TransitionId, AppError> {
    permit::may_plan(actor)?;
    intent.check()?;
    let begun_on = today(tx);
    if store::all(tx, begun_on)?.iter().any(|known| {
        known.intent.to == intent.to && matches!(known.state(), State::Draft | State::Running)
    }) {
        return Err(AppError::Conflict("transition_runs_already"));
    }
    let id = tx.new_key();
    let (from, to) = (intent.from.as_str(), intent.to.as_str());
    store::insert(
        tx,
        id,
        &intent.title,
        from,
        to,
        &begun_on.to_string(),
        &intent.due_on.to_string(),
    )?;
    for (place, change) in (1..).zip(changes(intent.from, intent.to)) {
        let numbers = |clauses: &[&Clause]| {
            clauses.iter().map(|clause| clause.number).collect::<Vec<_>>().join(", ")
        };
        let new = change.to.map_or("", |clause| clause.number);
        store::insert_item(tx, id, place, &numbers(&change.from), new, change.kind.as_str())?;
        store::stand_item(tx, id, place)?;
    }
    store::stand(tx, id)?;
    let entry =
        Entry { action: "transition.begin", object: object("transition", id), ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(TransitionId::new(id))
}

/// What this person may do to the transition now.
pub(crate) fn offered(actor: &Actor, transition: &Transition) -> Vec<Action> {
    let moves = transition.state().moves().iter().map(|(action, _)| *action);
    moves.filter(|action| may(actor, *action, transition).is_ok()).collect()
}

/// What this person may do to the clause now.
pub(crate) fn offered_steps(actor: &Actor, transition: &Transition, item: &Item) -> Vec<Step> {
    let runs = |step: &Step| match step {
        Step::Fit | Step::Plan => matches!(transition.state(), State::Draft | State::Running),
        Step::Report | Step::Return | Step::Verify => transition.state() == State::Running,
    };
    let moves = item.stage().moves().iter().map(|(step, _)| *step).filter(runs);
    moves.filter(|step| may_step(actor, *step, item, transition.state()).is_ok()).collect()
}

/// Does one action: look up, ask leave, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TransitionId,
    action: Action,
    reason: &str,
) -> Result<Transition, AppError> {
    let before = open(tx, id)?;
    let permit = may(actor, action, &before)?;
    let open = left_open(tx, &before)?;
    let after = permit.act(open, reason, today(tx))?;
    let ended_on = after.ended_on.map(|day| day.to_string());
    if store::save(tx, id.get(), before.moves, after.state().as_str(), ended_on)? == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    store::stand(tx, id.get())?;
    let action = format!("transition.{}", action.as_str());
    let object = object("transition", id);
    let version = before.moves + 1;
    tx.record(actor, &Entry { action: &action, object, version, reason, ..Entry::default() })?;
    Ok(after)
}

/// How many clauses and documents are not settled.
fn left_open(tx: &Tx<'_>, transition: &Transition) -> Result<usize, DbError> {
    let scope = Scope::of(tx, &transition.intent)?;
    let clauses = store::items_of(tx, transition.id)?;
    let is_open = |item: &&Item| scope.holds(item) && !item.stage().is_settled();
    let clauses = clauses.iter().filter(is_open).count();
    let documents = documents(tx, transition)?;
    Ok(clauses + documents.iter().filter(|line| !line.standing.is_settled()).count())
}

/// Does one step with one clause.
pub fn step(
    tx: &Tx<'_>,
    actor: &Actor,
    (id, place): (TransitionId, i64),
    step: Step,
    given: &Given,
) -> Result<Item, AppError> {
    let (transition, before) = (open(tx, id)?, item(tx, id, place)?);
    let after = may_step(actor, step, &before, transition.state())?.act(given, today(tx))?;
    organization::chosen(tx, "owner", given.owner)?;
    save(tx, actor, &before, after, step, &given.reason)
}

/// Says of every clause that stayed the same between the editions, and that nobody looked at yet,
/// that it has no gap.
pub fn fit_unchanged(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TransitionId,
    given: &Given,
) -> Result<usize, AppError> {
    let transition = open(tx, id)?;
    let scope = Scope::of(tx, &transition.intent)?;
    let is_same = |item: &&Item| {
        item.kind == Kind::Same.as_str() && item.stage() == Stage::Unassessed && scope.holds(item)
    };
    let all = store::items_of(tx, id)?;
    let mut said = 0;
    for before in all.iter().filter(is_same) {
        let permit = may_step(actor, Step::Fit, before, transition.state())?;
        save(tx, actor, before, permit.act(given, today(tx))?, Step::Fit, "")?;
        said += 1;
    }
    Ok(said)
}

fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Item,
    after: Item,
    step: Step,
    reason: &str,
) -> Result<Item, AppError> {
    let saved = store::save_item(
        tx,
        after.transition.get(),
        after.place,
        before.moves,
        after.stage().as_str(),
        &after.present,
        &after.plan,
        after.owner.map(platform::PersonId::get),
        after.due_on.map(|day| day.to_string()),
        &after.evidence,
        after.doer.map(platform::PersonId::get),
        after.done_on.map(|day| day.to_string()),
    )?;
    if saved == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    store::stand_item(tx, after.transition.get(), after.place)?;
    let action = format!("transition.item.{}", step.as_str());
    let object = item_object(before);
    let version = before.moves + 1;
    tx.record(actor, &Entry { action: &action, object, version, reason, ..Entry::default() })?;
    Ok(Item { moves: before.moves + 1, ..after })
}

/// The name of a clause in the record.
pub(crate) fn item_object(item: &Item) -> String {
    object("transition_item", format!("{}.{}", item.transition, item.place))
}
