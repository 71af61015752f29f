//! Who may do which action to which request. The only file to read for that question.

use crate::{Action, Request};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one request, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use change_request::{Action, Permit, Request};
/// fn forge(request: &Request) -> Permit<'_> {
///     Permit { action: Action::Accept, request }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'r> {
    pub(crate) action: Action,
    pub(crate) request: &'r Request,
}

/// The standing body: who decides on requests.
pub(crate) const STANDING: &[Role] = &[Role::Appraiser, Role::IsoSecretary];

/// Asks for a permit. `has_head` tells whether somebody leads the unit of whoever asks: where nobody
/// does, the standing body endorses.
pub fn may<'r>(
    actor: &Actor,
    action: Action,
    request: &'r Request,
    has_head: bool,
) -> Result<Permit<'r>, AppError> {
    let permit = Permit { action, request };
    let is_own = actor.person == request.requested_by;
    let leads = actor.is(Role::Head) && request.unit.is_some() && request.unit == actor.unit;
    let stands = actor.is_any(STANDING);
    let allowed = match action {
        Action::Submit | Action::Retract => is_own,
        Action::Endorse => leads || (stands && !has_head),
        Action::Accept | Action::Merge => stands,
        Action::Reject => leads || stands,
        Action::Begin => request.author == Some(actor.person),
        // The document itself does it, by what happens to it.
        Action::GiveUp | Action::Finish => {
            return if actor.via.auth == "clock" {
                Ok(permit)
            } else {
                Err(AppError::Forbidden("only_the_document"))
            };
        }
    };
    if allowed {
        return Ok(permit);
    }
    let code = match action {
        Action::Submit | Action::Retract => "not_the_requester",
        Action::Begin => "not_the_writer",
        Action::Endorse
        | Action::Accept
        | Action::Merge
        | Action::Reject
        | Action::GiveUp
        | Action::Finish => "role_missing",
    };
    Err(AppError::Forbidden(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_request};
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let request = Request { author: Some(PersonId::new(3)), ..a_request(state) };
                write!(matrix, "{:12} {:8}", state.as_str(), action.as_str()).unwrap();
                for (who, id, unit) in [
                    ("requester", 1, 7),
                    ("writer", 3, 7),
                    ("same unit", 2, 7),
                    ("elsewhere", 2, 8),
                ] {
                    let may_as = |role| {
                        let mut actor = Actor::system(AgencyId::new(1), "password");
                        actor.person = PersonId::new(id);
                        actor.unit = Some(unit);
                        actor.roles = vec![role];
                        may(&actor, *action, &request, true).is_ok()
                    };
                    let able: Vec<_> = Role::ALL.into_iter().filter(|role| may_as(*role)).collect();
                    let able = match able.len() {
                        0 => "–".to_owned(),
                        13 => "everybody".to_owned(),
                        _ => able.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", "),
                    };
                    write!(matrix, " | {who}: {able}").unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }

    #[test]
    fn where_nobody_leads_the_standing_body_endorses() {
        let request = a_request(State::Submitted);
        let mut secretary = Actor::system(AgencyId::new(1), "password");
        secretary.person = PersonId::new(9);
        secretary.roles = vec![Role::IsoSecretary];
        assert!(may(&secretary, Action::Endorse, &request, true).is_err());
        assert!(may(&secretary, Action::Endorse, &request, false).is_ok());
    }
}
