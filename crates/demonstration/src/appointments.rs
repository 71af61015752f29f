//! Times at the one-stop desk, booked, kept and missed in the days around today.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, VisitFacts},
    moment::Days,
    world::World,
};
use appointment::{Action, Move, Plan, Slot, Visitor};
use jiff::{
    ToSpan as _,
    civil::{Date, Time},
};
use platform::{AppError, Tx};

/// Who decides how the desk receives.
const SECRETARY: &str = "thuky";
/// Who stands at the desk.
const DESK: &str = "motcua";
/// What somebody comes for who comes for no procedure.
const OTHER_MATTER: &str = "Nhận kết quả, hỏi việc khác";

/// Puts the desk's appointments on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let of = facts.appointments.clone();
    let opened = days.back(today, of.plan.opened_back)?;
    let plan = Plan {
        from: opened,
        is_open: true,
        desks: of.plan.desks,
        per_desk: of.plan.per_desk,
        slot_minutes: of.plan.slot_minutes,
        days_ahead: of.plan.days_ahead,
        notice_minutes: of.plan.notice_minutes,
        keep_days: of.plan.keep_days,
        place: of.plan.place,
    };
    agenda.at(Days::on(opened, 10, 0)?, move |tx, world| {
        appointment::put_plan(tx, &world.person(SECRETARY)?, &plan)
    });
    of.visits.into_iter().enumerate().try_for_each(|(no, visit)| {
        let day = day_of(days, today, visit.day)?;
        visits(agenda, days, no, (today, day), visit)
    })
}

/// The working day so many working days from today.
fn day_of(days: &Days, today: Date, from_today: i32) -> Result<Date, Failure> {
    let count = usize::try_from(from_today.unsigned_abs()).unwrap_or_default();
    if from_today < 0 {
        return days.back(today, count);
    }
    let ahead = days.working(today, today.saturating_add(20.days()));
    ahead.get(count).copied().ok_or(Failure::Beyond)
}

/// One visit from its booking, on the working day before it or before today, to its end.
fn visits(
    agenda: &mut Agenda,
    days: &Days,
    no: usize,
    (today, day): (Date, Date),
    facts: VisitFacts,
) -> Result<(), Failure> {
    let unreadable = || Failure::fact("appointments.yaml", &facts.time);
    let time = Time::strptime("%H:%M", &facts.time).map_err(|_| unreadable())?;
    let slot = Slot { day, time };
    let booking = format!("demonstration-{no}");
    let minute = i8::try_from(no % 60).unwrap_or_default();
    let (made, ends) = (Days::on(days.back(day.min(today), 1)?, 10, minute)?, facts.ends.clone());
    agenda.at(made, move |tx, world| book(tx, world, &booking, no, slot, &facts));
    let at = Days::at(day, time)?;
    let after = |minutes: i64| at.saturating_add(minutes.minutes()).map_err(|_| Failure::Beyond);
    let mut act = |moment, action: Action| {
        agenda.at(moment, move |tx, world| {
            let (by, id) = (world.person(DESK)?, world.appointment(no)?);
            appointment::act(tx, &by, id, action, &Move::default()).map(drop)
        });
    };
    match ends.as_str() {
        "served" => {
            act(after(-4)?, Action::Arrive);
            act(after(12)?, Action::Serve);
        }
        "waiting" => act(after(3)?, Action::Arrive),
        "missed" => act(after(90)?, Action::Miss),
        "cancelled" => act(Days::on(days.back(day.min(today), 1)?, 15, 0)?, Action::Cancel),
        _ => {}
    }
    Ok(())
}

fn book(
    tx: &Tx<'_>,
    world: &mut World,
    token: &str,
    no: usize,
    slot: Slot,
    facts: &VisitFacts,
) -> Result<(), AppError> {
    let version = if facts.code.is_empty() { None } else { document::effective(tx, &facts.code)? };
    let visitor = Visitor {
        name: facts.name.clone(),
        phone: facts.phone.clone(),
        document: version.as_ref().map(|version| version.document),
        matter: version.map_or_else(|| OTHER_MATTER.into(), |it| it.title.as_str().into()),
    };
    let made = appointment::book(tx, token, slot, &visitor)?;
    world.appointments.insert(no, made.id);
    Ok(())
}
