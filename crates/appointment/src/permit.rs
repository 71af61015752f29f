//! Who may do which action to which appointment, and who may know whose it is. The only file to read
//! for that question.

use crate::{Action, Appointment};
use platform::{Actor, AppError, Role};

/// Proof that somebody may do one thing to one appointment, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use appointment::{Action, Appointment, Permit};
/// fn forge(appointment: &Appointment) -> Permit<'_> {
///     Permit { action: Action::Serve, appointment }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'a> {
    pub(crate) action: Action,
    pub(crate) appointment: &'a Appointment,
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub enum Asks<'a> {
    /// Somebody who is signed in.
    Staff(&'a Actor),
    /// Whoever knows the code and the telephone number.
    Holder,
    /// The clock, when the day is over.
    Clock,
    /// A dossier was taken from whoever came.
    Reception,
}

/// Who receives: the desk, which needs the names.
pub(crate) const DESK: &[Role] = &[Role::OneStopOfficer];

/// Who sees how the desk is doing. They are not told who came.
pub(crate) const READERS: &[Role] =
    &[Role::OneStopOfficer, Role::IsoSecretary, Role::Approver, Role::Head];

/// Who decides when and how many the desk receives.
pub(crate) const STEER: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// Asks for a permit.
pub fn may<'a>(
    asks: Asks<'_>,
    action: Action,
    appointment: &'a Appointment,
) -> Result<Permit<'a>, AppError> {
    let is_let = match asks {
        Asks::Staff(actor) => actor.is_any(DESK),
        Asks::Holder => matches!(action, Action::Cancel | Action::Move),
        Asks::Clock => action == Action::Miss,
        Asks::Reception => action == Action::Serve,
    };
    if is_let {
        Ok(Permit { action, appointment })
    } else {
        Err(AppError::Forbidden("role_missing"))
    }
}

/// Whether somebody may book for others and give numbers.
pub(crate) fn may_receive(actor: &Actor) -> Result<(), AppError> {
    needs(actor, DESK)
}

/// Whether somebody may see the day of the desk.
pub(crate) fn may_read(actor: &Actor) -> Result<(), AppError> {
    needs(actor, READERS)
}

/// Whether somebody may decide when and how many the desk receives.
pub(crate) fn may_steer(actor: &Actor) -> Result<(), AppError> {
    needs(actor, STEER)
}

/// Whether somebody is told who comes: 1 or 0, for the queries.
pub(crate) fn sees_who(actor: &Actor) -> i64 {
    i64::from(actor.is_any(DESK))
}

fn needs(actor: &Actor, roles: &[Role]) -> Result<(), AppError> {
    if actor.is_any(roles) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::an_appointment};
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                let appointment = an_appointment(state);
                write!(matrix, "{:9} {:7}", state.as_str(), action.as_str()).unwrap();
                let mut actor = Actor::system(AgencyId::new(1), "password");
                let mut allowed = |role: &Role| {
                    actor.roles = vec![*role];
                    may(Asks::Staff(&actor), *action, &appointment).is_ok()
                };
                let who: Vec<_> =
                    Role::ALL.into_iter().filter(|role| allowed(role)).map(Role::as_str).collect();
                write!(matrix, " | {}", who.join(", ")).unwrap();
                for (name, asks) in [
                    ("who booked", Asks::Holder),
                    ("the clock", Asks::Clock),
                    ("a dossier taken", Asks::Reception),
                ] {
                    if may(asks, *action, &appointment).is_ok() {
                        write!(matrix, ", {name}").unwrap();
                    }
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
