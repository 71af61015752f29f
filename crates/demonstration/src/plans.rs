//! The plan of 2022 with its tasks, done and confirmed, and the plan of the present year.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, PastTask, PresentTask},
    moment::Days,
    world::World,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use plan::{PLANS, TASKS, URGINGS};
use platform::{AppError, Tx};
use quality_register::{EntryId, Values, enter, step};

/// Who writes the plan and confirms what is done.
const SECRETARY: &str = "thuky";
/// Who confirms what the secretary did, and approves.
const HEAD: &str = "chutich";
/// Who gives numbers.
const CLERK: &str = "vanthu";

/// Puts the plan of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let of = &facts.plans.past;
    let drafted = Days::on(of.drafted, 9, 0)?;
    let values = Values::new()
        .with("title", of.title.as_str())
        .with("kind", of.kind.as_str())
        .with("year", "2022")
        .with("bases", of.bases.as_str())
        .with("aims", of.aims.as_str())
        .with("resources", of.resources.as_str());
    begin(agenda, drafted, "plan/2022", values);
    for (place, task) in (0..).zip(of.tasks.clone()) {
        let key = format!("task/2022/{place}");
        let moment = drafted + (5 + 3 * place).minutes();
        let words = TaskWords {
            title: task.title.clone(),
            unit: task.unit.clone(),
            owner: task.owner.clone(),
            start: task.start,
            due: task.due,
            output: task.output.clone(),
        };
        add(agenda, moment, "plan/2022", key.clone(), words);
        done(agenda, &key, &task)?;
    }
    approve(
        agenda,
        "plan/2022",
        drafted + 2.hours(),
        Days::on(of.approved, 8, 0)?,
        &of.decision,
        of.approved,
    );
    act(
        agenda,
        Days::on(of.closed, 16, 0)?,
        Step {
            register: "plan",
            key: "plan/2022".into(),
            who: SECRETARY.into(),
            what: "close",
            given: Values::new(),
            note: String::new(),
        },
    );
    Ok(())
}

/// Puts the plan of the present year on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let of = &facts.plans.present;
    let year = today.year();
    let first = date(year, 1, 1);
    let working = days.working(first, today);
    let day = |at: usize| working.get(at).copied().unwrap_or(today);
    let drafted = Days::on(day(1), 9, 0)?;
    let key = format!("plan/{year}");
    let values = Values::new()
        .with("title", of.title.replace("{year}", &year.to_string()))
        .with("kind", "maintain")
        .with("year", year.to_string());
    begin(agenda, drafted, &key, values);
    for (place, task) in (0..).zip(of.tasks.clone()) {
        let own = format!("task/{year}/{place}");
        let from = |days: i64| first.saturating_add(days.days());
        let words = TaskWords {
            title: task.title.clone(),
            unit: task.unit.clone(),
            owner: task.owner.clone(),
            start: from(task.from),
            due: from(task.due),
            output: task.output.clone(),
        };
        add(agenda, drafted + (5 + 3 * place).minutes(), &key, own.clone(), words);
        course(agenda, &own, &task, first)?;
    }
    let approved = Days::on(day(4), 8, 0)?;
    approve(agenda, &key, drafted + 2.hours(), approved, "03/KH-UBND", day(4));
    // Once a task is late for a month, its unit is urged.
    let late = of.tasks.iter().filter(|task| task.done.is_none() && task.progress.is_none());
    let late = late.min_by_key(|task| task.due);
    let urged_on = late.map(|task| first.saturating_add((task.due + 30).days()));
    if let (Some(task), Some(day)) = (late, urged_on)
        && day < today
    {
        let last = days.working(day, today).first().copied().unwrap_or(today);
        urge(agenda, Days::on(last, 9, 0)?, task.unit.clone());
    }
    Ok(())
}

/// A letter to a unit with late tasks: drafted, sent the same afternoon.
fn urge(agenda: &mut Agenda, moment: Timestamp, unit: String) {
    const KEY: &str = "urging/present";
    agenda.at(moment, move |tx, world| {
        let unit = world.unit(Some(&unit))?.map(organization::UnitId::get).unwrap_or_default();
        let letter = plan::urge(tx, &world.person(SECRETARY)?, unit)?;
        world.entries.insert(KEY.to_owned(), letter.id);
        Ok(())
    });
    agenda.at(moment + 6.hours(), |tx, world| {
        let sent_on = text::here(tx.now()).date().to_string();
        let given = Values::new().with("number", "61/UBND-VP").with("sent_on", sent_on);
        let (by, id) = (world.person(SECRETARY)?, world.entry(KEY)?);
        step(tx, &by, &URGINGS, id, "send", &given, "").map(drop)
    });
}

