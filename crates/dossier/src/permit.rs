//! Who may do which action to which dossier. The only file to read for that question.

use crate::{
    Action, Dossier,
    model::{is_of_unit, role_of},
};
use flow::StepRole;
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one dossier, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use dossier::{Action, Dossier, Permit};
/// fn forge(dossier: &Dossier) -> Permit<'_> {
///     Permit { action: Action::Refuse, dossier }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'d> {
    pub(crate) action: Action,
    pub(crate) dossier: &'d Dossier,
}

/// Asks for a permit.
pub fn may<'d>(
    actor: &Actor,
    action: Action,
    dossier: &'d Dossier,
) -> Result<Permit<'d>, AppError> {
    let permit = Permit { action, dossier };
    match action {
        // The work of the step is done by whoever the step names.
        Action::Advance | Action::Finish | Action::SendBack => does_step(actor, dossier)?,
        // Whoever has the dossier before them finds what is missing, or that the law lets the clock
        // stand (NĐ 61/2018, Art. 19(4)); the desk, which hands the slip over, does not decide it.
        // A clerk numbers and seals: there is nothing left to examine.
        Action::RequestSupplement | Action::Pause | Action::Resume => {
            if dossier.step_role == StepRole::Clerk {
                return Err(AppError::Forbidden("role_missing"));
            }
            does_step(actor, dossier)?;
        }
        // What goes from the citizen to the agency, or back, goes through the desk (Art. 17, 20).
        Action::ReceiveSupplement | Action::Withdraw | Action::Return => {
            plays(actor, Role::OneStopOfficer)?;
        }
        // A later date and a refusal bind the agency: its leaders decide (Art. 19(8), 19(9)).
        Action::Extend | Action::Refuse => plays(actor, Role::Approver)?,
    }
    Ok(permit)
}

fn plays(actor: &Actor, role: Role) -> Result<(), AppError> {
    if actor.is(role) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

/// The role of the step, in the dossier's unit where the step is done in a unit.
///
/// In a unit, a step given to somebody in person is theirs, and the head stands in for whoever is
/// absent, named or not. Leaders, clerks and desk officers stand in for each other: a name tells
/// whose inbox it lies in, and keeps nobody's dossier waiting (NĐ 61/2018, Art. 9 and 12).
fn does_step(actor: &Actor, dossier: &Dossier) -> Result<(), AppError> {
    let role = role_of(dossier.step_role);
    if !is_of_unit(dossier.step_role) {
        return plays(actor, role);
    }
    let leads = actor.is(Role::Head);
    if !leads {
        plays(actor, role)?;
    }
    if dossier.unit != 0 && actor.unit != Some(dossier.unit) {
        return Err(AppError::Forbidden("other_unit"));
    }
    match dossier.assignee {
        Some(assignee) if assignee != actor.person && !leads => {
            Err(AppError::Forbidden("somebody_elses_step"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_dossier};
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for step in StepRole::ALL {
            for action in Action::ALL {
                let dossier = Dossier { step_role: step, ..a_dossier(State::InProcess) };
                write!(matrix, "{:10} {:18}", step.as_str(), action.as_str()).unwrap();
                for (where_from, unit) in [("own unit", 7), ("other unit", 8)] {
                    let mut who = Vec::new();
                    for role in Role::ALL {
                        let mut actor = Actor::system(AgencyId::new(1), "password");
                        actor.unit = Some(unit);
                        actor.roles = vec![role];
                        if may(&actor, action, &dossier).is_ok() {
                            who.push(role.as_str());
                        }
                    }
                    write!(matrix, " | {where_from}: {}", who.join(", ")).unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
