use super::SECTION;
use crate::{
    AppointmentId, Visitor, actions,
    form::DeskForm,
    pages::{DayChoice, by_day, words},
    permit,
};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{DocumentId, Kind, Version};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/staff/new.html")]
struct NewPage {
    shell: Shell,
    procedures: Vec<Version>,
    days: Vec<DayChoice>,
    form: DeskForm,
    errors: FieldErrors,
}

/// `GET /appointments/new`.
pub(crate) async fn new(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(form): Query<DeskForm>,
) -> Result<Response, AppError> {
    let form = DeskForm { channel: form.channel, ..DeskForm::default() };
    page(&app, &actor, form, FieldErrors::default(), None).await
}

/// The procedures in force that citizens come for.
fn procedures(tx: &Tx<'_>) -> Result<Vec<Version>, platform::DbError> {
    let mut versions = document::versions_in_force(tx)?;
    versions.retain(|version| version.kind == Kind::AdministrativeProcedure);
    Ok(versions)
}

async fn page(
    app: &App,
    actor: &Actor,
    form: DeskForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    permit::may_receive(actor)?;
    let status = match (said, errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let shell = Shell::new(app, actor, SECTION);
    let shell = said.map_or(shell.clone(), |said| shell.saying("bad", said));
    let read = move |tx: &Tx<'_>| {
        let days = by_day(&actions::vacancies(tx, text::here(tx.now()))?);
        Ok::<_, AppError>(NewPage { shell, procedures: procedures(tx)?, days, form, errors })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}

/// `POST /appointments`.
pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<DeskForm>,
) -> Result<Response, AppError> {
    permit::may_receive(&actor)?;
    let entry = match form.parse() {
        Ok(entry) => entry,
        Err(errors) => return page(&app, &actor, form, errors, None).await,
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| -> Result<AppointmentId, AppError> {
        let known = procedures(tx)?;
        let chosen = known.into_iter().find(|it| Some(it.document.get()) == entry.document);
        let visitor = Visitor {
            name: entry.name,
            phone: entry.phone,
            document: chosen.as_ref().map(|it| it.document),
            matter: chosen
                .map_or_else(|| words::OTHER_MATTER.into(), |it| it.title.as_str().into()),
        };
        let made = match entry.slot {
            Some(slot) => actions::book_for(tx, &by, slot, &visitor)?,
            None => actions::walk_in(tx, &by, &visitor)?,
        };
        Ok(made.id)
    };
    match app.db.at(actor.agency).write(work).await {
        Ok(id) => {
            let did = if form.is_walk_in() { "arrive" } else { "create" };
            Ok(Redirect::to(&format!("/appointments/{id}?did={did}")).into_response())
        }
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, form, FieldErrors::default(), Some(sentence(code))).await
        }
        Err(other) => Err(other),
    }
}

/// The version in force of the process that somebody comes for.
pub(super) fn version_of(
    tx: &Tx<'_>,
    document: Option<DocumentId>,
) -> Result<Option<Version>, AppError> {
    Ok(procedures(tx)?.into_iter().find(|version| Some(version.document) == document))
}
