//! Who may do which action to which article. The only file to read for that question.

use crate::{Action, Article, State};
use platform::{Actor, AppError, PersonId, Role};

/// Proof that somebody may do one thing to one article, once. Only [`may`] makes one:
///
/// ```compile_fail,E0451
/// use news::{Action, Article, Permit};
/// fn forge(article: &Article) -> Permit<'_> {
///     Permit { action: Action::Approve, article, by: article.author }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is for acting"]
pub struct Permit<'a> {
    pub(crate) action: Action,
    pub(crate) article: &'a Article,
    pub(crate) by: PersonId,
}

/// Who may say who the editors are, and what readers are asked.
pub(crate) const KEEPERS: &[Role] = &[Role::Approver, Role::IsoSecretary, Role::Administrator];

/// Asks for a permit. `is_editor` tells whether whoever asks is of the editorial board today.
pub fn may<'a>(
    actor: &Actor,
    is_editor: bool,
    action: Action,
    article: &'a Article,
) -> Result<Permit<'a>, AppError> {
    let permit = Permit { action, article, by: actor.person };
    let is_own = actor.person == article.author;
    let is_clock = actor.via.auth == "clock";
    match action {
        Action::Submit | Action::Rework if is_own || is_editor => Ok(permit),
        Action::Submit | Action::Rework => Err(AppError::Forbidden("not_the_writer_of_news")),
        Action::Publish if is_clock && article.state == State::Scheduled => Ok(permit),
        _ if !is_editor => Err(AppError::Forbidden("not_an_editor")),
        // Nobody approves what they wrote.
        Action::Approve if is_own => Err(AppError::Forbidden("own_article")),
        Action::Approve
        | Action::Return
        | Action::Schedule
        | Action::Unschedule
        | Action::Publish
        | Action::Unpublish => Ok(permit),
    }
}

/// Asks for leave to write a draft, or to propose a correction.
pub(crate) fn may_write(actor: &Actor, is_editor: bool, article: &Article) -> Result<(), AppError> {
    if actor.person == article.author || is_editor {
        return Ok(());
    }
    Err(AppError::Forbidden("not_the_writer_of_news"))
}

/// Asks for leave to decide on a correction that somebody proposed.
pub(crate) fn may_decide(actor: &Actor, is_editor: bool, by: PersonId) -> Result<(), AppError> {
    match (is_editor, actor.person == by) {
        (false, _) => Err(AppError::Forbidden("not_an_editor")),
        (true, true) => Err(AppError::Forbidden("own_correction")),
        (true, false) => Ok(()),
    }
}

/// Asks for leave to do what editors do beside articles: comments, categories, imports.
pub(crate) fn may_edit(is_editor: bool) -> Result<(), AppError> {
    if is_editor { Ok(()) } else { Err(AppError::Forbidden("not_an_editor")) }
}

/// Asks for leave to read what readers wrote: editors, and whoever names them, whose page shows the figure.
pub(crate) fn may_read_comments(actor: &Actor, is_editor: bool) -> Result<(), AppError> {
    if actor.is_any(KEEPERS) { Ok(()) } else { may_edit(is_editor) }
}

/// Asks for leave to say who the editors are.
pub(crate) fn may_keep(actor: &Actor) -> Result<(), AppError> {
    if actor.is_any(KEEPERS) { Ok(()) } else { Err(AppError::Forbidden("role_missing")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::an_article;
    use expect_test::expect_file;
    use platform::AgencyId;
    use std::fmt::Write;

    /// The matrix an auditor asks for, drawn from the code. A changed right is a changed line.
    #[test]
    fn who_may_do_what() {
        let mut matrix = String::new();
        for state in State::ALL {
            for (action, _) in state.moves() {
                write!(matrix, "{:12} {:10}", state.as_str(), action.as_str()).unwrap();
                let article = an_article(state);
                for (who, id, is_editor, auth) in [
                    ("author", 1, false, "password"),
                    ("author who edits", 1, true, "password"),
                    ("editor", 2, true, "password"),
                    ("other", 2, false, "password"),
                    ("clock", 0, false, "clock"),
                ] {
                    let mut actor = Actor::system(AgencyId::new(1), auth);
                    actor.person = PersonId::new(id);
                    let able = may(&actor, is_editor, *action, &article).is_ok();
                    write!(matrix, " | {who}: {}", if able { "yes" } else { "–" }).unwrap();
                }
                matrix.push('\n');
            }
        }
        expect_file!["../tests/it/snapshots/rights.txt"].assert_eq(&matrix);
    }
}
