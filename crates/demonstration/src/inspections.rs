//! The inspection of 2022, closed, those of the last weeks with what the public reads of them, and one
//! that is announced today; to whom the agency reports each year, and the report of 2022.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Facts, InspectionStep, PublishedInspection, ReportFacts},
    moment::Days,
    world::World,
};
use inspection::INSPECTIONS;
use jiff::{ToSpan, civil::Date};
use platform::{AppError, Tx};
use quality_register::{Values, enter, step};
use std::collections::BTreeMap;
use yearly_report::{Action, Given};

/// Who deals with whoever inspects.
const SECRETARY: &str = "thuky";
/// The inspection of 2022 among the entries.
const PAST: &str = "inspection/2022";

/// Puts the inspection of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    let past = facts.inspections.past.clone();
    let line = facts.inspections.reports.clone();
    agenda.at(Days::on(line.since, 9, 0)?, move |tx, world| {
        let (by, due) = (world.person(SECRETARY)?, (line.month, line.day));
        let id = yearly_report::add_line(tx, &by, &line.to, due, line.remind_days)?;
        world.report_line = Some(id);
        Ok(())
    });
    plan_report(agenda, &facts.inspections.report)?;
    let values = values(&past.values);
    agenda.at(Days::on(past.noted, 9, 0)?, move |tx, world| {
        let entry = enter(tx, &world.person(SECRETARY)?, &INSPECTIONS, &values, None)?;
        world.entries.insert(PAST.to_owned(), entry.id);
        Ok(())
    });
    for of in past.steps {
        agenda.at(Days::on(of.on, 15, 0)?, move |tx, world| go(tx, world, &of));
    }
    Ok(())
}

/// Puts the inspection that is announced, and the pack for it, on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let of = facts.inspections.present.clone();
    let noted = days.back(today, of.noted_back)?;
    let day = today.saturating_add(of.in_days.days());
    let values = values(&of.values).with("day", day.to_string());
    agenda.at(Days::on(noted, 10, 0)?, move |tx, world| {
        enter(tx, &world.person(SECRETARY)?, &INSPECTIONS, &values, None).map(drop)
    });
    for recent in facts.inspections.recent.clone() {
        let day = days.back(today, recent.back)?;
        agenda.at(Days::on(day, 15, 30)?, move |tx, world| hold(tx, world, day, &recent));
    }
    Ok(())
}

/// An inspection from its announcement to what the public reads of it.
fn hold(
    tx: &Tx<'_>,
    world: &World,
    day: Date,
    facts: &PublishedInspection,
) -> Result<(), AppError> {
    let by = world.person(SECRETARY)?;
    let values = Values::new()
        .with("what", facts.what.as_str())
        .with("form", "on_site")
        .with("by", facts.by.as_str())
        .with("day", day.to_string());
    let id = enter(tx, &by, &INSPECTIONS, &values, None)?.id;
    let said = Values::new().with("conclusion", facts.conclusion.as_str());
    for key in ["prepare", "hold"] {
        step(tx, &by, &INSPECTIONS, id, key, &Values::new(), "")?;
    }
    let minutes = Values::new().with("minutes", facts.minutes.as_str()).with("rank", "none");
    step(tx, &by, &INSPECTIONS, id, "minutes", &minutes, "")?;
    step(tx, &by, &INSPECTIONS, id, "close", &Values::new(), "")?;
    if !facts.conclusion.is_empty() {
        step(tx, &by, &INSPECTIONS, id, "publish", &said, "")?;
    }
    Ok(())
}

/// Puts the report of a year on the agenda: drafted with the figures of its day, reviewed, signed, sent,
/// confirmed.
fn plan_report(agenda: &mut Agenda, of: &ReportFacts) -> Result<(), Failure> {
    let facts = of.clone();
    agenda.at(Days::on(of.drafted, 9, 0)?, move |tx, world| {
        let by = world.person(SECRETARY)?;
        let line = world.report_line.ok_or(AppError::NotFound)?;
        let of = (facts.year, facts.cut_off);
        let id = yearly_report::draft(tx, &by, &world.showcase, line, of)?;
        world.report = Some(id);
        yearly_report::write(tx, &by, (id, 0), &facts.words, None)
    });
    let numbered = Given { number: of.number.clone(), day: Some(of.sent), ..Given::default() };
    let answered = Given { day: Some(of.answered), ..Given::default() };
    for (day, who, action, given) in [
        (of.reviewed, "chanhvanphong", Action::Review, Given::default()),
        (of.signed, "chutich", Action::Sign, Given::default()),
        (of.sent, "vanthu", Action::Send, numbered),
        (of.answered, SECRETARY, Action::Acknowledge, answered),
    ] {
        agenda.at(Days::on(day, 10, 0)?, move |tx, world| {
            let id = world.report.ok_or(AppError::NotFound)?;
            yearly_report::act(tx, &world.person(who)?, id, action, &given).map(drop)
        });
    }
    Ok(())
}

fn values(of: &BTreeMap<String, String>) -> Values {
    of.iter().fold(Values::new(), |values, (key, value)| values.with(key, value.as_str()))
}

fn go(tx: &Tx<'_>, world: &World, of: &InspectionStep) -> Result<(), AppError> {
    let id = world.entry(PAST)?;
    let by = world.person(SECRETARY)?;
    let what = INSPECTIONS.stages.iter().flat_map(|stage| stage.steps);
    let what = what.map(|step| step.key).find(|key| *key == of.step);
    let what = what.ok_or_else(|| AppError::Failed(of.step.clone()))?;
    step(tx, &by, &INSPECTIONS, id, what, &values(&of.given), "").map(drop)
}
