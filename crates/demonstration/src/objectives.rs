//! Objectives of 2022 with their measurements, and a few of the present year.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, ObjectiveFacts, Objectives},
    moment::Days,
    world::World,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use objective::{
    Action, Content, Entered, Frequency, Indicator, Measurement, ObjectiveId, Operator, Period,
    Progress, Target, Task,
};
use platform::{AppError, Tx};

/// Who writes objectives of the agency, enters figures and judges.
const SECRETARY: &str = "thuky";
/// Who looks at what was entered: the head of the office.
const CHIEF: &str = "chanhvanphong";
/// The decision by which the sets of 2022 were approved.
const DECISION_OF_2022: &str = "02/QĐ-UBND";
/// What shows that a measure was carried out, where nothing else is named.
const REPORT: &str = "Báo cáo kết quả thực hiện mục tiêu";
/// Who makes them binding.
const HEAD: &str = "chutich";

/// Puts the objectives of 2022 on the agenda: decided, measured after nine months, judged.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let Objectives { decided, entered, entered_until, judged, past, .. } = &facts.objectives;
    let drafted = Days::on(decided.saturating_sub(4.days()), 9, 0)?;
    for (place, of) in (0..).zip(past) {
        let period = period(date(2022, 1, 1), of.until.unwrap_or(date(2022, 12, 31)))?;
        draft(agenda, drafted + (place * 6_i64).minutes(), facts, of, period)?;
        let key = key(of, period);
        hand_in(agenda, drafted + 3.hours() + (place * 6).minutes(), &key);
        plan_of(agenda, drafted + 4.hours() + (place * 6).minutes(), of, &key, period)?;
        if let Some([numerator, denominator]) = of.of {
            let value = Measurement { numerator, denominator };
            let covered = self::period(period.from, period.to.min(*entered_until))?;
            let (evidence, reason) = (of.evidence.clone(), String::new());
            let entry = Entered { period: covered, value, evidence, reason };
            let moment = Days::on((*entered).min(period.to), 14, 0)? + (place * 4).minutes();
            let key = key.clone();
            agenda.at(moment, move |tx, world| {
                let id = world.objective(&key)?;
                let value = objective::enter(tx, &world.person(SECRETARY)?, id, &entry)?;
                // Somebody else looks at it the same afternoon.
                objective::verify(tx, &world.person(CHIEF)?, id, value)
            });
        }
        let day = of.judged.unwrap_or(*judged);
        let moment = Days::on(day, 15, 0)? + (place * 3).minutes();
        act(agenda, moment, &key, SECRETARY, Action::Evaluate, &of.remark);
    }
    approve(agenda, Days::on(*decided, 10, 0)?, facts, DECISION_OF_2022, *decided);
    Ok(())
}

/// Hands an objective in and appraises it.
fn hand_in(agenda: &mut Agenda, moment: Timestamp, key: &str) {
    act(agenda, moment, key, SECRETARY, Action::Submit, "");
    act(agenda, moment + 1.minutes(), key, SECRETARY, Action::Appraise, "");
}

/// Approves the sets of the agency and of its units by one decision.
fn approve(agenda: &mut Agenda, moment: Timestamp, facts: &Facts, number: &'static str, on: Date) {
    let mut units: Vec<Option<String>> =
        facts.objectives.past.iter().map(|of| of.unit.clone()).collect();
    units.sort();
    units.dedup();
    agenda.at(moment, move |tx, world| {
        let by = world.person(HEAD)?;
        for unit in &units {
            let unit = world.unit(unit.as_deref())?.map(organization::UnitId::get);
            objective::approve_set(tx, &by, (on.year().into(), unit), (number, on))?;
        }
        Ok(())
    });
}

/// The lines of the plan: each measure is done by who answers for the objective, over its period.
fn plan_of(
    agenda: &mut Agenda,
    moment: Timestamp,
    of: &ObjectiveFacts,
    key: &str,
    period: Period,
) -> Result<(), Failure> {
    let (key, measures) = (key.to_owned(), of.measures.clone());
    let (evaluation, resources) = (of.evaluation.clone(), of.resources.clone());
    let done = Days::on(period.to, 11, 0)?;
    let lines = key.clone();
    agenda.at(moment, move |tx, world| {
        let (by, id) = (world.person(SECRETARY)?, world.objective(&lines)?);
        let owner = objective::open(tx, id)?.content.owner;
        for what in measures.lines() {
            let task = Task {
                what: what.to_owned(),
                resources: resources.clone(),
                who: owner,
                start_on: period.from,
                due_on: period.to,
                evaluation: evaluation.clone(),
            };
            let line = objective::plan(tx, &by, id, &task)?;
            world.objective_tasks.entry(lines.clone()).or_default().push(line);
        }
        Ok(())
    });
    let evidence = if of.evidence.is_empty() { REPORT.to_owned() } else { of.evidence.clone() };
    agenda.at(done, move |tx, world| {
        let (by, id) = (world.person(SECRETARY)?, world.objective(&key)?);
        for line in world.objective_tasks.get(&key).cloned().unwrap_or_default() {
            let progress = Progress { done: 100, evidence: evidence.clone() };
            objective::progress(tx, &by, id, line, &progress)?;
        }
        Ok(())
    });
    Ok(())
}

