//! All SQL about documents of external origin.

use crate::{Attachment, ExternalDocument, Known, Relation, RelationId, RelationKind, TextId};
use jiff::civil::Date;
use platform::{
    DbError, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    /// What the register says of one text.
    #[derive(Debug, Clone)]
    pub(crate) struct Row { pub(crate) id: i64, edits: i64, number: String, kind: String, issuer: String, title: String, issued_on: Option<String>, effective_on: Option<String>, expired_on: Option<String>, link: String, place: String, note: String, file_hash: String, file_name: String }
}
row! {
    pub(crate) struct RelationRow { id: i64, kind: String, new_id: i64, old_id: i64, from_day: String, articles: String, note: String, withdrawn_at: Option<i64>, withdrawn_why: String }
}

/// The columns of [`Row`], of the table of states as `x`.
macro_rules! columns {
    () => {
        "x.text_id, x.edits, x.number, x.kind, x.issuer, x.title, x.issued_on, x.effective_on, x.expired_on, x.link, x.place, x.note, x.file_hash, x.file_name"
    };
}

/// The newest state of each text.
macro_rules! newest {
    ($rest:literal) => {
        concat!(
            "SELECT ", columns!(), " FROM external_document_state x
             JOIN external_document d ON d.agency_id = $1 AND d.id = x.text_id AND d.edits = x.edits
             WHERE x.agency_id = $1 ",
            $rest
        )
    };
}

/// A relation of a kind that counts on day `$3` and was recorded before `$2`.
macro_rules! touched {
    ($kind:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM external_document_relation r WHERE r.agency_id = $1 AND r.old_id = x.text_id AND r.kind = '",
            $kind,
            "' AND r.at < $2 AND (r.withdrawn_at IS NULL OR r.withdrawn_at >= $2) AND r.from_day <= $3)"
        )
    };
}
macro_rules! future {
    () => {
        "(x.effective_on IS NOT NULL AND x.effective_on > $3)"
    };
}
macro_rules! expired {
    () => {
        concat!("((x.expired_on IS NOT NULL AND x.expired_on <= $3) OR ", touched!("replaces"), ")")
    };
}
macro_rules! holds {
    ($rest:expr) => {
        concat!("NOT ", future!(), " AND NOT ", expired!(), " AND ", $rest)
    };
}

/// Every text as it was known before `$2`.
macro_rules! as_known {
    () => {
        "FROM external_document_state x WHERE x.agency_id = $1 AND CAST($3 AS TEXT) <> '' AND x.edits =
           (SELECT max(y.edits) FROM external_document_state y WHERE y.agency_id = $1 AND y.text_id = x.text_id AND y.at < $2)"
    };
}

