//! All SQL about transitions. No rule lives here.

use crate::{Intent, Item, Stage, State, Transition, TransitionId, Verdict};
use jiff::civil::Date;
use platform::{DbError, PersonId, Tx, queries, row};
use standard::Edition;

row! {
    pub(crate) struct Row { id: i64, title: String, from_edition: String, to_edition: String, state: String, begun_on: String, due_on: String, ended_on: Option<String>, moves: i64 }
}
row! {
    pub(crate) struct ItemRow { transition: i64, place: i64, old: String, new: String, kind: String, state: String, present: String, plan: String, owner: Option<i64>, due_on: Option<String>, evidence: String, doer: Option<i64>, done_on: Option<String>, moves: i64 }
}
row! {
    /// What was said of a document.
    #[derive(Debug, Clone)]
    pub(crate) struct Said { pub(crate) document: i64, pub(crate) verdict: String, pub(crate) note: String, pub(crate) version: i64, pub(crate) on_day: String, pub(crate) person: i64 }
}

macro_rules! transitions {
    ($rest:literal) => {
        concat!(
            "SELECT id, title, from_edition, to_edition, state, begun_on, due_on, ended_on, moves FROM transition WHERE agency_id = $1 ",
            $rest
        )
    };
}
/// Transitions that were begun by day `$2`, as they stood at a moment (`$3`).
macro_rules! stood {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.title, t.from_edition, t.to_edition, s.state, t.begun_on, t.due_on, s.ended_on, s.move_no FROM transition t
             JOIN transition_stand s ON s.agency_id = $1 AND s.transition_id = t.id AND s.from_at <= $3 AND s.to_at > $3
             WHERE t.agency_id = $1 AND t.begun_on <= $2 ",
            $rest
        )
    };
}
macro_rules! items {
    ($rest:literal) => {
        concat!("SELECT transition_id, place, old_clauses, new_clause, kind, state, present, plan, owner_id, due_on, evidence, doer_id, done_on, moves
         FROM transition_item WHERE agency_id = $1 ", $rest)
    };
}

/// The end of what still stands.
const STANDS: i64 = i64::MAX;

queries! {
    find(id: i64) -> opt Row = transitions!("AND id = $2");
    begun_until(day: &str, at: i64) -> many Row = stood!("ORDER BY t.begun_on DESC, t.id DESC LIMIT 200");
    find_at(day: &str, at: i64, id: i64) -> opt Row = stood!("AND t.id = $4");
    end_stand(id: i64, stands: i64, at: i64) -> exec =
        "UPDATE transition_stand SET to_at = $4 WHERE agency_id = $1 AND transition_id = $2 AND to_at = $3";
    put_stand(id: i64, at: i64, stands: i64) -> exec =
        "INSERT INTO transition_stand (agency_id, transition_id, move_no, state, ended_on, from_at, to_at)
         SELECT agency_id, id, moves, state, ended_on, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM transition WHERE agency_id = $1 AND id = $2";
    insert(id: i64, title: &str, from: &str, to: &str, begun_on: &str, due_on: &str) -> exec =
        "INSERT INTO transition (agency_id, id, title, from_edition, to_edition, state, begun_on, due_on, moves) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, 0)";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves: i64, state: &str, ended_on: Option<String>) -> exec =
        "UPDATE transition SET moves = moves + 1, state = $4, ended_on = $5 WHERE agency_id = $1 AND id = $2 AND moves = $3";
    items(id: i64) -> many ItemRow = items!("AND transition_id = $2 ORDER BY place");
    /// The clauses of a transition as they stood at a moment.
    items_at(id: i64, at: i64) -> many ItemRow =
        "SELECT i.transition_id, i.place, i.old_clauses, i.new_clause, i.kind, s.state, s.present, s.plan, s.owner_id, s.due_on, s.evidence, s.doer_id, s.done_on, s.move_no
         FROM transition_item i JOIN transition_item_stand s ON s.agency_id = $1 AND s.transition_id = i.transition_id AND s.place = i.place AND s.from_at <= $3 AND s.to_at > $3
         WHERE i.agency_id = $1 AND i.transition_id = $2 ORDER BY i.place";
    end_item_stand(id: i64, place: i64, stands: i64, at: i64) -> exec =
        "UPDATE transition_item_stand SET to_at = $5 WHERE agency_id = $1 AND transition_id = $2 AND place = $3 AND to_at = $4";
    put_item_stand(id: i64, place: i64, at: i64, stands: i64) -> exec =
        "INSERT INTO transition_item_stand (agency_id, transition_id, place, move_no, state, present, plan, owner_id, due_on, evidence, doer_id, done_on, from_at, to_at)
         SELECT agency_id, transition_id, place, moves, state, present, plan, owner_id, due_on, evidence, doer_id, done_on, CAST($4 AS BIGINT), CAST($5 AS BIGINT)
         FROM transition_item WHERE agency_id = $1 AND transition_id = $2 AND place = $3";
    item(id: i64, place: i64) -> opt ItemRow = items!("AND transition_id = $2 AND place = $3");
    insert_item(id: i64, place: i64, old: &str, new: &str, kind: &str) -> exec =
        "INSERT INTO transition_item (agency_id, transition_id, place, old_clauses, new_clause, kind, state, present, plan, evidence, moves)
         VALUES ($1, $2, $3, $4, $5, $6, 'unassessed', '', '', '', 0)";
    save_item(id: i64, place: i64, moves: i64, state: &str, present: &str, plan: &str, owner: Option<i64>, due_on: Option<String>, evidence: &str, doer: Option<i64>, done_on: Option<String>) -> exec =
        "UPDATE transition_item SET moves = moves + 1, state = $5, present = $6, plan = $7, owner_id = $8, due_on = $9, evidence = $10, doer_id = $11, done_on = $12
         WHERE agency_id = $1 AND transition_id = $2 AND place = $3 AND moves = $4";
    /// What waits: gaps of a person, and what others closed.
    waiting() -> many ItemRow =
        "SELECT i.transition_id, i.place, i.old_clauses, i.new_clause, i.kind, i.state, i.present, i.plan, i.owner_id, i.due_on, i.evidence, i.doer_id, i.done_on, i.moves
         FROM transition_item i JOIN transition t ON t.agency_id = $1 AND t.id = i.transition_id
         WHERE i.agency_id = $1 AND t.state = 'running' AND i.state IN ('planned', 'done') ORDER BY i.due_on, i.place LIMIT 500";
    insert_said(key: i64, id: i64, document: i64, verdict: &str, note: &str, version: i64, on_day: &str, person: i64) -> exec =
        "INSERT INTO transition_document (agency_id, id, transition_id, document_id, verdict, note, version_id, on_day, person_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    said(id: i64) -> many Said =
        "SELECT d.document_id, d.verdict, d.note, d.version_id, d.on_day, d.person_id FROM transition_document d
         WHERE d.agency_id = $1 AND d.transition_id = $2 AND d.id =
            (SELECT max(e.id) FROM transition_document e WHERE e.agency_id = $1 AND e.transition_id = $2 AND e.document_id = d.document_id)";
}

