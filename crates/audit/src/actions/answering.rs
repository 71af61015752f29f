//! Answers to the lines of a checklist, as they come from a desk or from a phone whose line dropped.

use crate::{LINES, store};
use platform::{Actor, AppError, FieldErrors, Tx};
use quality_register::{Entry, EntryId, Values, open, step};

/// What an auditor saw for a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The key that the browser gave it, so that an answer that comes twice counts once.
    pub key: String,
    /// How often the line had changed when the auditor looked at it.
    pub seen: i64,
    /// `conforms`, `nonconforming` …
    pub result: String,
    /// What shows it.
    pub evidence: String,
}

/// The longest key of an answer.
const KEY: usize = 80;

/// Takes an answer. One that came before changes nothing; one that somebody else overtook is refused,
/// so that no auditor writes over another unseen.
pub fn answer(
    tx: &Tx<'_>,
    actor: &Actor,
    audit: EntryId,
    line: EntryId,
    answer: &Answer,
) -> Result<Entry, AppError> {
    let before = open(tx, &LINES, line)?;
    if before.parent != Some(audit) {
        return Err(AppError::NotFound);
    }
    let key = format!("{} {}", actor.person, answer.key);
    let is_keyed = !answer.key.is_empty() && answer.key.len() <= KEY;
    if is_keyed && store::receive(tx, &key, line.get(), tx.now().as_microsecond())? == 0 {
        return Ok(before);
    }
    let is_own = before.acts.last().is_some_and(|(_, by)| *by == actor.person);
    if before.moves != answer.seen && !is_own {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if !crate::model::RESULTS.contains(&answer.result.as_str()) {
        let mut wrong = FieldErrors::default();
        wrong.add("result", "result_missing");
        if answer.evidence.is_empty() {
            wrong.add("evidence", "evidence_missing");
        }
        return Err(wrong.into());
    }
    let given = Values::new()
        .with("result", answer.result.as_str())
        .with("evidence", answer.evidence.as_str());
    step(tx, actor, &LINES, line, "answer", &given, "")
}
