use crate::{Finding, Origin, Severity, Source, actions, form::FindingForm};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use organization::Unit;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, list::ListQuery, pages::render_with};

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    units: Vec<Unit>,
    form: FindingForm,
    errors: FieldErrors,
}

/// The address of the form, filled in with what a page already knows of the finding and with the
/// thing out of which it is raised.
pub fn raise_href(finding: &Finding, origin: &Origin) -> String {
    let unit = finding.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let query = [
        ("source", finding.source.as_str()),
        ("description", &finding.description),
        ("clause", &finding.clause),
        ("requirement", &finding.requirement),
        ("unit", &unit),
        ("evidence", &finding.evidence),
        ("found_by", &finding.found_by),
        ("severity", finding.severity.as_str()),
        ("origin", origin.thing()),
        ("origin_href", origin.href()),
        ("origin_label", origin.label()),
    ];
    format!("/nonconformities/new{}", ListQuery::default().href(&query))
}

/// A link may fill the form in: see [`raise_href`].
pub(crate) async fn new(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(form): Query<FindingForm>,
) -> Result<Response, AppError> {
    page(&app, &actor, form, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    form: FindingForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| organization::units(tx, today);
    let units = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = Shell::new(app, actor, "/nonconformities");
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render_with(status, &NewPage { shell, units, form, errors }))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<FindingForm>,
) -> Result<Response, AppError> {
    let finding = match form.parse() {
        Ok(finding) => finding,
        Err(errors) => return page(&app, &actor, form, errors).await,
    };
    let scope = app.db.at(actor.agency);
    let id = scope.write(move |tx| actions::record(tx, &actor, &finding)).await?;
    Ok(Redirect::to(&format!("/nonconformities/{id}?did=record")).into_response())
}
