use super::words::indicator_label;
use crate::{
    Frequency, Indicator, ObjectiveId, Operator, State, actions, form::ContentForm, permit, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{DocumentId, Kind};
use organization::{Member, Unit};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    id: Option<ObjectiveId>,
    units: Vec<Unit>,
    members: Vec<Member>,
    procedures: Vec<(DocumentId, String)>,
    parents: Vec<(i64, String)>,
    offered: Vec<platform::Indicator>,
    form: ContentForm,
    errors: FieldErrors,
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let mut form = ContentForm::blank(app.clock.today().year());
    if !actor.is(platform::Role::IsoSecretary) {
        form.unit = actor.unit.map(|unit| unit.to_string()).unwrap_or_default();
    }
    page(&app, &actor, None, (form, FieldErrors::default()), None).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: Option<ObjectiveId>,
    (form, errors): (ContentForm, FieldErrors),
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let year = form.from.rsplit('/').next().and_then(|year| year.trim().parse().ok());
    let year: i64 = year.unwrap_or_else(|| today.year().into());
    let read = move |tx: &Tx<'_>| {
        let versions = document::versions_in_force(tx)?.into_iter();
        let procedures = versions
            .filter(|version| version.kind == Kind::AdministrativeProcedure)
            .map(|version| {
                let name = format!("{} {}", version.code.as_str(), version.title.as_str());
                (version.document, name)
            });
        let procedures: Vec<_> = procedures.collect();
        Ok::<_, AppError>((
            organization::units(tx, today)?,
            organization::directory(tx, today)?,
            procedures,
            parents(tx, year)?,
        ))
    };
    let (units, members, procedures, parents) = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(app, actor, "/objectives");
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    let status = match (errors.is_empty(), said) {
        (true, None) => StatusCode::OK,
        (true, Some(_)) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(render_with(
        status,
        &EditPage {
            shell,
            id,
            units,
            members,
            procedures,
            parents,
            offered: platform::indicators(),
            form,
            errors,
        },
    ))
}

/// The objectives of the agency that a unit's may serve.
fn parents(tx: &Tx<'_>, year: i64) -> Result<Vec<(i64, String)>, AppError> {
    let name = |row| {
        let objective = store::read(row)?;
        let content = &objective.content;
        Ok((objective.id.get(), format!("{} {}", content.number, content.statement)))
    };
    store::set_of(tx, year, None)?.into_iter().map(name).collect()
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<ContentForm>,
) -> Result<Response, AppError> {
    let content = match form.parse() {
        Ok(content) => content,
        Err(errors) => return page(&app, &actor, None, (form, errors), None).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::draft(tx, &by, &content)).await {
        Ok(id) => Ok(Redirect::to(&format!("/objectives/{id}?did=save")).into_response()),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, None, (form, FieldErrors::default()), Some(sentence(code))).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ObjectiveId>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| actions::open(tx, id);
    let objective = app.db.at(actor.agency).read(read).await?;
    permit::may_write(&actor, &objective.content)?;
    if objective.state() != State::Draft {
        return Err(AppError::Conflict("objective_not_a_draft"));
    }
    let form = ContentForm::of(&objective);
    page(&app, &actor, Some(id), (form, FieldErrors::default()), None).await
}

pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ObjectiveId>,
    Form(form): Form<ContentForm>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| actions::open(tx, id);
    app.db.at(actor.agency).read(read).await?;
    let content = match form.parse() {
        Ok(content) => content,
        Err(errors) => return page(&app, &actor, Some(id), (form, errors), None).await,
    };
    let (by, moves) = (actor.clone(), form.moves);
    let write = move |tx: &Tx<'_>| actions::put_content(tx, &by, id, moves, &content);
    match app.db.at(actor.agency).write(write).await {
        Ok(()) => Ok(Redirect::to(&format!("/objectives/{id}?did=save")).into_response()),
        // What was typed stays on the page.
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, Some(id), (form, FieldErrors::default()), Some(sentence(code))).await
        }
        Err(other) => Err(other),
    }
}
