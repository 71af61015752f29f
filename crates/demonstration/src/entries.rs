//! Entries of quality registers: begun and moved by somebody at a moment, known by a key such as
//! `audit/2022`.

use crate::{agenda::Agenda, world::World};
use jiff::Timestamp;
use platform::AppError;
use quality_register::{Register, Values, enter, step};

/// Who begins entries: the ISO secretary.
pub(crate) const SECRETARY: &str = "thuky";

/// Puts the beginning of an entry on the agenda; `parent` is the key of what it belongs to.
pub(crate) fn begin(
    agenda: &mut Agenda,
    moment: Timestamp,
    register: &'static Register,
    key: &str,
    parent: Option<&str>,
    values: impl FnOnce(&World) -> Result<Values, AppError> + Send + 'static,
) {
    let (key, parent) = (key.to_owned(), parent.map(str::to_owned));
    agenda.at(moment, move |tx, world| {
        let parent = parent.map(|parent| world.entry(&parent)).transpose()?;
        let values = values(world)?;
        let entry = enter(tx, &world.person(SECRETARY)?, register, &values, parent)?;
        world.entries.insert(key, entry.id);
        Ok(())
    });
}

/// Puts a step of an entry on the agenda: what somebody does to it, with the fields that go with it.
pub(crate) fn act(
    agenda: &mut Agenda,
    moment: Timestamp,
    (register, key): (&'static Register, &str),
    (who, what): (&str, &'static str),
    given: Values,
) {
    let (key, who) = (key.to_owned(), who.to_owned());
    agenda.at(moment, move |tx, world| {
        let (by, id) = (world.person(&who)?, world.entry(&key)?);
        step(tx, &by, register, id, what, &given, "").map(drop)
    });
}

/// The key of a unit, as a field holds it.
pub(crate) fn unit(world: &World, code: &str) -> Result<String, AppError> {
    Ok(world.unit(Some(code))?.map(|unit| unit.to_string()).unwrap_or_default())
}

/// The key of somebody, as a field holds it.
pub(crate) fn person(world: &World, login: &str) -> Result<String, AppError> {
    Ok(world.person(login)?.person.to_string())
}
