//! Who may do which action. The only file to read for that question.

use crate::{Action, Answer, Succession};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one succession, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use succession::{Action, Permit, Succession};
/// fn forge(succession: &Succession) -> Permit<'_> {
///     Permit { action: Action::CarryOut, succession }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'s> {
    pub(crate) action: Action,
    pub(crate) succession: &'s Succession,
}

impl Permit<'_> {
    /// Whether the table of states lets it be done now.
    pub(crate) fn fits(&self) -> Result<(), AppError> {
        let next = self.succession.state().after(self.action);
        next.map(drop).ok_or(AppError::Conflict("wrong_state"))
    }
}

/// Who writes drafts, carries them out and keeps the minutes.
pub const KEEPERS: &[Role] = &[Role::IsoSecretary];

/// Who decides for an agency: that it takes over, and that it ends.
pub const HEADS: &[Role] = &[Role::Approver];

/// Who reads the books of the agency that ended, to go on with its work.
pub const READERS: &[Role] = &[
    Role::Approver,
    Role::IsoSecretary,
    Role::DocumentController,
    Role::Auditor,
    Role::Head,
    Role::OneStopOfficer,
    Role::Specialist,
    Role::Clerk,
];

const fn rule(action: Action) -> &'static [Role] {
    match action {
        Action::Decide | Action::Recall => HEADS,
        Action::Prepare | Action::CarryOut | Action::HandOver | Action::Drop => KEEPERS,
        // What the agency that ends answers does it.
        Action::SendBack => &[],
    }
}

/// Asks for a permit.
pub fn may<'s>(
    actor: &Actor,
    action: Action,
    succession: &'s Succession,
) -> Result<Permit<'s>, AppError> {
    let by_answer = action == Action::SendBack && actor.via.auth == "clock";
    if by_answer || actor.is_any(rule(action)) {
        return Ok(Permit { action, succession });
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Proof that an agency answers by somebody who decides for it.
#[derive(Debug)]
#[must_use = "a permit is for answering"]
pub struct AnswerPermit(Answer);

impl AnswerPermit {
    /// The answer after it.
    pub fn give(self, before: Answer) -> Result<Answer, AppError> {
        let is_next = before.moves().contains(&self.0);
        if is_next { Ok(self.0) } else { Err(AppError::Conflict("wrong_state")) }
    }
}

/// Asks whether somebody may answer for the agency that is to end.
pub fn may_answer(actor: &Actor, answer: Answer) -> Result<AnswerPermit, AppError> {
    let is_theirs = matches!(answer, Answer::Agreed | Answer::Objected);
    let is_asking = !is_theirs && actor.via.auth == "clock";
    if is_asking || (is_theirs && actor.is_any(HEADS)) {
        return Ok(AnswerPermit(answer));
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Whether somebody writes drafts.
pub(crate) fn may_write(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(KEEPERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

/// Whether somebody reads the books of an agency that theirs took over from.
pub(crate) fn may_read(actor: &Actor) -> Result<(), AppError> {
    let may = actor.is_any(READERS) && !actor.via.guest;
    if may { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_succession};
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    fn able(may_as: impl Fn(&Actor) -> bool) -> String {
        let mut able = Vec::new();
        for role in Role::ALL {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            actor.roles = vec![role];
            if may_as(&actor) {
                able.push(role.as_str());
            }
        }
        able.join(", ")
    }

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let it = a_succession(state, Answer::Agreed);
                let who = able(|actor| may(actor, *action, &it).is_ok());
                writeln!(matrix, "{:12} {:9} | {who}", state.as_str(), action.as_str()).unwrap();
            }
        }
        for answer in Answer::ALL {
            let who = able(|actor| may_answer(actor, answer).is_ok());
            writeln!(matrix, "{:12} {:9} | {who}", "answer", answer.as_str()).unwrap();
        }
        writeln!(matrix, "{:22} | {}", "read", able(|actor| may_read(actor).is_ok())).unwrap();
        writeln!(matrix, "{:22} | {}", "write", able(|actor| may_write(actor).is_ok())).unwrap();
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
