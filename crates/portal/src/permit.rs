//! Who may change what the public sees. The only file to read for that question.

use crate::{Action, Inspection};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to the result of one inspection, once. Only [`may`] makes
/// one:
///
/// ```compile_fail,E0451
/// use portal::{Action, Inspection, Permit};
/// fn forge(inspection: &Inspection) -> Permit<'_> {
///     Permit { action: Action::Publish, inspection }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'i> {
    pub(crate) action: Action,
    pub(crate) inspection: &'i Inspection,
}

/// Who keeps the portal: its looks, its address, whether it is open, what inspections found.
pub const KEEPERS: &[Role] = &[Role::Administrator, Role::IsoSecretary];

/// Who decides what inspections the public reads.
pub const PUBLISHERS: &[Role] = &[Role::IsoSecretary, Role::Approver];

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

/// Asks for a permit.
pub fn may<'i>(
    actor: &Actor,
    action: Action,
    inspection: &'i Inspection,
) -> Result<Permit<'i>, AppError> {
    needs(actor, PUBLISHERS)?;
    Ok(Permit { action, inspection })
}

/// Asks for leave to change how the agency shows itself, and what is said of inspections.
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
    use crate::{InspectionContent, InspectionId, model::State};
    use platform::AgencyId;

    /// What each role may do: keep, publish, translate.
    #[test]
    fn the_whole_matrix() {
        let inspection = Inspection {
            id: InspectionId::new(1),
            content: InspectionContent {
                inspected_on: jiff::civil::date(2026, 1, 5),
                inspector: String::new(),
                subject: String::new(),
                conclusion: String::new(),
            },
            file: None,
            moves: 0,
            state: State::Draft,
        };
        let line = |role: Role| {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            actor.roles = vec![role];
            let may = [
                may_keep(&actor).is_ok(),
                may(&actor, Action::Publish, &inspection).is_ok(),
                may_translate(&actor).is_ok(),
            ];
            let marks: String = may.iter().map(|may| if *may { '+' } else { '-' }).collect();
            format!("{} {marks}\n", role.as_str())
        };
        let matrix: String = Role::ALL.into_iter().map(line).collect();
        expect_test::expect![[r#"
            author --+
            reviewer ---
            appraiser ---
            approver -+-
            iso_secretary +++
            document_controller --+
            one_stop_officer ---
            specialist ---
            clerk ---
            auditor ---
            head ---
            administrator +-+
            reader ---
        "#]]
        .assert_eq(&matrix);
    }
}
