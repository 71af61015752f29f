//! Who may do which action to which file of a run. The only file to read for that question.

use crate::{Action, File, Refusal, Run, State};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one file, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use bulk_import::{Action, File, Permit};
/// fn forge(file: &File) -> Permit<'_> {
///     Permit { action: Action::Accept, file }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'f> {
    pub(crate) action: Action,
    pub(crate) file: &'f File,
}

/// Asks for a permit. What the clock does nobody else does; what people do, they do to their own
/// runs, and the ISO secretary to all.
pub fn may<'f>(
    actor: &Actor,
    action: Action,
    run: &Run,
    file: &'f File,
) -> Result<Permit<'f>, AppError> {
    match action {
        Action::Understand | Action::Question | Action::Refuse => {
            if actor.via.auth != "clock" {
                return Err(AppError::Forbidden("role_missing"));
            }
        }
        Action::Accept | Action::Skip | Action::Reread => may_change(actor, run)?,
    }
    Ok(Permit { action, file })
}

/// Asks for leave to send files.
pub(crate) fn may_begin(actor: &Actor) -> Result<(), AppError> {
    if actor.via.auth == "command" || actor.is_any(document::DRAFT_ROLES) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Asks for leave to change what a run proposes.
pub(crate) fn may_change(actor: &Actor, run: &Run) -> Result<(), AppError> {
    may_begin(actor)?;
    if actor.person == run.person || sees_all(actor) {
        return Ok(());
    }
    Err(AppError::Forbidden("not_the_author"))
}

/// Whether somebody may know of the runs of others.
pub(crate) fn sees_all(actor: &Actor) -> bool {
    actor.is(Role::IsoSecretary) || actor.via.auth == "command"
}

impl Permit<'_> {
    /// Does what it allows: the file moved.
    pub fn act(self) -> Result<File, Refusal> {
        let Self { action, file } = self;
        let state: State = file.state.after(action).ok_or(Refusal::WrongState)?;
        Ok(File { state, ..file.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RunId, tests::a_file};
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let run = Run {
            id: RunId::new(1),
            name: String::new(),
            person: PersonId::new(9),
            ignored: 0,
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let file = a_file(1, "QT.01", "Khai sinh");
        let mut matrix = String::new();
        for action in Action::ALL {
            write!(matrix, "{:10}", action.as_str()).unwrap();
            for (whose, id) in [("own", 9), ("another's", 1)] {
                let mut who = Vec::new();
                for role in Role::ALL {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    (actor.person, actor.roles) = (PersonId::new(id), vec![role]);
                    if may(&actor, action, &run, &file).is_ok() {
                        who.push(role.as_str());
                    }
                }
                let who = if who.is_empty() { "–".to_owned() } else { who.join(", ") };
                write!(matrix, " | {whose}: {who}").unwrap();
            }
            for auth in ["clock", "command"] {
                let actor = Actor::system(AgencyId::new(1), auth);
                let can = may(&actor, action, &run, &file).is_ok();
                write!(matrix, " | {auth}: {}", if can { "yes" } else { "no" }).unwrap();
            }
            matrix.push('\n');
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
