use crate::pages;
use axum::{
    extract::{Query, State},
    response::Response,
};
use platform::{Actor, App, AppError, Shell, Tx, search};
use serde::Deserialize;

/// Longer questions are cut off: nobody types more, and each word is a term of the search.
const LONGEST: usize = 120;

/// What was typed into the box.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    q: String,
}

/// `GET /search?q=`: documents, procedures, dossiers and people by code and name.
pub(crate) async fn page(
    State(app): State<App>,
    actor: Actor,
    Query(typed): Query<Typed>,
) -> Result<Response, AppError> {
    let typed: String = typed.q.trim().chars().take(LONGEST).collect();
    let (asking, question) = (actor.clone(), typed.clone());
    let find = move |tx: &Tx<'_>| search::find(tx, &asking, &question);
    let hits = app.db.at(actor.agency).read_long(find).await.map_err(AppError::from)?;
    Ok(pages::search(Shell::new(&app, &actor, ""), typed, hits))
}
