use super::Did;
use crate::{actions, form::TermsForm, store};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, DbError, FieldErrors, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/settings.html")]
struct SettingsPage {
    shell: Shell,
    form: TermsForm,
    errors: FieldErrors,
}

pub(crate) async fn settings(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| Ok::<_, DbError>(TermsForm::of(store::terms(tx)?));
    let form = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = did.said(Shell::new(&app, &actor, "/distributions"));
    Ok(render_with(StatusCode::OK, &SettingsPage { shell, form, errors: FieldErrors::default() }))
}

pub(crate) async fn set_terms(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<TermsForm>,
) -> Result<Response, AppError> {
    let terms = match form.parse() {
        Ok(terms) => terms,
        Err(errors) => {
            let shell = Shell::new(&app, &actor, "/distributions");
            let page = SettingsPage { shell, form, errors };
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::set_terms(tx, &by, terms)).await?;
    Ok(Redirect::to("/distributions/settings?did=terms").into_response())
}
