use super::kind_label;
use crate::{Kind, Request, RequestId, actions, form::WishForm};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    /// The request that is written anew; `None` for a new one.
    request: Option<RequestId>,
    /// The versions in force, with their codes and titles.
    documents: Vec<(String, String)>,
    form: WishForm,
    errors: FieldErrors,
}

/// A document that a link names, by its version in force.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct About {
    version: String,
}

pub(crate) async fn new(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(about): Query<About>,
) -> Result<Response, AppError> {
    let kind = if about.version.is_empty() { Kind::New } else { Kind::Amend };
    let form =
        WishForm { kind: kind.as_str().to_owned(), version: about.version, ..WishForm::default() };
    page(&app, &actor, None, form, FieldErrors::default(), None).await
}

async fn page(
    app: &App,
    actor: &Actor,
    request: Option<RequestId>,
    form: WishForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| document::versions_in_force(tx);
    let versions = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let name = |version: document::Version| {
        (version.id.to_string(), format!("{} {}", version.code.as_str(), version.title.as_str()))
    };
    let documents = versions.into_iter().map(name).collect();
    let shell = Shell::new(app, actor, "/change-requests");
    let shell = said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)));
    let status = match (errors.is_empty(), said) {
        (_, Some(_)) => StatusCode::CONFLICT,
        (true, None) => StatusCode::OK,
        (false, None) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(render_with(status, &EditPage { shell, request, documents, form, errors }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<WishForm>,
) -> Result<Response, AppError> {
    let wish = match form.parse() {
        Ok(wish) => wish,
        Err(errors) => return page(&app, &actor, None, form, errors, None).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::request(tx, &by, &wish)).await {
        Ok(id) => Ok(Redirect::to(&format!("/change-requests/{id}")).into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, None, form, errors, None).await,
        Err(other) => Err(other),
    }
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let request: Request = actions::open(tx, &asks, id)?;
        actions::may_write(&asks, &request)?;
        let document = request.document.map(document::DocumentId::new);
        let current = document.map(|document| document::current(tx, document)).transpose()?;
        Ok::<_, AppError>(WishForm::of(&request, current.flatten()))
    };
    let form = app.db.at(actor.agency).read(read).await?;
    page(&app, &actor, Some(id), form, FieldErrors::default(), None).await
}

pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
    Form(form): Form<WishForm>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    // What is not there is told before what is wrong with the words.
    app.db.at(actor.agency).read(move |tx| actions::open(tx, &asks, id)).await?;
    let wish = match form.parse() {
        Ok(wish) => wish,
        Err(errors) => return page(&app, &actor, Some(id), form, errors, None).await,
    };
    let (by, moves) = (actor.clone(), form.moves);
    match app.db.at(actor.agency).write(move |tx| actions::put(tx, &by, id, moves, &wish)).await {
        Ok(()) => Ok(Redirect::to(&format!("/change-requests/{id}")).into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, Some(id), form, errors, None).await,
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, Some(id), form, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}
