use super::{note, open, writing::folded};
use crate::{ArticleId, CorrectionId, State, Text, permit, store};
use platform::{Actor, AppError, PersonId, Tx};

/// Proposes a correction of a published article. `note` says what was wrong, for readers.
pub fn correct(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ArticleId,
    text: &Text,
    told: &str,
) -> Result<CorrectionId, AppError> {
    let (article, is_editor) = open(tx, actor, id)?;
    permit::may_write(actor, is_editor, &article)?;
    if article.state() != State::Published {
        return Err(AppError::Conflict("not_published"));
    }
    let was = &article.text;
    if (&text.title, &text.lead, &text.body) == (&was.title, &was.lead, &was.body) {
        return Err(AppError::Conflict("nothing_corrected"));
    }
    if store::corrections(tx, id.get())?.iter().any(|it| it.state == "proposed") {
        return Err(AppError::Conflict("correction_waits"));
    }
    let key = tx.new_key();
    store::insert_correction(
        tx,
        key,
        id.get(),
        &text.title,
        &text.lead,
        &text.body,
        &was.title,
        &was.lead,
        &was.body,
        told,
        actor.person.get(),
        tx.now().as_microsecond(),
    )?;
    note(tx, actor, "news.propose_correction", &article)?;
    Ok(CorrectionId::new(key))
}

/// Applies or declines a correction. Whoever proposed it does not decide.
pub fn decide_correction(
    tx: &Tx<'_>,
    actor: &Actor,
    id: CorrectionId,
    is_applied: bool,
) -> Result<ArticleId, AppError> {
    let found = store::correction(tx, id.get())?.ok_or(AppError::NotFound)?;
    let (mut article, is_editor) = open(tx, actor, ArticleId::new(found.article))?;
    permit::may_decide(actor, is_editor, PersonId::new(found.proposed_by))?;
    let (state, action) = if is_applied {
        ("applied", "news.apply_correction")
    } else {
        ("declined", "news.decline_correction")
    };
    let now = tx.now().as_microsecond();
    if store::decide_correction(tx, id.get(), state, actor.person.get(), now)? != 1 {
        return Err(AppError::Conflict("wrong_state"));
    }
    if is_applied {
        let text = &mut article.text;
        (text.title, text.lead, text.body) = (found.title, found.lead, found.body);
        let (key, folded) = (article.id.get(), folded(text));
        let put = store::correct(tx, key, &text.title, &text.lead, &text.body, &folded, now)?;
        if put != 1 {
            return Err(AppError::Conflict("not_published"));
        }
    }
    note(tx, actor, action, &article)?;
    Ok(article.id)
}
