use super::{
    Again, Directory, Panel, act_label,
    fields::{Input, Shown, inputs, shown},
};
use crate::{
    Entry, EntryId, Field, Note, Register, Step, actions,
    form::Typed,
    may,
    permit::may_edit,
    talk::{self, Talk},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, FieldErrors, Notice, PersonId, Shell, Tx,
    list::ListQuery,
    pages::{CLOCK, HistoryLine, render_with},
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    register: &'static Register,
    entry: Entry,
    shown: Vec<Shown>,
    forms: Vec<StepForm>,
    /// The steps that open later: label, and from which day on.
    later: Vec<(&'static str, Date)>,
    may_edit: bool,
    parent: Option<(String, String)>,
    children: Vec<Children>,
    panels: Vec<Panel>,
    notices: Vec<Notice>,
    talk: Talk,
    raiser: String,
    history: Vec<HistoryLine>,
    errors: FieldErrors,
    /// The step that was sent and came back.
    sent: String,
    note: String,
    today: Date,
}

/// A step with the inputs that it asks for.
struct StepForm {
    step: &'static Step,
    inputs: Vec<Input>,
}

/// The entries of another register that belong to this one.
struct Children {
    register: &'static Register,
    entries: Vec<Entry>,
    may_begin: bool,
}

impl ShowPage {
    fn label(&self, step: &Step) -> &'static str {
        self.register.named("step", step.key)
    }

    fn note_label(&self, step: &Step) -> String {
        super::words::note_label(self.register.named("note", step.key), step.note == Note::Must)
    }

    fn takes_note(step: &Step) -> bool {
        step.note != Note::No
    }

    fn typed(&self, step: &Step) -> &str {
        if self.sent == step.key { &self.note } else { "" }
    }

    fn at(&self, step: &Step, field: &str) -> Option<&'static str> {
        self.errors.at(field).filter(|_| self.sent == step.key)
    }
}

pub(crate) async fn show(
    register: &'static Register,
    app: App,
    actor: Actor,
    id: EntryId,
    query: ListQuery,
) -> Result<Response, AppError> {
    let mut page =
        page(register, &app, &actor, id, Typed::default(), FieldErrors::default()).await?;
    let did = query.get("did");
    if !did.is_empty() {
        page.shell = page.shell.saying("ok", super::words::did_label(register, did));
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    register: &'static Register,
    app: &App,
    actor: &Actor,
    id: EntryId,
    typed: Typed,
    errors: FieldErrors,
) -> Result<ShowPage, AppError> {
    let (by, today, board) = (actor.clone(), app.clock.today(), app.notices.clone());
    let shell = Shell::new(app, actor, register.section);
    let read = move |tx: &Tx<'_>| {
        let entry = actions::open(tx, register, id)?;
        let directory = Directory::of(tx, register, today)?;
        let thing = entry.thing();
        Ok(ShowPage {
            shell,
            register,
            shown: shown(tx, &entry, &directory)?,
            forms: forms((&by, today), &entry, &typed, &errors, &directory),
            later: later(&by, &entry, today),
            may_edit: may_edit(&by, &entry).is_ok(),
            parent: parent(tx, &entry)?,
            children: children(tx, &by, &entry)?,
            panels: (register.hooks.panels)(tx, &by, &entry)?,
            notices: board.about(tx, &by, std::slice::from_ref(&thing), today)?,
            talk: Talk::of(tx, &thing, &entry.href(), &by)?,
            raiser: directory.names.get(&entry.raised_by).map_or(CLOCK, String::as_str).to_owned(),
            history: history(tx, &entry, &directory.names)?,
            note: typed.note(),
            sent: typed.get("step").to_owned(),
            errors,
            today,
            entry,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The steps that this person may do, once they are open.
fn steps<'e>(actor: &'e Actor, entry: &'e Entry) -> impl Iterator<Item = &'static Step> + 'e {
    entry.stage().steps.iter().filter(move |step| may(actor, step, entry).is_ok())
}

/// The steps that this person may do on a day to come.
fn later(actor: &Actor, entry: &Entry, today: Date) -> Vec<(&'static str, Date)> {
    let opens = |step: &'static Step| {
        let day = step.opens_on(entry.due_on()).filter(|day| *day > today)?;
        Some((entry.register.named("step", step.key), day))
    };
    steps(actor, entry).filter_map(opens).collect()
}

/// The steps that this person may do today, each with what it asks for.
fn forms(
    (actor, today): (&Actor, Date),
    entry: &Entry,
    typed: &Typed,
    errors: &FieldErrors,
    directory: &Directory,
) -> Vec<StepForm> {
    let register = entry.register;
    let (kept, blank) = (Typed::of(register, &entry.values), Typed::default());
    let none = FieldErrors::default();
    let form = |step: &'static Step| {
        let is_sent = typed.get("step") == step.key;
        // What is said every time anew begins empty: a step that leads back to where it began.
        let kept = if step.to == entry.state() { &blank } else { &kept };
        let (typed, errors) = if is_sent { (typed, errors) } else { (kept, &none) };
        let fields = step.asks.iter().chain(step.offers).filter_map(|key| register.field(key));
        let asked = |field: &Field| step.asks.contains(&field.key);
        StepForm { step, inputs: inputs(register, fields, typed, errors, directory, asked) }
    };
    let is_open =
        |step: &&'static Step| step.opens_on(entry.due_on()).is_none_or(|day| day <= today);
    steps(actor, entry).filter(is_open).map(form).collect()
}

fn parent(tx: &Tx<'_>, entry: &Entry) -> Result<Option<(String, String)>, AppError> {
    let (Some(register), Some(id)) = (entry.register.parent, entry.parent) else {
        return Ok(None);
    };
    let above = actions::open(tx, register, id)?;
    Ok(Some((above.href(), above.name().to_owned())))
}

fn children(tx: &Tx<'_>, actor: &Actor, entry: &Entry) -> Result<Vec<Children>, AppError> {
    let of = |register: &&'static Register| {
        Ok(Children {
            register,
            entries: actions::belonging(tx, register, entry.id)?,
            may_begin: actions::may_add(tx, actor, register, Some(entry.id)).is_ok(),
        })
    };
    entry.register.children.iter().map(of).collect()
}

