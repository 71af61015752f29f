//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{
    Action, Content, Entered, Indicator, Objective, ObjectiveId, Refusal, State, may, measure,
    pages, permit, store,
};
use document::DocumentId;
use jiff::tz;
use platform::{
    Actor, AppError, DbError, InboxItem, PersonId, Role, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NotOver => Self::Conflict("objective_not_over"),
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
        Indicator::DocumentsAcknowledged | Indicator::ProceduresInForce => (None, ""),
        Indicator::Entered { formula } => (None, formula),
    }
}

fn folded(content: &Content) -> String {
    text::fold(&format!("{} {}", content.number, content.statement))
}

/// Begins an objective.
pub fn draft(tx: &Tx<'_>, actor: &Actor, content: &Content) -> Result<ObjectiveId, AppError> {
    permit::may_write(actor, content)?;
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
        &folded(content),
        tx.now().as_microsecond(),
    );
    taken(inserted)?;
    let id = ObjectiveId::new(id);
    note(tx, actor, "objective.draft", id, 0, &content.number)?;
    Ok(id)
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
    let measured = measure::so_far(tx, &before, today)?;
    let after = permit.act(reason, measured, today)?;
    let saved = store::put_state(
        tx,
        id.get(),
        before.moves,
        after.state().as_str(),
        after.judged.map(|judged| judged.numerator),
        after.judged.map(|judged| judged.denominator),
        &after.remark,
        tx.now().as_microsecond(),
    )?;
    if saved != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if action == Action::Amend {
        let content = serde_json::to_string(&before.content);
        let content = content.map_err(|e| AppError::Failed(e.to_string()))?;
        store::keep_past(tx, id.get(), after.moves, &content, reason)?;
    }
    let number = &after.content.number;
    let said = if action == Action::Evaluate {
        format!("{number} {}/{}", measured.numerator, measured.denominator)
    } else {
        number.clone()
    };
    note(tx, actor, &format!("objective.{}", action.as_str()), id, after.moves, &said)?;
    Ok(after)
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

/// Enters a value. One for the very same period takes the place of the one before; one that laps
/// over another is refused, so that nothing is counted twice.
pub fn enter(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ObjectiveId,
    entered: &Entered,
) -> Result<(), AppError> {
    let objective = open(tx, id)?;
    permit::may_enter(actor, &objective)?;
    if !objective.content.period.holds(entered.period) {
        return Err(AppError::Conflict("outside_period"));
    }
    let (from, to) = (entered.period.from.to_string(), entered.period.to.to_string());
    let key = tx.new_key();
    for (old, old_from, old_to) in store::overlapping(tx, id.get(), &from, &to)? {
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
    )?;
    let said = format!("{from}..{to}: {}/{}", value.numerator, value.denominator);
    note(tx, actor, "objective.enter", id, objective.moves, &said)
}

fn note(
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

/// Drafts for whoever approves, and what is over for whoever judges.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    if actor.is(Role::Approver) {
        for row in store::drafts(tx)? {
            items.push(item(&store::read(row)?, pages::TO_APPROVE));
        }
    }
    if actor.is(Role::IsoSecretary) {
        let today = text::here(tx.now()).date().to_string();
        for row in store::over(tx, &today)? {
            items.push(item(&store::read(row)?, pages::TO_EVALUATE));
        }
    }
    Ok(items)
}

fn item(objective: &Objective, what: &str) -> InboxItem {
    let content = &objective.content;
    let last = content.period.to.at(17, 0, 0, 0);
    let due =
        tz::offset(7).to_timestamp(last).ok().filter(|_| objective.state() == State::Approved);
    InboxItem {
        href: format!("/objectives/{}", objective.id),
        title: format!("{what} {}", content.number),
        detail: content.statement.clone(),
        due_at: due,
    }
}
