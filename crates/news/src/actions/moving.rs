use super::open;
use crate::{Action, Article, ArticleId, State, may, model::Given, pages, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use serde_json::json;

/// What this person may do to an article now.
pub(crate) fn offered(actor: &Actor, is_editor: bool, article: &Article) -> Vec<Action> {
    let moves = article.state().moves().iter().map(|(action, _)| *action);
    moves.filter(|action| may(actor, is_editor, *action, article).is_ok()).collect()
}

/// Does one action: look up, ask leave, decide, save, remember.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ArticleId,
    action: Action,
    given: &Given,
) -> Result<Article, AppError> {
    let (before, is_editor) = open(tx, actor, id)?;
    let after = may(actor, is_editor, action, &before)?.act(given, tx.now())?;
    save(tx, actor, &before, after, action, given.reason.trim())
}

/// Stores a moved article, remembers it, and tells the others of a publication.
pub(super) fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Article,
    after: Article,
    action: Action,
    reason: &str,
) -> Result<Article, AppError> {
    let micros = |at: Option<jiff::Timestamp>| at.map(jiff::Timestamp::as_microsecond);
    let stored = store::save(
        tx,
        after.id.get(),
        before.moves,
        after.state().as_str(),
        micros(after.planned_at),
        micros(after.published_at),
        after.approved_by.map(platform::PersonId::get),
        tx.now().as_microsecond(),
    )?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let action = format!("news.{}", action.as_str());
    let (object, version) = (object("news", after.id), after.moves);
    tx.record(actor, &Entry { action: &action, object, version, reason, ..Entry::default() })?;
    // Old news was told by another portal, long ago.
    if after.state() == State::Published && after.import.is_none() {
        let day = text::here(after.published_at.unwrap_or_else(|| tx.now())).date();
        let told =
            json!({ "title": after.text.title, "day": day.to_string(), "channel": pages::CHANNEL });
        tx.emit("news.published", after.id.get(), &told)?;
    }
    Ok(after)
}

/// Publishes what is due, in every agency. The clock calls this.
pub(crate) fn publish_due(tx: &Tx<'_>) -> Result<(), DbError> {
    for agency in organization::agencies(tx)? {
        let Some(tx) = tx.at_work(agency)? else { continue };
        let clock = Actor::system(agency, "clock");
        for row in store::due(&tx, tx.now().as_microsecond())? {
            let before = store::read(&tx, row)?;
            let permit = may(&clock, false, Action::Publish, &before);
            let after = permit.and_then(|permit| Ok(permit.act(&Given::default(), tx.now())?));
            let saved =
                after.and_then(|after| save(&tx, &clock, &before, after, Action::Publish, ""));
            saved.map_err(AppError::into_db)?;
        }
    }
    Ok(())
}
