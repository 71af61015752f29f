//! The committee of six, its meetings, and the tasks that came of them.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{CommitteeFacts, CommitteeSeat, Facts, MeetingFacts, Venue},
    moment::Days,
    world::World,
};
use committee::{ATTENDANCE, COMMITTEES, CONCLUSIONS, MEETINGS, SEATS};
use jiff::{ToSpan as _, civil::Date};
use plan::TASKS;
use platform::{AppError, Tx};
use quality_register::{EntryId, Values, belonging, enter, step};

const SECRETARY: &str = "thuky";
const HEAD: &str = "chutich";
const CLERK: &str = "vanthu";

/// Puts the decision of 2022 and the meetings of that year on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let of = facts.committee.clone();
    let venue = of.venue.clone();
    let seats = facts.agency.committee.clone();
    agenda.at(Days::on(of.drafted, 9, 0)?, {
        let of = of.clone();
        move |tx, world| draft(tx, world, &of, &seats)
    });
    let (dated, number) = (of.dated, of.number.clone());
    agenda.at(Days::on(dated, 14, 0)?, move |tx, world| issue(tx, world, &number, dated));
    for (place, meeting) in (1..).zip(of.past) {
        let key = format!("committee_meeting/{place}");
        agenda.at(Days::on(meeting.drafted, 10, 0)?, {
            let (key, meeting, venue) = (key.clone(), meeting.clone(), venue.clone());
            move |tx, world| invite(tx, world, key, &meeting, &venue)
        });
        let due = meeting.conclusions.iter().map(|it| it.due).max().unwrap_or(meeting.held_on);
        agenda.at(Days::on(meeting.held_on, 16, 0)?, {
            let (key, meeting, venue) = (key.clone(), meeting.clone(), venue.clone());
            move |tx, world| hold(tx, world, &key, &meeting, &venue)
        });
        agenda.at(Days::on(due, 15, 30)?, move |tx, world| do_tasks(tx, world, &key, &meeting));
    }
    Ok(())
}

/// Puts the meeting to come on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let (of, venue) = (facts.committee.next.clone(), facts.committee.venue.clone());
    let held_on = today.saturating_add(of.days.days());
    agenda.at(Days::on(days.back(today, 1)?, 15, 0)?, move |tx, world| {
        let values = meeting(world, &of.title, held_on, &of.agenda, &venue)?;
        enter(tx, &world.person(SECRETARY)?, &MEETINGS, &values, None).map(drop)
    });
    Ok(())
}

fn draft(
    tx: &Tx<'_>,
    world: &mut World,
    of: &CommitteeFacts,
    seats: &[CommitteeSeat],
) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let unit = world.unit(Some(&of.unit))?.map(|unit| unit.to_string()).unwrap_or_default();
    let values = Values::new()
        .with("title", of.title.as_str())
        .with("kind", "strengthen")
        .with("unit", unit)
        .with("tasks", of.tasks.as_str())
        .with("standing_tasks", of.standing_tasks.as_str())
        .with("signer", world.person(HEAD)?.person.to_string());
    let begun = enter(tx, &by, &COMMITTEES, &values, None)?;
    world.entries.insert("committee".to_owned(), begun.id);
    let all = seats.iter().map(|seat| (seat.login.as_str(), post(&seat.part)));
    for (login, post) in all.chain([(of.secretary.as_str(), "secretary")]) {
        let represents = if login == of.representative { "yes" } else { "no" };
        let seat = Values::new()
            .with("person", world.person(login)?.person.to_string())
            .with("post", post)
            .with("representative", represents)
            .with("from", of.dated.to_string());
        enter(tx, &by, &SEATS, &seat, Some(begun.id))?;
    }
    Ok(())
}

/// The word of a part as the data write it.
fn post(part: &str) -> &'static str {
    let of = |post: &&committee::Post| post.label() == part;
    committee::Post::ALL.iter().find(of).map_or("member", |post| post.as_str())
}

