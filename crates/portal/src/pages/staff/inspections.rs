use super::SECTION;
use crate::{
    Action, Inspection, InspectionId, PUBLISHERS, Paper, actions, form::InspectionForm, may_keep,
};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/staff/inspections.html")]
struct ListPage {
    shell: Shell,
    inspections: Vec<Inspection>,
    may_keep: bool,
}

/// `GET /public-site/inspections`.
pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| actions::inspections(tx);
    let inspections = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let (shell, may_keep) = (Shell::new(&app, &actor, SECTION), may_keep(&actor).is_ok());
    Ok(render(&ListPage { shell, inspections, may_keep }))
}

#[derive(Template)]
#[template(path = "pages/staff/inspection.html")]
struct EditPage {
    shell: Shell,
    /// Nothing for a new one.
    inspection: Option<Inspection>,
    form: InspectionForm,
    errors: FieldErrors,
    may_keep: bool,
    may_publish: bool,
}

impl EditPage {
    /// Where the form goes.
    fn action(&self) -> String {
        match &self.inspection {
            Some(inspection) => format!("/public-site/inspections/{}", inspection.id),
            None => "/public-site/inspections".to_owned(),
        }
    }

    /// Whether the form is shown at all.
    fn is_open(&self) -> bool {
        self.may_keep && self.inspection.as_ref().is_none_or(Inspection::is_editable)
    }
}

fn page(
    app: &App,
    actor: &Actor,
    inspection: Option<Inspection>,
    form: Option<InspectionForm>,
    errors: FieldErrors,
    refused: Option<&'static str>,
) -> Response {
    let stored = || inspection.as_ref().map(InspectionForm::of).unwrap_or_default();
    let form = form.unwrap_or_else(stored);
    let shell = Shell::new(app, actor, SECTION);
    let state = inspection.as_ref().map_or("", |it| it.state().label());
    let shell = refused.map_or(shell.clone(), |code| shell.refusing(code, state));
    let status = match (errors.is_empty(), refused) {
        (true, None) => StatusCode::OK,
        (true, Some(_)) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let (may_keep, may_publish) = (may_keep(actor).is_ok(), actor.is_any(PUBLISHERS));
    render_with(status, &EditPage { shell, inspection, form, errors, may_keep, may_publish })
}

/// `GET /public-site/inspections/new`.
pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Response {
    page(&app, &actor, None, None, FieldErrors::default(), None)
}

/// `GET /public-site/inspections/{id}`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<InspectionId>,
) -> Result<Response, AppError> {
    let known = open(&app, &actor, id).await?;
    Ok(page(&app, &actor, Some(known), None, FieldErrors::default(), None))
}

async fn open(app: &App, actor: &Actor, id: InspectionId) -> Result<Inspection, AppError> {
    app.db.at(actor.agency).read(move |tx: &Tx<'_>| actions::inspection(tx, id)).await
}

/// The paper that came with the form, stored; nothing where none came.
async fn stored(app: &App, form: &InspectionForm) -> Result<Option<Paper>, AppError> {
    if form.file.is_empty() {
        return Ok(None);
    }
    let (files, bytes, name) = (app.files.clone(), form.file.clone(), form.file_name.clone());
    let failed = |e: &dyn std::fmt::Display| AppError::Failed(e.to_string());
    let hash = tokio::task::spawn_blocking(move || files.put(&bytes)).await;
    let hash = hash.map_err(|e| failed(&e))?.map_err(|e| failed(&e))?;
    Ok(Some(Paper { hash, name }))
}

/// `POST /public-site/inspections`.
pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let form = InspectionForm::read(parts).await?;
    let content = match form.parse() {
        Ok(content) => content,
        Err(errors) => return Ok(page(&app, &actor, None, Some(form), errors, None)),
    };
    let file = stored(&app, &form).await?;
    let scope = app.db.at(actor.agency);
    let write = move |tx: &Tx<'_>| actions::note_inspection(tx, &actor, &content, file.as_ref());
    let id = scope.write(write).await?;
    Ok(Redirect::to(&format!("/public-site/inspections/{id}")).into_response())
}

/// `POST /public-site/inspections/{id}`.
pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<InspectionId>,
    parts: Multipart,
) -> Result<Response, AppError> {
    let form = InspectionForm::read(parts).await?;
    let known = open(&app, &actor, id).await?;
    let content = match form.parse() {
        Ok(content) => content,
        Err(errors) => return Ok(page(&app, &actor, Some(known), Some(form), errors, None)),
    };
    let file = stored(&app, &form).await?;
    let (by, moves) = (actor.clone(), form.moves);
    let write =
        move |tx: &Tx<'_>| actions::edit_inspection(tx, &by, id, moves, &content, file.as_ref());
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to(&format!("/public-site/inspections/{id}")).into_response()),
        Err(AppError::Conflict(code)) => {
            Ok(page(&app, &actor, Some(known), Some(form), FieldErrors::default(), Some(code)))
        }
        Err(other) => Err(other),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    action: String,
}

/// `POST /public-site/inspections/{id}/actions`.
pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<InspectionId>,
    Form(form): Form<ActionForm>,
) -> Result<Response, AppError> {
    let action = Action::parse(&form.action).ok_or(AppError::BadRequest("unknown_action"))?;
    let (by, scope) = (actor.clone(), app.db.at(actor.agency));
    match scope.write(move |tx: &Tx<'_>| actions::act(tx, &by, id, action)).await {
        Ok(()) => Ok(Redirect::to(&format!("/public-site/inspections/{id}")).into_response()),
        Err(AppError::Conflict(code)) => {
            let known = Some(open(&app, &actor, id).await?);
            Ok(page(&app, &actor, known, None, FieldErrors::default(), Some(code)))
        }
        Err(other) => Err(other),
    }
}
