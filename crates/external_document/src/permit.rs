//! Who keeps the register. The only file to read for that question.

use platform::{Actor, AppError, Role};

/// Who enters texts, changes them, says what replaced them, and imports lists.
pub const KEEPERS: &[Role] = &[Role::IsoSecretary, Role::DocumentController, Role::Appraiser];

/// Whether somebody may change the register.
pub fn may_keep(actor: &Actor) -> Result<(), AppError> {
    if actor.via.auth == "command" || actor.is_any(KEEPERS) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use platform::AgencyId;

    #[test]
    fn who_may_keep_the_register() {
        let may = |role: &Role| {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            actor.roles = vec![*role];
            may_keep(&actor).is_ok()
        };
        let who: Vec<_> = Role::ALL.iter().filter(|role| may(role)).map(|r| r.as_str()).collect();
        expect!["appraiser, iso_secretary, document_controller"].assert_eq(&who.join(", "));
    }
}
