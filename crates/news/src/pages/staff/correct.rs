use super::{saying, status};
use crate::{ArticleId, CorrectionId, State, actions, form::ArticleForm, permit};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/staff/correct.html")]
struct CorrectPage {
    shell: Shell,
    article: ArticleId,
    form: ArticleForm,
    errors: FieldErrors,
}

fn page(
    app: &App,
    actor: &Actor,
    article: ArticleId,
    form: ArticleForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Response {
    let shell = saying(Shell::new(app, actor, "/news"), said);
    render_with(status(&errors, said), &CorrectPage { shell, article, form, errors })
}

/// The published article as a form, if this person may correct it.
async fn published(app: &App, actor: &Actor, id: ArticleId) -> Result<ArticleForm, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (article, is_editor) = actions::open(tx, &asks, id)?;
        permit::may_write(&asks, is_editor, &article)?;
        if article.state() != State::Published {
            return Err(AppError::Conflict("not_published"));
        }
        Ok(ArticleForm::of(&article))
    };
    app.db.at(actor.agency).read(read).await
}

/// `GET /news/{id}/correction`.
pub(crate) async fn correction(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
) -> Result<Response, AppError> {
    let form = published(&app, &actor, id).await?;
    Ok(page(&app, &actor, id, form, FieldErrors::default(), None))
}

/// `POST /news/{id}/corrections`.
pub(crate) async fn correct(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ArticleId>,
    Form(typed): Form<ArticleForm>,
) -> Result<Response, AppError> {
    // A correction mends title, lead and text; the rest stays.
    let stands = published(&app, &actor, id).await?;
    let ArticleForm { title, lead, body, note, .. } = typed;
    let form = ArticleForm { title, lead, body, note, ..stands };
    let (text, told) = match form.correction() {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(page(&app, &actor, id, form, errors, None)),
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::correct(tx, &by, id, &text, &told)).await {
        Ok(_) => Ok(Redirect::to(&format!("/news/{id}")).into_response()),
        Err(AppError::Conflict(code)) => {
            Ok(page(&app, &actor, id, form, FieldErrors::default(), Some(code)))
        }
        Err(other) => Err(other),
    }
}

/// What is decided.
#[derive(Debug, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct DecisionForm {
    pub(super) decision: String,
}

/// `POST /news/corrections/{id}/decision`.
pub(crate) async fn decide_correction(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<CorrectionId>,
    Form(form): Form<DecisionForm>,
) -> Result<Response, AppError> {
    let (by, is_applied) = (actor.clone(), form.decision == "apply");
    let work = move |tx: &Tx<'_>| actions::decide_correction(tx, &by, id, is_applied);
    let article = app.db.at(actor.agency).write(work).await?;
    Ok(Redirect::to(&format!("/news/{article}")).into_response())
}
