use crate::{Plan, permit, store};
use jiff::civil::Date;
use platform::{
    Actor, AppError, Tx,
    ledger::{Entry, object},
};

/// Decides when and how many the desk receives, from a day on. What was booked stays.
pub fn put_plan(tx: &Tx<'_>, actor: &Actor, plan: &Plan) -> Result<(), AppError> {
    permit::may_steer(actor)?;
    let (from, by) = (plan.from.to_string(), actor.person.get());
    store::put_plan(
        tx,
        &from,
        plan.is_open.into(),
        plan.desks,
        plan.per_desk,
        plan.slot_minutes,
        plan.days_ahead,
        plan.notice_minutes,
        plan.keep_days,
        &plan.place,
        by,
        tx.now().as_microsecond(),
    )?;
    note(tx, actor, "desk_plan.put", &from)
}

/// Takes no appointments on a day. How many are booked there already: the desk tells them.
pub fn close_day(tx: &Tx<'_>, actor: &Actor, day: Date, reason: &str) -> Result<i64, AppError> {
    permit::may_steer(actor)?;
    let day = day.to_string();
    store::put_closure(tx, &day, reason, actor.person.get())?;
    note(tx, actor, "desk_plan.close_day", &day)?;
    Ok(store::booked_on(tx, &day)?.0)
}

/// Takes appointments on that day after all.
pub fn open_day(tx: &Tx<'_>, actor: &Actor, day: Date) -> Result<(), AppError> {
    permit::may_steer(actor)?;
    let day = day.to_string();
    if store::drop_closure(tx, &day)? == 1 {
        note(tx, actor, "desk_plan.open_day", &day)?;
    }
    Ok(())
}

fn note(tx: &Tx<'_>, actor: &Actor, action: &str, day: &str) -> Result<(), AppError> {
    let object = object("desk_plan", tx.agency());
    tx.record(actor, &Entry { action, object, reason: day, ..Entry::default() })?;
    Ok(())
}
