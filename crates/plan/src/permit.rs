//! Who may do what the tables do not say.

use crate::STEER_ROLES;
use platform::{Actor, AppError, Role};

/// Whether somebody may begin a division's plan below the agency's.
pub(crate) fn may_cascade(actor: &Actor, unit: i64) -> Result<(), AppError> {
    let heads = actor.is(Role::Head) && actor.unit == Some(unit);
    if heads || actor.is_any(STEER_ROLES) {
        Ok(())
    } else {
        Err(AppError::Forbidden("role_missing"))
    }
}

/// Whether somebody may urge a unit.
pub(crate) fn may_urge(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(STEER_ROLES) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}
