use crate::word::docx_of;
use axum::{
    extract::{Path, State as Shared},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use document::VersionId;
use platform::{Actor, App, AppError, Tx};

const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The Word file of a version.
pub(crate) async fn docx(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let read = move |tx: &Tx<'_>| {
        let version = document::open(tx, &actor, id)?;
        let name = text::file_name(version.code.as_str(), "tai-lieu");
        let paper = rendition::prepare(tx, &actor, id, &rendition::Stamp::ByState)?;
        Ok::<_, AppError>((paper, name))
    };
    let (paper, name) = scope.read(read).await?;
    let made = tokio::task::spawn_blocking(move || docx_of(&paper)).await;
    let bytes = made.map_err(|e| AppError::Failed(e.to_string()))??;
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.docx\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(KIND)),
        (header::CONTENT_DISPOSITION, disposition.map_err(|e| AppError::Failed(e.to_string()))?),
    ];
    Ok((headers, bytes).into_response())
}
