//! A basis replaced in many procedures: which, and what came of it.

use super::words;
use crate::{
    Blocked, Outcome, RunId, actions,
    form::{Change, ChangeForm},
    store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use external_document::{Known, TextId};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
};
use serde::Deserialize;

/// Which texts, from the address; none at first.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    old: String,
    new: String,
}

#[derive(Template)]
#[template(path = "pages/change_new.html")]
struct NewPage {
    shell: Shell,
    texts: Vec<Known>,
    /// The two texts, once they are chosen.
    pair: Option<(Known, Known)>,
    candidates: Vec<actions::Candidate>,
    form: ChangeForm,
    errors: FieldErrors,
}

impl NewPage {
    fn is_ticked(&self, candidate: &actions::Candidate) -> bool {
        if self.errors.is_empty() {
            return true;
        }
        self.form.documents.contains(&candidate.document.get())
    }
}

pub(crate) async fn new(
    State(app): State<App>,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let key = |typed: &str| typed.trim().parse().unwrap_or_default();
    let form = ChangeForm { old: key(&asked.old), new: key(&asked.new), ..ChangeForm::default() };
    new_page(&app, &actor, form, FieldErrors::default()).await
}

async fn new_page(
    app: &App,
    actor: &Actor,
    mut form: ChangeForm,
    mut errors: FieldErrors,
) -> Result<Response, AppError> {
    let asks = actor.clone();
    let shell = Shell::new(app, actor, "/legal-watch");
    let read = move |tx: &Tx<'_>| {
        let texts = external_document::all(tx)?;
        let text = |id| texts.iter().find(|known| known.id == TextId::new(id)).cloned();
        let pair = text(form.old).zip(text(form.new));
        if pair.is_some() && form.old == form.new {
            errors.add("new", "same_text");
        }
        let pair = pair.filter(|(old, new)| old.id != new.id);
        let candidates = match &pair {
            Some((old, new)) => {
                if form.line.is_empty() {
                    form.line = words::citation(&new.text);
                }
                actions::candidates(tx, &asks, old.id, None)?
            }
            None => Vec::new(),
        };
        Ok::<_, AppError>(NewPage { shell, texts, pair, candidates, form, errors })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    let is_fine = page.errors.is_empty();
    let status = if is_fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render_with(status, &page))
}

pub(crate) async fn create(
    State(app): State<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = ChangeForm::from_pairs(pairs);
    let Change { old, new, line, documents } = match form.parse() {
        Ok(change) => change,
        Err(errors) => {
            // Texts that are not there are told before anything else.
            let (old, new) = (TextId::new(form.old), TextId::new(form.new));
            let read = move |tx: &Tx<'_>| {
                external_document::open(tx, old)?;
                external_document::open(tx, new)
            };
            app.db.at(actor.agency).read(read).await?;
            return new_page(&app, &actor, form, errors).await;
        }
    };
    let by = actor.clone();
    let begun =
        app.db.at(actor.agency).write(move |tx| actions::begin_run(tx, &by, old, new, &line)).await;
    let run = match begun {
        Ok(run) => run,
        Err(AppError::Conflict(code)) => {
            let errors = FieldErrors(vec![("new".to_owned(), code)]);
            return new_page(&app, &actor, form, errors).await;
        }
        Err(other) => return Err(other),
    };
    for document in documents {
        let by = actor.clone();
        let change = move |tx: &Tx<'_>| actions::change_one(tx, &by, run, document);
        let done = app.db.at(actor.agency).write(change).await;
        let blocked = match done {
            // Nobody of this agency has such a document: nothing to tell about it.
            Ok(_) | Err(AppError::NotFound) => continue,
            Err(AppError::Conflict("changed_meanwhile" | "draft_open" | "somebody_writes")) => {
                Blocked::ChangedMeanwhile
            }
            Err(AppError::Conflict(_) | AppError::Forbidden(_) | AppError::Invalid(_)) => {
                Blocked::Refused
            }
            Err(other) => return Err(other),
        };
        let note = move |tx: &Tx<'_>| actions::note_refused(tx, run, document, blocked);
        app.db.at(actor.agency).write(note).await?;
    }
    Ok(Redirect::to(&format!("/legal-watch/changes/{run}")).into_response())
}

#[derive(Template)]
#[template(path = "pages/change.html")]
struct ShowPage {
    shell: Shell,
    old: Known,
    new: Known,
    row: store::RunRow,
    person: String,
    lines: Vec<(store::RunLineRow, Outcome)>,
    done: usize,
}

impl ShowPage {
    fn when(&self) -> String {
        text::date_time(jiff::Timestamp::from_microsecond(self.row.at).unwrap_or_default())
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RunId>,
) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, "/legal-watch");
    let read = move |tx: &Tx<'_>| {
        let row = store::run(tx, id.get())?.ok_or(AppError::NotFound)?;
        let names = organization::names(tx)?;
        let person = names.get(&platform::PersonId::new(row.person)).cloned();
        let mut lines = Vec::new();
        for line in store::run_lines(tx, id.get())? {
            let outcome = line.outcome()?;
            lines.push((line, outcome));
        }
        let is_done = |outcome: &Outcome| matches!(outcome, Outcome::Drafted | Outcome::Edited);
        Ok::<_, AppError>(ShowPage {
            shell,
            old: external_document::open(tx, TextId::new(row.old))?,
            new: external_document::open(tx, TextId::new(row.new))?,
            person: person.unwrap_or_default(),
            done: lines.iter().filter(|(_, outcome)| is_done(outcome)).count(),
            lines,
            row,
        })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}
