//! The use cases. Each runs inside one transaction that its caller opened.

mod deciding;
mod measuring;
mod planning;
mod waiting;

pub use deciding::{approve, approve_set};
pub use measuring::{enter, verify};
pub use planning::{Progress, give_up, plan, progress, verify_task};
pub(crate) use waiting::inbox;

use crate::{
    Action, Content, Indicator, Objective, ObjectiveId, Refusal, State, may, measure, permit, store,
};
use document::DocumentId;
use platform::{
    Actor, AppError, DbError, PersonId, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NotOver => Self::Conflict("objective_not_over"),
            Refusal::Unverified => Self::Conflict("objective_unverified"),
            Refusal::NotRaised => Self::Conflict("objective_not_raised"),
            Refusal::NoReason => Self::Conflict("objective_reason_missing"),
        }
    }
}

/// The objective. Objectives are communicated (6.2.1 f): everybody of the agency may know them.
pub fn open(tx: &Tx<'_>, id: ObjectiveId) -> Result<Objective, AppError> {
    store::get(tx, id)?.ok_or(AppError::NotFound)
}

/// The columns that an indicator takes besides its word.
fn parts(indicator: &Indicator) -> (Option<i64>, &str) {
    match indicator {
        Indicator::DossiersOnTime { document } => (document.map(DocumentId::get), ""),
        Indicator::DocumentsAcknowledged
        | Indicator::ProceduresInForce
        | Indicator::Offered { .. } => (None, ""),
        Indicator::Entered { formula } | Indicator::Counted { formula } => (None, formula),
    }
}

fn folded(content: &Content) -> String {
    text::fold(&format!("{} {}", content.number, content.statement))
}

/// Begins an objective.
pub fn draft(tx: &Tx<'_>, actor: &Actor, content: &Content) -> Result<ObjectiveId, AppError> {
    permit::may_write(actor, content)?;
    serves(tx, None, content)?;
    organization::chosen(tx, "owner", content.owner)?;
    let (id, (document, formula)) = (tx.new_key(), parts(&content.indicator));
    let inserted = store::insert(
        tx,
        id,
        content.period.from.year().into(),
        content.unit,
        &content.number,
        &text::sort_key(&content.number),
        &content.statement,
        content.indicator.as_str(),
        document,
        formula,
        content.target.operator.as_str(),
        content.target.permille,
        &content.period.from.to_string(),
        &content.period.to.to_string(),
        content.frequency.as_str(),
        &content.measures,
        content.owner.map(PersonId::get),
        content.parent,
        content.baseline,
        &folded(content),
        tx.now().as_microsecond(),
    );
    taken(inserted)?;
    let id = ObjectiveId::new(id);
    store::stand(tx, &open(tx, id)?)?;
    note(tx, actor, "objective.draft", id, 0, &content.number)?;
    Ok(id)
}

/// What a unit wants serves an objective of the agency of the same year; that of the agency serves
/// none of its own.
fn serves(tx: &Tx<'_>, id: Option<ObjectiveId>, content: &Content) -> Result<(), AppError> {
    let Some(parent) = content.parent else { return Ok(()) };
    let wrong = || AppError::Conflict("objective_bad_parent");
    let parent = store::get(tx, ObjectiveId::new(parent))?.ok_or_else(wrong)?;
    let same_year = parent.content.period.from.year() == content.period.from.year();
    let fits = parent.content.unit.is_none() && content.unit.is_some() && same_year;
    if fits && Some(parent.id) != id { Ok(()) } else { Err(wrong()) }
}

fn taken(done: Result<u64, DbError>) -> Result<u64, AppError> {
    match done {
        Err(DbError::Duplicate(_)) => Err(AppError::Conflict("objective_number_taken")),
        other => Ok(other?),
    }
}

/// Saves what somebody wrote. `moves` is how often it had changed when they began.
pub fn put_content(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    moves: i64,
    content: &Content,
) -> Result<(), AppError> {
    let before = open(tx, id)?;
    permit::may_write(actor, &before.content)?;
    permit::may_write(actor, content)?;
    if before.state() != State::Draft {
        return Err(AppError::Conflict("objective_not_a_draft"));
    }
    serves(tx, Some(id), content)?;
    organization::chosen(tx, "owner", content.owner)?;
    let (document, formula) = parts(&content.indicator);
    let saved = store::put_content(
        tx,
        id.get(),
        moves,
        content.period.from.year().into(),
        content.unit,
        &content.number,
        &text::sort_key(&content.number),
        &content.statement,
        content.indicator.as_str(),
        document,
        formula,
        content.target.operator.as_str(),
        content.target.permille,
        &content.period.from.to_string(),
        &content.period.to.to_string(),
        content.frequency.as_str(),
        &content.measures,
        content.owner.map(PersonId::get),
        content.parent,
        content.baseline,
        &folded(content),
        tx.now().as_microsecond(),
    );
    if taken(saved)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    note(tx, actor, "objective.write", id, moves + 1, &content.number)
}

/// Does one action: look up, ask leave, measure, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    action: Action,
    reason: &str,
) -> Result<Objective, AppError> {
    let before = open(tx, id)?;
    let permit = may(actor, action, &before)?;
    let today = text::here(tx.now()).date();
    let standing = measure::standing(tx, &before, today)?;
    let measured = standing.value;
    let after = permit.act(reason, standing, today)?;
    put(tx, &before, &after)?;
    if action == Action::Review {
        let (numerator, denominator) = (measured.numerator, measured.denominator);
        let (day, who) = (today.to_string(), actor.person.get());
        store::insert_review(tx, id.get(), after.moves, &day, numerator, denominator, reason, who)?;
    }
    if action == Action::Amend {
        let content = serde_json::to_string(&before.content);
        let content = content.map_err(|e| AppError::Failed(e.to_string()))?;
        store::keep_past(tx, id.get(), after.moves, &content, reason)?;
    }
    let number = &after.content.number;
    let said = if matches!(action, Action::Evaluate | Action::Review) {
        format!("{number} {}/{}", measured.numerator, measured.denominator)
    } else {
        number.clone()
    };
    note(tx, actor, &format!("objective.{}", action.as_str()), id, after.moves, &said)?;
    Ok(after)
}

/// Stores a moved one, if nobody moved it meanwhile.
pub(super) fn put(tx: &Tx<'_>, before: &Objective, after: &Objective) -> Result<(), AppError> {
    let saved = store::put_state(
        tx,
        after.id.get(),
        before.moves,
        after.state().as_str(),
        after.judged.map(|judged| judged.numerator),
        after.judged.map(|judged| judged.denominator),
        &after.remark,
        &after.decision_number,
        after.decided_on.map(|day| day.to_string()),
        tx.now().as_microsecond(),
    )?;
    if saved != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    Ok(store::stand(tx, after)?)
}

/// Changes an approved objective back into a draft, with a reason; what it said is kept.
pub fn amend(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    reason: &str,
) -> Result<Objective, AppError> {
    act(tx, actor, id, Action::Amend, reason)
}

pub(super) fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: ObjectiveId,
    version: i64,
    reason: &str,
) -> Result<(), AppError> {
    let object = object("objective", id);
    tx.record(actor, &Entry { action, object, version, reason, ..Entry::default() })?;
    Ok(())
}
