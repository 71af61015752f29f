//! One basis replaced in many procedures: each gets a draft that its own author hands in.

use super::{open, register};
use crate::{
    Blocked, Outcome, RunId, Stage, Verdict, exchange, lines_of, may_watch, names_elsewhere, pages,
    store,
};
use document::{Content, DRAFT_ROLES, DocumentId, VersionId};
use external_document::{Known, TextId};
use flow::LegalBasis;
use platform::{
    Actor, AppError, PersonId, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeMap;

/// A document that rests on the old text.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) document: DocumentId,
    /// The version in force, or the draft where nothing is.
    pub(crate) version: VersionId,
    pub(crate) code: String,
    pub(crate) title: String,
    /// The lines that name the old text.
    pub(crate) lines: Vec<String>,
    /// Whether its words name the old text besides.
    pub(crate) is_named_elsewhere: bool,
    /// What the batch would do.
    pub(crate) outcome: Outcome,
}

/// The documents that rest on a text, by code: all, or one.
pub(crate) fn candidates(
    tx: &Tx<'_>,
    actor: &Actor,
    old: TextId,
    only: Option<DocumentId>,
) -> Result<Vec<Candidate>, AppError> {
    may_watch(actor)?;
    let text = external_document::open(tx, old)?.text;
    let (_, matcher) = register(tx)?;
    let mut documents: Vec<(Option<store::Written>, Option<store::Written>)> = Vec::new();
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    for written in store::written(tx, only)? {
        let place = *places.entry(written.document.get()).or_insert_with(|| {
            documents.push((None, None));
            documents.len() - 1
        });
        let Some(pair) = documents.get_mut(place) else { continue };
        if written.is_open { pair.1 = Some(written) } else { pair.0 = Some(written) }
    }
    let candidate = |(effective, open): (Option<store::Written>, Option<store::Written>)| {
        let outcome = Outcome::foreseen(open.as_ref().map(|open| open.state));
        // What counts is the newest text: a draft that has the change already is no candidate.
        let written = open.or(effective)?;
        let lines = lines_of(&written.procedure, old, &matcher);
        if lines.is_empty() {
            return None;
        }
        Some(Candidate {
            document: written.document,
            version: written.version,
            is_named_elsewhere: names_elsewhere(&written.procedure, &text.number),
            lines: lines.into_iter().map(|(_, line)| line).collect(),
            code: written.code,
            title: written.title,
            outcome,
        })
    };
    Ok(documents.into_iter().filter_map(candidate).collect())
}

/// Begins a batch: from which text to which, and the line that the new one gets.
pub(crate) fn begin_run(
    tx: &Tx<'_>,
    actor: &Actor,
    old: TextId,
    new: TextId,
    line: &str,
) -> Result<RunId, AppError> {
    may_watch(actor)?;
    let (before, after) = (external_document::open(tx, old)?, external_document::open(tx, new)?);
    if before.id == after.id {
        return Err(AppError::Conflict("same_text"));
    }
    let id = tx.new_key();
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::insert_run(tx, id, old.get(), new.get(), line, person, at)?;
    let reason = format!("{} → {}", before.text.number, after.text.number);
    let object = object("legal_watch_run", id);
    let entry = Entry { action: "legal_watch.change", object, reason: &reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(RunId::new(id))
}

/// Changes one document of a batch, in a transaction of its own.
pub(crate) fn change_one(
    tx: &Tx<'_>,
    actor: &Actor,
    run: RunId,
    document: DocumentId,
) -> Result<Outcome, AppError> {
    may_watch(actor)?;
    let row = store::run(tx, run.get())?.ok_or(AppError::NotFound)?;
    let (old, new) = (TextId::new(row.old), TextId::new(row.new));
    let Some(candidate) = candidates(tx, actor, old, Some(document))?.pop() else {
        // A document of nobody here has no line.
        store::written(tx, Some(document))?.pop().ok_or(AppError::NotFound)?;
        return keep(tx, run, document, None, Outcome::Blocked(Blocked::NoBasis), &[]);
    };
    let version = match candidate.outcome {
        Outcome::Blocked(_) => {
            return keep(tx, run, document, None, candidate.outcome, &candidate.lines);
        }
        Outcome::Edited => candidate.version,
        Outcome::Drafted => {
            let author = author(tx, actor, candidate.version)?;
            document::revise_for(tx, actor, candidate.version, false, author)?
        }
    };
    let (before, after) = (external_document::open(tx, old)?, external_document::open(tx, new)?);
    put(tx, actor, version, &before, &after, &row.line)?;
    judge_all(tx, actor, document, old, new)?;
    keep(tx, run, document, Some(version), candidate.outcome, &candidate.lines)
}

/// Notes a document that was refused; its own transaction was undone.
pub(crate) fn note_refused(
    tx: &Tx<'_>,
    run: RunId,
    document: DocumentId,
    blocked: Blocked,
) -> Result<(), AppError> {
    keep(tx, run, document, None, Outcome::Blocked(blocked), &[]).map(drop)
}

/// Who is to hand the draft in: whoever wrote what is in force, while they still write.
fn author(tx: &Tx<'_>, actor: &Actor, version: VersionId) -> Result<PersonId, AppError> {
    let author = document::open(tx, actor, version)?.author;
    let member = organization::member(tx, author, super::today(tx))?;
    let writes = member.is_some_and(|m| m.roles.iter().any(|role| DRAFT_ROLES.contains(role)));
    Ok(if writes { author } else { actor.person })
}

/// Puts the new basis into a draft, with its row in the amendment table.
fn put(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    old: &Known,
    new: &Known,
    line: &str,
) -> Result<(), AppError> {
    let mut version = document::open(tx, actor, id)?;
    let procedure = version.procedure().cloned().ok_or(AppError::NotFound)?;
    let (_, matcher) = register(tx)?;
    let line = LegalBasis { number: Some(new.text.number.clone()), title: line.to_owned() };
    let changed = exchange(&procedure, old.id, new.id, &line, &matcher);
    let joined = |was: &str, more: String| {
        if was.trim().is_empty() { more } else { format!("{}\n{more}", was.trim_end()) }
    };
    version.summary = joined(&version.summary, pages::summary(&old.text, &new.text));
    version.basis = joined(&version.basis, pages::citation(&new.text));
    version.content = Content::Procedure(Box::new(changed));
    document::put_content(tx, actor, id, version.edits, &version)?;
    document::release_pen(tx, actor, id)
}

/// Whoever starts a change has judged that it is needed.
fn judge_all(
    tx: &Tx<'_>,
    actor: &Actor,
    document: DocumentId,
    old: TextId,
    new: TextId,
) -> Result<(), AppError> {
    for row in store::open_ones(tx, actor.person.get(), store::judges(actor))? {
        let task = row.task()?;
        let is_of = task.document == document && row.old() == old && row.new_text() == new;
        if is_of && task.verdict.is_none() {
            let stored = open(tx, actor, task.id)?.task()?;
            if stored.verdict.is_none() && stored.stage() == Stage::ToJudge {
                super::judge(tx, actor, task.id, Verdict::Change, "")?;
            }
        }
    }
    Ok(())
}

fn keep(
    tx: &Tx<'_>,
    run: RunId,
    document: DocumentId,
    version: Option<VersionId>,
    outcome: Outcome,
    lines: &[String],
) -> Result<Outcome, AppError> {
    let (version, lines) = (version.map(VersionId::get), lines.join("\n"));
    store::insert_run_line(tx, run.get(), document.get(), version, outcome.as_str(), &lines)?;
    Ok(outcome)
}