fn history(
    tx: &Tx<'_>,
    entry: &Entry,
    names: &BTreeMap<PersonId, String>,
) -> Result<Vec<HistoryLine>, AppError> {
    let notes: BTreeMap<i64, String> = talk::notes(tx, entry.id)?;
    let line = |recorded: platform::ledger::Recorded| {
        let note = notes.get(&recorded.version).filter(|_| recorded.version > 0).cloned();
        let own = |action: &str| {
            act_label(entry.register, action.split_once('.').map_or(action, |(_, act)| act))
        };
        HistoryLine { reason: note.unwrap_or_default(), ..HistoryLine::of(recorded, names, own) }
    };
    Ok(tx.recorded(&entry.thing())?.into_iter().map(line).collect())
}

pub(crate) async fn step(
    register: &'static Register,
    app: App,
    actor: Actor,
    id: EntryId,
    typed: Typed,
) -> Result<Response, AppError> {
    let (by, form, today) = (actor.clone(), typed.clone(), app.clock.today());
    let write = move |tx: &Tx<'_>| {
        let entry = actions::open(tx, register, id)?;
        let key = form.get("step");
        let step = actions::step_of(&entry, key)?;
        let fields = step.asks.iter().chain(step.offers).filter_map(|key| register.field(key));
        let known = Directory::of(tx, register, today)?.known;
        let given = form.read(fields, &known, |field| step.asks.contains(&field.key))?;
        actions::step(tx, &by, register, id, key, &given, &form.note())
    };
    let done = app.db.at(actor.agency).write(write).await;
    match done {
        Ok(entry) => {
            let did = format!("{}?did={}", entry.href(), typed.get("step"));
            Ok(Redirect::to(&did).into_response())
        }
        Err(AppError::Invalid(errors)) => {
            again(register, &app, &actor, id, typed, errors, None).await
        }
        Err(AppError::Conflict(code)) => {
            again(register, &app, &actor, id, typed, FieldErrors::default(), Some(code)).await
        }
        Err(other) => Err(other),
    }
}

async fn again(
    register: &'static Register,
    app: &App,
    actor: &Actor,
    id: EntryId,
    typed: Typed,
    errors: FieldErrors,
    refused: Option<&'static str>,
) -> Again {
    let status = super::edit::status(&errors);
    let mut page = page(register, app, actor, id, typed, errors).await?;
    let Some(code) = refused else { return Ok(render_with(status, &page)) };
    page.shell = page.shell.refusing(code, register.named("state", page.entry.state()));
    Ok(render_with(StatusCode::CONFLICT, &page))
}