queries! {
    all() -> many Row = newest!("ORDER BY x.number_key, x.text_id");
    get(id: i64) -> opt Row = newest!("AND x.text_id = $2");
    /// Everything the register ever said of a text.
    states(id: i64) -> many Row =
        concat!("SELECT ", columns!(), " FROM external_document_state x WHERE x.agency_id = $1 AND x.text_id = $2 ORDER BY x.edits");
    /// When each was written, by whom, why.
    state_marks(id: i64) -> many (i64, i64, i64, String) =
        "SELECT edits, at, person_id, reason FROM external_document_state WHERE agency_id = $1 AND text_id = $2 ORDER BY edits";
    by_key(key: &str) -> opt (i64,) =
        "SELECT id FROM external_document WHERE agency_id = $1 AND match_key = $2";
    /// Texts from before numbers had a key.
    unkeyed() -> many (i64, String) =
        "SELECT id, number FROM external_document WHERE agency_id = $1 AND match_key = '' ORDER BY id";
    put_key(id: i64, key: &str) -> exec =
        "UPDATE external_document SET match_key = $3 WHERE agency_id = $1 AND id = $2
         AND NOT EXISTS (SELECT 1 FROM external_document o WHERE o.agency_id = $1 AND o.match_key = $3)";
    insert(id: i64, number: &str, number_key: &str, key: &str, kind: &str, issuer: &str, title: &str, issued_on: Option<String>, effective_on: Option<String>, expired_on: Option<String>, folded: &str) -> exec =
        "INSERT INTO external_document (agency_id, id, number, number_key, match_key, kind, issuer, title, issued_on, effective_on, expired_on, folded, edits)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)";
    /// Brings the line up to date, if nobody did since `edits`.
    update(id: i64, edits: i64, number: &str, number_key: &str, key: &str, kind: &str, issuer: &str, title: &str, issued_on: Option<String>, effective_on: Option<String>, expired_on: Option<String>, folded: &str) -> exec =
        "UPDATE external_document SET number = $4, number_key = $5, match_key = $6, kind = $7, issuer = $8, title = $9, issued_on = $10, effective_on = $11, expired_on = $12, folded = $13, edits = edits + 1
         WHERE agency_id = $1 AND id = $2 AND edits = $3";
    insert_state(id: i64, edits: i64, at: i64, person: i64, reason: &str, number: &str, number_key: &str, kind: &str, issuer: &str, title: &str, issued_on: Option<String>, effective_on: Option<String>, expired_on: Option<String>, link: &str, place: &str, note: &str, file_hash: &str, file_name: &str, folded: &str) -> exec =
        "INSERT INTO external_document_state (agency_id, text_id, edits, at, person_id, reason, number, number_key, kind, issuer, title, issued_on, effective_on, expired_on, link, place, note, file_hash, file_name, folded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    /// How many are in force on day `$3`, as it was known at `$2`.
    in_force(at: i64, day: &str) -> one (i64,) =
        concat!("SELECT count(*) ", as_known!(), " AND ", holds!("1 = 1"));
    relation_rows() -> many RelationRow =
        "SELECT id, kind, new_id, old_id, from_day, articles, note, withdrawn_at, withdrawn_why
         FROM external_document_relation WHERE agency_id = $1 ORDER BY from_day, id";
    /// As they stood before an instant.
    relation_rows_before(at: i64) -> many RelationRow =
        "SELECT id, kind, new_id, old_id, from_day, articles, note, CASE WHEN withdrawn_at < $2 THEN withdrawn_at END, withdrawn_why
         FROM external_document_relation WHERE agency_id = $1 AND at < $2 ORDER BY from_day, id";
    insert_relation(id: i64, new_id: i64, old_id: i64, kind: &str, from_day: &str, articles: &str, note: &str, at: i64) -> exec =
        "INSERT INTO external_document_relation (agency_id, id, new_id, old_id, kind, from_day, articles, note, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    withdraw_relation(id: i64, at: i64, why: &str) -> exec =
        "UPDATE external_document_relation SET withdrawn_at = $3, withdrawn_why = $4 WHERE agency_id = $1 AND id = $2 AND withdrawn_at IS NULL";
    /// A new text whose day moved takes along what it does from that day on.
    move_relations(new_id: i64, before: &str, after: &str) -> exec =
        "UPDATE external_document_relation SET from_day = $4 WHERE agency_id = $1 AND new_id = $2 AND from_day = $3 AND withdrawn_at IS NULL";
    insert_import(id: i64, person: i64, at: i64, file_name: &str, sheet: &str) -> exec =
        "INSERT INTO external_document_import (agency_id, id, person_id, at, file_name, sheet) VALUES ($1, $2, $3, $4, $5, $6)";
    import(id: i64) -> opt (String, String, Option<i64>) =
        "SELECT file_name, sheet, done_at FROM external_document_import WHERE agency_id = $1 AND id = $2";
    finish_import(id: i64, at: i64) -> exec =
        "UPDATE external_document_import SET done_at = $3 WHERE agency_id = $1 AND id = $2 AND done_at IS NULL";
}

