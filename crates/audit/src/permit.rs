//! Who may audit, and who names categories. What else a person may do stands in the registers' tables.

use jiff::civil::Date;
use platform::{Actor, AppError, DbError, PersonId, Role, Tx};

/// The certificate that internal auditors hold.
const CERTIFICATE: &str = "internal_auditor";

/// Who says what the categories of findings are called.
pub(crate) const NAMERS: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// Whether somebody may be put into a team on a day: an internal auditor of the agency
/// (ISO 9001, 7.2; ISO 19011, 7). The one place that says so.
pub fn is_qualified(tx: &Tx<'_>, person: PersonId, day: Date) -> Result<bool, DbError> {
    let member = organization::member(tx, person, day)?;
    Ok(member.is_some_and(|member| member.roles.contains(&Role::Auditor)))
}

/// Whether somebody holds a certificate of an internal auditor that is valid on a day. Who does not
/// needs a leader's exception in words.
pub fn is_trained(tx: &Tx<'_>, person: PersonId, day: Date) -> Result<bool, DbError> {
    training::holds(tx, person, CERTIFICATE, day)
}

/// Asks for leave to name the categories of findings.
pub fn may_name(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(NAMERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}
