//! Who may say which document a form belongs to. The only file to read for that question.

use platform::{Actor, AppError, Role};

/// Who keeps the registers of documents.
pub const PARENT_ROLES: &[Role] = &[Role::IsoSecretary, Role::DocumentController];

/// Asks for leave to say which document a form belongs to.
pub(crate) fn may_assign(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(PARENT_ROLES) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::AgencyId;

    /// Two keep the registers; everybody else reads them.
    #[test]
    fn who_may_assign() {
        let mut may = Vec::new();
        for role in Role::ALL {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            actor.roles = vec![role];
            if may_assign(&actor).is_ok() {
                may.push(role.as_str());
            }
        }
        assert_eq!(may, ["iso_secretary", "document_controller"]);
    }
}
