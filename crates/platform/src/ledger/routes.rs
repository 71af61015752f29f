use super::{
    source::StoredHashes,
    verify::{Failure, verify},
};
use crate::{
    Access, Actor, App, AppError, Role, Routes, Shell,
    db::{DbError, Tx},
    pages::render,
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use tlog::{Checkpoint, Head, Resource, SignedNote, VerifierKey, encode_bundle};

/// Who reads entries, and has the whole record computed anew.
const READERS: &[Role] = &[Role::Administrator, Role::IsoSecretary, Role::Auditor];

/// The record for people and for verifiers (C2SP tlog-tiles). Hashes are public, entries are not.
pub fn routes() -> Routes {
    Routes::new()
        .get("/ledger", Access::SignedIn, page)
        .get("/ledger/check", Access::Only(READERS), check)
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
    /// Whether this person may have the whole record computed anew.
    may_check: bool,
    kept: String,
    checked: Option<Checked>,
}

/// What the whole record was found to be.
enum Checked {
    /// It holds, with so many entries, and continues so many seals.
    Holds { size: String, seals: usize },
    /// It does not; the first entry that may be bad, where one can be named.
    Broken { entry: Option<u64> },
    /// The note that was kept is none that this record's key signed.
    UnknownNote,
}

async fn page(State(app): State<App>, actor: Actor) -> Result<Response, AppError> {
    ledger_page(&app, &actor, String::new(), None)
}

fn ledger_page(
    app: &App,
    actor: &Actor,
    kept: String,
    checked: Option<Checked>,
) -> Result<Response, AppError> {
    let last = app.ledger.last().map_err(|e| AppError::Failed(e.to_string()))?;
    let key = app.ledger.verifier().to_string();
    let note = last.map(|(note, _)| note.to_string());
    let (shell, may_check) = (Shell::new(app, actor, "/ledger"), actor.is_any(READERS));
    Ok(render(&LedgerPage { shell, key, note, may_check, kept, checked }))
}

/// A seal that somebody kept.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Kept {
    note: String,
}

/// Computes the whole record anew, and holds it against the seal that somebody kept.
async fn check(
    State(app): State<App>,
    actor: Actor,
    Query(Kept { note }): Query<Kept>,
) -> Result<Response, AppError> {
    let key = app.ledger.verifier().clone();
    let Some(kept) = kept_heads(&note, &key) else {
        return ledger_page(&app, &actor, note, Some(Checked::UnknownNote));
    };
    let db = app.db.clone();
    let work = move || verify(&db, &key, &kept);
    let found = tokio::task::spawn_blocking(work).await;
    let checked = match found.map_err(|e| AppError::Failed(e.to_string()))? {
        Ok(found) => Checked::Holds {
            size: text::count(i64::try_from(found.head.size).unwrap_or(i64::MAX)),
            seals: found.checkpoints,
        },
        Err(Failure::Db(error)) => return Err(error.into()),
        Err(broken) => Checked::Broken { entry: broken.entry() },
    };
    ledger_page(&app, &actor, note, Some(checked))
}

/// The seal that was typed, if any was; no answer where it is none of this key.
fn kept_heads(typed: &str, key: &VerifierKey) -> Option<Vec<Head>> {
    let typed = text::typed(typed);
    if typed.is_empty() {
        return Some(Vec::new());
    }
    let note = SignedNote::parse(&format!("{typed}\n")).ok()?;
    let checkpoint = Checkpoint::open(&note, std::slice::from_ref(key)).ok()?;
    Some(vec![*checkpoint.head()])
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
