//! How the agency is named, now and before.

use super::{words, written};
use crate::{actions, directory, form::AgencyForm, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Role, Shell, Tx, list::ListQuery, pages::render_with,
};

#[derive(Template)]
#[template(path = "pages/agency.html")]
struct AgencyPage {
    shell: Shell,
    past: Vec<store::PastRow>,
    may_change: bool,
    form: AgencyForm,
    errors: FieldErrors,
}

pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let now = app.db.at(actor.agency).read(directory::agency).await.map_err(AppError::from)?;
    let said = (query.get("did") == "save").then_some(words::AGENCY_SAVED);
    page(&app, &actor, AgencyForm::of(now), FieldErrors::default(), said).await
}

async fn page(
    app: &App,
    actor: &Actor,
    form: AgencyForm,
    errors: FieldErrors,
    said: Option<&str>,
) -> Result<Response, AppError> {
    let past = app.db.at(actor.agency).read(store::agency_pasts).await.map_err(AppError::from)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/people");
    let shell = match said {
        Some(said) => shell.saying("ok", said),
        None => shell,
    };
    let may_change = actor.is(Role::Administrator);
    Ok(render_with(status, &AgencyPage { shell, past, may_change, form, errors }))
}

pub(crate) async fn save(
    State(app): State<App>,
    actor: Actor,
    Form(form): Form<AgencyForm>,
) -> Result<Response, AppError> {
    let (agency, since) = match form.parse(actor.agency, app.clock.today()) {
        Ok(parsed) => parsed,
        Err(errors) => return page(&app, &actor, form, errors, None).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::rename(tx, &by, &agency, since);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to("/agency?did=save").into_response()),
        Err(AppError::Conflict(code)) => {
            let mut errors = FieldErrors::default();
            errors.add(if code == "agency_code_taken" { "code" } else { "from_day" }, code);
            page(&app, &actor, form, errors, None).await
        }
        Err(other) => Err(other),
    }
}