fn issue(tx: &Tx<'_>, world: &World, number: &str, dated: Date) -> Result<(), AppError> {
    let id = world.entry("committee")?;
    step(tx, &world.person(HEAD)?, &COMMITTEES, id, "sign", &Values::new(), "")?;
    let given = Values::new().with("number", number).with("dated", dated.to_string());
    step(tx, &world.person(CLERK)?, &COMMITTEES, id, "number", &given, "").map(drop)
}

fn meeting(
    world: &World,
    title: &str,
    on: Date,
    agenda: &str,
    venue: &Venue,
) -> Result<Values, AppError> {
    Ok(Values::new()
        .with("title", title)
        .with("held_on", on.to_string())
        .with("time", venue.time.as_str())
        .with("place", venue.place.as_str())
        .with("chair", world.person(HEAD)?.person.to_string())
        .with("agenda", agenda))
}

fn invite(
    tx: &Tx<'_>,
    world: &mut World,
    key: String,
    of: &MeetingFacts,
    venue: &Venue,
) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let values = meeting(world, &of.title, of.held_on, &of.agenda, venue)?;
    let begun = enter(tx, &by, &MEETINGS, &values, None)?;
    let given =
        Values::new().with("number", of.number.as_str()).with("sent_on", of.drafted.to_string());
    step(tx, &by, &MEETINGS, begun.id, "invite", &given, "")?;
    world.entries.insert(key, begun.id);
    Ok(())
}

fn hold(
    tx: &Tx<'_>,
    world: &World,
    key: &str,
    of: &MeetingFacts,
    venue: &Venue,
) -> Result<(), AppError> {
    let (by, id) = (world.person(SECRETARY)?, world.entry(key)?);
    for one in &of.conclusions {
        let unit = world.unit(Some(&one.unit))?.map(|unit| unit.to_string()).unwrap_or_default();
        let values = Values::new()
            .with("title", one.title.as_str())
            .with("unit", unit)
            .with("owner", world.person(&one.owner)?.person.to_string())
            .with("due", one.due.to_string())
            .with("output", one.output.as_str());
        enter(tx, &by, &CONCLUSIONS, &values, Some(id))?;
    }
    let away = of.excused.as_deref().map(|login| world.person(login)).transpose()?;
    let away = away.map(|actor| actor.person);
    for guest in belonging(tx, &ATTENDANCE, id)? {
        let is_away = away.is_some() && guest.owner() == away;
        let (said, note) = if is_away { ("excuse", venue.away.as_str()) } else { ("attend", "") };
        step(tx, &by, &ATTENDANCE, guest.id, said, &Values::new(), note)?;
    }
    let given =
        Values::new().with("course", of.course.as_str()).with("ended", venue.ended.as_str());
    step(tx, &by, &MEETINGS, id, "hold", &given, "")?;
    step(tx, &world.person(HEAD)?, &MEETINGS, id, "confirm", &Values::new(), "").map(drop)
}

/// Whoever has a task does it; somebody else confirms it.
fn do_tasks(tx: &Tx<'_>, world: &World, key: &str, of: &MeetingFacts) -> Result<(), AppError> {
    let meeting: EntryId = world.entry(key)?;
    for conclusion in belonging(tx, &CONCLUSIONS, meeting)? {
        let facts = of.conclusions.iter().find(|it| it.title == conclusion.title());
        let facts = facts.ok_or(AppError::NotFound)?;
        let checker = if facts.owner == SECRETARY { HEAD } else { SECRETARY };
        for task in plan::tasks_from(tx, &conclusion.thing())? {
            let doer = world.person(&facts.owner)?;
            let result = Values::new().with("result", facts.result.as_str());
            step(tx, &doer, &TASKS, task.id, "start", &Values::new(), "")?;
            step(tx, &doer, &TASKS, task.id, "finish", &result, "")?;
            step(tx, &world.person(checker)?, &TASKS, task.id, "verify", &Values::new(), "")?;
        }
    }
    Ok(())
}
