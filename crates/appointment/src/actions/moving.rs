use super::{found, open, say, stranger, vacancies::free};
use crate::{Action, Appointment, AppointmentId, Asks, Move, Slot, State, may, store};
use dossier::DossierId;
use platform::{Actor, AppError, DbError, FieldErrors, PersonId, Tx};
use serde_json::Value;

/// Does one action of the desk: look up, ask leave, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: AppointmentId,
    action: Action,
    with: &Move,
) -> Result<Appointment, AppError> {
    let before = open(tx, actor, id)?;
    let permit = may(Asks::Staff(actor), action, &before)?;
    let mut with = with.clone();
    match action {
        Action::Move if before.state().after(action).is_some() => is_free(tx, with.slot)?,
        Action::Arrive if before.ticket.is_none() && before.state().after(action).is_some() => {
            with.ticket = Some(store::next_ticket(tx, &before.slot.day.to_string())?.0);
        }
        Action::Arrive | Action::Serve | Action::Miss | Action::Cancel | Action::Move => {}
    }
    let after = permit.act(&with, tx.now())?;
    save(tx, actor, &before, after, action)
}

fn is_free(tx: &Tx<'_>, slot: Option<Slot>) -> Result<(), AppError> {
    let missing = || FieldErrors(vec![("slot".into(), "appointment_no_slot")]);
    let slot = slot.ok_or_else(missing)?;
    let plan = free(tx, slot, text::here(tx.now()))?;
    plan.map(|_| ()).ok_or(AppError::Conflict("appointment_slot_taken"))
}

/// Whoever booked says that they do not come.
pub fn cancel_own(tx: &Tx<'_>, before: &Appointment) -> Result<Appointment, AppError> {
    of_holder(tx, before, Action::Cancel, &Move::default())
}

/// Whoever booked takes another time.
pub fn move_own(tx: &Tx<'_>, before: &Appointment, slot: Slot) -> Result<Appointment, AppError> {
    is_free(tx, Some(slot))?;
    of_holder(tx, before, Action::Move, &Move { slot: Some(slot), ..Move::default() })
}

fn of_holder(
    tx: &Tx<'_>,
    before: &Appointment,
    action: Action,
    with: &Move,
) -> Result<Appointment, AppError> {
    // After its time the desk says whether they came.
    if before.is_overdue(tx.now()) {
        return Err(AppError::Conflict("appointment_over"));
    }
    let after = may(Asks::Holder, action, before)?.act(with, tx.now())?;
    save(tx, &stranger(tx), before, after, action)
}

/// A dossier was taken from whoever came: they were received.
pub fn on_dossier(tx: &Tx<'_>, dossier: DossierId, told: &Value) -> Result<(), AppError> {
    let origin = told["origin"].as_str().and_then(|origin| origin.strip_prefix("appointment/"));
    let Some(id) = origin.and_then(|id| id.parse().ok()).map(AppointmentId::new) else {
        return Ok(());
    };
    let before = match found(tx, id) {
        Err(AppError::NotFound) => return Ok(()),
        found => found?,
    };
    if before.state() != State::Arrived {
        return Ok(());
    }
    let mut by = Actor::system(tx.agency(), "reception");
    by.person = PersonId::new(told["by"].as_i64().unwrap_or_default());
    let with = Move { dossier: Some(dossier), ..Move::default() };
    let after = may(Asks::Reception, Action::Serve, &before)?.act(&with, tx.now())?;
    save(tx, &by, &before, after, Action::Serve).map(drop)
}

/// Saves and remembers a move.
pub(super) fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Appointment,
    after: Appointment,
    action: Action,
) -> Result<Appointment, AppError> {
    if put(tx, before, &after)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    say(tx, actor, &format!("appointment.{}", action.as_str()), &after)?;
    Ok(after)
}

fn put(tx: &Tx<'_>, before: &Appointment, after: &Appointment) -> Result<u64, DbError> {
    let at = |at: Option<jiff::Timestamp>| at.map(jiff::Timestamp::as_microsecond);
    store::save(
        tx,
        after.id.get(),
        before.moves,
        after.moves,
        after.state().as_str(),
        &after.slot.day.to_string(),
        &after.slot.clock(),
        &after.note,
        &after.erase_on.to_string(),
        after.ticket,
        at(after.arrived_at),
        at(after.ended_at),
        after.dossier.map(DossierId::get),
    )
}
