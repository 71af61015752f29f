//! Who may set a scale. Who may do what to an entry stands in the register's table.

use platform::{Actor, AppError, Role};

/// Asks for leave to set the scale: the ISO secretary, who keeps the register.
pub fn may_set_scale(actor: &Actor) -> Result<(), AppError> {
    if actor.is(Role::IsoSecretary) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}
