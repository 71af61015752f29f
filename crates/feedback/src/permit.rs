//! Who may do which action to which feedback, and who may know of it: it names citizens. The only
//! file to read for that question.

use crate::{Action, Feedback};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one feedback, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use feedback::{Action, Feedback, Permit};
/// fn forge(feedback: &Feedback) -> Permit<'_> {
///     Permit { action: Action::Answer, feedback }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'f> {
    pub(crate) action: Action,
    pub(crate) feedback: &'f Feedback,
}

/// Who receives what citizens say.
pub(crate) const DESK: &[Role] = &[Role::IsoSecretary, Role::OneStopOfficer, Role::Clerk];

/// Who steers it: the office and the leaders.
const STEER: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// Who knows of everything that was said.
const ALL: &[Role] = &[Role::IsoSecretary, Role::OneStopOfficer, Role::Clerk, Role::Approver];

/// Who has a part in it and so finds it in the navigation.
pub(crate) const PARTS: &[Role] = &[
    Role::IsoSecretary,
    Role::OneStopOfficer,
    Role::Clerk,
    Role::Approver,
    Role::Head,
    Role::Specialist,
];

/// What somebody may know of: all of it, else what is theirs or, for a head, their unit's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight {
    /// 1 for all of it.
    pub(crate) all: i64,
    /// Whose.
    pub(crate) person: i64,
    /// Which unit's; -1 for none.
    pub(crate) unit: i64,
}

/// What somebody may know of, for the queries.
pub(crate) fn sight(actor: &Actor) -> Sight {
    let unit = actor.unit.filter(|_| actor.is(Role::Head)).unwrap_or(-1);
    Sight { all: i64::from(actor.is_any(ALL)), person: actor.person.get(), unit }
}

/// Asks for a permit.
pub fn may<'f>(
    actor: &Actor,
    action: Action,
    feedback: &'f Feedback,
) -> Result<Permit<'f>, AppError> {
    match action {
        Action::Classify | Action::Transfer | Action::Decline | Action::Close => {
            needs(actor, STEER)?;
        }
        // The head of the unit hands it to somebody there, sends it back, moves its day.
        Action::Assign | Action::Return | Action::Extend => {
            if !leads(actor, feedback) {
                needs(actor, STEER)?;
            }
        }
        Action::Propose => {
            if feedback.owner != Some(actor.person) {
                return Err(AppError::Forbidden("somebody_elses_feedback"));
            }
        }
        // Signed by the head of the unit or a leader, and not by whoever wrote it.
        Action::Answer => {
            if !leads(actor, feedback) {
                needs(actor, &[Role::Approver])?;
            }
            if feedback.proposed_by == Some(actor.person) {
                return Err(AppError::Forbidden("own_answer"));
            }
        }
    }
    Ok(Permit { action, feedback })
}

/// Whether somebody may enter what a citizen said at the desk.
pub(crate) fn may_enter(actor: &Actor) -> Result<(), AppError> {
    needs(actor, DESK)
}

/// Whether somebody may show the public an answer, or take it back.
pub(crate) fn may_publish(actor: &Actor) -> Result<(), AppError> {
    needs(actor, STEER)
}

/// Whether somebody may set until when the agency answers.
pub(crate) fn may_rule(actor: &Actor) -> Result<(), AppError> {
    needs(actor, STEER)
}

fn needs(actor: &Actor, roles: &[Role]) -> Result<(), AppError> {
    if actor.is_any(roles) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

fn leads(actor: &Actor, feedback: &Feedback) -> bool {
    actor.is(Role::Head) && feedback.unit.is_some() && feedback.unit == actor.unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_feedback};
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let feedback = a_feedback(state);
                write!(matrix, "{:10} {:8}", state.as_str(), action.as_str()).unwrap();
                // 1 answers it and wrote the answer, 2 is of its unit, 3 of another.
                for (whose, id, unit) in
                    [("who answers", 1, 7), ("its unit", 2, 7), ("others", 3, 8)]
                {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    (actor.person, actor.unit) = (PersonId::new(id), Some(unit));
                    let may = |role: &Role| {
                        actor.roles = vec![*role];
                        may(&actor, *action, &feedback).is_ok()
                    };
                    let who: Vec<_> = Role::ALL.into_iter().filter(may).map(Role::as_str).collect();
                    let who = match who.len() {
                        0 => "–".to_owned(),
                        13 => "everybody".to_owned(),
                        _ => who.join(", "),
                    };
                    write!(matrix, " | {whose}: {who}").unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
