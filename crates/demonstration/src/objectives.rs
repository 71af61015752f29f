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
    Action, Content, Entered, Frequency, Indicator, Measurement, Operator, Period, Target,
};
use platform::{AppError, Tx};

/// Who writes objectives of the agency, enters figures and judges.
const SECRETARY: &str = "thuky";
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
        let approved = Days::on(*decided, 10, 0)? + (place * 2).minutes();
        act(agenda, approved, &key, HEAD, Action::Approve, "");
        if let Some([numerator, denominator]) = of.of {
            let value = Measurement { numerator, denominator };
            let covered = self::period(period.from, period.to.min(*entered_until))?;
            let entry = Entered { period: covered, value, evidence: of.evidence.clone() };
            let moment = Days::on((*entered).min(period.to), 14, 0)? + (place * 4).minutes();
            let key = key.clone();
            agenda.at(moment, move |tx, world| {
                objective::enter(tx, &world.person(SECRETARY)?, world.objective(&key)?, &entry)
            });
        }
        let day = of.judged.unwrap_or(*judged);
        let moment = Days::on(day, 15, 0)? + (place * 3).minutes();
        act(agenda, moment, &key, SECRETARY, Action::Evaluate, &of.remark);
    }
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
    let lately = days.back(today, 3)?;
    for (place, of) in (0..).zip(&facts.objectives.present) {
        let day = if of.draft { lately } else { decided };
        let moment = Days::on(day, 8, 30)? + (place * 5_i64).minutes();
        draft(agenda, moment, facts, of, year)?;
        if !of.draft {
            act(agenda, moment + 3.hours(), &key(of, year), HEAD, Action::Approve, "");
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
        measures: of.measures.clone(),
        owner: None,
    };
    // A head answers for their unit, the head of the office for the agency.
    let owner = facts.person("head", Some(of.unit.as_deref().unwrap_or("VP")))?.login.clone();
    let author = if of.unit.is_some() { owner.clone() } else { SECRETARY.to_owned() };
    let (key, unit) = (key(of, period), of.unit.clone());
    agenda.at(moment, move |tx, world| {
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
