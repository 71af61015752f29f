//! The agency, its units, its people and their accounts.

use crate::{
    AGENCY, Failure,
    agenda::Agenda,
    facts::{AgencyFacts, Facts, PersonFacts},
    moment::Days,
    world::World,
};
use account::{Login, Password};
use jiff::Timestamp;
use organization::{Agency, FullName};
use platform::{Actor, AppError, PersonId, Role, Tx, Via};
use std::thread;

/// The moment of founding: the morning of the first working day of 2022.
const FOUNDED: &str = "2022-01-04T08:00";

/// Puts the founding on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    plan_at(agenda, facts, Days::local(FOUNDED)?)
}

/// The same at another moment.
pub(crate) fn plan_at(agenda: &mut Agenda, facts: &Facts, at: Timestamp) -> Result<(), Failure> {
    let facts = facts.agency.clone();
    let hashes = hashes(&facts.password, facts.people.len())?;
    agenda.at(at, move |tx, world| found(tx, world, &facts, &hashes));
    Ok(())
}

/// One password, hashed for each account with a salt of its own, on as many threads as there are
/// processors.
fn hashes(password: &str, count: usize) -> Result<Vec<String>, Failure> {
    let unfit = || Failure::fact("agency.yaml", "password");
    let password = Password::parse(password).ok_or_else(unfit)?;
    let threads = thread::available_parallelism().map_or(1, usize::from).clamp(1, count.max(1));
    let each = thread::scope(|scope| {
        let share = |first: usize| {
            let password = &password;
            let mine = (first..count).step_by(threads);
            scope.spawn(move || mine.map(|_| account::hash_password(password)).collect::<Vec<_>>())
        };
        let working: Vec<_> = (0..threads).map(share).collect();
        working.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect::<Vec<_>>()
    });
    let done = each.into_iter().collect::<Result<Vec<_>, _>>();
    let done = done.map_err(|e| Failure::fact("agency.yaml", &e.to_string()))?;
    if done.len() == count { Ok(done) } else { Err(unfit()) }
}

fn found(
    tx: &Tx<'_>,
    world: &mut World,
    facts: &AgencyFacts,
    hashes: &[String],
) -> Result<(), AppError> {
    let AgencyFacts { name, short_name, superior, place, code, from, .. } = facts;
    let agency = Agency {
        id: AGENCY,
        name: name.clone(),
        short_name: short_name.clone(),
        superior: superior.clone(),
        place: place.clone(),
        code: code.clone(),
    };
    organization::found(tx, &agency)?;
    let by = Actor::system(AGENCY, "command");
    for unit in &facts.units {
        let id = organization::set_up_unit(tx, &by, &unit.code, &unit.name, *from)?;
        world.units.insert(unit.code.clone(), id);
    }
    for (person, hash) in facts.people.iter().zip(hashes) {
        let id = hire(tx, world, facts, person, hash)?;
        let member = organization::member(tx, id, text::here(tx.now()).date())?;
        let member = member.ok_or(AppError::NotFound)?;
        let actor = Actor {
            agency: AGENCY,
            agency_name: facts.short_name.clone(),
            person: id,
            name: member.name,
            position: member.position,
            unit: member.unit.map(organization::UnitId::get),
            roles: member.roles,
            // The record tells these acts from those of people who signed in.
            via: Via { auth: "demonstration", confirmed: true, ..Via::default() },
        };
        world.people.insert(person.login.clone(), actor);
    }
    Ok(())
}

fn hire(
    tx: &Tx<'_>,
    world: &World,
    facts: &AgencyFacts,
    person: &PersonFacts,
    hash: &str,
) -> Result<PersonId, AppError> {
    let by = Actor::system(AGENCY, "command");
    let unreadable = || AppError::Failed(format!("agency.yaml: {}", person.login));
    let roles = person.roles.iter().map(|role| Role::parse(role).ok_or_else(unreadable));
    let roles = roles.collect::<Result<Vec<_>, _>>()?;
    let name = FullName::parse(&person.name).ok_or_else(unreadable)?;
    let login = Login::parse(&person.login).ok_or_else(unreadable)?;
    let id = organization::hire(tx, &by, &name)?;
    let unit = world.unit(person.unit.as_deref())?;
    organization::appoint(tx, &by, id, unit, &person.position, facts.from)?;
    organization::grant(tx, &by, id, &roles, facts.from)?;
    account::open_account(tx, &by, id, &login, hash)?;
    Ok(id)
}
