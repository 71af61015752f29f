use super::kind_label;
use crate::{Content, Kind, Version, VersionId, actions, form};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use organization::Unit;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
    sentence,
};

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    units: Vec<Unit>,
    form: form::DraftForm,
    errors: FieldErrors,
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    new_page(&app, &actor, form::DraftForm::default(), FieldErrors::default()).await
}

async fn new_page(
    app: &App,
    actor: &Actor,
    form: form::DraftForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| organization::units(tx, today);
    let units = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/documents");
    Ok(render_with(status, &NewPage { shell, units, form, errors }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<form::DraftForm>,
) -> Result<Response, AppError> {
    let draft = match form.parse() {
        Ok(draft) => draft,
        Err(errors) => return new_page(&app, &actor, form, errors).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::draft(tx, &by, draft)).await {
        Ok(id) => Ok(Redirect::to(&format!("/documents/{id}/edit")).into_response()),
        Err(AppError::Invalid(errors)) => new_page(&app, &actor, form, errors).await,
        Err(AppError::Conflict(code)) => {
            let mut errors = FieldErrors::default();
            errors.add("code", code);
            new_page(&app, &actor, form, errors).await
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    version: Version,
    form: form::TextForm,
    errors: FieldErrors,
}

/// A structured procedure has an editor of its own.
pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let version = editable(&app, &actor, id).await?;
    if matches!(version.content, Content::Procedure(_)) {
        return Ok(Redirect::to(&format!("/procedures/{id}/edit")).into_response());
    }
    let shell = Shell::new(&app, &actor, "/documents");
    let (form, errors) = (form::TextForm::of(&version), FieldErrors::default());
    Ok(render(&EditPage { shell, version, form, errors }))
}

async fn editable(app: &App, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let asks = actor.clone();
    let version = app.db.at(actor.agency).read(move |tx| actions::open(tx, &asks, id)).await?;
    if version.is_editable() { Ok(version) } else { Err(AppError::Conflict("not_editable")) }
}

pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(form): Form<form::TextForm>,
) -> Result<Response, AppError> {
    let version = editable(&app, &actor, id).await?;
    let again = |version, form, errors, said: Option<&'static str>, status| {
        let shell = Shell::new(&app, &actor, "/documents");
        let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
        Ok(render_with(status, &EditPage { shell, version, form, errors }))
    };
    let changed = match form.parse(&version) {
        Ok(changed) => changed,
        Err(errors) => return again(version, form, errors, None, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let (by, edits) = (actor.clone(), form.edits);
    let saved = app
        .db
        .at(actor.agency)
        .write(move |tx| actions::put_content(tx, &by, id, edits, &changed))
        .await;
    match saved {
        Ok(()) => Ok(Redirect::to(&format!("/documents/{id}")).into_response()),
        // What was typed stays on the page.
        Err(AppError::Conflict(code)) => {
            again(version, form, FieldErrors::default(), Some(sentence(code)), StatusCode::CONFLICT)
        }
        Err(other) => Err(other),
    }
}
