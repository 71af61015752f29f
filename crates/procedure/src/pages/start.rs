use super::words::BLANK_SECTIONS;
use crate::{
    actions::{self, Start, Upload},
    form::{StartForm, from_multipart},
};
use askama::Template;
use axum::{
    extract::{Multipart, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use flow::{Procedure, Section};
use organization::Unit;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};
use std::time::Duration;

/// Reading ends before the request does, so that its own sentence is told.
const DEADLINE: Duration = Duration::from_secs(25);

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    units: Vec<Unit>,
    form: StartForm,
    errors: FieldErrors,
    /// What was read already, while another field is wrong.
    upload: Option<Upload>,
    /// Why a drawing was not read, with its element.
    refused: Option<String>,
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    again(&app, &actor, StartForm::default(), FieldErrors::default(), None).await
}

async fn again(
    app: &App,
    actor: &Actor,
    form: StartForm,
    errors: FieldErrors,
    upload: Option<Upload>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| organization::units(tx, today);
    let units = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/procedures");
    let refused = form.refused.clone();
    Ok(render_with(status, &NewPage { shell, units, form, errors, upload, refused }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let mut form = from_multipart(parts).await?;
    let upload = match upload(&app, &actor, &mut form).await {
        Ok(upload) => upload,
        Err(AppError::Invalid(errors)) => return again(&app, &actor, form, errors, None).await,
        Err(other) => return Err(other),
    };
    if let Some(upload) = &upload {
        form.fill(&upload.procedure);
        form.read.clone_from(&upload.hash);
    }
    let (code, title, unit) = match form.parse() {
        Ok(parsed) => parsed,
        Err(errors) => return again(&app, &actor, form, errors, upload).await,
    };
    let procedure = upload.as_ref().map_or_else(blank, |upload| upload.procedure.clone());
    let source = upload.as_ref().map(|upload| (upload.hash.clone(), upload.name.clone()));
    let begin = Start { code, title, unit, procedure, source };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::start(tx, &by, begin)).await {
        Ok(id) => Ok(Redirect::to(&format!("/procedures/{id}/edit")).into_response()),
        Err(AppError::Invalid(errors)) => again(&app, &actor, form, errors, upload).await,
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors(vec![("code".to_owned(), code)]);
            again(&app, &actor, form, errors, upload).await
        }
        Err(other) => Err(other),
    }
}

/// What was sent, read; nothing where somebody begins on a blank page.
async fn upload(
    app: &App,
    actor: &Actor,
    form: &mut StartForm,
) -> Result<Option<Upload>, AppError> {
    let wrong = |code| AppError::Invalid(FieldErrors(vec![("file".to_owned(), code)]));
    if form.start == "blank" {
        return Ok(None);
    }
    if form.file.is_empty() {
        if form.read.is_empty() {
            return Err(wrong(if form.file_name.is_empty() {
                "procedure_file_missing"
            } else {
                "empty_file"
            }));
        }
        let (asks, hash) = (actor.clone(), std::mem::take(&mut form.read));
        let scope = app.db.at(actor.agency);
        let found = scope.read(move |tx| actions::upload(tx, &asks, &hash)).await?;
        return found.map(Some).ok_or_else(|| wrong("upload_gone"));
    }
    let (files, program) = (app.files.clone(), app.settings.program.clone());
    let (bytes, name) = (std::mem::take(&mut form.file), form.file_name.clone());
    let work = move || {
        let hash = files.put(&bytes).map_err(|e| AppError::Failed(e.to_string()))?;
        let read = if intake::bpmn::is_xml(&bytes) {
            intake::read_bpmn_in_child(&program, &bytes, DEADLINE)
        } else {
            let deadline = intake::child::deadline_for(&bytes).min(DEADLINE);
            intake::read_in_child(&program, &name, &bytes, deadline).map(Ok)
        };
        let read = read.map_err(|error| {
            tracing::warn!(file = %hash, code = error.code(), "an upload was not read: {error}");
            wrong(error.code())
        })?;
        Ok::<_, AppError>(read.map(|procedure| Upload { hash, name, procedure }))
    };
    let done = tokio::task::spawn_blocking(work).await;
    let upload = match done.map_err(|e| AppError::Failed(e.to_string()))?? {
        Ok(upload) => upload,
        Err(refusal) => {
            form.refused = Some(super::refused::refused(&refusal));
            return Err(wrong("drawing_refused"));
        }
    };
    let (by, kept) = (actor.clone(), upload.clone());
    app.db.at(actor.agency).write(move |tx| actions::keep_upload(tx, &by, &kept)).await?;
    Ok(Some(upload))
}

/// A procedure on a blank page: the sections that every one has.
fn blank() -> Procedure {
    let section = |(number, title): (&str, &str)| Section {
        number: number.to_owned(),
        title: title.to_owned(),
        text: String::new(),
    };
    Procedure { sections: BLANK_SECTIONS.map(section).to_vec(), ..Procedure::default() }
}
