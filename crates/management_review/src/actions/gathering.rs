//! The inputs of a review: figures that the features show, words that people write, frozen together.

use crate::{REVIEWS, Snapshot, Topic, Wording, model, permit, store};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Showcase, Span, Tx,
    ledger::{Entry as Leaf, object},
};
use quality_register::{Entry, EntryId, every, open};
use std::collections::BTreeMap;

/// The inputs as they stand: what every feature shows for the period, and what was written.
pub fn gather(tx: &Tx<'_>, showcase: &Showcase, review: &Entry) -> Result<Snapshot, AppError> {
    let day = |field| review.values.day(field).ok_or(AppError::NotFound);
    let (from, to): (Date, Date) = (day("from")?, day("to")?);
    let shown = showcase.all(tx, Span { from, to })?;
    let said = said(tx, review.id)?;
    let words = |topic: Topic| {
        let last = said.get(&topic).and_then(|said| said.first());
        last.map(|last| last.words.clone()).unwrap_or_default()
    };
    Ok(Snapshot::of((from, to), &shown, words))
}

/// The inputs of a review for its page: as frozen, or as they stand.
pub fn snapshot(tx: &Tx<'_>, showcase: &Showcase, review: &Entry) -> Result<Snapshot, AppError> {
    match (review.state(), frozen(tx, review.id)?) {
        ("planned" | "announced", _) | (_, None) => gather(tx, showcase, review),
        (_, Some((snapshot, _))) => Ok(snapshot),
    }
}

/// The snapshot that was frozen last, with its hash.
pub(crate) fn frozen(
    tx: &Tx<'_>,
    review: EntryId,
) -> Result<Option<(Snapshot, store::Frozen)>, DbError> {
    let Some(row) = store::snapshot(tx, review.get())? else { return Ok(None) };
    let snapshot = serde_json::from_str(&row.body);
    let snapshot = snapshot.map_err(|e| DbError::Unreadable(format!("snapshot: {e}")))?;
    Ok(Some((snapshot, row)))
}

/// The review before this one that was held, with its snapshot.
pub(crate) fn previous(tx: &Tx<'_>, review: &Entry) -> Result<Option<(Entry, Snapshot)>, AppError> {
    let before = |other: &Entry| {
        other.id != review.id
            && other.due_on() < review.due_on()
            && !matches!(other.state(), "planned" | "announced" | "cancelled")
    };
    let last = every(tx, &REVIEWS)?.into_iter().filter(before).max_by_key(Entry::due_on);
    let Some(last) = last else { return Ok(None) };
    Ok(frozen(tx, last.id)?.map(|(snapshot, _)| (last, snapshot)))
}

/// Everything that was said of each input, the newest first.
pub(crate) fn said(
    tx: &Tx<'_>,
    review: EntryId,
) -> Result<BTreeMap<Topic, Vec<store::Said>>, DbError> {
    let mut said: BTreeMap<Topic, Vec<store::Said>> = BTreeMap::new();
    for row in store::said(tx, review.get())? {
        let topic = Topic::parse(&row.topic);
        let topic = topic.ok_or_else(|| DbError::Unreadable(format!("topic: {}", row.topic)))?;
        said.entry(topic).or_default().push(row);
    }
    Ok(said)
}

/// Whether something was written after a moment: what was frozen then does not hold it.
pub(crate) fn said_since(tx: &Tx<'_>, review: EntryId, at: i64) -> Result<bool, DbError> {
    Ok(store::said(tx, review.get())?.iter().any(|said| said.at > at))
}

/// Writes what is said of the inputs. What somebody else wrote since the writer looked is not written
/// over: then nothing is saved. What was said before stays.
pub fn write(
    tx: &Tx<'_>,
    actor: &Actor,
    review: EntryId,
    wordings: &[Wording],
) -> Result<(), AppError> {
    let review = open(tx, &REVIEWS, review)?;
    permit::may_write(actor, &review)?;
    let said = said(tx, review.id)?;
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    let mut changed = Vec::new();
    for Wording { topic, words, seen } in wordings {
        let last = said.get(topic).and_then(|said| said.first());
        if last.map_or("", |last| &last.words) == words {
            continue;
        }
        let version = last.map_or(0, |last| last.version);
        if version != *seen {
            return Err(AppError::Conflict("words_changed_meanwhile"));
        }
        store::say(tx, review.id.get(), topic.as_str(), version + 1, words, person, at)?;
        changed.push(topic.as_str());
    }
    if changed.is_empty() {
        return Ok(());
    }
    let reason = changed.join(", ");
    let action = "management_review.words";
    let object = object("management_review", review.id);
    tx.record(actor, &Leaf { action, object, reason: &reason, ..Leaf::default() })?;
    Ok(())
}

/// Freezes the inputs: what the features show for the period and what was written about it become one
/// text whose hash stands in the record. It may be done again until the meeting is held; the last counts.
pub fn freeze(
    tx: &Tx<'_>,
    actor: &Actor,
    showcase: &Showcase,
    review: EntryId,
) -> Result<String, AppError> {
    let review = open(tx, &REVIEWS, review)?;
    permit::may_write(actor, &review)?;
    let snapshot = gather(tx, showcase, &review)?;
    let body = serde_json::to_string(&snapshot).map_err(|e| AppError::Failed(e.to_string()))?;
    let hash = model::hash(&body);
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::insert_snapshot(tx, tx.new_key(), review.id.get(), &body, &hash, person, at)?;
    let action = "management_review.freeze";
    let object = object("management_review", review.id);
    let leaf =
        Leaf { action, object, reason: &review.number, after: Some(&hash), ..Leaf::default() };
    tx.record(actor, &leaf)?;
    Ok(hash)
}
