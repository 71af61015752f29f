use crate::{COMMITTEES, Concern, Post, SEATS, SeatView, concerns_of, pages};
use jiff::civil::Date;
use platform::{Actor, AppError, DbError, PersonId, Tx};
use quality_register::{Entry, EntryId, Step, Values, as_of, belonging, enter, follow, open};
use std::collections::BTreeMap;

/// The committee that was in force on a day.
pub fn in_force(tx: &Tx<'_>, day: Date) -> Result<Option<Entry>, DbError> {
    Ok(as_of(tx, &COMMITTEES, day)?.into_iter().find(|it| it.state() == "in_force"))
}

/// The seats of the committee in force today, in the order of rank.
pub fn seats(tx: &Tx<'_>) -> Result<Vec<SeatView>, DbError> {
    let today = today(tx);
    match in_force(tx, today)? {
        Some(committee) => views(tx, committee.id, today),
        None => Ok(Vec::new()),
    }
}

/// The seats of a committee with what their holders are today.
pub(crate) fn views(
    tx: &Tx<'_>,
    committee: EntryId,
    today: Date,
) -> Result<Vec<SeatView>, DbError> {
    let positions: BTreeMap<PersonId, String> = organization::directory(tx, today)?
        .into_iter()
        .map(|member| (member.person, member.position))
        .collect();
    let view = |seat: Entry| {
        Some(SeatView {
            id: seat.id,
            name: seat.title().to_owned(),
            post: Post::parse(seat.kind())?,
            is_representative: seat.values.text("representative") == "yes",
            position: seat.values.text("position").to_owned(),
            position_now: seat
                .owner()
                .and_then(|person| positions.get(&person).cloned())
                .unwrap_or_default(),
            to: seat.due_on(),
            is_serving: seat.state() == "serving",
        })
    };
    let mut views: Vec<_> = belonging(tx, &SEATS, committee)?
        .into_iter()
        .filter(|seat| seat.state() != "removed")
        .filter_map(view)
        .collect();
    views.sort_by_key(|seat| (seat.post, seat.id));
    Ok(views)
}

/// The unit of the holder of each seat on the day on which the seat was drafted.
pub(crate) fn units(tx: &Tx<'_>, committee: EntryId) -> Result<BTreeMap<EntryId, String>, DbError> {
    let mut units = BTreeMap::new();
    for seat in belonging(tx, &SEATS, committee)? {
        let Some(person) = seat.owner() else { continue };
        if let Some(member) = organization::member(tx, person, seat.raised_on)? {
            units.insert(seat.id, member.unit_name);
        }
    }
    Ok(units)
}

/// What is wrong with the committee today.
pub fn concerns(tx: &Tx<'_>) -> Result<Vec<Concern>, DbError> {
    let today = today(tx);
    let Some(committee) = in_force(tx, today)? else { return Ok(vec![Concern::None]) };
    Ok(concerns_of(&views(tx, committee.id, today)?, today))
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// A committee that is strengthened begins with the seats that serve.
pub(crate) fn copy_seats(tx: &Tx<'_>, actor: &Actor, begun: &Entry) -> Result<(), AppError> {
    let Some(before) = in_force(tx, today(tx))? else { return Ok(()) };
    if begun.kind() != "strengthen" {
        return Ok(());
    }
    for seat in belonging(tx, &SEATS, before.id)? {
        if seat.state() == "serving" {
            let mut kept = Values::new().with("from", today(tx).to_string());
            for key in ["person", "post", "representative", "tasks"] {
                kept.set(key, seat.values.text(key).to_owned());
            }
            enter(tx, actor, &SEATS, &kept, Some(begun.id))?;
        }
    }
    Ok(())
}

/// Name and position are those of the day on which the seat is drafted.
pub(crate) fn fill_seat(
    tx: &Tx<'_>,
    seat: &mut Entry,
    step: Option<&Step>,
) -> Result<(), AppError> {
    if step.is_some() {
        return Ok(());
    }
    let Some(person) = seat.owner() else { return Ok(()) };
    let member = organization::member(tx, person, today(tx))?;
    let member = member.ok_or(AppError::Conflict("owner_missing"))?;
    seat.values.set("title", member.name);
    seat.values.set("position", member.position);
    Ok(())
}

/// Seats are drafted with their decision, and nobody sits on two.
pub(crate) fn may_stand_seat(tx: &Tx<'_>, _: &Actor, seat: &Entry) -> Result<(), AppError> {
    let committee = seat.parent.ok_or(AppError::NotFound)?;
    if open(tx, &COMMITTEES, committee)?.state() != "draft" {
        return Err(AppError::Conflict("seats_by_decision"));
    }
    let others = belonging(tx, &SEATS, committee)?;
    let mut others = others.iter().filter(|it| it.id != seat.id && it.state() == "proposed");
    if others.any(|it| it.owner() == seat.owner()) {
        return Err(AppError::Conflict("seat_taken_twice"));
    }
    Ok(())
}

pub(crate) fn may_step_seat(
    tx: &Tx<'_>,
    _: &Actor,
    seat: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    let committee = seat.parent.ok_or(AppError::NotFound)?;
    let is_draft = open(tx, &COMMITTEES, committee)?.state() == "draft";
    if step.key == "remove" && !is_draft {
        return Err(AppError::Conflict("seats_by_decision"));
    }
    Ok(())
}

/// A committee has one chair.
pub(crate) fn may_step_committee(
    tx: &Tx<'_>,
    _: &Actor,
    committee: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    if step.key != "sign" {
        return Ok(());
    }
    let seats = belonging(tx, &SEATS, committee.id)?;
    let chairs = seats.iter().filter(|seat| seat.state() == "proposed" && seat.kind() == "chair");
    match chairs.count() {
        1 => Ok(()),
        0 => Err(AppError::Conflict("committee_without_chair")),
        _ => Err(AppError::Conflict("committee_with_two_chairs")),
    }
}

/// A committee that comes into force takes the place of the one before; its members serve.
pub(crate) fn after_committee(
    tx: &Tx<'_>,
    actor: &Actor,
    committee: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    match step.key {
        "number" => {
            let others = quality_register::every(tx, &COMMITTEES)?;
            let old = others.iter().filter(|it| it.id != committee.id && it.state() == "in_force");
            for before in old {
                let note = pages::replaced_by(committee.values.text("number"));
                follow(tx, actor, &COMMITTEES, before.id, "replace", &note)?;
            }
            each_seat(tx, actor, committee, &["proposed"], "serve")
        }
        "replace" => each_seat(tx, actor, committee, &["serving", "left"], "end"),
        _ => Ok(()),
    }
}

fn each_seat(
    tx: &Tx<'_>,
    actor: &Actor,
    committee: &Entry,
    from: &[&str],
    step: &str,
) -> Result<(), AppError> {
    for seat in belonging(tx, &SEATS, committee.id)? {
        if from.contains(&seat.state()) {
            follow(tx, actor, &SEATS, seat.id, step, "")?;
        }
    }
    Ok(())
}
