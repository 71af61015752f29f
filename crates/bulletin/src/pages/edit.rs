use super::{saying, status};
use crate::{BulletinId, Source, State, actions, form::BulletinForm, permit};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    bulletin: Option<BulletinId>,
    /// Published articles and processes in force, to begin from: address part and name.
    sources: Vec<(String, String)>,
    form: BulletinForm,
    errors: FieldErrors,
}

/// Articles offered as sources.
const ARTICLES: i64 = 20;

async fn page(
    app: &App,
    actor: &Actor,
    bulletin: Option<BulletinId>,
    form: BulletinForm,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| {
        let articles = news::newest(tx, ARTICLES)?.into_iter();
        let articles =
            articles.map(|it| (Source::Article(it.id.get()).text(), it.text.title.clone()));
        let processes = document::versions_in_force(tx)?.into_iter();
        let processes = processes.map(|it| {
            let name = format!("{} {}", it.code.as_str(), it.title.as_str());
            (Source::Process(it.id.get()).text(), name)
        });
        Ok::<_, platform::DbError>(articles.chain(processes).collect())
    };
    let sources = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = saying(Shell::new(app, actor, "/bulletins"), said);
    let status = status(&errors, said);
    Ok(render_with(status, &EditPage { shell, bulletin, sources, form, errors }))
}

/// Out of what a bulletin is begun.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    source: String,
}

/// `GET /bulletins/new?source=article/17`.
pub(crate) async fn new(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(from): Query<From>,
) -> Result<Response, AppError> {
    let source = Source::parse(from.source.trim()).ok_or(AppError::NotFound)?;
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| actions::script_of(tx, &asks, source);
    let proposed = app.db.at(actor.agency).read(read).await?;
    let form = BulletinForm::proposed(&proposed);
    page(&app, &actor, None, form, FieldErrors::default(), None).await
}

/// `POST /bulletins`.
pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<BulletinForm>,
) -> Result<Response, AppError> {
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return page(&app, &actor, None, form, errors, None).await,
    };
    let by = actor.clone();
    let id = app.db.at(actor.agency).write(move |tx| actions::draft(tx, &by, &text)).await?;
    Ok(Redirect::to(&format!("/bulletins/{id}")).into_response())
}

/// `GET /bulletins/{id}/edit`.
pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<BulletinId>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (bulletin, is_editor) = actions::open(tx, &asks, id)?;
        if bulletin.state() != State::Draft {
            return Err(AppError::Conflict("bulletin_handed_in"));
        }
        permit::may_write(&asks, is_editor, &bulletin)?;
        Ok(BulletinForm::of(&bulletin))
    };
    let form = app.db.at(actor.agency).read(read).await?;
    page(&app, &actor, Some(id), form, FieldErrors::default(), None).await
}

/// `POST /bulletins/{id}/content`.
pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<BulletinId>,
    Form(form): Form<BulletinForm>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    // What is not there is told before what is wrong with the words.
    app.db.at(actor.agency).read(move |tx| actions::open(tx, &asks, id)).await?;
    let text = match form.parse() {
        Ok(text) => text,
        Err(errors) => return page(&app, &actor, Some(id), form, errors, None).await,
    };
    let (by, moves) = (actor.clone(), form.moves);
    match app.db.at(actor.agency).write(move |tx| actions::put(tx, &by, id, moves, &text)).await {
        Ok(()) => Ok(Redirect::to(&format!("/bulletins/{id}")).into_response()),
        Err(AppError::Conflict(code)) => {
            page(&app, &actor, Some(id), form, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}
