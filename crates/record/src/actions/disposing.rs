use super::today;
use crate::{
    Action, Disposal, DisposalId, HoldingId, Move, State, may, may_keep,
    model::{check_lines, keys},
    pages, store,
};
use platform::{
    Actor, AppError, DbError, FieldErrors, InboxItem, Tx,
    ledger::{Entry, object},
};

/// The list, if it is there.
pub(crate) fn find(tx: &Tx<'_>, id: DisposalId) -> Result<Disposal, AppError> {
    store::find_disposal(tx, id)?.ok_or(AppError::NotFound)
}

/// Proposes to dispose of things whose time is over. All of them are of one unit, on no hold and on
/// no other list.
pub fn propose(
    tx: &Tx<'_>,
    actor: &Actor,
    chosen: &[HoldingId],
    reason: &str,
) -> Result<DisposalId, AppError> {
    may_keep(actor)?;
    if reason.is_empty() {
        return Err(FieldErrors(vec![("reason".into(), "missing")]).into());
    }
    let today = today(tx);
    let mut holdings = store::holdings(tx, today)?;
    holdings.retain(|holding| chosen.contains(&holding.id));
    let unit = check_lines(&holdings, None, today)?;
    let year = format!("{:04}", today.year());
    let (before,) = store::count_of_year(tx, &year)?;
    let number = format!("{:02}/{year}", before + 1);
    let id = DisposalId::new(tx.new_key());
    let day = today.to_string();
    store::insert_disposal(tx, id.get(), &number, unit, reason, actor.person.get(), &day)?;
    for key in keys(&holdings) {
        store::insert_line(tx, id.get(), key.get())?;
    }
    let object = object("record_disposal", id);
    let entry = Entry { action: "record.propose", object, reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(id)
}

/// Does one action to a disposal list.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: DisposalId,
    action: Action,
    moves: i64,
    with: &Move,
) -> Result<Disposal, AppError> {
    let before = find(tx, id)?;
    let permit = may(actor, action, &before)?;
    if moves != before.moves {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let today = today(tx);
    let holdings = store::lines(tx, today, id)?;
    let after = permit.act(actor.person, with, &holdings, today)?;
    if store::save(tx, &before, &after)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if let (State::Executed, Some(day)) = (after.state(), after.executed_on) {
        for key in keys(&holdings) {
            if store::dispose(tx, key.get(), id.get(), &day.to_string())? != 1 {
                return Err(AppError::Conflict("record_listed"));
            }
        }
    }
    let entry = Entry {
        action: &format!("record.{}", action.as_str()),
        object: object("record_disposal", id),
        version: after.moves,
        reason: &with.note,
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(after)
}

/// Disposal lists that wait for this person.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for disposal in store::disposals(tx, true)? {
        let mut offered = disposal.state().moves().iter().map(|(action, _)| *action);
        let next = offered
            .find(|action| *action != Action::Return && may(actor, *action, &disposal).is_ok());
        if let Some(action) = next {
            items.push(InboxItem {
                href: format!("/registers/disposals/{}", disposal.id),
                title: pages::to_do(action, &disposal.number),
                detail: pages::proposed_on(disposal.proposed_on),
                due_at: None,
            });
        }
    }
    Ok(items)
}
