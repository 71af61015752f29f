use super::source::StoredHashes;
use crate::{
    Access, Actor, App, AppError, Role, Routes, Shell,
    db::{DbError, Tx},
    pages::render,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use tlog::{Resource, encode_bundle};

/// The record for people and for verifiers (C2SP tlog-tiles). Hashes are public, entries are not.
pub fn routes() -> Routes {
    const READERS: &[Role] = &[Role::Administrator, Role::IsoSecretary, Role::Auditor];
    Routes::new()
        .get("/ledger", Access::SignedIn, page)
        .get("/ledger/checkpoint", Access::Public, checkpoint)
        .get("/ledger/tile/{*path}", Access::Public, tile)
        .get("/ledger/entries/{*path}", Access::Only(READERS), entries)
}

#[derive(Template)]
#[template(path = "pages/ledger.html")]
struct LedgerPage {
    shell: Shell,
    key: String,
    note: Option<String>,
}

async fn page(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    let last = app.ledger.last().map_err(|e| AppError::Failed(e.to_string()))?;
    let key = app.ledger.verifier().to_string();
    let note = last.map(|(note, _)| note.to_string());
    Ok(render(&LedgerPage { shell: Shell::new(&app, &actor, "/ledger"), key, note }))
}

async fn checkpoint(State(app): State<App>) -> Result<Response, AppError> {
    let last = app.ledger.last().map_err(|e| AppError::Failed(e.to_string()))?;
    let (note, _) = last.ok_or(AppError::NotFound)?;
    Ok(([(header::CACHE_CONTROL, "no-cache")], note.to_string()).into_response())
}

/// The signed size: tiles are served for it, and never beyond.
fn signed_size(app: &App) -> Result<u64, AppError> {
    let last = app.ledger.last().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(last.map_or(0, |(_, head)| head.size))
}

async fn tile(State(app): State<App>, Path(path): Path<String>) -> Result<Response, AppError> {
    let Some(Resource::Tile(tile)) = Resource::parse(&format!("tile/{path}")) else {
        return Err(AppError::NotFound);
    };
    let size = signed_size(&app)?;
    if !tile.is_in(size) {
        return Err(AppError::NotFound);
    }
    let read = move |tx: &Tx<'_>| {
        let bytes = tile.read(&StoredHashes(tx), size);
        bytes.map_err(|e| DbError::Unreadable(e.to_string()))
    };
    let bytes = app.db.anywhere().read(read).await.map_err(AppError::from)?;
    Ok(([(header::CACHE_CONTROL, "public, max-age=31536000, immutable")], bytes).into_response())
}

/// Entries for those who may read the record of their own agency: the leaves of others are left
/// empty, so that their hashes cannot be mistaken for proven here.
async fn entries(
    State(app): State<App>,
    actor: Actor,
    Path(path): Path<String>,
) -> Result<Response, AppError> {
    let Some(Resource::Entries(span)) = Resource::parse(&format!("tile/entries/{path}")) else {
        return Err(AppError::NotFound);
    };
    let rows = span.rows();
    let read = move |tx: &Tx<'_>| {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let sql = "SELECT CASE WHEN agency_id = $1 THEN leaf ELSE '' END FROM ledger_leaf \
                   WHERE seq >= $2 AND seq < $3 ORDER BY seq";
        let (from, to) = (number(rows.start), number(rows.end));
        let leaves: Vec<(String,)> = tx.list(sql, &[&tx.agency().get(), &from, &to])?;
        encode_bundle(leaves.iter().map(|(leaf,)| leaf.as_bytes()))
            .map_err(|e| DbError::Unreadable(e.to_string()))
    };
    let bytes = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}
