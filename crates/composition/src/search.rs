use crate::pages;
use axum::{
    extract::{Query, State},
    response::Response,
};
use platform::{
    Actor, App, AppError, Shell, Tx,
    search::{self, Asked, Standing},
};
use serde::Deserialize;

/// Longer questions are cut off: nobody types more, and each word is a term of the search.
const LONGEST: usize = 120;

/// What was typed into the box.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    q: String,
    topic: String,
    standing: String,
}

/// `GET /search?q=`: documents with their full text, procedures, dossiers and people.
pub(crate) async fn page(
    State(app): State<App>,
    actor: Actor,
    Query(typed): Query<Typed>,
) -> Result<Response, AppError> {
    let asked = Asked {
        typed: typed.q.trim().chars().take(LONGEST).collect(),
        topic: typed.topic,
        standing: Standing::parse(&typed.standing),
    };
    let (asking, question) = (actor.clone(), asked.clone());
    let find = move |tx: &Tx<'_>| search::find(tx, &asking, &question);
    let found = app.db.at(actor.agency).read_long(find).await.map_err(AppError::from)?;
    Ok(pages::search(Shell::new(&app, &actor, ""), asked, found))
}
