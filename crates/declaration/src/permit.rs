//! Who may do which action to which declaration. The only file to read for that question.

use crate::{Action, Declaration};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one declaration, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use declaration::{Action, Declaration, Permit};
/// fn forge(declaration: &Declaration) -> Permit<'_> {
///     Permit { action: Action::Sign, declaration }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'d> {
    pub(crate) action: Action,
    pub(crate) declaration: &'d Declaration,
}

/// The office that keeps scope, lists and map, and drafts declarations.
pub const KEEPERS: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// Who makes it known.
const PUBLISHERS: &[Role] = &[Role::IsoSecretary, Role::Clerk, Role::DocumentController];

/// Whoever has something to do with declarations.
pub(crate) const HANDS: &[Role] =
    &[Role::IsoSecretary, Role::Approver, Role::Clerk, Role::DocumentController];

/// Whether somebody keeps scope, lists and map.
pub(crate) fn may_keep(actor: &Actor) -> Result<(), AppError> {
    needs(actor, KEEPERS)
}

/// Whether somebody keeps what shows the publication.
pub(crate) fn may_publish(actor: &Actor) -> Result<(), AppError> {
    needs(actor, PUBLISHERS)
}

/// Asks for a permit.
pub fn may<'d>(
    actor: &Actor,
    action: Action,
    declaration: &'d Declaration,
) -> Result<Permit<'d>, AppError> {
    match action {
        // The head declares, by their own hand.
        Action::Sign => needs(actor, &[Role::Approver])?,
        Action::Number => needs(actor, &[Role::Clerk, Role::IsoSecretary])?,
        // What is replaced is replaced by the one that takes effect.
        Action::Publish | Action::TakeEffect | Action::Supersede => may_publish(actor)?,
        Action::Discard => may_keep(actor)?,
    }
    Ok(Permit { action, declaration })
}

fn needs(actor: &Actor, roles: &[Role]) -> Result<(), AppError> {
    if actor.is_any(roles) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_declaration};
    use expect_test::expect;
    use platform::AgencyId;
    use std::fmt::Write as _;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, to) in state.moves() {
                let declaration = a_declaration(state);
                let may_so = |role: &Role| {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    actor.roles = vec![*role];
                    may(&actor, *action, &declaration).is_ok()
                };
                let who: Vec<_> = Role::ALL
                    .iter()
                    .filter(|role| may_so(role))
                    .map(|role| role.as_str())
                    .collect();
                let (state, action, to) = (state.as_str(), action.as_str(), to.as_str());
                writeln!(matrix, "{state} {action} {to}: {}", who.join(", ")).unwrap();
            }
        }
        expect![[r#"
            draft sign signed: approver
            draft discard discarded: approver, iso_secretary
            signed number signed: iso_secretary, clerk
            signed publish published: iso_secretary, document_controller, clerk
            signed discard discarded: approver, iso_secretary
            published publish published: iso_secretary, document_controller, clerk
            published take_effect in_force: iso_secretary, document_controller, clerk
            in_force supersede superseded: iso_secretary, document_controller, clerk
        "#]]
        .assert_eq(&matrix);
    }
}
