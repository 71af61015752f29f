//! A sheet of the register, sent back: every row is taken, or none and every mistake is named.

use crate::{Register, actions, may_begin};
use askama::Template;
use axum::{extract::Multipart, http::StatusCode, response::Response};
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};
use std::time::Duration;

/// How long a sheet may take.
const DEADLINE: Duration = Duration::from_secs(10);

#[derive(Template)]
#[template(path = "pages/import.html")]
struct ImportPage {
    shell: Shell,
    register: &'static Register,
    mistakes: Vec<String>,
}

impl ImportPage {
    fn columns(&self) -> Vec<String> {
        let open = self.register.fields.iter().filter(|field| !field.is_later);
        let label = |field: &crate::Field| {
            super::words::field_label(self.register.named("field", field.key), field.is_required)
        };
        open.map(label).collect()
    }
}

pub(crate) fn ask(
    register: &'static Register,
    app: &App,
    actor: &Actor,
) -> Result<Response, AppError> {
    may_begin(actor, register)?;
    Ok(page(register, app, actor, Vec::new()))
}

fn page(register: &'static Register, app: &App, actor: &Actor, mistakes: Vec<String>) -> Response {
    let is_wrong = !mistakes.is_empty();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shell = Shell::new(app, actor, register.section);
    render_with(status, &ImportPage { shell, register, mistakes })
}

pub(crate) async fn read(
    register: &'static Register,
    app: App,
    actor: Actor,
    parts: Multipart,
) -> Result<Response, AppError> {
    may_begin(&actor, register)?;
    let (name, bytes) = crate::talk::one_file(parts).await?;
    let wrong = |code| Ok(page(register, &app, &actor, vec![sentence(code).to_owned()]));
    if name.is_empty() {
        return wrong("file_missing");
    }
    let program = app.settings.program.clone();
    let read = move || intake::table_in_child(&program, &bytes, DEADLINE);
    let read = tokio::task::spawn_blocking(read).await;
    let table = match read.map_err(|e| AppError::Failed(e.to_string()))? {
        Ok(table) => table,
        Err(error) => {
            tracing::warn!(code = error.code(), "a sheet was not read: {error}");
            return wrong("sheet_unreadable");
        }
    };
    let (by, today) = (actor.clone(), app.clock.today());
    let write = move |tx: &Tx<'_>| actions::import(tx, &by, register, &table, today);
    match app.db.at(actor.agency).write(write).await {
        Ok(Ok(counts)) => {
            let shell = Shell::new(&app, &actor, register.section);
            let shell = shell.saying("ok", &super::sum_up(counts));
            let page = ImportPage { shell, register, mistakes: Vec::new() };
            Ok(render_with(StatusCode::OK, &page))
        }
        Ok(Err(mistakes)) => Ok(page(register, &app, &actor, mistakes)),
        Err(AppError::Conflict(code)) => wrong(code),
        Err(other) => Err(other),
    }
}
