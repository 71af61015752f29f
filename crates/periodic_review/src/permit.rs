//! Who may review, name who answers for a document, and set intervals. The only file to read for
//! that question.

use crate::Watch;
use platform::{Actor, AppError, Role};

/// Proof that somebody may review one document, once. Only [`may_review`] makes one:
///
/// ```compile_fail,E0451
/// use periodic_review::{Permit, Watch};
/// fn forge(watch: &Watch) -> Permit<'_> {
///     Permit { watch }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'w> {
    pub(crate) watch: &'w Watch,
}

/// Who sets how often documents are reviewed.
pub const SETTING_ROLES: &[Role] = &[Role::IsoSecretary];

/// Asks for a permit: who answers for the document, the head of its unit, the ISO secretary.
pub fn may_review<'w>(actor: &Actor, watch: &'w Watch) -> Result<Permit<'w>, AppError> {
    let answers = actor.person == watch.responsible;
    if answers || leads(actor, watch) || actor.is(Role::IsoSecretary) {
        return Ok(Permit { watch });
    }
    Err(AppError::Forbidden("not_responsible"))
}

/// Asks for leave to say who answers for a document: the head of its unit, the ISO secretary, the
/// leaders.
pub fn may_assign(actor: &Actor, watch: &Watch) -> Result<(), AppError> {
    if leads(actor, watch) || actor.is_any(&[Role::IsoSecretary, Role::Approver]) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Asks for leave to set how often documents are reviewed.
pub fn may_set(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(SETTING_ROLES) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

fn leads(actor: &Actor, watch: &Watch) -> bool {
    actor.is(Role::Head) && watch.unit.is_some() && actor.unit == watch.unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::a_watch;
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    type Right = fn(&Actor) -> bool;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let rights: [(&str, Right); 3] = [
            ("review", |actor| may_review(actor, &a_watch()).is_ok()),
            ("assign", |actor| may_assign(actor, &a_watch()).is_ok()),
            ("set intervals", |actor| may_set(actor).is_ok()),
        ];
        let mut matrix = String::new();
        for (what, may) in rights {
            write!(matrix, "{what:13}").unwrap();
            for (whose, id, unit) in
                [("responsible", 1, 8), ("its unit", 2, 7), ("other unit", 3, 8)]
            {
                let mut who = Vec::new();
                for role in Role::ALL {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    (actor.person, actor.unit) = (PersonId::new(id), Some(unit));
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
