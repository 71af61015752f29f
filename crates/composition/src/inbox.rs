use crate::pages;
use axum::{extract::State, response::Response};
use platform::{Actor, App, AppError, DbError, Inbox, InboxItem, Shell, Tx};
use std::sync::Arc;

/// `GET /`: what waits for this person, what is due first on top.
pub(crate) async fn page(
    State(app): State<App>,
    actor: Actor,
    inboxes: Arc<[Inbox]>,
) -> Result<Response, AppError> {
    let asking = actor.clone();
    // In an agency that has ended nothing is left to be done.
    let has_ended = actor.via.ended.is_some();
    let gather = move |tx: &Tx<'_>| {
        if has_ended { Ok(Vec::new()) } else { gather(tx, &asking, &inboxes) }
    };
    let items = app.db.at(actor.agency).read(gather).await.map_err(AppError::from)?;
    let shell = Shell::new(&app, &actor, "/");
    Ok(pages::inbox(shell, &actor, items, app.clock.now()))
}

/// What every feature has waiting for `actor`; what has no day stands last.
fn gather(tx: &Tx<'_>, actor: &Actor, inboxes: &[Inbox]) -> Result<Vec<InboxItem>, DbError> {
    let mut items = Vec::new();
    for inbox in inboxes {
        items.extend(inbox(tx, actor)?);
    }
    items.sort_by_key(|item| (item.due_at.is_none(), item.due_at));
    Ok(items)
}
