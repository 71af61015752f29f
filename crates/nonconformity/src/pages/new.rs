use super::words::{described, number_of};
use crate::{
    Finding, Origin, Severity, Source,
    actions::{self, Alike},
    form::FindingForm,
};
use askama::Template;
use axum::{
    extract::{Form, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use organization::Unit;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/new.html")]
struct NewPage {
    shell: Shell,
    units: Vec<Unit>,
    procedures: Vec<(String, String)>,
    alike: Vec<Alike>,
    form: FindingForm,
    errors: FieldErrors,
}

/// The question «did this happen before?» while somebody writes.
#[derive(Template)]
#[template(path = "pages/alike.html")]
pub(super) struct AlikePart<'a> {
    pub(super) alike: &'a [Alike],
}

impl Alike {
    fn number(&self) -> &str {
        number_of(&self.it)
    }

    fn said(&self) -> String {
        described(&self.it, 0).chars().take(140).collect()
    }

    fn why_text(&self) -> String {
        self.why.iter().map(|why| why.label()).collect::<Vec<_>>().join(", ")
    }
}

impl NewPage {
    fn alike_part(&self) -> AlikePart<'_> {
        AlikePart { alike: &self.alike }
    }
}

/// The button that opens the form, filled in with what a page already knows of the finding and with
/// the thing out of which it is raised. What it knows goes in the body of the request: logs and
/// histories keep addresses, and what a citizen wrote does not belong there.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/raise_button.html")]
pub struct RaiseButton {
    fields: Vec<(&'static str, String)>,
    label: &'static str,
    class: &'static str,
}

impl RaiseButton {
    /// What is on it says `label`.
    pub fn new(finding: &Finding, origin: &Origin, label: &'static str) -> Self {
        let unit = finding.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let fields = [
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
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let fields = said.map(|(name, value)| (name, value.to_owned())).collect();
        Self { fields, label, class: "" }
    }

    /// The same as a link in the text.
    #[must_use]
    pub const fn like_a_link(mut self) -> Self {
        self.class = "linklike";
        self
    }
}

/// `GET /nonconformities/new`.
pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, FindingForm::default(), FieldErrors::default()).await
}

/// `POST /nonconformities/new`: the form with what is known so far ([`RaiseButton`]), and what is like
/// it. Nothing is kept.
pub(crate) async fn filled(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<FindingForm>,
) -> Result<Response, AppError> {
    page(&app, &actor, form, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    form: FindingForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let (today, reader) = (app.clock.today(), actor.clone());
    let shell = Shell::new(app, actor, "/nonconformities");
    let read = move |tx: &Tx<'_>| {
        Ok::<_, AppError>(NewPage {
            shell,
            units: organization::units(tx, today)?,
            procedures: procedures(tx)?,
            alike: actions::alike_to(tx, &reader, &form.so_far(), form.place())?,
            form,
            errors,
        })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    let is_right = page.errors.is_empty();
    let status = if is_right { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render_with(status, &page))
}

/// The procedures in force: version and name.
pub(super) fn procedures(tx: &Tx<'_>) -> Result<Vec<(String, String)>, AppError> {
    let name = |version: document::Version| {
        (version.id.to_string(), format!("{} {}", version.code.as_str(), version.title.as_str()))
    };
    Ok(document::versions_in_force(tx)?.into_iter().map(name).collect())
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
    let (by, place) = (actor.clone(), form.place());
    let write = move |tx: &Tx<'_>| {
        let place =
            place.map(|(version, step)| actions::place(tx, &by, version, step)).transpose()?;
        actions::record(tx, &by, &Finding { place, ..finding })
    };
    match app.db.at(actor.agency).write(write).await {
        Ok(id) => Ok(Redirect::to(&format!("/nonconformities/{id}?did=record")).into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, form, errors).await,
        Err(other) => Err(other),
    }
}
