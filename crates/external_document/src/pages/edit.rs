use crate::{Attachment, ExternalDocument, Known, TextId, actions, form::TextForm};
use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, pages::render_with, sentence};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    /// The entry that is changed; none for a new one.
    known: Option<Known>,
    form: TextForm,
    errors: FieldErrors,
    kinds: &'static [&'static str],
}

fn page(
    app: &App,
    actor: &Actor,
    known: Option<Known>,
    form: TextForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Response {
    let shell = Shell::new(app, actor, "/external-documents");
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    let status = match (said.is_some(), errors.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let kinds = super::words::KINDS;
    render_with(status, &EditPage { shell, known, form, errors, kinds })
}

/// What is known of a text before it is entered, from the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seed {
    number: String,
    kind: String,
    issuer: String,
    title: String,
}

pub(crate) async fn new(
    State(app): State<App>,
    actor: Actor,
    Query(seed): Query<Seed>,
) -> Result<Response, AppError> {
    let Seed { number, kind, issuer, title } = seed;
    let form = TextForm { number, kind, issuer, title, ..TextForm::default() };
    Ok(page(&app, &actor, None, form, FieldErrors::default(), None))
}

pub(crate) async fn edit(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TextId>,
) -> Result<Response, AppError> {
    let known = app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    let form = TextForm::of(&known);
    Ok(page(&app, &actor, Some(known), form, FieldErrors::default(), None))
}

/// What was typed with the file that was sent, if one was: the file is kept as it came and never
/// opened here.
async fn with_file(
    app: &App,
    form: &mut TextForm,
    text: ExternalDocument,
    before: Option<Attachment>,
) -> Result<ExternalDocument, AppError> {
    if form.file.is_empty() {
        return Ok(ExternalDocument { file: before, ..text });
    }
    let (files, bytes) = (app.files.clone(), std::mem::take(&mut form.file));
    let kept = tokio::task::spawn_blocking(move || files.put(&bytes)).await;
    let kept = kept.map_err(|e| AppError::Failed(e.to_string()))?;
    let hash = kept.map_err(|e| AppError::Failed(e.to_string()))?;
    let name = text::nfc(&form.file_name.replace('\0', ""));
    Ok(ExternalDocument { file: Some(Attachment { hash, name }), ..text })
}

pub(crate) async fn create(
    State(app): State<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let mut form = TextForm::from_multipart(parts).await?;
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return Ok(page(&app, &actor, None, form, errors, None)),
    };
    let text = with_file(&app, &mut form, text, None).await?;
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::register(tx, &by, &text)).await {
        Ok(id) => {
            Ok(Redirect::to(&format!("/external-documents/{id}?did=register")).into_response())
        }
        Err(AppError::Invalid(errors)) => Ok(page(&app, &actor, None, form, errors, None)),
        Err(other) => Err(other),
    }
}

pub(crate) async fn save(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TextId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let known = app.db.at(actor.agency).read(move |tx| actions::open(tx, id)).await?;
    let mut form = TextForm::from_multipart(parts).await?;
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return Ok(page(&app, &actor, Some(known), form, errors, None)),
    };
    let text = with_file(&app, &mut form, text, known.text.file.clone()).await?;
    let (by, edits) = (actor.clone(), form.edits);
    let reason: String = form.reason.replace('\0', "").trim().chars().take(500).collect();
    let write = move |tx: &platform::Tx<'_>| actions::edit(tx, &by, id, edits, &text, &reason);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to(&format!("/external-documents/{id}?did=edit")).into_response()),
        Err(AppError::Invalid(errors)) => Ok(page(&app, &actor, Some(known), form, errors, None)),
        Err(AppError::Conflict(code)) => {
            let (errors, said) = (FieldErrors::default(), Some(sentence(code)));
            Ok(page(&app, &actor, Some(known), form, errors, said))
        }
        Err(other) => Err(other),
    }
}
