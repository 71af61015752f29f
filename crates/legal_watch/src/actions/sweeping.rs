//! What the watch finds by itself. One function, which may run at any time and as often as anybody
//! likes: what a missed day left undone, the next run does.

use super::register;
use crate::{Closing, must_review, store};
use document::DocumentId;
use external_document::{Relation, RelationId};
use platform::{
    Actor, DbError, Tx,
    ledger::{Entry, object},
};
use std::collections::{BTreeMap, BTreeSet};

/// Looks through every agency. The clock calls this.
pub fn sweep(tx: &Tx<'_>) -> Result<(), DbError> {
    for agency in store::agencies(tx)? {
        if let Some(tx) = tx.at_work(agency)? {
            look(&tx, None)?;
        }
    }
    Ok(())
}

/// Something was recorded of two texts, or taken back.
pub fn on_relation(tx: &Tx<'_>, _: RelationId) -> Result<(), DbError> {
    look(tx, None)
}

/// A version of a document took effect, or was withdrawn.
pub fn on_document(tx: &Tx<'_>, document: DocumentId) -> Result<(), DbError> {
    look(tx, Some(document))
}

/// Opens the reviews that are missing and closes those that need nothing more.
fn look(tx: &Tx<'_>, only: Option<DocumentId>) -> Result<(), DbError> {
    let relations = external_document::relations(tx)?;
    if relations.is_empty() {
        return Ok(());
    }
    let (_, matcher) = register(tx)?;
    let mut documents: BTreeMap<i64, Vec<store::Written>> = BTreeMap::new();
    for written in store::written(tx, only)? {
        documents.entry(written.document.get()).or_default().push(written);
    }
    let tasks = store::keys(tx, only.map_or(0, DocumentId::get))?;
    let known: BTreeSet<_> = tasks.iter().map(|task| (task.relation, task.document)).collect();
    let asks = |relation: &Relation, versions: &[store::Written]| {
        versions.iter().any(|written| must_review(relation, &written.procedure, &matcher))
    };
    for task in &tasks {
        let relation = relations.iter().find(|relation| relation.id.get() == task.relation);
        let Some(relation) = relation else { continue };
        let versions = documents.get(&task.document).map(Vec::as_slice);
        let closing = match versions {
            _ if !relation.stands() => Some(Closing::RelationGone),
            None => Some(Closing::DocumentGone),
            Some(versions) => (!asks(relation, versions)).then_some(Closing::Done),
        };
        settle(tx, task, closing)?;
    }
    for relation in relations.iter().filter(|relation| relation.stands()) {
        for (document, versions) in &documents {
            let is_new = !known.contains(&(relation.id.get(), *document));
            if is_new && asks(relation, versions) {
                let id = tx.new_key();
                let at = tx.now().as_microsecond();
                store::insert_task(tx, id, relation.id.get(), *document, at)?;
                note(tx, id, "legal_watch.open")?;
            }
        }
    }
    Ok(())
}

/// Closes a review, or opens it again where a later version went back to the old text.
fn settle(tx: &Tx<'_>, task: &store::TaskKey, closing: Option<Closing>) -> Result<(), DbError> {
    match (closing, task.closed.as_str()) {
        (Some(closing), "") => {
            store::close(tx, task.id, closing.as_str(), tx.now().as_microsecond())?;
            note(tx, task.id, &format!("legal_watch.{}", closing.as_str()))
        }
        (None, "done") => {
            store::reopen(tx, task.id)?;
            note(tx, task.id, "legal_watch.reopen")
        }
        (Some(_) | None, _) => Ok(()),
    }
}

fn note(tx: &Tx<'_>, task: i64, action: &str) -> Result<(), DbError> {
    let clock = Actor::system(tx.agency(), "clock");
    let object = object("legal_watch_task", task);
    tx.record(&clock, &Entry { action, object, ..Entry::default() })?;
    Ok(())
}
