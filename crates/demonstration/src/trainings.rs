//! Courses: planned, held, who was there by sheet or code, certificates, their effect after months.

use crate::{
    Failure,
    agenda::Agenda,
    entries::{SECRETARY, act, begin, person},
    facts::{CourseFacts, Facts, TraineeFacts},
    moment::Days,
};
use jiff::{Timestamp, ToSpan, civil::Date};
use quality_register::{EntryId, Values, step};
use training::{ATTENDANCES, COURSES};

/// Who approves the plan of courses.
const LEADER: &str = "chutich";

/// The days of a course.
#[derive(Debug, Clone, Copy)]
struct Course {
    proposed: Date,
    due: Date,
    held: Option<Date>,
    judged: Option<Date>,
    closed: Option<Date>,
}

/// Puts the courses of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    for (place, of) in (0..).zip(&facts.trainings.past) {
        let unknown = || Failure::fact("trainings.yaml", &of.key);
        let held = of.held.ok_or_else(unknown)?;
        let course = Course {
            proposed: of.proposed.ok_or_else(unknown)?,
            due: held,
            held: of.held,
            judged: of.judged,
            closed: of.closed,
        };
        take_place(agenda, of, course, place)?;
    }
    Ok(())
}

/// Puts the courses of today on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let back = |count: Option<usize>| count.map(|count| days.back(today, count)).transpose();
    for (place, of) in (0..).zip(&facts.trainings.present) {
        let unknown = || Failure::fact("trainings.yaml", &of.key);
        let ahead = of.due_ahead.map(|days| today.saturating_add(days.days()));
        let course = Course {
            proposed: back(of.proposed_back)?.ok_or_else(unknown)?,
            due: back(of.due_back)?.or(ahead).ok_or_else(unknown)?,
            held: back(of.held_back)?,
            judged: back(of.judged_back)?,
            closed: back(of.closed_back)?,
        };
        take_place(agenda, of, course, place)?;
    }
    Ok(())
}

fn take_place(
    agenda: &mut Agenda,
    of: &CourseFacts,
    course: Course,
    place: i64,
) -> Result<(), Failure> {
    let key = format!("course/{}", of.key);
    let moment = Days::on(course.proposed, 9, 0)? + (place * 5).minutes();
    let values = words_of(of, course);
    begin(agenda, moment, &COURSES, &key, None, move |_| Ok(values));
    if of.is_proposal {
        return Ok(());
    }
    let given = Values::new().with("decision", of.decision.as_str());
    act(agenda, moment + 24.hours(), (&COURSES, &key), (LEADER, "approve"), given);
    for (at, trainee) in (0..).zip(&of.people) {
        let who = trainee.who.clone();
        let moment = moment + 25.hours() + (at * 2_i64).minutes();
        let line = line_key(of, trainee);
        begin(agenda, moment, &ATTENDANCES, &line, Some(&key), move |world| {
            Ok(Values::new().with("person", person(world, &who)?))
        });
    }
    let Some(held) = course.held else { return Ok(()) };
    hold(agenda, of, &key, held)?;
    if let Some(judged) = course.judged {
        judge(agenda, of, Days::on(judged, 14, 0)?);
    }
    if let Some(closed) = course.closed {
        let moment = Days::on(closed, 10, 0)?;
        let (key, remark) = (key, of.remark.clone());
        agenda.at(moment, move |tx, world| {
            let (by, id) = (world.person(SECRETARY)?, world.entry(&key)?);
            step(tx, &by, &COURSES, id, "close", &Values::new(), &remark).map(drop)
        });
    }
    Ok(())
}

fn words_of(of: &CourseFacts, course: Course) -> Values {
    let months = of.effect_months.map(|months| months.to_string()).unwrap_or_default();
    Values::new()
        .with("title", of.title.as_str())
        .with("kind", of.kind.as_str())
        .with("due", course.due.to_string())
        .with("audience", of.audience.as_str())
        .with("organizer", of.organizer.as_str())
        .with("content", of.content.as_str())
        .with("method", of.method.as_str())
        .with("place", of.place.as_str())
        .with("cost", of.cost.as_str())
        .with("effect_months", months)
}

fn line_key(of: &CourseFacts, trainee: &TraineeFacts) -> String {
    format!("attendance/{}/{}", of.key, trainee.who)
}

/// The day itself: who has a telephone signs in, the secretary notes the others; then the results.
fn hold(agenda: &mut Agenda, of: &CourseFacts, key: &str, held: Date) -> Result<(), Failure> {
    let morning = Days::on(held, 8, 0)?;
    for (at, who) in (0..).zip(of.signs.clone()) {
        let key = key.to_owned();
        agenda.at(morning + (at * 2_i64).minutes(), move |tx, world| {
            let (by, course): (_, EntryId) = (world.person(&who)?, world.entry(&key)?);
            training::sign_in(tx, &by, course).map(drop)
        });
    }
    let evening = Days::on(held, 16, 30)?;
    let given = Values::new()
        .with("held_on", held.to_string())
        .with("trainer", of.trainer.as_str())
        .with("material", of.material.as_str())
        .with("decision", of.decision.as_str());
    act(agenda, evening, (&COURSES, key), (SECRETARY, "hold"), given);
    for (at, trainee) in (1..).zip(&of.people) {
        present(agenda, of, trainee, held, evening + (at * 2_i64).minutes());
    }
    let given = Values::new().with("summary", of.summary.as_str());
    act(agenda, evening + 50.minutes(), (&COURSES, key), (SECRETARY, "record"), given);
    Ok(())
}

fn present(
    agenda: &mut Agenda,
    of: &CourseFacts,
    trainee: &TraineeFacts,
    held: Date,
    moment: Timestamp,
) {
    let line = line_key(of, trainee);
    if !trainee.missed.is_empty() {
        let missed = trainee.missed.clone();
        agenda.at(moment, move |tx, world| {
            let (by, id) = (world.person(SECRETARY)?, world.entry(&line)?);
            step(tx, &by, &ATTENDANCES, id, "miss", &Values::new(), &missed).map(drop)
        });
        return;
    }
    let mut given = Values::new().with("result", trainee.result.as_str());
    if !trainee.certificate.is_empty() {
        given = given
            .with("certificate", trainee.certificate.as_str())
            .with("certificate_on", held.to_string());
        if let Some(days) = trainee.valid_days {
            given = given.with("valid_to", held.saturating_add(days.days()).to_string());
        }
    }
    if !of.signs.contains(&trainee.who) {
        act(agenda, moment, (&ATTENDANCES, &line), (SECRETARY, "attend"), given);
    } else if !trainee.certificate.is_empty() {
        act(agenda, moment, (&ATTENDANCES, &line), (SECRETARY, "certify"), given);
    }
}

/// The effect, judged by whoever leads the trainee.
fn judge(agenda: &mut Agenda, of: &CourseFacts, moment: Timestamp) {
    for (at, trainee) in (0..).zip(&of.people) {
        if trainee.effect.is_empty() || !trainee.missed.is_empty() {
            continue;
        }
        let judge = if trainee.who == LEADER { "phochutich" } else { LEADER };
        let given = Values::new()
            .with("effect", trainee.effect.as_str())
            .with("effect_words", trainee.words.as_str());
        let line = line_key(of, trainee);
        let moment = moment + (at * 2_i64).minutes();
        act(agenda, moment, (&ATTENDANCES, &line), (judge, "evaluate"), given);
    }
}
