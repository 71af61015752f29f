//! Who prepares a review. What else a person may do stands in the registers' tables.

use platform::{Actor, AppError, Role};
use quality_register::Entry;

/// Who writes what is said of the inputs, and freezes them.
pub(crate) const WRITERS: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// Asks leave to write or freeze the inputs of a meeting: until it is held.
pub(crate) fn may_write(actor: &Actor, review: &Entry) -> Result<(), AppError> {
    if !actor.is_any(WRITERS) {
        return Err(AppError::Forbidden("role_missing"));
    }
    match review.state() {
        "planned" | "announced" => Ok(()),
        _ => Err(AppError::Conflict("inputs_are_frozen")),
    }
}
