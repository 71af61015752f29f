//! Registers for programs: what the pages show, as JSON; the list takes the same questions.

use crate::{Entry, EntryId, Register, actions, pages};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use platform::{Actor, App, AppError, PersonId, Routes, Tx, api::Operation, list::ListQuery};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The entries of a register.
#[derive(Serialize, JsonSchema)]
struct QualityEntries {
    /// Those that the question leaves, in its order: `state`, `kind`, `grade`, `unit`, `owner`, `parent`,
    /// `year`, `phase`, `q`, `sort` and `as_of` as on the page of the register.
    entries: Vec<QualityEntry>,
}

/// An entry of a quality register.
#[derive(Serialize, JsonSchema)]
struct QualityEntry {
    /// Its key.
    id: i64,
    /// Its number; empty where the register gives none.
    number: String,
    /// Its state.
    state: &'static str,
    /// The fields that are filled in: days as `2026-01-31`, people and units by their key.
    fields: BTreeMap<String, String>,
    /// The unit that it concerns.
    unit: Option<i64>,
    /// Who answers for it.
    owner: Option<i64>,
    /// Until when.
    due_on: Option<String>,
    /// Whether that day is over and the work is not done.
    is_overdue: bool,
    /// The day it was noted.
    raised_on: String,
    /// The edition of ISO 9001 whose clauses it names.
    edition: &'static str,
    /// The thing that it came from, as the record names it.
    origin: Option<String>,
    /// The entry that it belongs to, if any.
    parent: Option<i64>,
    /// The day from which its due day no longer counts.
    settled_on: Option<String>,
}

impl QualityEntry {
    fn of(entry: &Entry, today: jiff::civil::Date) -> Self {
        let fields = entry.values.iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
        Self {
            id: entry.id.get(),
            number: entry.number.clone(),
            state: entry.state(),
            fields: fields.collect(),
            unit: entry.unit(),
            owner: entry.owner().map(PersonId::get),
            due_on: entry.due_on().map(|day| day.to_string()),
            is_overdue: entry.is_overdue(today),
            raised_on: entry.raised_on.to_string(),
            edition: entry.edition.as_str(),
            origin: entry.origin.as_ref().map(|origin| origin.thing.clone()),
            parent: entry.parent.map(EntryId::get),
            settled_on: entry.settled_on.map(|day| day.to_string()),
        }
    }
}

/// The queries of a register.
pub(crate) fn routes(register: &'static Register) -> Routes {
    let access = register.access;
    let list: &'static str = format!("/api/v1{}", register.path).leak();
    let one: &'static str = format!("/api/v1{}/{{id}}", register.path).leak();
    let about_all = path_words(register, "Every entry of the register");
    let about_one = path_words(register, "One entry of the register");
    Routes::new()
        .api(
            list,
            access,
            Operation::answers::<QualityEntries>(about_all),
            move |State(app): State<App>, actor: Actor, Query(query): Query<ListQuery>| {
                all(register, app, actor, query)
            },
        )
        .api(
            one,
            access,
            Operation::answers::<QualityEntry>(about_one),
            move |State(app): State<App>, actor: Actor, Path(id): Path<EntryId>| {
                single(register, app, actor, id)
            },
        )
}

fn path_words(register: &Register, words: &str) -> &'static str {
    format!("{words} «{}».", register.key).leak()
}

async fn all(
    register: &'static Register,
    app: App,
    actor: Actor,
    query: ListQuery,
) -> Result<Json<QualityEntries>, AppError> {
    let day = register::as_of(query.get("as_of"), app.clock.today())?;
    let read = move |tx: &Tx<'_>| {
        let entries = pages::entries(tx, register, &query, day)?;
        let entries = entries.iter().map(|entry| QualityEntry::of(entry, day)).collect();
        Ok::<_, AppError>(QualityEntries { entries })
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}

async fn single(
    register: &'static Register,
    app: App,
    actor: Actor,
    id: EntryId,
) -> Result<Json<QualityEntry>, AppError> {
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        Ok::<_, AppError>(QualityEntry::of(&actions::open(tx, register, id)?, today))
    };
    Ok(Json(app.db.at(actor.agency).read(read).await?))
}
