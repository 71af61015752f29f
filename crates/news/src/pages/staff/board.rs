use super::status;
use crate::{
    CategoryId, actions,
    form::{self, CategoryForm, SettingForm},
    permit,
    store::board::Category,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    response::{IntoResponse, Redirect, Response},
};
use organization::Member;
use platform::{Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, pages::render_with};

#[derive(Template)]
#[template(path = "pages/staff/board.html")]
struct BoardPage {
    shell: Shell,
    editors: Vec<PersonId>,
    people: Vec<Member>,
    categories: Vec<Category>,
    setting: SettingForm,
    category: CategoryForm,
    errors: FieldErrors,
    may_keep: bool,
    is_editor: bool,
}

/// What was typed and comes back.
#[derive(Default)]
struct Typed {
    editors: Option<Vec<PersonId>>,
    setting: Option<SettingForm>,
    category: CategoryForm,
    errors: FieldErrors,
}

async fn page(app: &App, actor: &Actor, typed: Typed) -> Result<Response, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let shell = Shell::new(app, actor, "/news");
    let status = status(&typed.errors, None);
    let read = move |tx: &Tx<'_>| {
        let (is_editor, may_keep) =
            (actions::is_editor(tx, &asks)?, permit::may_keep(&asks).is_ok());
        if !is_editor && !may_keep {
            return Err(AppError::Forbidden("not_an_editor"));
        }
        Ok(BoardPage {
            shell,
            editors: match typed.editors {
                Some(editors) => editors,
                None => actions::editors(tx)?,
            },
            people: organization::directory(tx, today)?,
            categories: actions::categories(tx)?,
            setting: match typed.setting {
                Some(setting) => setting,
                None => SettingForm::of(actions::setting(tx)?),
            },
            category: typed.category,
            errors: typed.errors,
            may_keep,
            is_editor,
        })
    };
    Ok(render_with(status, &app.db.at(actor.agency).read(read).await?))
}

fn back() -> Response {
    Redirect::to("/news/settings").into_response()
}

/// `GET /news/settings`.
pub(crate) async fn settings(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    page(&app, &actor, Typed::default()).await
}

/// `POST /news/settings`.
pub(crate) async fn set_setting(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(typed): Form<SettingForm>,
) -> Result<Response, AppError> {
    let setting = match typed.parse() {
        Ok(setting) => setting,
        Err(errors) => {
            let typed = Typed { setting: Some(typed), errors, ..Typed::default() };
            return page(&app, &actor, typed).await;
        }
    };
    let by = actor.clone();
    app.db.at(actor.agency).write(move |tx| actions::set_setting(tx, &by, &setting)).await?;
    Ok(back())
}

/// `POST /news/settings/editors`.
pub(crate) async fn set_editors(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let chosen = form::editors(&pairs);
    let (by, new) = (actor.clone(), chosen.clone());
    match app.db.at(actor.agency).write(move |tx| actions::set_editors(tx, &by, &new)).await {
        Ok(()) => Ok(back()),
        Err(AppError::Invalid(errors)) => {
            let typed = Typed { editors: Some(chosen), errors, ..Typed::default() };
            page(&app, &actor, typed).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /news/categories`.
pub(crate) async fn add_category(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<CategoryForm>,
) -> Result<Response, AppError> {
    let done = match form.parse() {
        Ok(name) => {
            let by = actor.clone();
            let work = move |tx: &Tx<'_>| actions::add_category(tx, &by, &name);
            app.db.at(actor.agency).write(work).await.map(drop)
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(back()),
        Err(AppError::Invalid(errors)) => {
            page(&app, &actor, Typed { category: form, errors, ..Typed::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /news/categories/{id}`.
pub(crate) async fn rename_category(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<CategoryId>,
    Form(form): Form<CategoryForm>,
) -> Result<Response, AppError> {
    let name = match form.parse() {
        Ok(name) => name,
        Err(errors) => {
            return page(&app, &actor, Typed { category: form, errors, ..Typed::default() }).await;
        }
    };
    let by = actor.clone();
    let work = move |tx: &Tx<'_>| actions::rename_category(tx, &by, id, &name);
    app.db.at(actor.agency).write(work).await?;
    Ok(back())
}
