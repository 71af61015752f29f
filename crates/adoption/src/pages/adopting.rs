use crate::{
    Edition, EditionId, FieldKind, Part, Publication, actions,
    form::{AdoptForm, PublishForm},
    model,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Version, VersionId};
use organization::Unit;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

const fn status(is_fine: bool) -> StatusCode {
    if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

#[derive(Template)]
#[template(path = "pages/adopt.html")]
struct AdoptPage {
    shell: Shell,
    edition: Edition,
    units: Vec<Unit>,
    form: AdoptForm,
    errors: FieldErrors,
}

/// One local field as the form asks for it.
struct Asked {
    name: String,
    question: String,
    hint: String,
    value: String,
    is_long: bool,
}

impl AdoptPage {
    fn asked(&self) -> Vec<Asked> {
        let values = self.form.values.iter().cloned().chain(std::iter::repeat(String::new()));
        let fields = self.edition.fields.iter().zip(values).enumerate();
        let asked = |(n, (field, value)): (usize, (&crate::LocalField, String))| Asked {
            name: format!("value.{n}"),
            question: field.question(),
            hint: field.place(),
            value,
            is_long: field.is_long(),
        };
        fields.map(asked).collect()
    }
}

async fn adopt_page(
    app: &App,
    actor: &Actor,
    edition: Edition,
    form: AdoptForm,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| organization::units(tx, today);
    let units = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = Shell::new(app, actor, "/masters");
    let status = status(errors.is_empty());
    Ok(render_with(status, &AdoptPage { shell, edition, units, form, errors }))
}

pub(crate) async fn adopt_form(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<EditionId>,
) -> Result<Response, AppError> {
    let edition = app.db.at(actor.agency).read(move |tx| actions::edition(tx, id)).await?;
    let form = AdoptForm::of(&edition);
    adopt_page(&app, &actor, edition, form, FieldErrors::default()).await
}

pub(crate) async fn adopt(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<EditionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let edition = app.db.at(actor.agency).read(move |tx| actions::edition(tx, id)).await?;
    let form = AdoptForm::from_pairs(pairs, edition.fields.len());
    let adoption = match form.parse(&edition) {
        Ok(adoption) => adoption,
        Err(errors) => return adopt_page(&app, &actor, edition, form, errors).await,
    };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::adopt(tx, &by, adoption)).await {
        Ok(id) => Ok(Redirect::to(&format!("/documents/{id}")).into_response()),
        Err(AppError::Invalid(errors)) => adopt_page(&app, &actor, edition, form, errors).await,
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors(vec![("code".to_owned(), code)]);
            adopt_page(&app, &actor, edition, form, errors).await
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "pages/publish.html")]
struct PublishPage {
    shell: Shell,
    version: Version,
    form: PublishForm,
    errors: FieldErrors,
}

fn open(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let version = document::open(tx, actor, id)?;
    if version.procedure().is_none() {
        return Err(AppError::NotFound);
    }
    Ok(version)
}

pub(crate) async fn publish_form(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let version = app.db.at(actor.agency).read(move |tx| open(tx, &asks, id)).await?;
    let shell = Shell::new(&app, &actor, "/masters");
    let (form, errors) = (PublishForm::usual(), FieldErrors::default());
    Ok(render_with(StatusCode::OK, &PublishPage { shell, version, form, errors }))
}

pub(crate) async fn publish(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let version = app.db.at(actor.agency).read(move |tx| open(tx, &asks, id)).await?;
    let form = PublishForm::from_pairs(pairs);
    let shell = Shell::new(&app, &actor, "/masters");
    let text = version.procedure().map(model::all_text).unwrap_or_default();
    let fields = match form.parse(&text) {
        Ok(fields) => fields,
        Err(errors) => {
            return Ok(render_with(status(false), &PublishPage { shell, version, form, errors }));
        }
    };
    let installation = app.ledger.verifier().name().to_owned();
    let publication = Publication { version: id, fields, installation };
    let by = actor.clone();
    match app.db.at(actor.agency).write(move |tx| actions::publish(tx, &by, &publication)).await {
        Ok(id) => Ok(Redirect::to(&format!("/masters/{id}")).into_response()),
        Err(AppError::Conflict(code)) => {
            let shell = shell.saying("bad", sentence(code));
            let errors = FieldErrors::default();
            let page = PublishPage { shell, version, form, errors };
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}