/// The transition of this key.
pub(crate) fn get(tx: &Tx<'_>, id: TransitionId) -> Result<Option<Transition>, DbError> {
    find(tx, id.get())?.map(read).transpose()
}

/// The transition of this key as it stood at the end of a day; none before it was begun.
pub(crate) fn get_on(
    tx: &Tx<'_>,
    id: TransitionId,
    day: Date,
) -> Result<Option<Transition>, DbError> {
    find_at(tx, &day.to_string(), moment(day), id.get())?.map(read).transpose()
}

/// Every transition that was begun by a day, as it stood at its end, the newest first.
pub(crate) fn all(tx: &Tx<'_>, day: Date) -> Result<Vec<Transition>, DbError> {
    begun_until(tx, &day.to_string(), moment(day))?.into_iter().map(read).collect()
}

/// The clauses of a transition, in the order of the new edition.
pub(crate) fn items_of(tx: &Tx<'_>, id: TransitionId) -> Result<Vec<Item>, DbError> {
    items(tx, id.get())?.into_iter().map(read_item).collect()
}

/// The same as they stood at the end of a day.
pub(crate) fn items_on(tx: &Tx<'_>, id: TransitionId, day: Date) -> Result<Vec<Item>, DbError> {
    items_at(tx, id.get(), moment(day))?.into_iter().map(read_item).collect()
}

/// Notes where a transition stands from now on.
pub(crate) fn stand(tx: &Tx<'_>, id: i64) -> Result<(), DbError> {
    let at = tx.now().as_microsecond();
    end_stand(tx, id, STANDS, at)?;
    put_stand(tx, id, at, STANDS)?;
    Ok(())
}

/// Notes where one of its clauses stands from now on.
pub(crate) fn stand_item(tx: &Tx<'_>, id: i64, place: i64) -> Result<(), DbError> {
    let at = tx.now().as_microsecond();
    end_item_stand(tx, id, place, STANDS, at)?;
    put_item_stand(tx, id, place, at, STANDS)?;
    Ok(())
}

/// The moment as of which the end of a day is told; for today it is now and after.
fn moment(day: Date) -> i64 {
    platform::Span { from: day, to: day }.end() - 1
}

/// A row as the value it stands for.
fn read(row: Row) -> Result<Transition, DbError> {
    let edition = |word: &str| Edition::parse(word).ok_or_else(|| unreadable("edition", word));
    Ok(Transition {
        id: TransitionId::new(row.id),
        intent: Intent {
            title: row.title,
            from: edition(&row.from_edition)?,
            to: edition(&row.to_edition)?,
            due_on: day(&row.due_on)?,
        },
        begun_on: day(&row.begun_on)?,
        ended_on: row.ended_on.as_deref().map(day).transpose()?,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// A row as the value it stands for.
pub(crate) fn read_item(row: ItemRow) -> Result<Item, DbError> {
    Ok(Item {
        transition: TransitionId::new(row.transition),
        place: row.place,
        old: row.old,
        new: row.new,
        kind: row.kind,
        present: row.present,
        plan: row.plan,
        owner: row.owner.map(PersonId::new),
        due_on: row.due_on.as_deref().map(day).transpose()?,
        evidence: row.evidence,
        doer: row.doer.map(PersonId::new),
        done_on: row.done_on.as_deref().map(day).transpose()?,
        moves: row.moves,
        stage: Stage::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

impl Said {
    /// What was said.
    pub(crate) fn verdict(&self) -> Result<Verdict, DbError> {
        Verdict::parse(&self.verdict).ok_or_else(|| unreadable("verdict", &self.verdict))
    }
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("transition, {column}: {value:?}"))
}
