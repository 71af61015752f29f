use super::{found, moving::save, random, say, stranger, vacancies::free};
use crate::{
    Action, Appointment, AppointmentId, Asks, Channel, Move, Plan, Slot, Visitor, may, permit,
    store,
};
use jiff::{ToSpan as _, civil::DateTime};
use platform::{Actor, AppError, Tx};

/// Letters of a code that nobody mistakes for others.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// How many times still to come one telephone number may have.
const MOST_OF_ONE: i64 = 2;

/// Books a time for a citizen on the portal. The same form sent twice is booked once.
pub fn book(
    tx: &Tx<'_>,
    token: &str,
    slot: Slot,
    visitor: &Visitor,
) -> Result<Appointment, AppError> {
    if let Some(known) = store::find_by_token(tx, token)? {
        return Ok(store::read(known)?);
    }
    let now = text::here(tx.now());
    let digits = dossier::phone_digits(&visitor.phone);
    let (booked,) = store::booked_by(tx, &digits, &now.date().to_string())?;
    if booked >= MOST_OF_ONE {
        return Err(AppError::Conflict("appointment_enough"));
    }
    let plan = free(tx, slot, now)?.ok_or(AppError::Conflict("appointment_slot_taken"))?;
    keep(tx, &stranger(tx), token, Channel::Portal, slot, visitor, &plan)
}

/// Books a time for somebody on the telephone.
pub fn book_for(
    tx: &Tx<'_>,
    actor: &Actor,
    slot: Slot,
    visitor: &Visitor,
) -> Result<Appointment, AppError> {
    permit::may_receive(actor)?;
    let now = text::here(tx.now());
    let plan = free(tx, slot, now)?.ok_or(AppError::Conflict("appointment_slot_taken"))?;
    let token = hex::encode(random::<16>()?);
    keep(tx, actor, &token, Channel::Phone, slot, visitor, &plan)
}

/// Gives the next number to somebody who came without a time.
pub fn walk_in(tx: &Tx<'_>, actor: &Actor, visitor: &Visitor) -> Result<Appointment, AppError> {
    permit::may_receive(actor)?;
    let now: DateTime = text::here(tx.now());
    let plan = store::plan(tx, now.date())?.ok_or(AppError::Conflict("appointment_no_plan"))?;
    let slot = Slot { day: now.date(), time: now.time() };
    let slot = Slot::parse(&slot.text()).unwrap_or(slot);
    let token = hex::encode(random::<16>()?);
    let kept = keep(tx, actor, &token, Channel::WalkIn, slot, visitor, &plan)?;
    let (ticket,) = store::next_ticket(tx, &slot.day.to_string())?;
    let with = Move { ticket: Some(ticket), ..Move::default() };
    let here = may(Asks::Staff(actor), Action::Arrive, &kept)?.act(&with, tx.now())?;
    save(tx, actor, &kept, here, Action::Arrive)
}

fn keep(
    tx: &Tx<'_>,
    actor: &Actor,
    token: &str,
    channel: Channel,
    slot: Slot,
    visitor: &Visitor,
    plan: &Plan,
) -> Result<Appointment, AppError> {
    let id = tx.new_key();
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
    let code: String = random::<8>()?.into_iter().map(letter).collect();
    let erase_on = slot.day.saturating_add(plan.keep_days.days()).to_string();
    let Visitor { name, phone, document, matter } = visitor;
    store::insert(
        tx,
        id,
        &code,
        token,
        channel.as_str(),
        &slot.day.to_string(),
        &slot.clock(),
        document.map(document::DocumentId::get),
        matter,
        name,
        phone,
        &dossier::phone_digits(phone),
        &text::fold(&format!("{code} {name} {matter}")),
        &erase_on,
        tx.now().as_microsecond(),
        &hex::encode(random::<32>()?),
    )?;
    let kept = found(tx, AppointmentId::new(id))?;
    say(tx, actor, "appointment.book", &kept)?;
    Ok(kept)
}
