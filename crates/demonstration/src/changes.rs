//! How codes are made, who asked for which change, and what was remarked on what is in work.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{Asked, Facts, RemarkFacts, RequestFacts},
    moment::Days,
    world::World,
};
use change_request::{Action, Given, Kind as Wanted, RequestId, Wish};
use document::{CodePattern, Kind, Place};
use jiff::civil::{Date, date};
use platform::{AppError, Tx};

/// Who decides on requests and says how codes are made.
const SECRETARY: &str = "thuky";

/// When the patterns of codes were set.
const PATTERNS_SET: Date = date(2022, 1, 18);

/// Working days that a writer has.
const TO_WRITE: i64 = 20;

/// Puts the patterns of codes on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    for pattern in facts.changes.patterns.clone() {
        let bad = || Failure::fact("changes.yaml", &pattern.pattern);
        let kind = Kind::parse(&pattern.kind).ok_or_else(bad)?;
        let made = CodePattern::parse(&pattern.pattern).ok_or_else(bad)?;
        agenda.at(Days::on(PATTERNS_SET, 9, 0)?, move |tx, world| {
            document::put_pattern(tx, &world.person(SECRETARY)?, kind, None, Some(&made))
        });
    }
    Ok(())
}

/// Puts what was asked for and remarked in these days on the agenda.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    for request in facts.changes.requests.clone() {
        let asked = Days::on(days.back(today, request.back)?, 10, 5)?;
        let due = days.working(today, today.saturating_add(jiff::Span::new().days(TO_WRITE)));
        let due = due.last().copied().ok_or(Failure::Beyond)?;
        let leads = facts.person("head", unit_of(facts, &request.by)?)?.login.clone();
        agenda.at(asked, move |tx, world| ask(tx, world, &request, &leads, due));
    }
    let remarked = Days::on(days.back(today, 1)?, 14, 10)?;
    for remark in facts.changes.remarks.clone() {
        agenda.at(remarked, move |tx, world| say(tx, world, &remark));
    }
    Ok(())
}

fn unit_of<'f>(facts: &'f Facts, login: &str) -> Result<Option<&'f str>, Failure> {
    let person = facts.agency.people.iter().find(|person| person.login == login);
    let person = person.ok_or_else(|| Failure::fact("agency.yaml", login))?;
    Ok(person.unit.as_deref())
}

/// A request, from its writing to where it has come.
fn ask(
    tx: &Tx<'_>,
    world: &World,
    of: &RequestFacts,
    head: &str,
    due: Date,
) -> Result<(), AppError> {
    let by = world.person(&of.by)?;
    let wish = Wish {
        kind: Wanted::Amend,
        version: Some(world.version(&of.code)?),
        code: String::new(),
        title: String::new(),
        reason: of.reason.clone(),
        basis: of.basis.clone(),
        present: of.present.clone(),
        proposed: of.proposed.clone(),
        impact: of.impact.clone(),
        is_urgent: of.urgent,
    };
    let id: RequestId = change_request::request(tx, &by, &wish)?;
    let nothing = Given::default();
    change_request::act(tx, &by, id, Action::Submit, &nothing)?;
    if of.until >= Asked::Endorsed {
        change_request::act(tx, &world.person(head)?, id, Action::Endorse, &nothing)?;
    }
    if of.until >= Asked::Accepted {
        let writer = world.person(&of.writer)?.person;
        let given = Given { author: Some(writer), due_on: Some(due), ..Given::default() };
        change_request::act(tx, &world.person(SECRETARY)?, id, Action::Accept, &given)?;
    }
    Ok(())
}

/// A remark on the version in work, and its answer.
fn say(tx: &Tx<'_>, world: &World, of: &RemarkFacts) -> Result<(), AppError> {
    let version = world.version(&of.code)?;
    let place = Place::parse(&of.place).unwrap_or(Place::Whole);
    let by = world.person(&of.by)?;
    let remark = document::comment(tx, &by, version, place, &of.remark)?;
    if of.answer.is_empty() {
        return Ok(());
    }
    let author = document::open(tx, &by, version)?.author;
    let author = world.people.values().find(|person| person.person == author).cloned();
    document::answer(tx, &author.ok_or(AppError::NotFound)?, version, remark, &of.answer)
}
