//! The management review of 2022 with its decisions, done and confirmed; and the one that is being
//! prepared today.

use crate::{
    Failure,
    agenda::Agenda,
    entries::{SECRETARY, act, begin, person, unit},
    facts::{Facts, PastReview, ReviewDecision},
    moment::Days,
    world::World,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use management_review::{DECISIONS, REVIEWS, Topic, Wording};
use plan::TASKS;
use platform::{AppError, Tx};
use quality_register::Values;

/// The review of 2022 as the world knows it.
const KEY: &str = "management_review/2022";

/// Who confirms decisions.
const LEADER: &str = "phochutich";

/// Puts the review of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let of = &facts.management_reviews.past;
    prepare(agenda, of)?;
    let day = Days::on(of.day, 11, 0)?;
    let (secretary, chair) = (of.secretary.as_str(), of.chair.as_str());
    act(agenda, day, (&REVIEWS, KEY), (secretary, "hold"), Values::new());
    for (place, decision) in of.decisions.iter().enumerate() {
        decided(agenda, place, decision, of)?;
    }
    let minutes = Values::new()
        .with("attended", of.attended.as_str())
        .with("absent", of.absent.as_str())
        .with("ended", of.ended.as_str())
        .with("course", of.course.as_str())
        .with("conclusion", of.conclusion.as_str());
    let written = Days::on(of.written, 9, 0)?;
    act(agenda, written, (&REVIEWS, KEY), (secretary, "write"), minutes);
    act(agenda, written + 1.hours(), (&REVIEWS, KEY), (secretary, "sign"), Values::new());
    let number = Values::new().with("number", of.number.as_str());
    let signed = Days::on(of.signed, 8, 0)?;
    act(agenda, signed, (&REVIEWS, KEY), (chair, "countersign"), number);
    act(agenda, signed + 1.hours(), (&REVIEWS, KEY), (secretary, "hand_out"), Values::new());
    let closed = Days::on(of.closed, 16, 0)?;
    act(agenda, closed, (&REVIEWS, KEY), (LEADER, "close"), Values::new());
    Ok(())
}

/// The meeting is planned, its inputs are written about and frozen on the morning of its day.
fn prepare(agenda: &mut Agenda, of: &PastReview) -> Result<(), Failure> {
    let facts = of.clone();
    begin(agenda, Days::on(of.planned, 9, 0)?, &REVIEWS, KEY, None, move |world| {
        Ok(Values::new()
            .with("name", facts.name)
            .with("from", facts.from.to_string())
            .with("to", facts.to.to_string())
            .with("day", facts.day.to_string())
            .with("time", facts.time)
            .with("place", facts.place)
            .with("chair", person(world, &facts.chair)?)
            .with("secretary", person(world, &facts.secretary)?)
            .with("participants", facts.participants)
            .with("agenda", facts.agenda))
    });
    let announced = Days::on(of.announced, 9, 0)?;
    act(agenda, announced, (&REVIEWS, KEY), (LEADER, "announce"), Values::new());
    let words: Vec<_> = (of.words.iter())
        .filter_map(|(topic, words)| {
            Some(Wording { topic: Topic::parse(topic)?, words: words.clone(), seen: 0 })
        })
        .collect();
    if words.len() != Topic::ALL.len() {
        return Err(Failure::fact("management_reviews.yaml", "words"));
    }
    agenda.at(Days::on(of.day, 7, 30)?, move |tx, world| {
        let (by, id) = (world.person(SECRETARY)?, world.entry(KEY)?);
        management_review::write(tx, &by, id, &words)?;
        management_review::freeze(tx, &by, &world.showcase, id).map(drop)
    });
    Ok(())
}

/// A decision, the task that it became, and its end.
fn decided(
    agenda: &mut Agenda,
    place: usize,
    of: &ReviewDecision,
    review: &PastReview,
) -> Result<(), Failure> {
    let key = format!("review_decision/2022/{place}");
    let minutes = i64::try_from(place).unwrap_or_default();
    let noted = Days::on(review.day, 14, 0)? + minutes.minutes();
    let words = of.clone();
    begin(agenda, noted, &DECISIONS, &key, Some(KEY), move |world| {
        Ok(Values::new()
            .with("words", words.words)
            .with("kind", words.kind)
            .with("course", "task")
            .with("unit", unit(world, &words.unit)?)
            .with("owner", person(world, &words.owner)?)
            .with("due", words.due.to_string()))
    });
    let task = format!("task/decision/{place}");
    let (from, own) = (key.clone(), task.clone());
    let known = Days::on(review.signed, 9, 30)?;
    agenda.at(known, move |tx, world| known_as(tx, world, &from, &own));
    let (owner, result) = (of.owner.as_str(), Values::new().with("result", of.result.as_str()));
    let done = Days::on(of.done, 15, 0)?;
    act(agenda, Days::on(of.started, 9, 0)?, (&TASKS, &task), (owner, "start"), Values::new());
    act(agenda, done, (&TASKS, &task), (owner, "finish"), result.clone());
    act(agenda, done + 20.hours(), (&TASKS, &task), (SECRETARY, "verify"), Values::new());
    act(agenda, done + 21.hours(), (&DECISIONS, &key), (LEADER, "confirm"), result);
    Ok(())
}

/// The task of a decision gets a key.
fn known_as(tx: &Tx<'_>, world: &mut World, decision: &str, task: &str) -> Result<(), AppError> {
    let decision = quality_register::open(tx, &DECISIONS, world.entry(decision)?)?;
    for it in plan::tasks_from(tx, &decision.thing())? {
        world.entries.insert(task.to_owned(), it.id);
    }
    Ok(())
}

/// Puts the review of the present year on the agenda: announced, its inputs live.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let name = facts.management_reviews.present.name.replace("{year}", &today.year().to_string());
    let past = facts.management_reviews.past.clone();
    let planned = Days::on(days.back(today, 3)?, 10, 0)?;
    let key = "management_review/now";
    begin(agenda, planned, &REVIEWS, key, None, move |world| {
        Ok(Values::new()
            .with("name", name)
            .with("from", date(today.year(), 1, 1).to_string())
            .with("to", today.to_string())
            .with("day", today.saturating_add(12.days()).to_string())
            .with("time", past.time)
            .with("place", past.place)
            .with("chair", person(world, &past.chair)?)
            .with("secretary", person(world, &past.secretary)?)
            .with("participants", past.participants))
    });
    act(agenda, planned + 24.hours(), (&REVIEWS, key), (LEADER, "announce"), Values::new());
    Ok(())
}
