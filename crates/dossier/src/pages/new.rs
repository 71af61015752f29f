use crate::{Channel, actions, form};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Kind, Version};
use flow::Procedure;
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
    sentence,
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/choose.html")]
struct ChoosePage {
    shell: Shell,
    procedures: Vec<Version>,
}

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    version: Version,
    procedure: Procedure,
    form: form::AcceptForm,
    errors: FieldErrors,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    version: String,
}

/// First the procedure, then its form.
pub(crate) async fn new(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(chosen): Query<Chosen>,
) -> Result<Response, AppError> {
    if chosen.version.is_empty() {
        let read = |tx: &Tx<'_>| document::versions_in_force(tx);
        let mut procedures = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
        procedures.retain(|version| version.kind == Kind::AdministrativeProcedure);
        let shell = Shell::new(&app, &actor, "/dossiers");
        return Ok(render(&ChoosePage { shell, procedures }));
    }
    let pairs = vec![("version".to_owned(), chosen.version)];
    let form = form::AcceptForm::from_pairs(pairs);
    new_page(&app, &actor, form, FieldErrors::default(), None).await
}

/// The form of a procedure with what another page knows of whoever came: sent in the body, so that no
/// name stands in an address.
pub(crate) async fn filled(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = form::AcceptForm::from_pairs(pairs);
    new_page(&app, &actor, form, FieldErrors::default(), None).await
}

async fn new_page(
    app: &App,
    actor: &Actor,
    form: form::AcceptForm,
    errors: FieldErrors,
    said: Option<&str>,
) -> Result<Response, AppError> {
    let id = form.version().ok_or(AppError::NotFound)?;
    let asks = actor.clone();
    let version = app.db.at(actor.agency).read(move |tx| document::open(tx, &asks, id)).await?;
    let procedure = version.procedure().ok_or(AppError::NotFound)?.clone();
    let shell = Shell::new(app, actor, "/dossiers");
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    let status = match (errors.is_empty(), said) {
        (true, None) => StatusCode::OK,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, Some(_)) => StatusCode::CONFLICT,
    };
    Ok(render_with(status, &NewPage { shell, version, procedure, form, errors }))
}

pub(crate) async fn accept(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = form::AcceptForm::from_pairs(pairs);
    let id = form.version().ok_or(AppError::NotFound)?;
    let asks = actor.clone();
    let version = app.db.at(actor.agency).read(move |tx| document::open(tx, &asks, id)).await?;
    let procedure = version.procedure().ok_or(AppError::NotFound)?;
    let acceptance = match form.parse(&procedure.components) {
        Ok(acceptance) => acceptance,
        Err(errors) => return new_page(&app, &actor, form, errors, None).await,
    };
    let by = actor.clone();
    let accepted =
        app.db.at(actor.agency).write(move |tx| actions::accept(tx, &by, &acceptance)).await;
    match accepted {
        Ok(id) => Ok(Redirect::to(&format!("/dossiers/{id}?did=accept")).into_response()),
        Err(AppError::Conflict(code)) => {
            new_page(&app, &actor, form, FieldErrors::default(), Some(sentence(code))).await
        }
        Err(other) => Err(other),
    }
}
