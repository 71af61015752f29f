//! The papers of a declaration, and the files that show its publication.

use crate::{DeclarationId, actions, print, print::Papers, store};
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use platform::pages::{DOCX, PDF, opened, saved};
use platform::{Actor, App, AppError, Tx};

pub(crate) async fn decision_pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DeclarationId>,
) -> Result<Response, AppError> {
    paper(&app, &actor, id, PDF, "quyet-dinh-cong-bo.pdf", Papers::decision_pdf).await
}

pub(crate) async fn decision_docx(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DeclarationId>,
) -> Result<Response, AppError> {
    paper(&app, &actor, id, DOCX, "quyet-dinh-cong-bo.docx", Papers::decision_docx).await
}

pub(crate) async fn statement_pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DeclarationId>,
) -> Result<Response, AppError> {
    paper(&app, &actor, id, PDF, "ban-cong-bo.pdf", Papers::statement_pdf).await
}

pub(crate) async fn statement_docx(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DeclarationId>,
) -> Result<Response, AppError> {
    paper(&app, &actor, id, DOCX, "ban-cong-bo.docx", Papers::statement_docx).await
}

async fn paper(
    app: &App,
    actor: &Actor,
    id: DeclarationId,
    kind: &'static str,
    name: &str,
    make: fn(&Papers) -> Result<Vec<u8>, AppError>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| print::papers(tx, actions::open(tx, id)?);
    let papers = app.db.at(actor.agency).read(read).await?;
    let printed = tokio::task::spawn_blocking(move || make(&papers)).await;
    let bytes = printed.map_err(|e| AppError::Failed(e.to_string()))??;
    if kind == PDF { opened(kind, name, bytes) } else { saved(kind, name, bytes) }
}

/// A file that shows a publication, as it came.
pub(crate) async fn evidence(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<i64>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| store::evidence_file(tx, id)?.ok_or(AppError::NotFound);
    let (hash, name) = app.db.at(actor.agency).read(read).await?;
    let files = app.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "bin"));
    let name = text::file_name(stem, "minh-chung");
    let ending = text::file_name(ending, "bin");
    saved("application/octet-stream", &format!("{name}.{ending}"), bytes)
}
