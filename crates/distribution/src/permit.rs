//! Who may acknowledge, deliver and recall. The only file to read for that question.

use crate::Obligation;
use platform::{Actor, AppError, Role};

/// Proof that somebody may meet one obligation: their own. Only [`may_acknowledge`] makes one, and
/// nothing else meets an obligation, so an unchecked acknowledgement doesn't compile:
///
/// ```compile_fail,E0451
/// use distribution::{Obligation, Permit};
/// fn forge(obligation: &Obligation) -> Permit<'_> {
///     Permit { obligation }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'o> {
    pub(crate) obligation: &'o Obligation,
}

/// Who hands out paper copies and takes them back.
pub const COPY_ROLES: &[Role] = &[Role::IsoSecretary, Role::DocumentController];

/// Asks for leave to acknowledge. Everybody for themselves, nobody for another, whatever they are.
pub fn may_acknowledge<'o>(
    actor: &Actor,
    obligation: &'o Obligation,
) -> Result<Permit<'o>, AppError> {
    if actor.person == obligation.person {
        return Ok(Permit { obligation });
    }
    Err(AppError::Forbidden("not_yours"))
}

/// Asks for leave to change the register of paper copies.
pub fn may_keep_copies(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(COPY_ROLES) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::an_obligation;
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    type Right = fn(&Actor) -> bool;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let rights: [(&str, Right); 3] = [
            ("acknowledge own", |actor| may_acknowledge(actor, &an_obligation()).is_ok()),
            ("acknowledge others'", |actor| {
                let theirs = Obligation { person: PersonId::new(2), ..an_obligation() };
                may_acknowledge(actor, &theirs).is_ok()
            }),
            ("deliver, recall copies", |actor| may_keep_copies(actor).is_ok()),
        ];
        let mut matrix = String::new();
        for (what, may) in rights {
            let mut who = Vec::new();
            for role in Role::ALL {
                let mut actor = Actor::system(AgencyId::new(1), "password");
                actor.person = PersonId::new(1);
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
            writeln!(matrix, "{what:22} | {who}").unwrap();
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
