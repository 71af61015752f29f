//! Who may keep records, hold them back and dispose of them. The only file to read for that question.

use crate::{Action, Disposal, State};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one disposal list, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use record::{Action, Disposal, Permit};
/// fn forge(disposal: &Disposal) -> Permit<'_> {
///     Permit { action: Action::Approve, disposal }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'d> {
    pub(crate) action: Action,
    pub(crate) disposal: &'d Disposal,
}

/// Who keeps the register of records, enters what is kept, proposes and carries out disposals.
pub const KEEPER_ROLES: &[Role] = &[Role::IsoSecretary, Role::Clerk];

/// Asks for leave to change the register or what is kept.
pub fn may_keep(actor: &Actor) -> Result<(), AppError> {
    needs(actor, KEEPER_ROLES)
}

/// Asks for leave to put something on hold: those who keep it, and the leaders.
pub(crate) fn may_hold(actor: &Actor) -> Result<(), AppError> {
    needs(actor, &[Role::IsoSecretary, Role::Clerk, Role::Approver])
}

/// Asks for leave to lift a hold: the leaders alone.
pub fn may_lift(actor: &Actor) -> Result<(), AppError> {
    needs(actor, &[Role::Approver])
}

/// Asks for a permit. Three people at least: who proposes, who checks for the unit, who approves.
pub fn may<'d>(
    actor: &Actor,
    action: Action,
    disposal: &'d Disposal,
) -> Result<Permit<'d>, AppError> {
    let proposed = actor.person == disposal.proposer;
    let checked = Some(actor.person) == disposal.checker;
    let heads_unit = actor.is(Role::Head) && actor.unit == Some(disposal.unit);
    match action {
        Action::Check => {
            if !heads_unit {
                return Err(AppError::Forbidden("not_the_head_of_unit"));
            }
            if proposed {
                return Err(AppError::Forbidden("own_disposal"));
            }
        }
        Action::Approve => {
            needs(actor, &[Role::Approver])?;
            if proposed || checked {
                return Err(AppError::Forbidden("own_disposal"));
            }
        }
        Action::Execute => needs(actor, KEEPER_ROLES)?,
        Action::Return => {
            if !(heads_unit && disposal.state() == State::Proposed) {
                needs(actor, &[Role::Approver])?;
            }
        }
    }
    Ok(Permit { action, disposal })
}

fn needs(actor: &Actor, roles: &[Role]) -> Result<(), AppError> {
    if actor.is_any(roles) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::a_disposal;
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    type Right = fn(&Actor) -> bool;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        let rights: [(&str, Right); 3] = [
            ("keep", |actor| may_keep(actor).is_ok()),
            ("hold", |actor| may_hold(actor).is_ok()),
            ("lift", |actor| may_lift(actor).is_ok()),
        ];
        for (what, may) in rights {
            writeln!(matrix, "{what:9} {:8} | anybody: {}", "", who(9, 8, may)).unwrap();
        }
        for state in State::ALL {
            for (action, _) in state.moves() {
                let list = a_disposal(state);
                write!(matrix, "{:9} {:8}", state.as_str(), action.as_str()).unwrap();
                // 1 proposed it, 2 checked it (once it was checked), 3 neither.
                for (whose, id, unit) in [
                    ("who proposed", 1, 7),
                    ("who checked", 2, 7),
                    ("its unit", 3, 7),
                    ("other unit", 3, 8),
                ] {
                    let who = who(id, unit, |actor| may(actor, *action, &list).is_ok());
                    write!(matrix, " | {whose}: {who}").unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }

    fn who(id: i64, unit: i64, may: impl Fn(&Actor) -> bool) -> String {
        let mut who = Vec::new();
        for role in Role::ALL {
            let mut actor = Actor::system(AgencyId::new(1), "password");
            (actor.person, actor.unit, actor.roles) = (PersonId::new(id), Some(unit), vec![role]);
            if may(&actor) {
                who.push(role.as_str());
            }
        }
        if who.is_empty() { "–".to_owned() } else { who.join(", ") }
    }
}
