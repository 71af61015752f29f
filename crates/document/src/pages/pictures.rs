//! Pictures of authored texts: written anew by a limited process, shown only to the agency that has
//! them.

use super::edit::{editable, page, with_picture};
use crate::{Content, VersionId, actions, form};
use axum::{
    extract::{Multipart, Path, State as Shared},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use picture::PictureError;
use platform::{Actor, App, AppError, FieldErrors, Tx};

/// `POST /documents/{id}/pictures`: the text as typed comes back with the picture at its end.
pub(crate) async fn put(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let sent = form::picture_from_multipart(parts).await?;
    let found = editable(&app, &actor, id).await?;
    if !matches!(found.0.content, Content::Text(_)) {
        return Err(AppError::Conflict("not_a_text"));
    }
    let mut errors = sent.faults();
    if !errors.is_empty() {
        return Ok(page(&app, &actor, found, sent.text, errors, None));
    }
    let hash = match stored(&app, sent.bytes.clone()).await? {
        Ok(hash) => hash,
        Err(code) => {
            errors.add("picture", code);
            return Ok(page(&app, &actor, found, sent.text, errors, None));
        }
    };
    let (by, named) = (actor.clone(), hash.clone());
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::keep_picture(tx, &by, id, &named)).await {
        Ok(()) => Ok(with_picture(&app, &actor, found, sent.with_picture(&hash))),
        Err(AppError::Conflict(code)) => {
            Ok(page(&app, &actor, found, sent.text, FieldErrors::default(), Some(code)))
        }
        Err(other) => Err(other),
    }
}

/// The hash under which a picture is stored, or the code of what is wrong with it.
async fn stored(app: &App, bytes: Vec<u8>) -> Result<Result<String, &'static str>, AppError> {
    let (files, program) = (app.files.clone(), app.settings.program.clone());
    let work = move || match picture::redraw_in_child(&program, bytes) {
        Ok(png) => files.put(&png).map(Ok).map_err(|e| AppError::Failed(e.to_string())),
        Err(PictureError::Failed(why)) => Err(AppError::Failed(why)),
        Err(error) => Ok(Err(error.code())),
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| AppError::Failed(e.to_string()))?
}

/// `GET /pictures/{hash}`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(hash): Path<String>,
) -> Result<Response, AppError> {
    let asked = hash.clone();
    let read = move |tx: &Tx<'_>| actions::has_picture(tx, &asked);
    if !app.db.at(actor.agency).read(read).await.map_err(AppError::from)? {
        return Err(AppError::NotFound);
    }
    let files = app.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/png")),
        // Its name is the hash of its bytes.
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
    ];
    Ok((headers, bytes).into_response())
}
