//! All SQL about change requests. No rule lives here but "who may know of it", which is a `WHERE`.

use crate::{Kind, Request, RequestId, State};
use document::VersionId;
use jiff::civil::Date;
use platform::{
    Actor, DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    pub(crate) struct Row { id: i64, number: String, state: String, kind: String, document: Option<i64>, code: String, title: String, reason: String, basis: String, present: String, proposed: String, impact: String, is_urgent: i64, requested_by: i64, requested_on: String, unit: Option<i64>, author: Option<i64>, due_on: Option<String>, version: Option<i64>, merged_into: Option<i64>, moves: i64 }
}
row! {
    /// A line of the list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) id: i64, pub(crate) number: String, pub(crate) state: String, pub(crate) kind: String, pub(crate) code: String, pub(crate) title: String, pub(crate) reason: String, pub(crate) is_urgent: i64, pub(crate) requester: String, pub(crate) unit: String, pub(crate) requested_on: String, pub(crate) author: String, pub(crate) due_on: Option<String> }
}
row! {
    /// What somebody says about a request.
    #[derive(Debug, Clone)]
    pub(crate) struct Opinion { pub(crate) person: i64, pub(crate) at: i64, pub(crate) words: String }
}

/// What every reading of a request selects. A draft is its author's: `$2`.
macro_rules! requests {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.number, r.state, r.kind, r.document_id, r.code, r.title, r.reason, r.basis, r.present, r.proposed, r.impact, r.is_urgent, r.requested_by, r.requested_on, r.unit_id, r.author_id, r.due_on, r.version_id, r.merged_into, r.moves
             FROM change_request r WHERE r.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(reader: i64, id: i64) -> opt Row =
        requests!("AND (r.state NOT IN ('draft', 'retracted') OR r.requested_by = $2) AND r.id = $3");
    of_version(version: i64) -> many Row = requests!("AND r.version_id = $2 AND r.state = 'in_progress' ORDER BY r.id");
    cancelling(document: i64) -> many Row =
        requests!("AND r.document_id = $2 AND r.kind = 'cancel' AND r.state IN ('accepted', 'in_progress') ORDER BY r.id");
    waiting() -> many Row =
        requests!("AND r.state IN ('submitted', 'endorsed', 'accepted', 'in_progress') ORDER BY r.is_urgent DESC, r.id LIMIT 500");
    drafts(reader: i64) -> many Row = requests!("AND r.state = 'draft' AND r.requested_by = $2 ORDER BY r.id LIMIT 100");
    insert(id: i64, kind: &str, document: Option<i64>, code: &str, title: &str, reason: &str, basis: &str, present: &str, proposed: &str, impact: &str, is_urgent: i64, requested_by: i64, requested_on: &str, unit: Option<i64>, folded: &str, at: i64) -> exec =
        "INSERT INTO change_request (agency_id, id, number, state, kind, document_id, code, title, reason, basis, present, proposed, impact, is_urgent, requested_by, requested_on, unit_id, moves, folded, changed_at)
         VALUES ($1, $2, '', 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $17)";
    put(id: i64, moves: i64, kind: &str, document: Option<i64>, code: &str, title: &str, reason: &str, basis: &str, present: &str, proposed: &str, impact: &str, is_urgent: i64, folded: &str, at: i64) -> exec =
        "UPDATE change_request SET kind = $4, document_id = $5, code = $6, title = $7, reason = $8, basis = $9, present = $10, proposed = $11, impact = $12, is_urgent = $13, folded = $14, changed_at = $15, moves = moves + 1
         WHERE agency_id = $1 AND id = $2 AND moves = $3 AND state = 'draft'";
    /// Stores a moved one, if nobody moved it meanwhile.
    save(id: i64, moves_before: i64, state: &str, number: &str, author: Option<i64>, due_on: Option<String>, version: Option<i64>, merged_into: Option<i64>, at: i64) -> exec =
        "UPDATE change_request SET moves = moves + 1, state = $4, number = $5, author_id = $6, due_on = $7, version_id = $8, merged_into = $9, changed_at = $10
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
    next_number(year: i64) -> one (i64,) =
        "INSERT INTO change_request_counter (agency_id, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (agency_id, year) DO UPDATE SET last = change_request_counter.last + 1 RETURNING last";
    opine(id: i64, request: i64, person: i64, at: i64, words: &str) -> exec =
        "INSERT INTO change_request_opinion (agency_id, id, request_id, person_id, at, words) VALUES ($1, $2, $3, $4, $5, $6)";
    opinions(request: i64) -> many Opinion =
        "SELECT person_id, at, words FROM change_request_opinion WHERE agency_id = $1 AND request_id = $2 ORDER BY id";
    open_numbers() -> many (i64, String, String) =
        "SELECT id, number, title FROM change_request WHERE agency_id = $1 AND state IN ('submitted', 'endorsed', 'accepted', 'in_progress') ORDER BY number LIMIT 500";
}

/// Requests. `$2` is the reader: a draft is its author's.
pub(crate) const LIST: List = List {
    columns: "r.id, r.number, r.state, r.kind, r.code, r.title, r.reason, r.is_urgent, COALESCE(q.full_name, ''), COALESCE(u.name, ''), r.requested_on, COALESCE(a.full_name, ''), r.due_on",
    from: "FROM change_request r
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = r.unit_id
           LEFT JOIN person q ON q.agency_id = $1 AND q.id = r.requested_by
           LEFT JOIN person a ON a.agency_id = $1 AND a.id = r.author_id
           WHERE r.agency_id = $1 AND (r.state NOT IN ('draft', 'retracted') OR r.requested_by = $2)",
    params: 2,
    key: "r.id",
    filters: &[
        Filter { key: "q", sql: "r.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "state", sql: "r.state = {}", kind: Match::Text },
        Filter { key: "kind", sql: "r.kind = {}", kind: Match::Text },
        Filter { key: "unit", sql: "r.unit_id = {}", kind: Match::Int },
        Filter { key: "document", sql: "r.document_id = {}", kind: Match::Int },
        Filter {
            key: "phase",
            sql: "",
            kind: Match::Choice(&[
                ("open", "r.state IN ('submitted', 'endorsed', 'accepted', 'in_progress')"),
                ("ended", "r.state IN ('done', 'rejected', 'merged', 'retracted')"),
            ]),
        },
    ],
    orders: &[
        Order { key: "changed", column: "r.changed_at", text: false, descending: true },
        Order { key: "number", column: "r.number", text: true, descending: true },
        Order { key: "due", column: "COALESCE(r.due_on, '9999')", text: true, descending: false },
    ],
};

/// The request, if this person may know of it.
pub(crate) fn find_for(
    tx: &Tx<'_>,
    actor: &Actor,
    id: RequestId,
) -> Result<Option<Request>, DbError> {
    find(tx, actor.person.get(), id.get())?.map(read).transpose()
}

/// A row as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Request, DbError> {
    Ok(Request {
        id: RequestId::new(row.id),
        number: row.number,
        kind: Kind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?,
        document: row.document,
        code: row.code,
        title: row.title,
        reason: row.reason,
        basis: row.basis,
        present: row.present,
        proposed: row.proposed,
        impact: row.impact,
        is_urgent: row.is_urgent != 0,
        requested_by: PersonId::new(row.requested_by),
        requested_on: day(&row.requested_on)?,
        unit: row.unit,
        author: row.author.map(PersonId::new),
        due_on: row.due_on.as_deref().map(day).transpose()?,
        version: row.version.map(VersionId::new),
        merged_into: row.merged_into.map(RequestId::new),
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("change request, {column}: {value:?}"))
}
