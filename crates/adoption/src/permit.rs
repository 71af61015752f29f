//! Who may do what with masters. The only file to read for that question.

use document::DRAFT_ROLES;
use platform::{Actor, AppError, Role};

/// Who may give a process of their agency to others: an act of the agency, so those who issue.
pub const PUBLISH_ROLES: &[Role] = document::ISSUE_ROLES;

/// Who may answer when a master has moved.
pub const ANSWER_ROLES: &[Role] = DRAFT_ROLES;

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// Give a version in force to other agencies.
    Publish,
    /// Take that back.
    Withdraw,
    /// Keep a master that came in a package.
    Keep,
    /// Make a master's text a draft of one's own.
    Adopt,
    /// Take a later edition's changes, or not.
    Answer,
}

/// Proof that somebody may do one thing, once. Only [`may`] makes one.
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub(crate) struct Permit(());

const fn rule(act: Act) -> &'static [Role] {
    match act {
        Act::Publish | Act::Withdraw => PUBLISH_ROLES,
        Act::Keep => &[Role::IsoSecretary],
        Act::Adopt => DRAFT_ROLES,
        Act::Answer => ANSWER_ROLES,
    }
}

/// Asks for a permit. The command line acts for whoever runs the machine.
pub(crate) fn may(actor: &Actor, act: Act) -> Result<Permit, AppError> {
    if actor.via.auth == "command" || actor.is_any(rule(act)) {
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
        for act in [Act::Publish, Act::Withdraw, Act::Keep, Act::Adopt, Act::Answer] {
            let mut who = Vec::new();
            for role in Role::ALL {
                let mut actor = Actor::system(AgencyId::new(1), "password");
                actor.roles = vec![role];
                if may(&actor, act).is_ok() {
                    who.push(role.as_str());
                }
            }
            writeln!(matrix, "{act:?}: {}", who.join(", ")).unwrap();
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
