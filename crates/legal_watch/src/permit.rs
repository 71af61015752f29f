//! Who may judge what. The only file to read for that question.

use crate::Task;
use platform::{Actor, AppError, Role};

/// Proof that somebody may judge one review, once. Only [`may_judge`] makes one:
///
/// ```compile_fail,E0451
/// use legal_watch::{Permit, Task};
/// fn forge(task: &Task) -> Permit<'_> {
///     Permit { task }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'t> {
    pub(crate) task: &'t Task,
}

/// Who keeps the watch: looks through the gazette, starts batches, enters texts that are missing.
pub const WATCHERS: &[Role] = &[Role::IsoSecretary];

/// Who judges, writes or signs what a law changes.
pub const CONCERNED: &[Role] = &[
    Role::Author,
    Role::Reviewer,
    Role::Appraiser,
    Role::Approver,
    Role::Head,
    Role::IsoSecretary,
    Role::DocumentController,
];

/// Whose review it is: the author's of the document, and the head's of its unit.
pub fn is_own(actor: &Actor, task: &Task) -> bool {
    let is_head = actor.is(Role::Head) && task.unit.is_some() && task.unit == actor.unit;
    actor.person == task.author || is_head
}

/// Asks for a permit to judge.
pub fn may_judge<'t>(actor: &Actor, task: &'t Task) -> Result<Permit<'t>, AppError> {
    if is_own(actor, task) || actor.is_any(WATCHERS) {
        return Ok(Permit { task });
    }
    Err(AppError::Forbidden("somebody_elses_review"))
}

/// Whether somebody keeps the watch.
pub fn may_watch(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(WATCHERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::a_task;
    use expect_test::expect_file;
    use platform::{AgencyId, PersonId};
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_judge() {
        let mut matrix = String::new();
        let task = a_task();
        for (whose, id, unit) in [("author", 1, 9), ("its unit", 2, 8), ("other unit", 3, 9)] {
            let who = Role::ALL.into_iter().filter(|role| {
                let mut actor = Actor::system(AgencyId::new(1), "password");
                (actor.person, actor.unit) = (PersonId::new(id), Some(unit));
                actor.roles = vec![*role];
                may_judge(&actor, &task).is_ok()
            });
            let who: Vec<_> = who.map(Role::as_str).collect();
            let who =
                if who.len() == Role::ALL.len() { "everybody".into() } else { who.join(", ") };
            writeln!(matrix, "{whose:12} {who}").unwrap();
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