/// Puts the objectives of the present year on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let year = period(today.first_of_year(), today.last_of_year())?;
    let decided = days.working(today.first_of_year(), today).get(3).copied().unwrap_or(today);
    // In the first days of a year nothing is older than the decision.
    let lately = days.back(today, 3)?.max(decided);
    for (place, of) in (0..).zip(&facts.objectives.present) {
        let day = if of.draft { lately } else { decided };
        let moment = Days::on(day, 8, 30)? + (place * 5_i64).minutes();
        draft(agenda, moment, facts, of, year)?;
        // One still waits for its approval.
        let key = key(of, year);
        hand_in(agenda, moment + 1.hours(), &key);
        if !of.draft {
            act(agenda, moment + 3.hours(), &key, HEAD, Action::Approve, "");
        }
    }
    Ok(())
}

/// A number is unique in its year.
fn key(of: &ObjectiveFacts, period: Period) -> String {
    format!("{}/{}", of.number, period.from.year())
}

fn period(from: Date, to: Date) -> Result<Period, Failure> {
    Period::new(from, to).ok_or_else(|| Failure::fact("objectives.yaml", "until"))
}

fn draft(
    agenda: &mut Agenda,
    moment: Timestamp,
    facts: &Facts,
    of: &ObjectiveFacts,
    period: Period,
) -> Result<(), Failure> {
    let unreadable = || Failure::fact("objectives.yaml", &of.number);
    let word = if of.formula.is_empty() { of.count.as_str() } else { "entered" };
    let content = Content {
        number: of.number.clone(),
        statement: of.statement.clone(),
        unit: None,
        indicator: Indicator::parse(word, None, &of.formula).ok_or_else(unreadable)?,
        target: Target {
            operator: if of.at_most { Operator::AtMost } else { Operator::AtLeast },
            permille: of.target,
        },
        period,
        frequency: Frequency::parse(&of.frequency).ok_or_else(unreadable)?,
        measures: String::new(),
        owner: None,
        parent: None,
        baseline: of.baseline,
    };
    // A head answers for their unit, the head of the office for the agency.
    let owner = facts.person("head", Some(of.unit.as_deref().unwrap_or("VP")))?.login.clone();
    let author = if of.unit.is_some() { owner.clone() } else { SECRETARY.to_owned() };
    let parent = of.parent.as_ref().map(|parent| format!("{parent}/{}", period.from.year()));
    let (key, unit) = (key(of, period), of.unit.clone());
    agenda.at(moment, move |tx, world| {
        let parent = parent.as_deref().map(|parent| world.objective(parent)).transpose()?;
        let content = Content { parent: parent.map(ObjectiveId::get), ..content };
        begin(tx, world, key, &author, &owner, unit.as_deref(), content)
    });
    Ok(())
}

fn begin(
    tx: &Tx<'_>,
    world: &mut World,
    key: String,
    author: &str,
    owner: &str,
    unit: Option<&str>,
    content: Content,
) -> Result<(), AppError> {
    let unit = world.unit(unit)?.map(organization::UnitId::get);
    let owner = Some(world.person(owner)?.person);
    let by = world.person(author)?;
    let id = objective::draft(tx, &by, &Content { unit, owner, ..content })?;
    world.objectives.insert(key, id);
    Ok(())
}

fn act(
    agenda: &mut Agenda,
    moment: Timestamp,
    key: &str,
    login: &'static str,
    action: Action,
    remark: &str,
) {
    let (key, remark) = (key.to_owned(), remark.to_owned());
    agenda.at(moment, move |tx, world| {
        let (by, id) = (world.person(login)?, world.objective(&key)?);
        objective::act(tx, &by, id, action, &remark).map(drop)
    });
}
