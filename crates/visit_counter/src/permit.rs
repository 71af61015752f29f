//! Who may do what with the counter.

use platform::{Actor, AppError, Role};

/// Who may say where the total begins.
pub(crate) const SETTERS: &[Role] = &[Role::Administrator, Role::IsoSecretary];

/// Asks for leave to set where the total begins.
pub(crate) fn may_set(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(SETTERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}
