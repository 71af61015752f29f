use super::editor::Editor;
use crate::{
    actions,
    form::{EditForm, Op},
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use document::{Action, VersionId};
use flow::lint::Severity;
use platform::{
    Actor, App, AppError, Shell, Tx,
    pages::{render, render_with},
    sentence,
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    editor: Editor,
}

/// The part of the editor that follows what is typed.
#[derive(Template)]
#[template(path = "pages/preview.html")]
struct Preview {
    editor: Editor,
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open_to_write(tx, &asks, id)?;
        let form = EditForm::of(&version, &stored);
        Editor::of(tx, version, stored, form)
    };
    let editor = app.db.at(actor.agency).read(read).await?;
    let shell = Shell::new(&app, &actor, "/procedures");
    let shell = if did.did == "save" { shell.saying("ok", super::words::SAVED) } else { shell };
    Ok(render(&EditPage { shell, editor }))
}

/// The editor with what was typed.
async fn typed(
    app: &App,
    actor: &Actor,
    id: VersionId,
    form: EditForm,
) -> Result<Editor, AppError> {
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open_to_write(tx, &asks, id)?;
        Editor::of(tx, version, stored, form)
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn preview(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let editor = typed(&app, &actor, id, EditForm::from_pairs(pairs)).await?;
    Ok(render(&Preview { editor }))
}

pub(crate) async fn save(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let mut form = EditForm::from_pairs(pairs);
    let op = Op::parse(&form.op);
    if matches!(op, Op::Row(..) | Op::AddCase | Op::DeleteCase(_)) {
        let focus = form.apply(op);
        let mut editor = typed(&app, &actor, id, form).await?;
        (editor.focus, editor.is_dirty) = (focus, true);
        let shell = Shell::new(&app, &actor, "/procedures");
        return Ok(render(&EditPage { shell, editor }));
    }
    let mut editor = typed(&app, &actor, id, form).await?;
    if op == Op::Overwrite {
        editor.form.edits = editor.version.edits;
    }
    if !editor.parsed.errors.is_empty() {
        editor.errors = editor.parsed.errors.clone();
        return Ok(refused(&app, &actor, editor, StatusCode::UNPROCESSABLE_ENTITY, ""));
    }
    let (by, edits, changed) = (actor.clone(), editor.form.edits, editor.parsed.version.clone());
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::save(tx, &by, edits, &changed)).await {
        Ok(()) if op == Op::Submit => submit(&app, &actor, id).await,
        Ok(()) => Ok(Redirect::to(&format!("/procedures/{id}/edit?did=save")).into_response()),
        Err(AppError::Conflict(code)) => {
            editor.is_overtaken = code == "changed_meanwhile";
            Ok(refused(&app, &actor, editor, StatusCode::CONFLICT, sentence(code)))
        }
        Err(other) => Err(other),
    }
}

/// What was typed is on the page again, with the reason why it was not stored.
fn refused(
    app: &App,
    actor: &Actor,
    mut editor: Editor,
    status: StatusCode,
    said: &str,
) -> Response {
    editor.is_dirty = true;
    let shell = Shell::new(app, actor, "/procedures");
    let shell = if said.is_empty() { shell } else { shell.saying("bad", said) };
    render_with(status, &EditPage { shell, editor })
}

/// Hands in what was just saved. What stands in the way is told over the saved text.
async fn submit(app: &App, actor: &Actor, id: VersionId) -> Result<Response, AppError> {
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    let acted = scope.write(move |tx| document::act(tx, &by, id, Action::Submit, "", "")).await;
    let code = match acted {
        Ok(_) => {
            let to = format!("/documents/{id}?did={}", Action::Submit.as_str());
            return Ok(Redirect::to(&to).into_response());
        }
        Err(AppError::Conflict(code) | AppError::Forbidden(code)) => code,
        Err(other) => return Err(other),
    };
    let asks = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open_to_write(tx, &asks, id)?;
        let form = EditForm::of(&version, &stored);
        Editor::of(tx, version, stored, form)
    };
    let editor = app.db.at(actor.agency).read(read).await?;
    let said = format!("{} {}", super::words::SAVED, sentence(code));
    let shell = Shell::new(app, actor, "/procedures").saying("bad", &said);
    Ok(render_with(StatusCode::CONFLICT, &EditPage { shell, editor }))
}
