//! Who may do which action to which survey. The only file to read for that question.

use crate::{Action, Survey};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one survey, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use satisfaction::{Action, Permit, Survey};
/// fn forge(survey: &Survey) -> Permit<'_> {
///     Permit { action: Action::Publish, survey }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'s> {
    pub(crate) action: Action,
    pub(crate) survey: &'s Survey,
}

/// Who runs surveys: the office, through its ISO secretary.
pub(crate) const OFFICE: &[Role] = &[Role::IsoSecretary];

/// Who enters slips on paper: those to whom citizens give them.
pub(crate) const DESK: &[Role] = &[Role::IsoSecretary, Role::OneStopOfficer, Role::Clerk];

/// Who reads what citizens wrote in their own words.
pub(crate) const READERS: &[Role] =
    &[Role::IsoSecretary, Role::OneStopOfficer, Role::Clerk, Role::Approver, Role::Head];

/// Asks for a permit.
pub fn may<'s>(actor: &Actor, action: Action, survey: &'s Survey) -> Result<Permit<'s>, AppError> {
    match action {
        // Nobody approves what they drafted.
        Action::Approve => {
            needs(actor, &[Role::Approver])?;
            if actor.person == survey.drafted_by {
                return Err(AppError::Forbidden("own_survey"));
            }
        }
        Action::Publish => needs(actor, &[Role::Approver])?,
        Action::Open | Action::Close | Action::Analyse => needs(actor, OFFICE)?,
        Action::Return | Action::Cancel => needs(actor, &[Role::Approver, Role::IsoSecretary])?,
    }
    Ok(Permit { action, survey })
}

/// Whether somebody may plan surveys and their questions.
pub(crate) fn may_plan(actor: &Actor) -> Result<(), AppError> {
    needs(actor, OFFICE)
}

/// Whether somebody may enter slips.
pub(crate) fn may_enter(actor: &Actor) -> Result<(), AppError> {
    needs(actor, DESK)
}

fn needs(actor: &Actor, roles: &[Role]) -> Result<(), AppError> {
    if actor.is_any(roles) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_survey};
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let survey = a_survey(state);
                write!(matrix, "{:9} {:8}", state.as_str(), action.as_str()).unwrap();
                for (whose, id) in [("who drafted it", 1), ("others", 2)] {
                    let mut actor = Actor::system(AgencyId::new(1), "password");
                    actor.person = PersonId::new(id);
                    let may = |role: &Role| {
                        actor.roles = vec![*role];
                        may(&actor, *action, &survey).is_ok()
                    };
                    let who: Vec<_> = Role::ALL.into_iter().filter(may).map(Role::as_str).collect();
                    let who = if who.is_empty() { "–".to_owned() } else { who.join(", ") };
                    write!(matrix, " | {whose}: {who}").unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
