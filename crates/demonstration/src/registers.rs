//! Registers of the quality cycle: context, parties, risks, providers, equipment, environment,
//! communication, competence, needs, knowledge. Each entry and each step is the shared register's own action.

use crate::{
    Failure, PRESENT_SINCE,
    agenda::Agenda,
    facts::{EntryFacts, Facts, When},
    moment::Days,
    world::World,
};
use jiff::{Timestamp, ToSpan, civil::Date};
use platform::{AppError, Tx};
use quality_register::{Kind, Register, Values, enter, step};
use std::collections::BTreeMap;

/// The registers that the data file may name.
static REGISTERS: [&Register; 11] = [
    &context::ISSUES,
    &context::PARTIES,
    &risk::RISKS,
    &provider::PROVIDERS,
    &infrastructure::EQUIPMENT,
    &infrastructure::CHECKS,
    &communication::PLAN,
    &communication::LOG,
    &training::COMPETENCES,
    &training::NEEDS,
    &training::KNOWLEDGE,
];

/// What people do first in the morning lies this many minutes apart.
const APART: i64 = 3;

/// Puts every entry and every step on the agenda.
pub(crate) fn plan(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    for (place, of) in (0..).zip(&facts.registers) {
        let register = REGISTERS.into_iter().find(|register| register.key == of.register);
        let register = register.ok_or_else(|| Failure::fact("registers.yaml", &of.register))?;
        let key = format!("{}/{place}", of.register);
        if !happens(&of.when, today) {
            continue;
        }
        begin(agenda, (register, key.clone()), of, moment(&of.when, days, today, place)?, today);
        for done in of.steps.iter().filter(|done| happens(&done.when, today)).cloned() {
            let (at, key) = (moment(&done.when, days, today, place)?, key.clone());
            agenda.at(at, move |tx, world| {
                let (by, id) = (world.person(&done.by)?, world.entry(&key)?);
                let given = values(world, register, &done.with, today, text::here(at).date())?;
                step(tx, &by, register, id, &done.step, &given, &done.note).map(drop)
            });
        }
    }
    Ok(())
}

fn begin(
    agenda: &mut Agenda,
    (register, key): (&'static Register, String),
    of: &EntryFacts,
    at: Timestamp,
    today: Date,
) {
    let of = of.clone();
    agenda.at(at, move |tx: &Tx<'_>, world: &mut World| {
        let filled = values(world, register, &of.with, today, text::here(at).date())?;
        let entry = enter(tx, &world.person(&of.by)?, register, &filled, None)?;
        world.entries.insert(key, entry.id);
        Ok(())
    });
}

/// What lies so many days before today is only there where today is a day of the present.
fn happens(when: &When, today: Date) -> bool {
    when.back.is_none() || today >= PRESENT_SINCE
}

/// Entries of one day come one after another.
fn moment(when: &When, days: &Days, today: Date, place: i64) -> Result<Timestamp, Failure> {
    match (&when.at, when.back) {
        (Some(at), None) => Days::local(at),
        (None, Some(back)) => {
            Ok(Days::on(days.back(today, back)?, 8, 0)? + (place * APART).minutes())
        }
        _ => Err(Failure::fact("registers.yaml", "at or back")),
    }
}

/// Fields as they are stored: people and units by their keys, days that count from today.
fn values(
    world: &World,
    register: &Register,
    with: &BTreeMap<String, String>,
    today: Date,
    latest: Date,
) -> Result<Values, AppError> {
    let mut values = Values::new();
    for (key, said) in with {
        let field = register.field(key).ok_or_else(|| AppError::Failed(key.clone()))?;
        let stored = match field.kind {
            Kind::Person => world.person(said)?.person.to_string(),
            Kind::Unit => world.unit(Some(said))?.map(|unit| unit.to_string()).unwrap_or_default(),
            Kind::Day => day(said, today, latest),
            Kind::Line
            | Kind::Text
            | Kind::Whole(..)
            | Kind::Year
            | Kind::Choice(_)
            | Kind::Several(_)
            | Kind::Clauses
            | Kind::Document => said.clone(),
        };
        values.set(key, stored);
    }
    Ok(values)
}

/// A past day that counts from today is never later than the act that tells of it.
fn day(said: &str, today: Date, latest: Date) -> String {
    let days = said.strip_prefix("today").and_then(|days| days.parse::<i64>().ok());
    let counted = |days: i64| {
        let day = today.saturating_add(days.days());
        if days < 0 { day.min(latest) } else { day }
    };
    days.map_or_else(|| said.to_owned(), |days| counted(days).to_string())
}
