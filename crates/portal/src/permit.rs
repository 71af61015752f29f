//! Who may change what the public sees. The only file to read for that question.

use platform::{Actor, AppError, Role};

/// Who keeps the portal: its looks, its address, whether it is open.
pub const KEEPERS: &[Role] = &[Role::Administrator, Role::IsoSecretary];

/// Who enters procedures in English.
pub const TRANSLATORS: &[Role] =
    &[Role::Administrator, Role::IsoSecretary, Role::DocumentController, Role::Author];

/// Who has anything to do with the portal.
pub(crate) const STAFF: &[Role] = &[
    Role::Administrator,
    Role::IsoSecretary,
    Role::DocumentController,
    Role::Author,
    Role::Approver,
    Role::OneStopOfficer,
];

/// Asks for leave to change how the agency shows itself.
pub fn may_keep(actor: &Actor) -> Result<(), AppError> {
    needs(actor, KEEPERS)
}

/// Asks for leave to enter a procedure in English.
pub fn may_translate(actor: &Actor) -> Result<(), AppError> {
    needs(actor, TRANSLATORS)
}

fn needs(actor: &Actor, roles: &[Role]) -> Result<(), AppError> {
    if actor.is_any(roles) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::AgencyId;

    /// What each role may do: keep, translate.
    #[test]
    fn the_whole_matrix() {
        let line = |role: Role| {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            actor.roles = vec![role];
            let may = [may_keep(&actor).is_ok(), may_translate(&actor).is_ok()];
            let marks: String = may.iter().map(|may| if *may { '+' } else { '-' }).collect();
            format!("{} {marks}\n", role.as_str())
        };
        let matrix: String = Role::ALL.into_iter().map(line).collect();
        expect_test::expect![[r#"
            author -+
            reviewer --
            appraiser --
            approver --
            iso_secretary ++
            document_controller -+
            one_stop_officer --
            specialist --
            clerk --
            auditor --
            head --
            administrator ++
            reader --
        "#]]
        .assert_eq(&matrix);
    }
}