/// The register as of a day: `$2` is the instant at which the day ends, `$3` the day.
pub(crate) const LIST: List = List {
    columns: columns!(),
    from: as_known!(),
    params: 3,
    key: "x.text_id",
    filters: &[
        Filter { key: "q", sql: "x.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "kind", sql: "x.kind = {}", kind: Match::Text },
        Filter {
            key: "standing",
            sql: "",
            kind: Match::Choice(&[
                ("future", future!()),
                ("in_force", holds!("1 = 1")),
                (
                    "amended",
                    holds!(concat!(touched!("amends"), " AND NOT ", touched!("replaces_part"))),
                ),
                ("partly_expired", holds!(touched!("replaces_part"))),
                ("expired", concat!("NOT ", future!(), " AND ", expired!())),
            ]),
        },
    ],
    orders: &[
        Order { key: "number", column: "x.number_key", text: true, descending: false },
        Order {
            key: "effective",
            column: "COALESCE(x.effective_on, '')",
            text: true,
            descending: true,
        },
        Order { key: "issued", column: "COALESCE(x.issued_on, '')", text: true, descending: true },
    ],
};

/// A stored line as the value it stands for.
pub(crate) fn read(row: Row) -> Result<Known, DbError> {
    let file = (!row.file_hash.is_empty())
        .then_some(Attachment { hash: row.file_hash, name: row.file_name });
    let text = ExternalDocument {
        number: row.number,
        kind: row.kind,
        issuer: row.issuer,
        title: row.title,
        issued_on: day(row.issued_on)?,
        effective_on: day(row.effective_on)?,
        expired_on: day(row.expired_on)?,
        link: row.link,
        place: row.place,
        note: row.note,
        file,
    };
    Ok(Known { id: TextId::new(row.id), edits: row.edits, text })
}

/// Every relation, those that were taken back among them.
pub(crate) fn relations(tx: &Tx<'_>) -> Result<Vec<Relation>, DbError> {
    relation_rows(tx)?.into_iter().map(read_relation).collect()
}

/// The relations as they stood before an instant.
pub(crate) fn relations_before(tx: &Tx<'_>, at: i64) -> Result<Vec<Relation>, DbError> {
    relation_rows_before(tx, at)?.into_iter().map(read_relation).collect()
}

fn read_relation(row: RelationRow) -> Result<Relation, DbError> {
    Ok(Relation {
        id: RelationId::new(row.id),
        kind: RelationKind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?,
        new: TextId::new(row.new_id),
        old: TextId::new(row.old_id),
        from: row.from_day.parse().map_err(|_| unreadable("from_day", &row.from_day))?,
        articles: row.articles,
        note: row.note,
        withdrawn: row.withdrawn_at.map(|_| row.withdrawn_why),
    })
}

/// Writes a state of a text.
pub(crate) fn keep_state(
    tx: &Tx<'_>,
    known: &Known,
    person: i64,
    reason: &str,
) -> Result<(), DbError> {
    let ExternalDocument { number, kind, issuer, title, link, place, note, file, .. } = &known.text;
    let file = file.clone().unwrap_or_default();
    let written = |day: Option<Date>| day.map(|day| day.to_string());
    insert_state(
        tx,
        known.id.get(),
        known.edits,
        tx.now().as_microsecond(),
        person,
        reason,
        number,
        &text::sort_key(number),
        kind,
        issuer,
        title,
        written(known.text.issued_on),
        written(known.text.effective_on),
        written(known.text.expired_on),
        link,
        place,
        note,
        &file.hash,
        &file.name,
        &folded(&known.text),
    )?;
    Ok(())
}

/// What search compares.
pub(crate) fn folded(text: &ExternalDocument) -> String {
    text::fold(&format!("{} {} {} {}", text.number, text.kind, text.title, text.issuer))
}

fn day(text: Option<String>) -> Result<Option<Date>, DbError> {
    text.map(|text| text.parse().map_err(|_| unreadable("day", &text))).transpose()
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
