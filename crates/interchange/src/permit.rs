//! Who may let documents leave, and take others' in. The only file to read for that question.

use crate::Scope;
use platform::{Actor, AppError, Role};

/// Who may export the document set.
pub const EXPORT_ROLES: &[Role] = &[Role::IsoSecretary, Role::Administrator];

/// Who may take a package in: it makes drafts and masters.
pub(crate) const IMPORT_ROLES: &[Role] = &[Role::IsoSecretary];

/// Proof that somebody may, once. Only this file makes one.
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub(crate) struct Permit(());

/// Drafts leave only with somebody who judges them.
pub(crate) fn may_export(actor: &Actor, scope: Scope) -> Result<Permit, AppError> {
    let roles = match scope {
        Scope::InForce | Scope::Issued => EXPORT_ROLES,
        Scope::All => &[Role::IsoSecretary],
    };
    grant(actor, roles)
}

pub(crate) fn may_import(actor: &Actor) -> Result<Permit, AppError> {
    grant(actor, IMPORT_ROLES)
}

fn grant(actor: &Actor, roles: &[Role]) -> Result<Permit, AppError> {
    if actor.via.auth == "command" || actor.is_any(roles) {
        return Ok(Permit(()));
    }
    Err(AppError::Forbidden("role_missing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    /// A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for role in Role::ALL {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            actor.roles = vec![role];
            let mut may = Vec::new();
            for scope in Scope::ALL {
                if may_export(&actor, scope).is_ok() {
                    may.push(format!("export {}", scope.as_str()));
                }
            }
            if may_import(&actor).is_ok() {
                may.push("import".to_owned());
            }
            writeln!(matrix, "{}: {}", role.as_str(), may.join(", ")).unwrap();
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
