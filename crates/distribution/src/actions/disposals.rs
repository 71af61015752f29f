use super::{copies, today};
use crate::{
    CopyAction, CopyId, CopyState, Disposal, DisposalAction, DisposalId, DisposalOrder,
    DisposalState, may, may_dispose, may_keep_copies, store,
};
use jiff::civil::Date;
use platform::{
    Actor, AppError, Tx,
    ledger::{Entry, object},
};

/// Minutes of destruction, for whoever keeps the registers or allows a destruction, and for readers.
pub(crate) fn find(tx: &Tx<'_>, id: DisposalId) -> Result<Disposal, AppError> {
    store::disposal_of(tx, id)?.ok_or(AppError::NotFound)
}

/// Writes minutes of destruction over copies that came back.
pub fn draft_disposal(
    tx: &Tx<'_>,
    actor: &Actor,
    order: &DisposalOrder,
) -> Result<DisposalId, AppError> {
    may_keep_copies(actor)?;
    let key = tx.new_key();
    let DisposalOrder { number, dated, members, reason, method, copies } = order;
    let (dated, by) = (dated.to_string(), actor.person.get());
    store::insert_disposal(tx, key, number, &dated, members, reason, method, by)?;
    claim(tx, DisposalId::new(key), copies)?;
    note(tx, actor, "disposal.draft", DisposalId::new(key), 0)?;
    Ok(DisposalId::new(key))
}

/// Changes minutes that nobody approved yet; `edits` tells what the writer saw.
pub fn edit_disposal(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DisposalId,
    edits: i64,
    order: &DisposalOrder,
) -> Result<(), AppError> {
    may_keep_copies(actor)?;
    if find(tx, id)?.state() != DisposalState::Draft {
        return Err(AppError::Conflict("copy_wrong_state"));
    }
    let DisposalOrder { number, dated, members, reason, method, copies } = order;
    let dated = dated.to_string();
    if store::edit_disposal(tx, id.get(), edits, number, &dated, members, reason, method)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    store::free_copies(tx, id.get())?;
    claim(tx, id, copies)?;
    note(tx, actor, "disposal.edit", id, edits + 1)
}

/// Puts copies into minutes: such as came back and stand in no others.
fn claim(tx: &Tx<'_>, id: DisposalId, copies: &[CopyId]) -> Result<(), AppError> {
    let free = store::for_disposal(tx, Some(id))?;
    for copy in copies {
        if !free.iter().any(|it| it.id == *copy) {
            return Err(AppError::Conflict("copy_not_returned"));
        }
        store::put_disposal(tx, copy.get(), Some(id.get()))?;
    }
    Ok(())
}

/// Approves, executes or drops minutes. `seen` counts the edits of what the person had before their
/// eyes; `on` is the day of the destruction.
pub fn act_on_disposal(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DisposalId,
    action: DisposalAction,
    seen: i64,
    on: Date,
) -> Result<(), AppError> {
    let before = find(tx, id)?;
    let permit = may_dispose(actor, action, &before)?;
    if seen != before.edits {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let mut after = permit.act(tx.now(), on)?;
    let mut approver = None;
    match action {
        DisposalAction::Approve => {
            let who = organization::member(tx, actor.person, today(tx))?;
            let who = who.ok_or(AppError::NotFound)?;
            approver = Some(actor.person.get());
            after.approver = (who.name, who.position);
        }
        DisposalAction::Execute => destroy(tx, actor, id, on)?,
        DisposalAction::Drop => {
            store::free_copies(tx, id.get())?;
        }
    }
    save(tx, &before, &after, approver)?;
    note(tx, actor, &format!("disposal.{}", action.as_str()), id, before.edits)
}

/// Destroys what stands in minutes.
fn destroy(tx: &Tx<'_>, actor: &Actor, id: DisposalId, on: Date) -> Result<(), AppError> {
    let copies = store::of_disposal(tx, id)?;
    for copy in copies.iter().filter(|copy| copy.state() == CopyState::Returned) {
        let after = may(actor, CopyAction::Destroy, copy)?.act(on, today(tx), "")?;
        copies::save(tx, actor, CopyAction::Destroy, copy, &after)?;
    }
    Ok(())
}

fn save(
    tx: &Tx<'_>,
    before: &Disposal,
    after: &Disposal,
    approver: Option<i64>,
) -> Result<(), AppError> {
    let (name, position) = &after.approver;
    let at = after.approved_at.map(jiff::Timestamp::as_microsecond);
    let executed_on = after.executed_on.map(|day| day.to_string());
    let (from, to) = (before.state().as_str(), after.state().as_str());
    let id = after.id.get();
    if store::move_disposal(tx, id, from, to, at, approver, name, position, executed_on)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    Ok(())
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: DisposalId,
    edits: i64,
) -> Result<(), AppError> {
    let object = object("disposal", id);
    tx.record(actor, &Entry { action, object, version: edits, ..Entry::default() })?;
    Ok(())
}
