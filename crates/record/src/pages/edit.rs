use super::status;
use crate::{Medium, Retention, TypeId, Way, actions, form::TypeForm, store};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use organization::Unit;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    id: Option<TypeId>,
    units: Vec<Unit>,
    sources: Vec<(i64, String, String)>,
    form: TypeForm,
    errors: FieldErrors,
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let form = TypeForm::blank(app.clock.today());
    page(&app, &actor, None, (form, FieldErrors::default())).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: Option<TypeId>,
    (form, errors): (TypeForm, FieldErrors),
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        Ok::<_, AppError>((organization::units(tx, today)?, store::sources(tx)?))
    };
    let (units, sources) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(app, actor, "/registers");
    Ok(render_with(status(&errors), &EditPage { shell, id, units, sources, form, errors }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<TypeForm>,
) -> Result<Response, AppError> {
    let (facts, from) = match form.parse() {
        Ok(read) => read,
        Err(errors) => return page(&app, &actor, None, (form, errors)).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::register(tx, &by, &facts, from)).await {
        Ok(id) => {
            Ok(Redirect::to(&format!("/registers/records/{id}?did=registered")).into_response())
        }
        Err(AppError::Invalid(errors)) => page(&app, &actor, None, (form, errors)).await,
        Err(other) => Err(other),
    }
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TypeId>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| store::versions(tx, id)?.pop().ok_or(AppError::NotFound);
    let last = app.db.at(actor.agency).read(read).await?;
    if last.to.is_some() {
        return Err(AppError::Conflict("record_type_ended"));
    }
    page(&app, &actor, Some(id), (TypeForm::of(&last, today), FieldErrors::default())).await
}

pub(crate) async fn change(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<TypeId>,
    Form(form): Form<TypeForm>,
) -> Result<Response, AppError> {
    // What is not there is not there, whatever was typed.
    let known = move |tx: &Tx<'_>| store::versions(tx, id)?.pop().ok_or(AppError::NotFound);
    app.db.at(actor.agency).read(known).await?;
    let (facts, from) = match form.parse() {
        Ok(read) => read,
        Err(errors) => return page(&app, &actor, Some(id), (form, errors)).await,
    };
    let by = actor.clone();
    let write = move |tx: &Tx<'_>| actions::change(tx, &by, id, &facts, from);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to(&format!("/registers/records/{id}?did=changed")).into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, Some(id), (form, errors)).await,
        Err(other) => Err(other),
    }
}
