//! What other features ask: who is who on a day.

use crate::{Agency, Unit, UnitId, store};
use jiff::civil::Date;
use platform::{AgencyId, AppError, DbError, FieldErrors, PersonId, Role, Tx};
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

/// The agency as its papers named it on a day. Its code is the one of now: papers carry the code that they
/// were given.
pub fn agency_on(tx: &Tx<'_>, day: Date) -> Result<Agency, DbError> {
    let now = agency(tx)?;
    let Some(row) = store::agency_past(tx, &day.to_string())? else { return Ok(now) };
    let store::PastRow { name, short_name, superior, place, .. } = row;
    Ok(Agency { name, short_name, superior, place, ..now })
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

/// Everybody of the agency on a day, by given name. Who is from outside is not among them: whatever is
/// given to somebody is chosen here.
pub fn directory(tx: &Tx<'_>, day: Date) -> Result<Vec<Member>, DbError> {
    let day = day.to_string();
    let mut roles: BTreeMap<i64, Vec<Role>> = BTreeMap::new();
    for (person, role) in store::roles(tx, &day)? {
        roles.entry(person).or_default().extend(Role::parse(&role));
    }
    let members = store::members(tx, &day)?.into_iter();
    Ok(members.map(|row| read(&mut roles, row)).collect())
}

/// One person of the agency on a day; none for somebody from outside.
pub fn member(tx: &Tx<'_>, person: PersonId, day: Date) -> Result<Option<Member>, DbError> {
    let day = day.to_string();
    let Some(row) = store::member(tx, &day, person.get())? else { return Ok(None) };
    let mut roles = BTreeMap::new();
    let held = store::roles(tx, &day)?.into_iter().filter(|(id, _)| *id == person.get());
    roles.insert(person.get(), held.filter_map(|(_, role)| Role::parse(&role)).collect());
    Ok(Some(read(&mut roles, row)))
}

/// Whether work may be given to somebody today: a person of the agency. Whoever is not, such as somebody
/// from outside, is refused at the field in which they were chosen.
pub fn chosen(tx: &Tx<'_>, field: &str, person: Option<PersonId>) -> Result<(), AppError> {
    let Some(person) = person else { return Ok(()) };
    match member(tx, person, text::here(tx.now()).date())? {
        Some(_) => Ok(()),
        None => Err(FieldErrors(vec![(field.to_owned(), "bad_choice")]).into()),
    }
}

/// Everybody who plays a role on a day.
pub fn with_role(tx: &Tx<'_>, role: Role, day: Date) -> Result<Vec<Member>, DbError> {
    let mut members = directory(tx, day)?;
    members.retain(|member| member.roles.contains(&role));
    Ok(members)
}

/// Every name, for histories, of people from outside too. Names stay after people leave.
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
