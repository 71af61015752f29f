//! Who may do which action to which nonconformity. The only file to read for that question.

use crate::{Action, Nonconformity, State};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one nonconformity, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use nonconformity::{Action, Nonconformity, Permit};
/// fn forge(nonconformity: &Nonconformity) -> Permit<'_> {
///     Permit { action: Action::Close, nonconformity }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'n> {
    pub(crate) action: Action,
    pub(crate) nonconformity: &'n Nonconformity,
}

/// Those who run improvement: the ISO secretary and the leaders.
const STEER: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// Those who look whether something was done.
const CHECK: &[Role] = &[Role::Auditor, Role::IsoSecretary, Role::Approver];

/// Asks for a permit.
pub fn may<'n>(
    actor: &Actor,
    action: Action,
    nonconformity: &'n Nonconformity,
) -> Result<Permit<'n>, AppError> {
    let permit = Permit { action, nonconformity };
    match action {
        Action::Raise => needs(actor, CHECK)?,
        Action::Assign | Action::Extend => needs(actor, STEER)?,
        // The work is its owner's, or the head's of the unit that it concerns.
        Action::ProposeCause | Action::ReportDone => is_work_of(actor, nonconformity, false)?,
        // A line is also whose it is. What is asked of documents and risks, the steerers may ask too.
        Action::ReportLine => is_work_of(actor, nonconformity, true)?,
        Action::RequestChange | Action::NoteRisk => {
            if !actor.is_any(STEER) {
                is_work_of(actor, nonconformity, true)?;
            }
        }
        // Nobody approves, verifies or judges their own work (`iso-in-agencies.md` 9, rule 11).
        Action::ApprovePlan | Action::Close | Action::MarkIneffective => {
            needs(actor, STEER)?;
            not_own(actor, nonconformity)?;
        }
        Action::Return | Action::Verify => {
            needs(actor, CHECK)?;
            not_own(actor, nonconformity)?;
        }
        // A draft goes the way it came; what has a number only the leaders take away.
        Action::Cancel => {
            let is_draft = nonconformity.state() == State::Draft;
            let noted = is_draft && actor.person == nonconformity.raised_by;
            if !noted {
                needs(actor, if is_draft { STEER } else { &[Role::Approver] })?;
            }
        }
    }
    Ok(permit)
}

fn needs(actor: &Actor, roles: &[Role]) -> Result<(), AppError> {
    if actor.is_any(roles) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

fn is_work_of(actor: &Actor, nonconformity: &Nonconformity, lines: bool) -> Result<(), AppError> {
    let has_line = lines && has_line(actor, nonconformity);
    if has_line || is_owner(actor, nonconformity) || leads(actor, nonconformity) {
        return Ok(());
    }
    Err(AppError::Forbidden("somebody_elses_nonconformity"))
}

fn has_line(actor: &Actor, nonconformity: &Nonconformity) -> bool {
    nonconformity.plan.lines.iter().any(|line| line.who == actor.person)
}

fn is_owner(actor: &Actor, nonconformity: &Nonconformity) -> bool {
    nonconformity.owner == Some(actor.person)
}

fn leads(actor: &Actor, nonconformity: &Nonconformity) -> bool {
    let unit = nonconformity.finding.unit;
    actor.is(Role::Head) && unit.is_some() && unit == actor.unit
}

fn not_own(actor: &Actor, nonconformity: &Nonconformity) -> Result<(), AppError> {
    let did = nonconformity.doer == Some(actor.person);
    if did || is_owner(actor, nonconformity) || has_line(actor, nonconformity) {
        return Err(AppError::Forbidden("own_nonconformity"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::a_nonconformity;
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let nonconformity = a_nonconformity(state);
                write!(matrix, "{:14} {:16}", state.as_str(), action.as_str()).unwrap();
                // 1 owns it and did it, 2 is of its unit, 3 of another; 9 noted it.
                for (whose, id, unit) in [
                    ("owner", 1, 8),
                    ("its unit", 2, 7),
                    ("other unit", 3, 8),
                    ("who noted it", 9, 8),
                ] {
                    let mut who = Vec::new();
                    for role in Role::ALL {
                        let mut actor = Actor::system(AgencyId::new(1), "password");
                        actor.person = PersonId::new(id);
                        actor.unit = Some(unit);
                        actor.roles = vec![role];
                        if may(&actor, *action, &nonconformity).is_ok() {
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
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
