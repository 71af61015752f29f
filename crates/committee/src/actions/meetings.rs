use crate::{ATTENDANCE, CONCLUSIONS, MEETINGS, SEATS, actions::in_force};
use plan::NewTask;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, Origin, Step, Values, belonging, enter, follow, open};

/// Everybody who serves in the committee is expected at its meeting.
pub(crate) fn invite_members(tx: &Tx<'_>, actor: &Actor, meeting: &Entry) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    let Some(committee) = in_force(tx, today)? else { return Ok(()) };
    for seat in belonging(tx, &SEATS, committee.id)? {
        if seat.state() == "serving" {
            let guest =
                Values::new().with("person", seat.values.text("person")).with("post", seat.kind());
            enter(tx, actor, &ATTENDANCE, &guest, Some(meeting.id))?;
        }
    }
    Ok(())
}

/// Whoever is expected is written down by name.
pub(crate) fn fill_guest(
    tx: &Tx<'_>,
    guest: &mut Entry,
    step: Option<&Step>,
) -> Result<(), AppError> {
    let Some(person) = guest.owner().filter(|_| step.is_none()) else { return Ok(()) };
    let member = organization::member(tx, person, text::here(tx.now()).date())?;
    guest.values.set("title", member.ok_or(AppError::Conflict("owner_missing"))?.name);
    Ok(())
}

/// What belongs to a meeting is written until its minutes are confirmed.
pub(crate) fn may_change_meeting(tx: &Tx<'_>, _: &Actor, it: &Entry) -> Result<(), AppError> {
    let meeting = it.parent.ok_or(AppError::NotFound)?;
    if open(tx, &MEETINGS, meeting)?.state() == "minuted" {
        return Err(AppError::Conflict("minutes_confirmed"));
    }
    Ok(())
}

pub(crate) fn may_step_guest(
    tx: &Tx<'_>,
    actor: &Actor,
    guest: &Entry,
    _: &Step,
) -> Result<(), AppError> {
    may_change_meeting(tx, actor, guest)
}

/// Minutes are confirmed when it is written down for everybody whether they were there.
pub(crate) fn may_step_meeting(
    tx: &Tx<'_>,
    _: &Actor,
    meeting: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    let guests = belonging(tx, &ATTENDANCE, meeting.id)?;
    if step.key == "confirm" && guests.iter().any(|guest| guest.state() == "expected") {
        return Err(AppError::Conflict("attendance_open"));
    }
    Ok(())
}

/// Confirmed minutes hand their conclusions out.
pub(crate) fn after_meeting(
    tx: &Tx<'_>,
    actor: &Actor,
    meeting: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    if step.key == "confirm" {
        for conclusion in belonging(tx, &CONCLUSIONS, meeting.id)? {
            if conclusion.state() == "noted" {
                follow(tx, actor, &CONCLUSIONS, conclusion.id, "assign", "")?;
            }
        }
    }
    Ok(())
}

/// A conclusion that is handed out is a task.
pub(crate) fn after_conclusion(
    tx: &Tx<'_>,
    actor: &Actor,
    it: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    let (Some(unit), Some(due)) = (it.unit(), it.due_on()) else { return Ok(()) };
    if step.key != "assign" {
        return Ok(());
    }
    let task = NewTask {
        title: it.title().to_owned(),
        unit,
        owner: it.owner(),
        due,
        output: it.values.text("output").to_owned(),
    };
    let origin = Origin { thing: it.thing(), href: it.href(), label: it.name().to_owned() };
    plan::open_task(tx, actor, &task, origin).map(drop)
}
