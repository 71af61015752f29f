//! The use cases. Each runs inside one transaction that its caller opened.

mod agency;
mod working;

pub use agency::{Since, rename};
pub use working::{confirm_year, decide_day, put_hours};

use crate::{Agency, FullName, UnitId, may_administer, store};
use jiff::{ToSpan, civil::Date};
use platform::{
    Actor, AppError, DbError, PersonId, Role, Tx,
    ledger::{Entry, object},
    search,
};

/// Puts an agency on the map. Only the command line does.
pub fn found(tx: &Tx<'_>, agency: &Agency) -> Result<(), DbError> {
    let Agency { id, name, short_name, superior, place, code } = agency;
    // It has no books yet that could be closed.
    let tx = tx.of(*id);
    let tx = tx.on_closed_books();
    store::insert_agency(&tx, name, short_name, superior, place, code)?;
    let entry = Entry { action: "agency.found", object: object("agency", id), ..Entry::default() };
    tx.record(&Actor::system(*id, "command"), &entry)?;
    Ok(())
}

/// Sets a unit up from a day on.
pub fn set_up_unit(
    tx: &Tx<'_>,
    actor: &Actor,
    code: &str,
    name: &str,
    from: Date,
) -> Result<UnitId, AppError> {
    may_administer(actor)?;
    let id = tx.new_key();
    match store::insert_unit(tx, id, code, name, &text::sort_key(name), &from.to_string()) {
        Err(DbError::Duplicate(_)) => return Err(AppError::Conflict("unit_code_taken")),
        other => other?,
    };
    note(tx, actor, "unit.set_up", &object("unit", id), code)?;
    Ok(UnitId::new(id))
}

/// Adds a person.
pub fn hire(tx: &Tx<'_>, actor: &Actor, name: &FullName) -> Result<PersonId, AppError> {
    may_administer(actor)?;
    let id = add(tx, name, false)?;
    let written = name.as_str();
    let href = format!("/people/{id}");
    let kind = crate::pages::KIND_PERSON;
    let entry =
        search::Entry { href: &href, kind, topic: "person", title: written, ..Default::default() };
    search::put(tx, &entry)?;
    note(tx, actor, "person.hire", &object("person", id), "")?;
    Ok(PersonId::new(id))
}

/// Lets somebody from outside in, such as an inspection: their name is read wherever they acted, but they
/// stand in no list of people, and no work is given to them.
pub fn admit(tx: &Tx<'_>, actor: &Actor, name: &FullName) -> Result<PersonId, AppError> {
    may_administer(actor)?;
    let id = add(tx, name, true)?;
    note(tx, actor, "person.admit", &object("person", id), "")?;
    Ok(PersonId::new(id))
}

fn add(tx: &Tx<'_>, name: &FullName, outside: bool) -> Result<i64, DbError> {
    let (id, written) = (tx.new_key(), name.as_str());
    let folded = text::fold(written);
    store::insert_person(tx, id, written, &name.sort_key(), &folded, i64::from(outside))?;
    Ok(id)
}

/// Gives a person a position from a day on; the one before ends the day before.
pub fn appoint(
    tx: &Tx<'_>,
    actor: &Actor,
    person: PersonId,
    unit: Option<UnitId>,
    position: &str,
    from: Date,
) -> Result<(), AppError> {
    may_administer(actor)?;
    store::end_appointments(tx, person.get(), &day_before(from))?;
    let unit = unit.map(UnitId::get);
    store::insert_appointment(tx, tx.new_key(), person.get(), unit, position, &from.to_string())?;
    note(tx, actor, "person.appoint", &object("person", person), position)
}

/// Gives a person exactly these roles from a day on.
///
/// The last administrator cannot be taken away: nobody could give the role back.
pub fn grant(
    tx: &Tx<'_>,
    actor: &Actor,
    person: PersonId,
    roles: &[Role],
    from: Date,
) -> Result<(), AppError> {
    may_administer(actor)?;
    let day = from.to_string();
    let held: Vec<_> = (store::roles(tx, &day)?.into_iter())
        .filter(|(id, _)| *id == person.get())
        .filter_map(|(_, role)| Role::parse(&role))
        .collect();
    for role in held.iter().filter(|role| !roles.contains(role)) {
        if *role == Role::Administrator && store::holders(tx, role.as_str(), &day)?.0 < 2 {
            return Err(AppError::Conflict("last_administrator"));
        }
        store::end_role(tx, person.get(), role.as_str(), &day_before(from))?;
    }
    for role in roles.iter().filter(|role| !held.contains(role)) {
        store::insert_role(tx, tx.new_key(), person.get(), role.as_str(), &day)?;
    }
    let words: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
    note(tx, actor, "person.grant", &object("person", person), &words.join(","))
}

fn day_before(day: Date) -> String {
    day.saturating_sub(1.day()).to_string()
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    object: &str,
    reason: &str,
) -> Result<(), AppError> {
    let entry = Entry { action, object: object.to_owned(), reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}
