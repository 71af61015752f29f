use super::{open, today};
use crate::{Standing, State, Transition, TransitionId, Verdict, permit, store};
use document::DocumentId;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeMap;

/// How one document stands in a transition.
#[derive(Debug, Clone)]
pub struct DocumentLine {
    /// Which document.
    pub document: DocumentId,
    /// Its version in force.
    pub version: i64,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How it stands.
    pub standing: Standing,
    /// What was said of it.
    pub note: String,
    /// On which day, as `2026-11-26`; empty where nobody looked.
    pub on_day: String,
}

/// Every document in force with how it stands. Once a transition is over, those of which something
/// was said: what came later was written under the new edition.
pub(crate) fn documents(
    tx: &Tx<'_>,
    transition: &Transition,
) -> Result<Vec<DocumentLine>, DbError> {
    let said = store::said(tx, transition.id.get())?;
    let said: BTreeMap<_, _> = said.into_iter().map(|said| (said.document, said)).collect();
    let is_over = matches!(transition.state(), State::Completed | State::Cancelled);
    let mut lines = Vec::new();
    for version in document::versions_in_force(tx)? {
        let own = said.get(&version.document.get());
        if own.is_none() && is_over {
            continue;
        }
        let standing = match own {
            Some(own) => own.verdict()?.standing(own.version, version.id.get()),
            None => Standing::Unassessed,
        };
        lines.push(DocumentLine {
            document: version.document,
            version: version.id.get(),
            code: version.code.as_str().to_owned(),
            title: version.title.as_str().to_owned(),
            standing,
            note: own.map(|own| own.note.clone()).unwrap_or_default(),
            on_day: own.map(|own| own.on_day.clone()).unwrap_or_default(),
        });
    }
    Ok(lines)
}

/// Says what some documents are worth under the new edition.
pub fn assess(
    tx: &Tx<'_>,
    actor: &Actor,
    id: TransitionId,
    which: &[DocumentId],
    verdict: Verdict,
    note: &str,
) -> Result<(), AppError> {
    permit::may_plan(actor)?;
    let transition = open(tx, id)?;
    if !matches!(transition.state(), State::Draft | State::Running) {
        return Err(AppError::Conflict("transition_not_running"));
    }
    let on_day = today(tx).to_string();
    for document in which {
        let version = document::current(tx, *document)?.ok_or(AppError::NotFound)?;
        let (key, word) = (tx.new_key(), verdict.as_str());
        let (document, version) = (document.get(), version.get());
        let person = actor.person.get();
        store::insert_said(tx, key, id.get(), document, word, note, version, &on_day, person)?;
        let action = "transition.assess";
        let object = object("document", document);
        tx.record(actor, &Entry { action, object, reason: note, ..Entry::default() })?;
    }
    Ok(())
}
