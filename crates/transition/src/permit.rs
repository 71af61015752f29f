//! Who may do what to a transition and to its clauses. The only file to read for that question.

use crate::{Action, Item, State, Step, Transition};
use platform::{Actor, AppError, PersonId, Role};

/// Proof that somebody may do one thing to one transition, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use transition::{Action, Permit, Transition};
/// fn forge(transition: &Transition) -> Permit<'_> {
///     Permit { action: Action::Complete, transition }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'t> {
    pub(crate) action: Action,
    pub(crate) transition: &'t Transition,
}

/// The same for a clause of the gap analysis; only [`may_step`] makes one.
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct ItemPermit<'i> {
    pub(crate) step: Step,
    pub(crate) item: &'i Item,
    pub(crate) state: State,
    pub(crate) by: PersonId,
}

/// Who begins transitions, looks for gaps and plans.
pub const PLANNERS: &[Role] = &[Role::IsoSecretary];

/// Who judges what others closed.
const JUDGES: &[Role] = &[Role::IsoSecretary, Role::Auditor, Role::Approver];

/// Asks for a permit for a transition: the head decides.
pub fn may<'t>(
    actor: &Actor,
    action: Action,
    transition: &'t Transition,
) -> Result<Permit<'t>, AppError> {
    if actor.is(Role::Approver) {
        return Ok(Permit { action, transition });
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Asks for a permit for a clause. Nobody judges what they closed themselves.
pub fn may_step<'i>(
    actor: &Actor,
    step: Step,
    item: &'i Item,
    state: State,
) -> Result<ItemPermit<'i>, AppError> {
    let permit = ItemPermit { step, item, state, by: actor.person };
    let owns = item.owner == Some(actor.person);
    let closed = item.doer == Some(actor.person) || owns;
    let refused = match step {
        Step::Fit | Step::Plan if !actor.is_any(PLANNERS) => "role_missing",
        Step::Report if !owns => "gap_not_the_owner",
        Step::Return | Step::Verify if !actor.is_any(JUDGES) => "role_missing",
        Step::Return | Step::Verify if closed => "gap_own_work",
        Step::Fit | Step::Plan | Step::Report | Step::Return | Step::Verify => return Ok(permit),
    };
    Err(AppError::Forbidden(refused))
}

/// Whether somebody looks for gaps in documents.
pub(crate) fn may_plan(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(PLANNERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Stage,
        model::tests::{a_transition, an_item},
    };
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    fn actor(id: i64, role: Role) -> Actor {
        let mut actor = Actor::system(AgencyId::new(1), "password");
        actor.person = PersonId::new(id);
        actor.roles = vec![role];
        actor
    }

    fn able(test: impl Fn(Role) -> bool) -> String {
        let able: Vec<_> = Role::ALL.into_iter().filter(|role| test(*role)).collect();
        match able.len() {
            0 => "–".to_owned(),
            n if n == Role::ALL.len() => "everybody".to_owned(),
            _ => able.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", "),
        }
    }

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let transition = a_transition(state);
                let able = able(|role| may(&actor(1, role), *action, &transition).is_ok());
                writeln!(matrix, "{:10} {:8} | {able}", state.as_str(), action.as_str()).unwrap();
            }
        }
        for stage in Stage::ALL {
            for (step, _) in stage.moves() {
                let item = an_item(stage);
                let of = |id| {
                    able(|role| may_step(&actor(id, role), *step, &item, State::Running).is_ok())
                };
                let (owner, other) = (of(2), of(3));
                let (stage, step) = (stage.as_str(), step.as_str());
                writeln!(matrix, "{stage:10} {step:8} | owner: {owner} | other: {other}").unwrap();
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
