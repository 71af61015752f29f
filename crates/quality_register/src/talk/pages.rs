//! The part of a page that comments and files fill.

use super::{Place, attach, say, store, withdraw};
use crate::EntryId;
use askama::Template;
use axum::{
    extract::{Form, Multipart, Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use platform::{
    Access, Actor, App, AppError, DbError, PersonId, Role, Routes, Shell, Tx,
    pages::{CLOCK, render_with},
    sentence,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Comments and files of a thing, ready for its page: `{{ talk|safe }}`.
#[derive(Template)]
#[template(path = "talk/talk.html")]
pub struct Talk {
    base: String,
    comments: Vec<Line>,
    files: Vec<FileLine>,
}

struct Line {
    who: String,
    at: Timestamp,
    body: String,
}

struct FileLine {
    id: i64,
    name: String,
    size: String,
    who: String,
    at: Timestamp,
    is_withdrawn: bool,
    reason: String,
    may_withdraw: bool,
}

impl Line {
    fn when(&self) -> String {
        text::date_time(self.at)
    }
}

impl FileLine {
    fn when(&self) -> String {
        text::date_time(self.at)
    }
}

impl Talk {
    /// What stands beside a thing whose page is at `base`, for somebody who may see it.
    pub fn of(tx: &Tx<'_>, thing: &str, base: &str, actor: &Actor) -> Result<Self, DbError> {
        let names = organization::names(tx)?;
        let name = |person: i64| {
            names.get(&PersonId::new(person)).map_or(CLOCK, String::as_str).to_owned()
        };
        let at = |at: i64| Timestamp::from_microsecond(at).unwrap_or_default();
        let comment =
            |row: store::Comment| Line { who: name(row.by), at: at(row.at), body: row.body };
        let file = |row: store::File| FileLine {
            id: row.id,
            name: row.name,
            size: document::file_size(u64::try_from(row.bytes).unwrap_or_default()),
            who: name(row.by),
            at: at(row.at),
            is_withdrawn: row.withdrawn_at.is_some(),
            reason: row.reason,
            may_withdraw: row.by == actor.person.get() || actor.is(Role::IsoSecretary),
        };
        Ok(Self {
            base: base.to_owned(),
            comments: store::comments(tx, thing)?.into_iter().map(comment).collect(),
            files: store::files(tx, thing)?.into_iter().map(file).collect(),
        })
    }
}

/// What was said with each step of an entry, by the number of its move.
pub(crate) fn notes(tx: &Tx<'_>, id: EntryId) -> Result<BTreeMap<i64, String>, DbError> {
    let acts = crate::store::acts(tx, id.get())?.into_iter();
    Ok(acts.filter(|act| !act.note.is_empty()).map(|act| (act.move_no, act.note)).collect())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CommentForm {
    body: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WithdrawForm {
    reason: String,
}

/// What a page of talk needs of its feature: the thing of an address, if this person may see it.
pub trait Finds:
    Fn(&Tx<'_>, &Actor, i64) -> Result<Place, AppError> + Copy + Send + Sync + 'static
{
}
impl<F> Finds for F where
    F: Fn(&Tx<'_>, &Actor, i64) -> Result<Place, AppError> + Copy + Send + Sync + 'static
{
}

/// The acts of talk under the page of a thing, `{base}/{id}`.
pub fn routes(base: &'static str, access: Access, find: impl Finds) -> Routes {
    let at = |after: &str| -> &'static str { format!("{base}/{{id}}{after}").leak() };
    Routes::new()
        .post(
            at("/comments"),
            access,
            move |State(app): State<App>,
                  actor: Actor,
                  Path(id): Path<i64>,
                  Form(form): Form<CommentForm>| {
                comment(app, actor, base, id, form, find)
            },
        )
        .post(
            at("/files"),
            access,
            move |State(app): State<App>, actor: Actor, Path(id): Path<i64>, parts: Multipart| {
                keep(app, actor, base, id, parts, find)
            },
        )
        .get(
            at("/files/{file}"),
            access,
            move |State(app): State<App>, actor: Actor, Path((id, file)): Path<(i64, i64)>| {
                serve(app, actor, id, file, find)
            },
        )
        .post(
            at("/files/{file}/withdraw"),
            access,
            move |State(app): State<App>,
                  actor: Actor,
                  Path((id, file)): Path<(i64, i64)>,
                  Form(form): Form<WithdrawForm>| {
                take_back(app, actor, base, (id, file), form, find)
            },
        )
}

async fn comment(
    app: App,
    actor: Actor,
    base: &str,
    id: i64,
    form: CommentForm,
    find: impl Finds,
) -> Result<Response, AppError> {
    let (by, body) = (actor.clone(), text::typed(&form.body));
    let write = move |tx: &Tx<'_>| {
        let place = find(tx, &by, id)?;
        say(tx, &by, &place.thing, &body)
    };
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, base, id, done, "comment", &form.body)
}

async fn keep(
    app: App,
    actor: Actor,
    base: &str,
    id: i64,
    parts: Multipart,
    find: impl Finds,
) -> Result<Response, AppError> {
    let (name, bytes) = platform::one_file(parts).await?;
    let (by, files) = (actor.clone(), app.files.clone());
    let write = move |tx: &Tx<'_>| {
        let place = find(tx, &by, id)?;
        if name.is_empty() {
            return Err(AppError::Conflict("file_missing"));
        }
        attach(tx, &by, &files, &place.thing, &name, &bytes)
    };
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, base, id, done, "file", "")
}

async fn take_back(
    app: App,
    actor: Actor,
    base: &str,
    (id, file): (i64, i64),
    form: WithdrawForm,
    find: impl Finds,
) -> Result<Response, AppError> {
    let (by, reason) = (actor.clone(), text::typed(&form.reason));
    let write = move |tx: &Tx<'_>| {
        let place = find(tx, &by, id)?;
        withdraw(tx, &by, &place.thing, file, &reason)
    };
    let done = app.db.at(actor.agency).write(write).await;
    answer(&app, &actor, base, id, done, "file_withdraw", &form.reason)
}

#[derive(Template)]
#[template(path = "talk/again.html")]
struct AgainPage {
    shell: Shell,
    back: String,
    typed: String,
}

/// Back to the page of the thing; what was refused is shown with what was typed.
fn answer(
    app: &App,
    actor: &Actor,
    base: &str,
    id: i64,
    done: Result<(), AppError>,
    did: &str,
    typed: &str,
) -> Result<Response, AppError> {
    let back = format!("{base}/{id}");
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{back}?did={did}")).into_response()),
        Err(AppError::Conflict(code)) => {
            let shell = Shell::new(app, actor, "").saying("bad", sentence(code));
            let page = AgainPage { shell, back, typed: typed.to_owned() };
            Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(other),
    }
}

/// The name under which a browser saves a file: plain words, and the ending that it came with.
fn saved_name(name: &str) -> String {
    let (words, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let words = text::file_name(words, "tep");
    match text::file_name(ending, "").as_str() {
        "" => words,
        ending => format!("{words}.{ending}"),
    }
}

/// A file is handed over to be saved, whatever it is: it never runs in the reader's browser.
async fn serve(
    app: App,
    actor: Actor,
    id: i64,
    file: i64,
    find: impl Finds,
) -> Result<Response, AppError> {
    let by = actor.clone();
    let read = move |tx: &Tx<'_>| {
        let place = find(tx, &by, id)?;
        store::file(tx, &place.thing, file)?.ok_or(AppError::NotFound)
    };
    let kept = app.db.at(actor.agency).read(read).await?;
    let files = app.files.clone();
    let hash = kept.hash.clone();
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let name = format!("attachment; filename=\"{}\"", saved_name(&kept.name));
    let name = HeaderValue::from_str(&name).map_err(|e| AppError::Failed(e.to_string()))?;
    let kind = HeaderValue::from_static("application/octet-stream");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
