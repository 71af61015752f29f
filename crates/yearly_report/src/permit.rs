//! Who may do what to a yearly report. The only file to read for that question.

use crate::{Action, Report};
use platform::{Actor, AppError, PersonId, Role};

/// Proof that somebody may do one thing to one report, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use yearly_report::{Action, Permit, Report};
/// fn forge(report: &Report) -> Permit<'_> {
///     Permit { action: Action::Sign, report, by: report.signer.unwrap() }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'r> {
    pub(crate) action: Action,
    pub(crate) report: &'r Report,
    pub(crate) by: PersonId,
}

/// Who writes the report and says to whom it goes.
pub const WRITERS: &[Role] = &[Role::IsoSecretary];

/// Asks for a permit: the office reviews, the head signs, the secretary or the clerk sends.
pub fn may<'r>(actor: &Actor, action: Action, report: &'r Report) -> Result<Permit<'r>, AppError> {
    let roles: &[Role] = match action {
        Action::Review | Action::Return => &[Role::Head, Role::Approver],
        Action::Sign => &[Role::Approver],
        Action::Send | Action::Acknowledge => &[Role::IsoSecretary, Role::Clerk],
    };
    if actor.is_any(roles) {
        return Ok(Permit { action, report, by: actor.person });
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Whether somebody writes.
pub(crate) fn may_write(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(WRITERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_report};
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let report = a_report(state);
                let may_as = |role: &Role| {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    actor.roles = vec![*role];
                    may(&actor, *action, &report).is_ok()
                };
                let able: Vec<_> = Role::ALL
                    .iter()
                    .filter(|role| may_as(role))
                    .map(|role| role.as_str())
                    .collect();
                let (state, action) = (state.as_str(), action.as_str());
                writeln!(matrix, "{state:12} {action:11} | {}", able.join(", ")).unwrap();
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
