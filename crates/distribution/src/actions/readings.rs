use super::open;
use crate::{
    Obligation, Proof, Question, Refusal, may_acknowledge, may_set_questions, model, parts, store,
};
use document::{State, Version, VersionId};
use platform::{
    Actor, AppError, Tx,
    ledger::{Entry, object},
};

/// How an acknowledgement ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// The obligation is met.
    Met(Obligation),
    /// Some answers were wrong: their places, from 0. The attempt counts.
    Wrong(Vec<usize>),
}

/// Notes that a part of a version was shown to somebody who has to read it; the first time counts.
/// Says whether there was something to note.
pub fn show_part(tx: &Tx<'_>, actor: &Actor, id: VersionId, part: usize) -> Result<bool, AppError> {
    let version = open(tx, actor, id)?;
    let obligation = store::obligation_of(tx, id, actor.person)?;
    let is_open = obligation.is_some_and(|it| it.acknowledged_at().is_none());
    let exists = part < parts(&version.content).len();
    if !is_open || !exists || version.state() != State::Effective {
        return Ok(false);
    }
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::note_opened(tx, id.get(), person, at)?;
    store::note_shown(tx, id.get(), person, number(part), at)?;
    Ok(true)
}

/// Acknowledges a version for the person who acts: every part of it was before their eyes, they
/// answered what is asked about it, and they will work by it. `seen` is the content hash that their
/// page showed; `answers` are their choices, in the order of the questions.
pub fn acknowledge(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    seen: &str,
    answers: &[Option<usize>],
) -> Result<Answered, AppError> {
    let version = open(tx, actor, id)?;
    let before = store::obligation_of(tx, id, actor.person)?.ok_or(Refusal::NotAsked)?;
    let shown = store::shown_to(tx, id, actor.person)?;
    let hash = version.content_hash();
    let proof = Proof { parts: parts(&version.content).len(), shown: &shown, hash: &hash, seen };
    let permit = may_acknowledge(actor, &before)?;
    let after = permit.acknowledge(version.state(), &proof, tx.now())?;
    if before.acknowledged_at().is_some() {
        return Ok(Answered::Met(after));
    }
    let questions = store::questions_of(tx, id)?;
    let wrong = Question::wrong(&questions, answers);
    if !questions.is_empty() {
        let (made,) = store::attempts(tx, id.get(), actor.person.get())?;
        let right = number(questions.len() - wrong.len());
        let (person, at) = (actor.person.get(), tx.now().as_microsecond());
        store::insert_attempt(tx, id.get(), person, made + 1, at, right, number(questions.len()))?;
    }
    if !wrong.is_empty() {
        return Ok(Answered::Wrong(wrong));
    }
    let at = tx.now().as_microsecond();
    if store::note_acknowledged(tx, id.get(), after.person.get(), at, &hash)? == 1 {
        let object = object("distribution", id);
        let entry = Entry {
            action: "distribution.acknowledge",
            object,
            after: Some(&hash),
            meaning: "read",
            ..Entry::default()
        };
        tx.record(actor, &entry)?;
    }
    Ok(Answered::Met(after))
}

/// Puts up to three questions about a version in the place of those before.
pub fn set_questions(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    questions: &[Question],
) -> Result<(), AppError> {
    let version = askable(tx, actor, id)?;
    let parts = parts(&version.content).len();
    let fits = questions.len() <= model::MOST_QUESTIONS
        && questions.iter().all(|it| it.part < parts && it.right < it.choices.len());
    if !fits {
        return Err(AppError::BadRequest("bad_request"));
    }
    store::put_questions(tx, id, questions)?;
    let (object, count) = (object("distribution", id), questions.len().to_string());
    let action = "distribution.set_questions";
    tx.record(actor, &Entry { action, object, reason: &count, ..Entry::default() })?;
    Ok(())
}

/// The version, if this person may set its questions now. Drafts have questions too.
pub(crate) fn askable(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let version = document::open(tx, actor, id)?;
    may_set_questions(actor, &version)?;
    let (answers,) = store::answers(tx, id.get())?;
    if !model::may_be_asked(version.state(), answers > 0) {
        return Err(AppError::Conflict("questions_closed"));
    }
    Ok(version)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
