//! Who may do which action to which bulletin. The only file to read for that question.

use crate::{Action, Bulletin};
use platform::{Actor, AppError, PersonId, Role};

/// Proof that somebody may do one thing to one bulletin, once. Only [`may`] makes one.
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'b> {
    pub(crate) action: Action,
    pub(crate) bulletin: &'b Bulletin,
    pub(crate) by: PersonId,
}

/// Who may say how the station reads.
pub(crate) const KEEPERS: &[Role] = &[Role::Approver, Role::IsoSecretary, Role::Administrator];

/// Asks for a permit. `is_editor` tells whether whoever asks is of the editorial board today, which
/// is the one of the news.
pub fn may<'b>(
    actor: &Actor,
    is_editor: bool,
    action: Action,
    bulletin: &'b Bulletin,
) -> Result<Permit<'b>, AppError> {
    let is_own = actor.person == bulletin.author;
    match action {
        Action::Submit if !is_own && !is_editor => {
            return Err(AppError::Forbidden("not_the_writer_of_bulletin"));
        }
        Action::Approve if is_own => return Err(AppError::Forbidden("own_bulletin")),
        Action::Approve | Action::Return if !is_editor => {
            return Err(AppError::Forbidden("not_an_editor_of_bulletin"));
        }
        // Whoever sits at the microphone notes it: author, editor, clerk.
        Action::Air if !is_own && !is_editor && !actor.is(Role::Clerk) => {
            return Err(AppError::Forbidden("not_the_writer_of_bulletin"));
        }
        Action::Submit | Action::Return | Action::Approve | Action::Air => {}
    }
    Ok(Permit { action, bulletin, by: actor.person })
}

/// Asks for leave to write a draft.
pub(crate) fn may_write(
    actor: &Actor,
    is_editor: bool,
    bulletin: &Bulletin,
) -> Result<(), AppError> {
    if actor.person == bulletin.author || is_editor {
        return Ok(());
    }
    Err(AppError::Forbidden("not_the_writer_of_bulletin"))
}

/// Asks for leave to say how the station reads.
pub(crate) fn may_keep(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(KEEPERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

/// Asks for leave to write down what a briefing concluded: who leads, and who keeps its minutes.
pub(crate) fn may_conclude(actor: &Actor) -> Result<(), AppError> {
    let may = actor.is_any(&[Role::Approver, Role::Head, Role::IsoSecretary, Role::Clerk]);
    if may { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_bulletin};
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                write!(matrix, "{:10} {:8}", state.as_str(), action.as_str()).unwrap();
                let bulletin = a_bulletin(state);
                for (who, id, is_editor, role) in [
                    ("author", 1, false, Role::Reader),
                    ("author who edits", 1, true, Role::Reader),
                    ("editor", 2, true, Role::Reader),
                    ("clerk", 2, false, Role::Clerk),
                    ("other", 2, false, Role::Reader),
                ] {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    (actor.person, actor.roles) = (PersonId::new(id), vec![role]);
                    let able = may(&actor, is_editor, *action, &bulletin).is_ok();
                    write!(matrix, " | {who}: {}", if able { "yes" } else { "–" }).unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
