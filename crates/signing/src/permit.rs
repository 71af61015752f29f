//! Who may sign, keep signed files, and say which roots are trusted. The only file to read for that
//! question.

use crate::model;
use document::Version;
use platform::{Actor, AppError, Role};

/// Proof that somebody may sign and keep copies of one version. Only [`may_sign`] makes one, and no
/// copy is stored without it, so an unchecked copy doesn't compile:
///
/// ```compile_fail,E0451
/// use document::Version;
/// use signing::Permit;
/// fn forge(version: &Version) -> Permit<'_> {
///     Permit { version }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'v> {
    pub(crate) version: &'v Version,
}

/// Who signs and keeps signed copies: those who approve, and those who issue.
pub const SIGN_ROLES: &[Role] = &[Role::Approver, Role::IsoSecretary, Role::DocumentController];

/// Who says which roots are trusted.
pub const ANCHOR_ROLES: &[Role] = &[Role::Administrator];

/// Asks for leave to sign copies of a version, or to keep signed ones.
pub fn may_sign<'v>(actor: &Actor, version: &'v Version) -> Result<Permit<'v>, AppError> {
    if !actor.is_any(SIGN_ROLES) {
        return Err(AppError::Forbidden("role_missing"));
    }
    model::may_be_signed(version.state())?;
    Ok(Permit { version })
}

/// Asks for leave to change the trusted roots.
pub fn may_keep_anchors(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(ANCHOR_ROLES) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    type Right = fn(&Actor) -> bool;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let rights: [(&str, Right); 2] = [
            ("sign, keep copies", |actor| actor.is_any(SIGN_ROLES)),
            ("add, withdraw roots", |actor| may_keep_anchors(actor).is_ok()),
        ];
        let mut matrix = String::new();
        for (what, may) in rights {
            let mut who = Vec::new();
            for role in Role::ALL {
                let mut actor = Actor::system(AgencyId::new(1), "password");
                actor.roles = vec![role];
                if may(&actor) {
                    who.push(role.as_str());
                }
            }
            writeln!(matrix, "{what:20} | {}", who.join(", ")).unwrap();
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
