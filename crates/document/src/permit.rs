//! Who may do which action to which version. The only file to read for that question.

use crate::{Action, State, Version};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one version, once. Only [`may`] makes one, and nothing
/// else moves a version, so an unchecked action doesn't compile:
///
/// ```compile_fail,E0451
/// use document::{Action, Permit, Version};
/// fn forge(version: &Version) -> Permit<'_> {
///     Permit { action: Action::Approve, version }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'v> {
    pub(crate) action: Action,
    pub(crate) version: &'v Version,
}

/// Who may start and change drafts.
pub const DRAFT_ROLES: &[Role] = &[Role::Author, Role::IsoSecretary];

/// Who may issue by a decision.
pub const ISSUE_ROLES: &[Role] = &[Role::DocumentController, Role::IsoSecretary];

/// Whose work an action may touch.
enum Whose {
    Own,
    Others,
    Any,
}

/// The rights, one line an action and state.
const fn rule(action: Action, state: State) -> (&'static [Role], Whose) {
    match (action, state) {
        (Action::Submit, _) | (Action::Withdraw, State::Draft) => (DRAFT_ROLES, Whose::Own),
        (Action::Return, State::InReview) => (&[Role::Reviewer], Whose::Any),
        (Action::Return, State::InAppraisal) => {
            (&[Role::Appraiser, Role::IsoSecretary], Whose::Any)
        }
        (Action::Return | Action::Withdraw | Action::Suspend | Action::Resume, _) => {
            (&[Role::Approver], Whose::Any)
        }
        (Action::Review, _) => (&[Role::Reviewer], Whose::Others),
        (Action::Appraise, _) => (&[Role::Appraiser, Role::IsoSecretary], Whose::Others),
        (Action::Approve, _) => (&[Role::Approver], Whose::Others),
        (Action::Issue, _) => (ISSUE_ROLES, Whose::Any),
        (Action::TakeEffect | Action::Supersede, _) => (&[], Whose::Any),
    }
}

/// Asks for a permit. The clock, and nobody else, puts versions into effect.
pub fn may<'v>(
    actor: &Actor,
    action: Action,
    version: &'v Version,
) -> Result<Permit<'v>, AppError> {
    let (roles, whose) = rule(action, version.state());
    if roles.is_empty() {
        let is_clock = actor.via.auth == "clock";
        return if is_clock {
            Ok(Permit { action, version })
        } else {
            Err(AppError::Forbidden("only_the_clock"))
        };
    }
    let is_own = actor.person == version.author;
    if !actor.is_any(roles) {
        return Err(AppError::Forbidden("role_missing"));
    }
    match whose {
        Whose::Own if !is_own => Err(AppError::Forbidden("not_the_author")),
        Whose::Others if is_own => Err(AppError::Forbidden("own_document")),
        Whose::Own | Whose::Others | Whose::Any => Ok(Permit { action, version }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::a_version;
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let version = a_version(state);
                write!(matrix, "{:12} {:12}", state.as_str(), action.as_str()).unwrap();
                for (whose, id) in [("own", 1), ("others'", 2)] {
                    let mut who = Vec::new();
                    for role in Role::ALL {
                        let mut actor = Actor::system(AgencyId::new(1), "password");
                        actor.person = PersonId::new(id);
                        actor.roles = vec![role];
                        if may(&actor, *action, &version).is_ok() {
                            who.push(role.as_str());
                        }
                    }
                    let who = if who.is_empty() { "–".to_owned() } else { who.join(", ") };
                    write!(matrix, " | {whose}: {who}").unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
