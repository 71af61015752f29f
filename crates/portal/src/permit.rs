//! Who may change what the public sees. The only file to read for that question.

use platform::{Actor, AppError, Role};

/// Who keeps the portal: its looks, its address, whether it is open.
pub const KEEPERS: &[Role] = &[Role::Administrator, Role::IsoSecretary];

/// Asks for leave to change how the agency shows itself.
pub fn may_keep(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(KEEPERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}