struct TaskWords {
    title: String,
    unit: String,
    owner: String,
    start: Date,
    due: Date,
    output: String,
}

/// An act upon an entry, by the key under which the world knows it.
struct Step {
    register: &'static str,
    key: String,
    who: String,
    what: &'static str,
    given: Values,
    note: String,
}

fn begin(agenda: &mut Agenda, moment: Timestamp, key: &str, values: Values) {
    let key = key.to_owned();
    agenda.at(moment, move |tx, world| {
        let entry = enter(tx, &world.person(SECRETARY)?, &PLANS, &values, None)?;
        world.entries.insert(key, entry.id);
        Ok(())
    });
}

fn add(agenda: &mut Agenda, moment: Timestamp, plan: &str, key: String, of: TaskWords) {
    let plan = plan.to_owned();
    agenda.at(moment, move |tx, world| {
        let unit = world.unit(Some(&of.unit))?.map(|unit| unit.to_string()).unwrap_or_default();
        let values = Values::new()
            .with("title", of.title)
            .with("unit", unit)
            .with("owner", world.person(&of.owner)?.person.to_string())
            .with("start", of.start.to_string())
            .with("due", of.due.to_string())
            .with("output", of.output);
        let plan = world.entry(&plan)?;
        let entry = enter(tx, &world.person(SECRETARY)?, &TASKS, &values, Some(plan))?;
        world.entries.insert(key, entry.id);
        Ok(())
    });
}

fn act(agenda: &mut Agenda, moment: Timestamp, of: Step) {
    agenda.at(moment, move |tx, world| perform(tx, world, &of));
}

fn perform(tx: &Tx<'_>, world: &World, of: &Step) -> Result<(), AppError> {
    let register = if of.register == "plan" { &PLANS } else { &TASKS };
    let id: EntryId = world.entry(&of.key)?;
    step(tx, &world.person(&of.who)?, register, id, of.what, &of.given, &of.note)?;
    Ok(())
}

fn approve(
    agenda: &mut Agenda,
    plan: &str,
    submitted: Timestamp,
    approved: Timestamp,
    decision: &str,
    day: Date,
) {
    let step = |who: &str, what, given| Step {
        register: "plan",
        key: plan.to_owned(),
        who: who.to_owned(),
        what,
        given,
        note: String::new(),
    };
    act(agenda, submitted, step(SECRETARY, "submit", Values::new()));
    act(agenda, approved, step(HEAD, "approve", Values::new()));
    let given = Values::new().with("decision", decision).with("signed_on", day.to_string());
    act(agenda, approved + 2.hours(), step(CLERK, "number", given));
}

/// What was done to a task of 2022. Whoever did it does not confirm it.
fn done(agenda: &mut Agenda, key: &str, of: &PastTask) -> Result<(), Failure> {
    let start = Days::on(of.start.max(date(2022, 1, 11)), 9, 0)?;
    let end = Days::on(of.done.max(date(2022, 1, 12)), 15, 0)?;
    task_done(agenda, key, &of.owner, &of.result, start, end);
    Ok(())
}

fn task_done(
    agenda: &mut Agenda,
    key: &str,
    owner: &str,
    result: &str,
    start: Timestamp,
    end: Timestamp,
) {
    let step = |who: &str, what, given| Step {
        register: "task",
        key: key.to_owned(),
        who: who.to_owned(),
        what,
        given,
        note: String::new(),
    };
    let checker = if owner == SECRETARY { HEAD } else { SECRETARY };
    act(agenda, start, step(owner, "start", Values::new()));
    act(agenda, end, step(owner, "finish", Values::new().with("result", result)));
    act(agenda, end + 20.hours(), step(checker, "verify", Values::new()));
}

/// What was done so far to a task of the present year.
fn course(agenda: &mut Agenda, key: &str, of: &PresentTask, first: Date) -> Result<(), Failure> {
    let at = |days: i64| Days::on(first.saturating_add(days.days()), 9, 0);
    let start = at(of.from.max(14))?;
    if let Some(day) = of.done {
        task_done(agenda, key, &of.owner, &of.result, start, at(day)?);
    }
    if let Some(progress) = of.progress {
        let step = |what, given| Step {
            register: "task",
            key: key.to_owned(),
            who: of.owner.clone(),
            what,
            given,
            note: String::new(),
        };
        act(agenda, start, step("start", Values::new()));
        let given = Values::new().with("progress", progress.to_string());
        act(agenda, start + (24 * 20).hours(), step("report", given));
    }
    Ok(())
}
