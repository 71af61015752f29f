//! What other features ask: who is who on a day.

use crate::{Agency, Unit, UnitId, store};
use jiff::civil::Date;
use platform::{AgencyId, DbError, PersonId, Role, Tx};
use std::collections::BTreeMap;

/// A person as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// The unit they belong to.
    pub unit: Option<UnitId>,
    /// Its name; empty without one.
    pub unit_name: String,
    /// Their position; empty without one.
    pub position: String,
    /// What they are.
    pub roles: Vec<Role>,
}

/// The agency of the transaction.
pub fn agency(tx: &Tx<'_>) -> Result<Agency, DbError> {
    Ok(agency_of(store::agency(tx)?.ok_or(DbError::Missing)?))
}

/// Every agency there is, for what the clock and the command line do.
pub fn agencies(tx: &Tx<'_>) -> Result<Vec<AgencyId>, DbError> {
    Ok(store::global::agencies(tx)?.into_iter().map(|(key,)| AgencyId::new(key)).collect())
}

/// The agency of an identification code (QĐ 20/2020/QĐ-TTg), whichever it is.
pub fn by_code(tx: &Tx<'_>, code: &str) -> Result<Option<Agency>, DbError> {
    Ok(store::global::by_code(tx, code)?.map(agency_of))
}

fn agency_of(row: store::AgencyRow) -> Agency {
    Agency {
        id: AgencyId::new(row.id),
        name: row.name,
        short_name: row.short_name,
        superior: row.superior,
        place: row.place,
        code: row.code,
    }
}

/// The units of a day, in the order of the alphabet.
pub fn units(tx: &Tx<'_>, day: Date) -> Result<Vec<Unit>, DbError> {
    let unit =
        |row: store::UnitRow| Unit { id: UnitId::new(row.id), code: row.code, name: row.name };
    Ok(store::units(tx, &day.to_string())?.into_iter().map(unit).collect())
}

/// Everybody on a day, by given name.
pub fn directory(tx: &Tx<'_>, day: Date) -> Result<Vec<Member>, DbError> {
    let day = day.to_string();
    let mut roles: BTreeMap<i64, Vec<Role>> = BTreeMap::new();
    for (person, role) in store::roles(tx, &day)? {
        roles.entry(person).or_default().extend(Role::parse(&role));
    }
    let members = store::members(tx, &day)?.into_iter();
    Ok(members.map(|row| read(&mut roles, row)).collect())
}

/// One person on a day.
pub fn member(tx: &Tx<'_>, person: PersonId, day: Date) -> Result<Option<Member>, DbError> {
    let day = day.to_string();
    let Some(row) = store::member(tx, &day, person.get())? else { return Ok(None) };
    let mut roles = BTreeMap::new();
    let held = store::roles(tx, &day)?.into_iter().filter(|(id, _)| *id == person.get());
    roles.insert(person.get(), held.filter_map(|(_, role)| Role::parse(&role)).collect());
    Ok(Some(read(&mut roles, row)))
}

/// Everybody who plays a role on a day.
pub fn with_role(tx: &Tx<'_>, role: Role, day: Date) -> Result<Vec<Member>, DbError> {
    let mut members = directory(tx, day)?;
    members.retain(|member| member.roles.contains(&role));
    Ok(members)
}

/// Every name, for histories. Names stay after people leave.
pub fn names(tx: &Tx<'_>) -> Result<BTreeMap<PersonId, String>, DbError> {
    Ok(store::names(tx)?.into_iter().map(|(id, name)| (PersonId::new(id), name)).collect())
}

fn read(roles: &mut BTreeMap<i64, Vec<Role>>, row: store::MemberRow) -> Member {
    Member {
        person: PersonId::new(row.person),
        name: row.name,
        unit: row.unit.map(UnitId::new),
        unit_name: row.unit_name.unwrap_or_default(),
        position: row.position.unwrap_or_default(),
        roles: roles.remove(&row.person).unwrap_or_default(),
    }
}
