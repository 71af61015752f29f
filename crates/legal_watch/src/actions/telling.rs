//! What the watch says on the pages of documents and texts.

use super::register;
use crate::{Stage, Task, TaskId, pages, store};
use document::DocumentId;
use external_document::TextId;
use jiff::civil::Date;
use platform::{Actor, AppError, DbError, Notice, Tx, ledger::object};
use std::collections::{BTreeMap, BTreeSet};

/// What a page of a document is stamped with while a review of it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The review that is due first.
    pub task: TaskId,
    /// How far it has come.
    pub stage: Stage,
    /// The first day on which the new text counts.
    pub due_on: Date,
    /// The text on which the document rests.
    pub old: String,
    /// The text that replaces or amends it.
    pub new: String,
    /// How many reviews of this document are open.
    pub open: usize,
}

/// The stamp of a document, if a review of it is open.
pub fn stamp(tx: &Tx<'_>, document: DocumentId) -> Result<Option<Stamp>, DbError> {
    let clock = Actor::system(tx.agency(), "clock");
    Ok(stamps(tx, &clock)?.remove(&document.get()))
}

/// Every document with an open review, with its stamp.
pub fn stamped(tx: &Tx<'_>) -> Result<BTreeMap<DocumentId, Stamp>, DbError> {
    let clock = Actor::system(tx.agency(), "clock");
    let stamps = stamps(tx, &clock)?.into_iter();
    Ok(stamps.map(|(id, stamp)| (DocumentId::new(id), stamp)).collect())
}

/// The reviews of a document that somebody still has to do, the next due first.
pub fn open_tasks(tx: &Tx<'_>, document: DocumentId) -> Result<Vec<Task>, DbError> {
    let rows = store::open_ones(tx, 0, 1)?;
    let tasks = rows.iter().map(store::Row::task).collect::<Result<Vec<_>, _>>()?;
    Ok(tasks.into_iter().filter(|task| task.document == document).collect())
}

/// Every stamp that somebody may see, by document.
fn stamps(tx: &Tx<'_>, actor: &Actor) -> Result<BTreeMap<i64, Stamp>, DbError> {
    let mut stamps: BTreeMap<i64, Stamp> = BTreeMap::new();
    for row in store::open_ones(tx, actor.person.get(), store::judges(actor))? {
        let task = row.task()?;
        // The first of a document is the one that is due first.
        let first = stamps.entry(task.document.get()).or_insert_with(|| Stamp {
            task: task.id,
            stage: task.stage(),
            due_on: task.due_on,
            old: row.old_number.clone(),
            new: row.new_number.clone(),
            open: 0,
        });
        first.open += 1;
    }
    Ok(stamps)
}

/// What the watch has to say of documents and texts.
pub(crate) fn notices(
    tx: &Tx<'_>,
    actor: &Actor,
    things: &[String],
    day: Date,
) -> Result<Vec<Notice>, DbError> {
    let mut notices = Vec::new();
    let keys = |kind: &str| -> Vec<i64> {
        let keys = things.iter().filter_map(|thing| thing.strip_prefix(kind)?.parse().ok());
        keys.collect()
    };
    let documents = keys("document/");
    if !documents.is_empty() {
        let stamps = stamps(tx, actor)?;
        let stamped = documents.iter().filter_map(|id| Some((id, stamps.get(id)?)));
        notices.extend(stamped.map(|(id, stamp)| pages::stamp(object("document", id), stamp)));
    }
    let texts: BTreeSet<i64> = keys("external_document/").into_iter().collect();
    if !texts.is_empty() {
        notices.extend(users(tx, actor, &texts, day).map_err(AppError::into_db)?);
    }
    Ok(notices)
}

/// Which procedures rest on these texts: now, drafts among them where somebody may know of them; or
/// those that were in force on a day that has passed.
fn users(
    tx: &Tx<'_>,
    actor: &Actor,
    texts: &BTreeSet<i64>,
    day: Date,
) -> Result<Vec<Notice>, AppError> {
    let (_, matcher) = register(tx)?;
    let is_past = day < super::today(tx);
    let written = if is_past { store::written_on(tx, day)? } else { store::written(tx, None)? };
    let judges = store::judges(actor) == 1;
    let known = written.iter().filter(|written| {
        let is_draft = written.is_open && written.state != document::State::Scheduled;
        !is_draft || judges || written.author == actor.person
    });
    let mut users: BTreeMap<i64, Vec<&store::Written>> = BTreeMap::new();
    for written in known {
        let found = written.procedure.legal_basis.iter().filter_map(|basis| matcher.find(basis));
        let found: BTreeSet<i64> = found.map(TextId::get).collect();
        for text in found.intersection(texts) {
            let of_text = users.entry(*text).or_default();
            // A version in force stands before the one that is on its way.
            if !of_text.iter().any(|other| other.document == written.document) {
                of_text.push(written);
            }
        }
    }
    let relations = external_document::relations(tx)?;
    let watches = crate::may_watch(actor).is_ok() && !is_past;
    let notice = |(text, written): (i64, Vec<&store::Written>)| {
        let id = TextId::new(text);
        let acts = relations.iter().filter(|relation| relation.old == id && relation.stands());
        let acts: Vec<_> = acts.filter(|_| watches).map(|relation| relation.new).collect();
        pages::users(object("external_document", text), id, &written, &acts)
    };
    Ok(users.into_iter().map(notice).collect())
}
