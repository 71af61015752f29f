use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use platform::{App, outbox};
use serde_json::json;
use std::{fs, io, path::Path};

/// `GET /health`: the program lives.
pub(crate) async fn alive() -> Response {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })).into_response()
}

/// `GET /ready`: the database answers, and the disk takes what is written.
pub(crate) async fn ready(State(app): State<App>) -> Response {
    let asked = app.db.anywhere().read(outbox::next).await;
    let database = state("database", asked.map(drop));
    let folder = app.files.folder().to_owned();
    let tried = tokio::task::spawn_blocking(move || write_and_remove(&folder)).await;
    let disk = state("disk", tried.unwrap_or_else(|e| Err(io::Error::other(e))));
    let is_ready = database == "ok" && disk == "ok";
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let record = app.ledger.record().size;
    let body = json!({ "ready": is_ready, "database": database, "disk": disk,
                       "engine": app.db.engine_name(), "sealed_entries": record });
    (status, Json(body)).into_response()
}

/// `ok`, or `failed`; the cause goes to the log, not to strangers.
fn state(what: &str, result: Result<(), impl std::fmt::Display>) -> &'static str {
    match result {
        Ok(()) => "ok",
        Err(error) => {
            tracing::error!(%error, "not ready: {what}: {error}");
            "failed"
        }
    }
}

/// Writes a small file and flushes it, as every upload does.
fn write_and_remove(folder: &Path) -> io::Result<()> {
    let file = folder.join(".ready");
    fs::write(&file, b"ready")?;
    fs::File::open(&file)?.sync_all()?;
    fs::remove_file(&file)
}
