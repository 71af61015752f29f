//! Who may audit. What else a person may do stands in the registers' tables.

use jiff::civil::Date;
use platform::{DbError, PersonId, Role, Tx};

/// Whether somebody may be put into a team on a day: an internal auditor of the agency
/// (ISO 9001, 7.2; ISO 19011, 7). The one place that says so.
pub fn is_qualified(tx: &Tx<'_>, person: PersonId, day: Date) -> Result<bool, DbError> {
    let member = organization::member(tx, person, day)?;
    let is_auditor = member.is_some_and(|member| member.roles.contains(&Role::Auditor));
    Ok(is_auditor && !account::is_guest(tx, person)?)
}
