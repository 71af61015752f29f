//! A sheet that somebody sends: preview, then confirmation.

use super::words;
use crate::{Verdict, actions, form};
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Shell,
    pages::{render, render_with},
    sentence,
};

#[derive(Template)]
#[template(path = "pages/import.html")]
struct AskPage {
    shell: Shell,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "pages/preview.html")]
struct PreviewPage {
    shell: Shell,
    id: i64,
    preview: actions::Preview,
}

impl PreviewPage {
    fn count(&self, wanted: fn(&Verdict) -> bool) -> usize {
        self.preview.lines.iter().filter(|(_, verdict)| wanted(verdict)).count()
    }

    fn new_ones(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::New))
    }

    fn differing(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Differs(_)))
    }

    fn same(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Same))
    }

    fn left_out(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Incomplete | Verdict::Twice(_)))
    }
}

pub(crate) async fn ask(State(app): State<App>, actor: Actor) -> Response {
    ask_again(&app, &actor, FieldErrors::default())
}

fn ask_again(app: &App, actor: &Actor, errors: FieldErrors) -> Response {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(app, actor, "/external-documents");
    render_with(status, &AskPage { shell, errors })
}

pub(crate) async fn read(
    State(app): State<App>,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    let (name, bytes) = platform::one_file(parts).await?;
    let wrong = |code| ask_again(&app, &actor, FieldErrors(vec![("file".to_owned(), code)]));
    if name.is_empty() {
        return Ok(wrong("sheet_missing"));
    }
    let table = match register::sheet(&app, bytes).await? {
        Ok(table) => table,
        Err(error) => return Ok(wrong(words::refused(error.kind()))),
    };
    if crate::lines(&table).is_none_or(|lines| lines.is_empty()) {
        return Ok(wrong("sheet_without_heads"));
    }
    let by = actor.clone();
    let name = text::nfc(&name.replace('\0', ""));
    let keep = move |tx: &platform::Tx<'_>| actions::keep_sheet(tx, &by, &name, &table);
    let id = app.db.at(actor.agency).write(keep).await?;
    Ok(Redirect::to(&format!("/external-documents/imports/{id}")).into_response())
}

pub(crate) async fn preview(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<i64>,
) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, "/external-documents");
    let scope = app.db.at(actor.agency);
    let preview = scope.read(move |tx| actions::open_sheet(tx, &actor, id)).await?;
    Ok(render(&PreviewPage { shell, id, preview }))
}

pub(crate) async fn confirm(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let (by, rows) = (actor.clone(), form::rows(&pairs));
    let write = move |tx: &platform::Tx<'_>| {
        if rows.is_empty() {
            actions::open_sheet(tx, &by, id)?;
            return Err(AppError::Conflict("nothing_ticked"));
        }
        actions::confirm(tx, &by, id, &rows)
    };
    let said = match app.db.at(actor.agency).write(write).await {
        Ok((entered, changed)) => words::imported(entered, changed),
        Err(AppError::Conflict(code)) => {
            let shell =
                Shell::new(&app, &actor, "/external-documents").saying("bad", sentence(code));
            let scope = app.db.at(actor.agency);
            let preview = scope.read(move |tx| actions::open_sheet(tx, &actor, id)).await?;
            return Ok(render_with(StatusCode::CONFLICT, &PreviewPage { shell, id, preview }));
        }
        Err(other) => return Err(other),
    };
    let shell = Shell::new(&app, &actor, "/external-documents").saying("ok", &said);
    let scope = app.db.at(actor.agency);
    let preview = scope.read(move |tx| actions::open_sheet(tx, &actor, id)).await?;
    Ok(render(&PreviewPage { shell, id, preview }))
}
