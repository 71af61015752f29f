use super::{answering, note, open};
use crate::{Action, Decision, Minutes, Succession, SuccessionId, may, permit, store};
use platform::{Actor, AppError, FieldErrors, Tx};

/// Writes down that this agency is to take over from others.
pub fn draft(tx: &Tx<'_>, actor: &Actor, decision: &Decision) -> Result<SuccessionId, AppError> {
    permit::may_write(actor)?;
    may_stand(tx, decision)?;
    let id = tx.new_key();
    let it = decision;
    store::insert(
        tx,
        id,
        it.form.as_str(),
        &it.paper,
        &it.number,
        &it.dated.to_string(),
        &it.authority,
        &it.subject,
        &it.effective_on.to_string(),
        &it.provision,
    )?;
    name(tx, SuccessionId::new(id), it)?;
    note(tx, actor, "succession.draft", SuccessionId::new(id), &it.number)?;
    Ok(SuccessionId::new(id))
}

/// Writes a draft anew.
pub fn put(
    tx: &Tx<'_>,
    actor: &Actor,
    (id, moves): (SuccessionId, i64),
    decision: &Decision,
) -> Result<(), AppError> {
    permit::may_write(actor)?;
    open(tx, id)?;
    may_stand(tx, decision)?;
    let it = decision;
    let stored = store::put(
        tx,
        id.get(),
        moves,
        it.form.as_str(),
        &it.paper,
        &it.number,
        &it.dated.to_string(),
        &it.authority,
        &it.subject,
        &it.effective_on.to_string(),
        &it.provision,
    )?;
    if stored == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    store::forget_predecessors(tx, id.get())?;
    name(tx, id, it)?;
    note(tx, actor, "succession.write", id, &it.number)?;
    Ok(())
}

/// Nobody takes over from itself or from an agency that is not there.
fn may_stand(tx: &Tx<'_>, decision: &Decision) -> Result<(), AppError> {
    let wrong = |code| Err(FieldErrors(vec![("codes".into(), code)]).into());
    if decision.predecessors.is_empty() {
        return wrong("succession_codes_missing");
    }
    for agency in &decision.predecessors {
        if *agency == tx.agency() {
            return wrong("agency_is_own");
        }
        organization::agency(&tx.of(*agency))?;
    }
    Ok(())
}

fn name(tx: &Tx<'_>, id: SuccessionId, decision: &Decision) -> Result<(), AppError> {
    for (place, agency) in (0..).zip(&decision.predecessors) {
        store::name_predecessor(tx, id.get(), agency.get(), place)?;
    }
    Ok(())
}

/// Does one action but for the carrying out, which says more: look up, ask leave, decide, save.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: SuccessionId,
    action: Action,
    minutes: Option<&Minutes>,
) -> Result<Succession, AppError> {
    let before = open(tx, id)?;
    let today = text::here(tx.now()).date();
    let after = may(actor, action, &before)?.act(minutes, today)?;
    save(tx, actor, &before, &after, action)?;
    match action {
        Action::Decide => answering::ask(tx, &after)?,
        Action::Recall | Action::SendBack => answering::recall(tx, &before)?,
        Action::Prepare | Action::CarryOut | Action::HandOver | Action::Drop => {}
    }
    Ok(after)
}

/// Stores a moved one, if nobody moved it meanwhile.
pub(super) fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Succession,
    after: &Succession,
    action: Action,
) -> Result<(), AppError> {
    let minutes = after.minutes.clone().unwrap_or_default();
    let signed_on = after.minutes.as_ref().map(|minutes| minutes.dated.to_string());
    let stored = store::save(
        tx,
        before.id.get(),
        before.moves,
        after.state().as_str(),
        after.carried_on.map(|day| day.to_string()),
        &minutes.number,
        signed_on,
        &minutes.giver,
        &minutes.receiver,
    )?;
    if stored == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let action = format!("succession.{}", action.as_str());
    note(tx, actor, &action, before.id, &minutes.number)?;
    Ok(())
}
