//! What a citizen said at the desk, on the telephone or in a letter.

use super::SECTION;
use crate::{
    Attachment, Channel, Kind, actions,
    form::{MessageForm, Upload},
    permit::may_enter,
};
use askama::Template;
use axum::{
    extract::{Multipart, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    form: MessageForm,
    errors: FieldErrors,
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, MessageForm::default(), FieldErrors::default())
}

fn page(
    app: &App,
    actor: &Actor,
    form: MessageForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    may_enter(actor)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, SECTION);
    Ok(render_with(status, &NewPage { shell, form, errors }))
}

/// Stores the files that came with a message, each by its hash.
pub(super) fn store_files(app: &App, files: &[Upload]) -> Result<Vec<Attachment>, AppError> {
    let store = |file: &Upload| {
        let hash = app.files.put(&file.bytes).map_err(|e| AppError::Failed(e.to_string()))?;
        let bytes = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
        Ok(Attachment { hash, name: file.name.clone(), bytes })
    };
    files.iter().map(store).collect()
}

pub(crate) async fn enter(
    Shared(app): Shared<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    may_enter(&actor)?;
    let form = MessageForm::read(parts).await?;
    let (message, mut errors) = form.parse();
    let channel = form.channel();
    if channel.is_none() {
        errors.add("channel", "channel_missing");
    }
    let (Some(message), Some(channel)) = (message, channel) else {
        return page(&app, &actor, form, errors);
    };
    let files = store_files(&app, &form.files)?;
    let scope = app.db.at(actor.agency);
    let work = move |tx: &Tx<'_>| actions::receive(tx, &actor, channel, &message, &files);
    let kept = scope.write(work).await?;
    Ok(Redirect::to(&format!("/feedback/{}?did=enter", kept.id)).into_response())
}
