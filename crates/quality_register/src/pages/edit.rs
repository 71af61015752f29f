use super::{
    Again, Directory,
    fields::{Input, inputs},
};
use crate::{
    Entry, EntryId, Field, Register, actions,
    form::Typed,
    permit::{may_begin, may_edit},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with, sentence};

#[derive(Template)]
#[template(path = "pages/edit.html")]
struct EditPage {
    shell: Shell,
    register: &'static Register,
    /// The entry that is changed; none for a new one.
    entry: Option<Entry>,
    /// The entry that a new one will belong to: its key, address and name.
    parent: Option<(String, String, String)>,
    /// How often the entry had changed when the form was opened.
    seen: String,
    inputs: Vec<Input>,
    errors: FieldErrors,
}

impl EditPage {
    fn action(&self) -> String {
        match &self.entry {
            Some(entry) => format!("{}/edit", entry.href()),
            None => self.register.path.to_owned(),
        }
    }

    fn back(&self) -> String {
        match (&self.entry, &self.parent) {
            (Some(entry), _) => entry.href(),
            (None, Some((_, href, _))) => href.clone(),
            (None, None) => self.register.path.to_owned(),
        }
    }
}

/// 200, or 422 where something is wrong.
pub(super) fn status(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// An empty form; the address may fill it in.
pub(crate) async fn new(
    register: &'static Register,
    app: App,
    actor: Actor,
    typed: Typed,
) -> Result<Response, AppError> {
    may_begin(&actor, register)?;
    blank(register, &app, &actor, typed, FieldErrors::default(), None).await
}

async fn blank(
    register: &'static Register,
    app: &App,
    actor: &Actor,
    typed: Typed,
    errors: FieldErrors,
    refused: Option<&'static str>,
) -> Again {
    let mut shell = Shell::new(app, actor, register.section);
    let mut code = status(&errors);
    if let Some(refused) = refused {
        shell = shell.saying("bad", sentence(refused));
        code = StatusCode::CONFLICT;
    }
    let (by, today) = (actor.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let parent = typed.get("parent").parse().ok().map(EntryId::new);
        if code == StatusCode::OK && parent.is_some() && register.parent.is_some() {
            actions::may_add(tx, &by, register, parent)?;
        }
        let parent = match (register.parent, parent) {
            (Some(above), Some(id)) => {
                let it = actions::open(tx, above, id)?;
                Some((it.id.to_string(), it.href(), it.name().to_owned()))
            }
            (Some(_), None) if register.stands_alone => None,
            (Some(_), None) => return Err(AppError::BadRequest("entry_without_parent")),
            (None, _) => None,
        };
        let directory = Directory::of(tx, register, today)?;
        let open = register.fields.iter().filter(|field| !field.is_later);
        let asked = |field: &Field| field.is_required;
        let inputs = inputs(register, open, &typed, &errors, &directory, asked);
        Ok(EditPage { shell, register, entry: None, parent, seen: String::new(), inputs, errors })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(code, &page))
}

pub(crate) async fn create(
    register: &'static Register,
    app: App,
    actor: Actor,
    typed: Typed,
) -> Result<Response, AppError> {
    let (by, form) = (actor.clone(), typed.clone());
    let today = app.clock.today();
    let write = move |tx: &Tx<'_>| {
        let open = register.fields.iter().filter(|field| !field.is_later);
        let known = Directory::of(tx, register, today)?.known;
        let parent = form.get("parent").parse().ok().map(EntryId::new);
        let values = form.read(open, &known, |field| field.is_required)?;
        actions::enter(tx, &by, register, &values, parent)
    };
    match app.db.at(actor.agency).write(write).await {
        Ok(entry) => Ok(Redirect::to(&format!("{}?did=begin", entry.href())).into_response()),
        Err(AppError::Invalid(errors)) => blank(register, &app, &actor, typed, errors, None).await,
        Err(AppError::Conflict(code)) => {
            blank(register, &app, &actor, typed, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn edit(
    register: &'static Register,
    app: App,
    actor: Actor,
    id: EntryId,
) -> Result<Response, AppError> {
    form_of(register, &app, &actor, id, None, FieldErrors::default(), None).await
}

async fn form_of(
    register: &'static Register,
    app: &App,
    actor: &Actor,
    id: EntryId,
    typed: Option<Typed>,
    errors: FieldErrors,
    said: Option<&'static str>,
) -> Again {
    let mut shell = Shell::new(app, actor, register.section);
    let mut code = status(&errors);
    if let Some(said) = said {
        shell = shell.saying("bad", said);
        code = StatusCode::CONFLICT;
    }
    let (by, today) = (actor.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let entry = actions::open(tx, register, id)?;
        may_edit(&by, &entry)?;
        let seen = typed
            .as_ref()
            .map_or_else(|| entry.moves.to_string(), |typed| typed.get("seen").to_owned());
        let typed = typed.unwrap_or_else(|| Typed::of(register, &entry.values));
        let directory = Directory::of(tx, register, today)?;
        let asked = |field: &Field| field.is_required;
        let inputs = inputs(register, entry.open_fields(), &typed, &errors, &directory, asked);
        let entry = Some(entry);
        Ok::<_, AppError>(EditPage { shell, register, entry, parent: None, seen, inputs, errors })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(code, &page))
}

pub(crate) async fn save(
    register: &'static Register,
    app: App,
    actor: Actor,
    id: EntryId,
    typed: Typed,
) -> Result<Response, AppError> {
    let (by, form) = (actor.clone(), typed.clone());
    let today = app.clock.today();
    let write = move |tx: &Tx<'_>| {
        let entry = actions::open(tx, register, id)?;
        let known = Directory::of(tx, register, today)?.known;
        let values = form.read(entry.open_fields(), &known, |field| field.is_required)?;
        let seen = form.get("seen").parse().unwrap_or(-1);
        actions::edit(tx, &by, register, id, &values, seen)
    };
    match app.db.at(actor.agency).write(write).await {
        Ok(entry) => Ok(Redirect::to(&format!("{}?did=edit", entry.href())).into_response()),
        Err(AppError::Invalid(errors)) => {
            form_of(register, &app, &actor, id, Some(typed), errors, None).await
        }
        Err(AppError::Conflict(code)) => {
            let none = FieldErrors::default();
            form_of(register, &app, &actor, id, Some(typed), none, Some(sentence(code))).await
        }
        Err(other) => Err(other),
    }
}
