//! HTML for people: a struct a page, its template beside it. The words of a register are its own.

mod board;
mod edit;
mod fields;
mod import;
mod list;
mod show;
mod words;

pub(crate) use fields::{Directory, shown, written};
pub use fields::{Shown, shown_value};
pub(crate) use list::{entries, printed};
pub(crate) use words::{
    HISTORY, HISTORY_HEADS, NUMBER, PAPER_HEADS, SENTENCES, SIGNERS, STATE, about, act_label,
    as_of, row_mistake, sum_up, to_do,
};

use crate::{EntryId, Register, form::Typed, path, print};
use axum::{
    extract::{Form, Multipart, Path, Query, State},
    response::Response,
};
use platform::{Actor, App, AppError, Routes, list::ListQuery};

/// Something that a register shows beside its own: a picture, a list of another feature.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// Its heading.
    pub title: String,
    /// Its content: HTML that a template made.
    pub html: String,
}

type Typings = Vec<(String, String)>;

/// The pages of a register. A register is a value, so each handler is given its own.
pub(crate) fn routes(register: &'static Register) -> Routes {
    of_all(register).merge(of_one(register))
}

/// The pages of the register itself.
fn of_all(it: &'static Register) -> Routes {
    let access = it.access;
    let list = move |State(app): State<App>, actor: Actor, Query(query): Query<ListQuery>| {
        list::list(it, app, actor, query)
    };
    let board = move |State(app): State<App>, actor: Actor, Query(query): Query<ListQuery>| {
        board::board(it, app, actor, query)
    };
    let new = move |State(app): State<App>, actor: Actor, Query(typed): Query<Typings>| {
        edit::new(it, app, actor, Typed(typed))
    };
    let create = move |State(app): State<App>, actor: Actor, Form(typed): Form<Typings>| {
        edit::create(it, app, actor, Typed(typed))
    };
    let ask = move |State(app): State<App>, actor: Actor, Query(typed): Query<Typings>| {
        import::ask(it, app, actor, Typed(typed))
    };
    let read =
        move |State(app): State<App>,
              actor: Actor,
              Query(typed): Query<Typings>,
              parts: Multipart| { import::read(it, app, actor, Typed(typed), parts) };
    Routes::new()
        .get(path(it, ""), access, list)
        .get(path(it, "/board"), access, board)
        .get(path(it, "/new"), access, new)
        .post(path(it, ""), access, create)
        .get(path(it, "/import"), access, ask)
        .post(path(it, "/import"), access, read)
}

/// The pages of one entry.
fn of_one(it: &'static Register) -> Routes {
    type Id = Path<EntryId>;
    let access = it.access;
    let show =
        move |State(app): State<App>,
              actor: Actor,
              Path(id): Id,
              Query(query): Query<ListQuery>| { show::show(it, app, actor, id, query) };
    let edit =
        move |State(app): State<App>, actor: Actor, Path(id): Id| edit::edit(it, app, actor, id);
    let save =
        move |State(app): State<App>, actor: Actor, Path(id): Id, Form(typed): Form<Typings>| {
            edit::save(it, app, actor, id, Typed(typed))
        };
    let step =
        move |State(app): State<App>, actor: Actor, Path(id): Id, Form(typed): Form<Typings>| {
            show::step(it, app, actor, id, Typed(typed))
        };
    let print =
        move |State(app): State<App>, actor: Actor, Path(id): Id| print::entry(it, app, actor, id);
    Routes::new()
        .get(path(it, "/{id}"), access, show)
        .get(path(it, "/{id}/edit"), access, edit)
        .post(path(it, "/{id}/edit"), access, save)
        .post(path(it, "/{id}/steps"), access, step)
        .get(path(it, "/{id}/print"), access, print)
}

/// The page again with what was typed, and what was wrong with it.
type Again = Result<Response, AppError>;
