//! Who may do which action to which objective. The only file to read for that question.

use crate::{Action, Content, Objective, State};
use platform::{Actor, AppError, PersonId, Role};

/// Proof that somebody may do one thing to one objective, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use objective::{Action, Objective, Permit};
/// fn forge(objective: &Objective) -> Permit<'_> {
///     Permit { action: Action::Approve, objective }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'o> {
    pub(crate) action: Action,
    pub(crate) objective: &'o Objective,
}

/// Who may write objectives: the ISO secretary all, a head those of their unit.
pub const WRITE_ROLES: &[Role] = &[Role::IsoSecretary, Role::Head];

/// Asks for a permit.
pub fn may<'o>(
    actor: &Actor,
    action: Action,
    objective: &'o Objective,
) -> Result<Permit<'o>, AppError> {
    let roles: &[Role] = match action {
        Action::Submit => {
            may_write(actor, &objective.content)?;
            return Ok(Permit { action, objective });
        }
        Action::Appraise => &[Role::IsoSecretary, Role::Appraiser],
        Action::Approve => &[Role::Approver],
        Action::Return => &[Role::IsoSecretary, Role::Appraiser, Role::Approver],
        Action::Amend | Action::Review | Action::Evaluate | Action::Close => {
            &[Role::IsoSecretary, Role::Approver]
        }
    };
    if !actor.is_any(roles) {
        return Err(AppError::Forbidden("role_missing"));
    }
    Ok(Permit { action, objective })
}

/// Asks for leave to write such an objective.
pub(crate) fn may_write(actor: &Actor, content: &Content) -> Result<(), AppError> {
    if actor.is(Role::IsoSecretary) || actor.via.auth == "command" {
        return Ok(());
    }
    if !actor.is(Role::Head) {
        return Err(AppError::Forbidden("role_missing"));
    }
    if content.unit.is_none() || content.unit != actor.unit {
        return Err(AppError::Forbidden("other_units_objective"));
    }
    Ok(())
}

/// Asks for leave to enter a value: whoever answers for it, its head, the ISO secretary.
pub(crate) fn may_enter(actor: &Actor, objective: &Objective) -> Result<(), AppError> {
    let content = &objective.content;
    if !content.indicator.is_entered() {
        return Err(AppError::Conflict("counted_by_itself"));
    }
    if objective.state() != State::Approved {
        return Err(AppError::Conflict("wrong_state"));
    }
    if content.owner == Some(actor.person) {
        return Ok(());
    }
    may_write(actor, content)
}

/// Asks for leave to look at an entered value: whoever runs the system, never who entered it.
pub(crate) fn may_verify(actor: &Actor, entered_by: PersonId) -> Result<(), AppError> {
    if !actor.is_any(&[Role::IsoSecretary, Role::Approver, Role::Auditor, Role::Head]) {
        return Err(AppError::Forbidden("role_missing"));
    }
    if actor.person == entered_by {
        return Err(AppError::Forbidden("own_measurement"));
    }
    Ok(())
}

/// Asks for leave to plan how an objective is reached: whoever writes it, whoever answers for it.
pub(crate) fn may_plan(actor: &Actor, objective: &Objective) -> Result<(), AppError> {
    if matches!(objective.state(), State::Evaluated | State::Closed) {
        return Err(AppError::Conflict("wrong_state"));
    }
    if objective.content.owner == Some(actor.person) {
        return Ok(());
    }
    may_write(actor, &objective.content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Indicator, model::tests::an_objective};
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    type Right = fn(&Actor) -> bool;

    fn entered() -> Objective {
        let mut objective = an_objective(State::Approved);
        objective.content.indicator = Indicator::Entered { formula: "a / b".into() };
        objective
    }

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let rights: [(&str, Right); 11] = [
            ("write", |actor| may_write(actor, &entered().content).is_ok()),
            ("submit", |actor| may(actor, Action::Submit, &an_objective(State::Draft)).is_ok()),
            ("appraise", |actor| {
                may(actor, Action::Appraise, &an_objective(State::Submitted)).is_ok()
            }),
            ("return", |actor| may(actor, Action::Return, &an_objective(State::Submitted)).is_ok()),
            ("approve", |actor| {
                may(actor, Action::Approve, &an_objective(State::Appraised)).is_ok()
            }),
            ("review", |actor| may(actor, Action::Review, &an_objective(State::Approved)).is_ok()),
            ("plan", |actor| may_plan(actor, &an_objective(State::Approved)).is_ok()),
            ("verify", |actor| may_verify(actor, PersonId::new(1)).is_ok()),
            ("amend", |actor| may(actor, Action::Amend, &an_objective(State::Approved)).is_ok()),
            ("evaluate", |actor| {
                may(actor, Action::Evaluate, &an_objective(State::Approved)).is_ok()
            }),
            ("enter", |actor| may_enter(actor, &entered()).is_ok()),
        ];
        let mut matrix = String::new();
        for (what, may) in rights {
            write!(matrix, "{what:9}").unwrap();
            for (whose, id, unit) in [("owner", 1, 8), ("its unit", 2, 7), ("other unit", 3, 8)] {
                let mut who = Vec::new();
                for role in Role::ALL {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    actor.person = PersonId::new(id);
                    actor.unit = Some(unit);
                    actor.roles = vec![role];
                    if may(&actor) {
                        who.push(role.as_str());
                    }
                }
                let who = match who.len() {
                    0 => "–".to_owned(),
                    13 => "everybody".to_owned(),
                    _ => who.join(", "),
                };
                write!(matrix, " | {whose}: {who}").unwrap();
            }
            matrix.push('\n');
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
