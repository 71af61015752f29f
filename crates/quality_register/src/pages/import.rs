//! A sheet of the register, sent back: every row is taken, or none and every mistake is named.

use crate::{EntryId, Register, actions, form::Typed, may_begin};
use askama::Template;
use axum::{extract::Multipart, http::StatusCode, response::Response};
use platform::{Actor, App, AppError, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/import.html")]
struct ImportPage {
    shell: Shell,
    register: &'static Register,
    /// What the rows will belong to: key, address and name.
    parent: Option<Above>,
    mistakes: Vec<String>,
}

type Above = (EntryId, String, String);

impl ImportPage {
    fn columns(&self) -> Vec<String> {
        let open = self.register.fields.iter().filter(|field| !field.is_later);
        let label = |field: &crate::Field| {
            super::words::field_label(self.register.named("field", field.key), field.is_required)
        };
        open.map(label).collect()
    }

    fn back(&self) -> &str {
        self.parent.as_ref().map_or(self.register.path, |(_, href, _)| href)
    }

    /// The question that belongs to every address of this page.
    fn question(&self) -> String {
        self.parent.as_ref().map(|(id, ..)| format!("parent={id}")).unwrap_or_default()
    }
}

/// What the rows will belong to, by the question of the address; nothing where entries stand alone.
async fn above(
    register: &'static Register,
    app: &App,
    actor: &Actor,
    typed: &Typed,
) -> Result<Option<Above>, AppError> {
    let id = typed.get("parent").parse().ok().map(EntryId::new);
    let read = move |tx: &Tx<'_>| {
        let Some(id) = actions::belongs(tx, register, id)? else { return Ok(None) };
        let Some(above) = register.parent else { return Ok(None) };
        let it = actions::open(tx, above, id)?;
        Ok::<_, AppError>(Some((id, it.href(), it.name().to_owned())))
    };
    app.db.at(actor.agency).read(read).await
}

pub(crate) async fn ask(
    register: &'static Register,
    app: App,
    actor: Actor,
    typed: Typed,
) -> Result<Response, AppError> {
    may_begin(&actor, register)?;
    let parent = above(register, &app, &actor, &typed).await?;
    Ok(page(register, &app, &actor, parent, Vec::new()))
}

fn page(
    register: &'static Register,
    app: &App,
    actor: &Actor,
    parent: Option<Above>,
    mistakes: Vec<String>,
) -> Response {
    let is_wrong = !mistakes.is_empty();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shell = Shell::new(app, actor, register.section);
    render_with(status, &ImportPage { shell, register, parent, mistakes })
}

pub(crate) async fn read(
    register: &'static Register,
    app: App,
    actor: Actor,
    typed: Typed,
    parts: Multipart,
) -> Result<Response, AppError> {
    may_begin(&actor, register)?;
    let parent = above(register, &app, &actor, &typed).await?;
    let below = parent.as_ref().map(|(id, ..)| *id);
    let (name, bytes) = platform::one_file(parts).await?;
    let wrong =
        |parent, code| Ok(page(register, &app, &actor, parent, vec![sentence(code).to_owned()]));
    if name.is_empty() {
        return wrong(parent, "file_missing");
    }
    let Ok(table) = register::sheet(&app, bytes).await? else {
        return wrong(parent, "sheet_unreadable");
    };
    let (by, today) = (actor.clone(), app.clock.today());
    let write = move |tx: &Tx<'_>| actions::import(tx, &by, register, below, &table, today);
    match app.db.at(actor.agency).write(write).await {
        Ok(Ok(counts)) => {
            let shell = Shell::new(&app, &actor, register.section);
            let shell = shell.saying("ok", &super::sum_up(counts));
            let page = ImportPage { shell, register, parent, mistakes: Vec::new() };
            Ok(render_with(StatusCode::OK, &page))
        }
        Ok(Err(mistakes)) => Ok(page(register, &app, &actor, parent, mistakes)),
        Err(AppError::Conflict(code)) => wrong(parent, code),
        // What only the entry as a whole shows: a provider that stands there already.
        Err(AppError::Invalid(errors)) => {
            let named = |(field, said): (&str, &'static str)| {
                super::words::column_mistake(register.named("field", field), said)
            };
            let mistakes = errors.list().map(named).collect();
            Ok(page(register, &app, &actor, parent, mistakes))
        }
        Err(other) => Err(other),
    }
}
