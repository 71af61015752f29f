//! What people download.

pub(crate) mod words;

use crate::{Stamp, prepare};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use document::VersionId;
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError};
use serde::Deserialize;

/// `?copy=uncontrolled` asks for a copy that nobody recalls.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    copy: String,
}

/// `GET /documents/{id}/pdf`.
pub(crate) async fn pdf(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let is_copy = asked.copy == "uncontrolled";
    let stamp = if is_copy { Stamp::Uncontrolled } else { Stamp::ByState };
    let scope = app.db.at(actor.agency);
    let paper = scope.read(move |tx| prepare(tx, &actor, id, &stamp)).await?;
    let (files, name) = (app.files.clone(), paper.file_name());
    let printed = tokio::task::spawn_blocking(move || paper.pdf(&files)).await;
    let bytes = printed.map_err(|e| AppError::Failed(e.to_string()))??;
    opened(PDF, &format!("{name}.pdf"), bytes)
}
