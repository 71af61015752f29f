//! Who may change the organisation. The only file to read for that question.

use platform::{Actor, AppError, Role};

/// Administrators, and the command line that sets an agency up.
pub fn may_administer(actor: &Actor) -> Result<(), AppError> {
    let is_command = actor.via.auth == "command";
    if is_command || actor.is(Role::Administrator) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}
