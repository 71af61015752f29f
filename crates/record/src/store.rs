//! All SQL about records.

use crate::{
    Disposal, DisposalId, Facts, HoldId, Holding, HoldingFacts, HoldingId, Medium, RecordType,
    Retention, State, TypeId, Way, model::Hold,
};
use document::DocumentId;
use jiff::civil::Date;
use platform::{
    DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};

row! {
    struct TypeRow { type_id: i64, from_day: String, to_day: Option<String>, code: String, name: String, document: Option<i64>, unit: Option<i64>, keeper: String, medium: String, place: String, retention: String, years: i64, event: String, retention_text: String, disposal: String, basis: String }
}
row! {
    /// A line of the register of records as of a day.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) type_id: i64, pub(crate) code: String, pub(crate) name: String, pub(crate) document: String, pub(crate) unit: String, pub(crate) keeper: String, pub(crate) medium: String, pub(crate) place: String, pub(crate) retention: String, pub(crate) years: i64, pub(crate) event: String, pub(crate) retention_text: String, pub(crate) disposal: String, pub(crate) basis: String, pub(crate) holds: i64 }
}
row! {
    struct HoldingRow { id: i64, type_id: i64, code: String, name: String, unit: i64, unit_name: String, year: i64, title: String, volumes: i64, place: String, from_day: String, closed_on: Option<String>, event_on: Option<String>, retention: String, years: i64, event: String, disposal: String, hold: Option<String>, listed: Option<i64>, disposed_on: Option<String> }
}
row! {
    struct HoldRow { id: i64, holding: Option<i64>, from_day: String, to_day: Option<String>, reason: String, placed_by: i64, lifted_by: Option<i64> }
}
row! {
    struct DisposalRow { id: i64, number: String, unit: i64, reason: String, state: String, proposer: i64, proposed_on: String, checker: Option<i64>, checked_on: Option<String>, approver: Option<i64>, approved_on: Option<String>, executed_on: Option<String>, method: String, members: String, moves: i64 }
}

macro_rules! types {
    ($rest:literal) => {
        concat!("SELECT type_id, from_day, to_day, code, name, document_id, unit_id, keeper, medium, place, retention, years, until_event, retention_text, disposal, basis
         FROM record_type WHERE agency_id = $1 ", $rest)
    };
}

/// Everything that is kept; `$2` is the day of holds and of what the register says.
macro_rules! holdings {
    ($rest:literal) => {
        concat!("SELECT h.id, h.type_id, t.code, t.name, h.unit_id, COALESCE(u.name, ''), h.year, h.title, h.volumes, h.place, h.from_day, h.closed_on, h.event_on,
            t.retention, t.years, t.until_event, t.disposal,
            (SELECT min(k.reason) FROM record_hold k WHERE k.agency_id = $1 AND k.type_id = h.type_id
             AND (k.holding_id IS NULL OR k.holding_id = h.id) AND k.from_day <= $2 AND (k.to_day IS NULL OR k.to_day > $2)),
            (SELECT min(l.disposal_id) FROM record_disposal_line l JOIN record_disposal e ON e.agency_id = $1 AND e.id = l.disposal_id
             WHERE l.agency_id = $1 AND l.holding_id = h.id AND e.state IN ('proposed', 'checked', 'approved')),
            CASE WHEN h.disposed_on <= $2 THEN h.disposed_on END
         FROM record_holding h
         JOIN record_type t ON t.agency_id = $1 AND t.id =
            (SELECT s.id FROM record_type s WHERE s.agency_id = $1 AND s.type_id = h.type_id
             ORDER BY CASE WHEN s.from_day <= $2 THEN 0 ELSE 1 END, s.from_day DESC, s.id DESC LIMIT 1)
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = h.unit_id
         WHERE h.agency_id = $1 ", $rest)
    };
}

macro_rules! disposals {
    ($rest:literal) => {
        concat!("SELECT id, number, unit_id, reason, state, proposer_id, proposed_on, checker_id, checked_on, approver_id, approved_on, executed_on, method, members, moves
         FROM record_disposal WHERE agency_id = $1 ", $rest)
    };
}

queries! {
    /// Procedures in force: document, code, unit, content.
    procedures() -> many (i64, String, Option<i64>, String) =
        "SELECT d.id, d.code, d.unit_id, v.content FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.state = 'effective' AND v.form = 'procedure' ORDER BY d.code_key, d.id";
    /// Documents in force by which records come about: key, code, title.
    sources() -> many (i64, String, String) =
        "SELECT d.id, d.code, v.title FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.state = 'effective' AND d.kind <> 'form' ORDER BY d.code_key, d.id";
    source(id: i64) -> opt (String,) =
        "SELECT code FROM document WHERE agency_id = $1 AND id = $2";
    types_on(day: &str) -> many TypeRow =
        types!("AND from_day <= $2 AND (to_day IS NULL OR to_day > $2) ORDER BY code_key, id");
    versions_of(id: i64) -> many TypeRow = types!("AND type_id = $2 ORDER BY from_day, id");
    insert_type(id: i64, type_id: i64, from_day: &str, code: &str, code_key: &str, name: &str, name_key: &str, folded: &str, document: Option<i64>, unit: Option<i64>, keeper: &str, medium: &str, place: &str, retention: &str, years: i64, event: &str, retention_text: &str, disposal: &str, basis: &str) -> exec =
        "INSERT INTO record_type (agency_id, id, type_id, from_day, code, code_key, name, name_key, folded, document_id, unit_id, keeper, medium, place, retention, years, until_event, retention_text, disposal, basis)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    end_type(id: i64, day: &str) -> exec =
        "UPDATE record_type SET to_day = $3 WHERE agency_id = $1 AND type_id = $2 AND to_day IS NULL";
    holds_of(type_id: i64) -> many HoldRow =
        "SELECT id, holding_id, from_day, to_day, reason, placed_by, lifted_by FROM record_hold WHERE agency_id = $1 AND type_id = $2 ORDER BY from_day DESC, id DESC";
    insert_hold(id: i64, type_id: i64, holding: Option<i64>, from_day: &str, reason: &str, by: i64) -> exec =
        "INSERT INTO record_hold (agency_id, id, type_id, holding_id, from_day, reason, placed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    lift_hold(type_id: i64, id: i64, day: &str, by: i64) -> exec =
        "UPDATE record_hold SET to_day = $4, lifted_by = $5 WHERE agency_id = $1 AND type_id = $2 AND id = $3 AND to_day IS NULL";
    all_holdings(day: &str) -> many HoldingRow = holdings!("ORDER BY t.code_key, h.year, h.id");
    holdings_of(day: &str, type_id: i64) -> many HoldingRow = holdings!("AND h.type_id = $3 ORDER BY h.year, h.id");
    holdings_on(day: &str, disposal: i64) -> many HoldingRow =
        holdings!("AND EXISTS (SELECT 1 FROM record_disposal_line l WHERE l.agency_id = $1 AND l.disposal_id = $3 AND l.holding_id = h.id) ORDER BY t.code_key, h.year, h.id");
    holding_entered(day: &str) -> many (i64,) =
        "SELECT id FROM record_holding WHERE agency_id = $1 AND entered_on <= $2";
    insert_holding(id: i64, type_id: i64, unit: i64, year: i64, title: &str, volumes: i64, place: &str, from_day: &str, closed_on: Option<String>, entered_on: &str) -> exec =
        "INSERT INTO record_holding (agency_id, id, type_id, unit_id, year, title, volumes, place, from_day, closed_on, entered_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    close_holding(type_id: i64, id: i64, day: &str) -> exec =
        "UPDATE record_holding SET closed_on = $4 WHERE agency_id = $1 AND type_id = $2 AND id = $3 AND closed_on IS NULL AND from_day <= $4";
    note_event(type_id: i64, id: i64, day: &str) -> exec =
        "UPDATE record_holding SET event_on = $4 WHERE agency_id = $1 AND type_id = $2 AND id = $3 AND event_on IS NULL AND from_day <= $4";
    dispose(id: i64, disposal: i64, day: &str) -> exec =
        "UPDATE record_holding SET disposal_id = $3, disposed_on = $4 WHERE agency_id = $1 AND id = $2 AND disposed_on IS NULL";
    all_disposals() -> many DisposalRow = disposals!("ORDER BY proposed_on DESC, id DESC LIMIT 500");
    open_disposals() -> many DisposalRow = disposals!("AND state IN ('proposed', 'checked', 'approved') ORDER BY proposed_on, id LIMIT 200");
    disposal(id: i64) -> opt DisposalRow = disposals!("AND id = $2");
    count_of_year(year: &str) -> one (i64,) =
        "SELECT count(*) FROM record_disposal WHERE agency_id = $1 AND substr(number, length(number) - 3) = $2";
    insert_disposal(id: i64, number: &str, unit: i64, reason: &str, proposer: i64, proposed_on: &str) -> exec =
        "INSERT INTO record_disposal (agency_id, id, number, unit_id, reason, state, proposer_id, proposed_on, method, members, moves) VALUES ($1, $2, $3, $4, $5, 'proposed', $6, $7, '', '', 0)";
    insert_line(disposal: i64, holding: i64) -> exec =
        "INSERT INTO record_disposal_line (agency_id, disposal_id, holding_id) VALUES ($1, $2, $3)";
    put_disposal(id: i64, moves: i64, state: &str, checker: Option<i64>, checked_on: Option<String>, approver: Option<i64>, approved_on: Option<String>, executed_on: Option<String>, method: &str, members: &str) -> exec =
        "UPDATE record_disposal SET state = $4, checker_id = $5, checked_on = $6, approver_id = $7, approved_on = $8, executed_on = $9, method = $10, members = $11, moves = moves + 1
         WHERE agency_id = $1 AND id = $2 AND moves = $3";
}

/// The register of records as of day `$2`.
pub(crate) const LIST: List = List {
    columns: "t.type_id, t.code, t.name, COALESCE(d.code, ''), COALESCE(u.name, ''), t.keeper, t.medium, t.place, t.retention, t.years, t.until_event, t.retention_text, t.disposal, t.basis,
              (SELECT count(*) FROM record_hold k WHERE k.agency_id = $1 AND k.type_id = t.type_id AND k.from_day <= $2 AND (k.to_day IS NULL OR k.to_day > $2))",
    from: "FROM record_type t
           LEFT JOIN document d ON d.agency_id = $1 AND d.id = t.document_id
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = t.unit_id
           WHERE t.agency_id = $1 AND t.from_day <= $2 AND (t.to_day IS NULL OR t.to_day > $2)",
    params: 2,
    key: "t.id",
    filters: &[
        Filter { key: "q", sql: "t.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "unit", sql: "COALESCE(t.unit_id, 0) = {}", kind: Match::Int },
        Filter { key: "retention", sql: "t.retention = {}", kind: Match::Text },
        Filter {
            key: "hold",
            sql: "",
            kind: Match::Choice(&[(
                "yes",
                "EXISTS (SELECT 1 FROM record_hold k WHERE k.agency_id = $1 AND k.type_id = t.type_id AND k.from_day <= $2 AND (k.to_day IS NULL OR k.to_day > $2))",
            )]),
        },
    ],
    orders: &[
        Order { key: "code", column: "t.code_key", text: true, descending: false },
        Order { key: "name", column: "t.name_key", text: true, descending: false },
    ],
};

/// The kinds of records of a day, by code.
pub(crate) fn types(tx: &Tx<'_>, day: Date) -> Result<Vec<RecordType>, DbError> {
    types_on(tx, &day.to_string())?.into_iter().map(read_type).collect()
}

/// Every version of one kind, the oldest first.
pub(crate) fn versions(tx: &Tx<'_>, id: TypeId) -> Result<Vec<RecordType>, DbError> {
    versions_of(tx, id.get())?.into_iter().map(read_type).collect()
}

/// Adds a version that holds from a day on.
pub(crate) fn put_type(tx: &Tx<'_>, id: TypeId, facts: &Facts, from: Date) -> Result<u64, DbError> {
    let (years, event) = facts.retention.parts();
    insert_type(
        tx,
        tx.new_key(),
        id.get(),
        &from.to_string(),
        &facts.code,
        &text::sort_key(&facts.code),
        &facts.name,
        &text::sort_key(&facts.name),
        &text::fold(&format!("{} {}", facts.code, facts.name)),
        facts.document.map(DocumentId::get),
        facts.unit,
        &facts.keeper,
        facts.medium.as_str(),
        &facts.place,
        facts.retention.as_str(),
        years.into(),
        event,
        &facts.retention_text,
        facts.disposal.as_str(),
        &facts.basis,
    )
}

fn read_type(row: TypeRow) -> Result<RecordType, DbError> {
    Ok(RecordType {
        id: TypeId::new(row.type_id),
        from: day(&row.from_day)?,
        to: row.to_day.as_deref().map(day).transpose()?,
        facts: Facts {
            code: row.code,
            name: row.name,
            document: row.document.map(DocumentId::new),
            unit: row.unit,
            keeper: row.keeper,
            medium: Medium::parse(&row.medium).ok_or_else(|| unreadable("medium", &row.medium))?,
            place: row.place,
            retention: retention(&row.retention, row.years, &row.event)?,
            retention_text: row.retention_text,
            disposal: way(&row.disposal)?,
            basis: row.basis,
        },
    })
}

/// What is kept of one kind.
pub(crate) fn holdings_of_type(
    tx: &Tx<'_>,
    today: Date,
    id: TypeId,
) -> Result<Vec<Holding>, DbError> {
    holdings_of(tx, &today.to_string(), id.get())?.into_iter().map(read_holding).collect()
}

/// Everything that was entered up to a day, as it stood then.
pub(crate) fn holdings(tx: &Tx<'_>, today: Date) -> Result<Vec<Holding>, DbError> {
    let day = today.to_string();
    let entered: std::collections::BTreeSet<_> =
        holding_entered(tx, &day)?.into_iter().map(|(id,)| id).collect();
    let rows = all_holdings(tx, &day)?.into_iter().filter(|row| entered.contains(&row.id));
    rows.map(read_holding).collect()
}

/// What stands on a disposal list.
pub(crate) fn lines(tx: &Tx<'_>, today: Date, id: DisposalId) -> Result<Vec<Holding>, DbError> {
    holdings_on(tx, &today.to_string(), id.get())?.into_iter().map(read_holding).collect()
}

fn read_holding(row: HoldingRow) -> Result<Holding, DbError> {
    Ok(Holding {
        id: HoldingId::new(row.id),
        kind: TypeId::new(row.type_id),
        code: row.code,
        name: row.name,
        facts: HoldingFacts {
            unit: row.unit,
            year: i16::try_from(row.year).unwrap_or(i16::MAX),
            title: row.title,
            volumes: u32::try_from(row.volumes).unwrap_or(u32::MAX),
            place: row.place,
            from: day(&row.from_day)?,
            closed_on: row.closed_on.as_deref().map(day).transpose()?,
        },
        unit_name: row.unit_name,
        event_on: row.event_on.as_deref().map(day).transpose()?,
        retention: retention(&row.retention, row.years, &row.event)?,
        way: way(&row.disposal)?,
        hold: row.hold,
        listed: row.listed.map(DisposalId::new),
        disposed_on: row.disposed_on.as_deref().map(day).transpose()?,
    })
}

/// The holds of one kind, the newest first.
pub(crate) fn holds(tx: &Tx<'_>, id: TypeId) -> Result<Vec<Hold>, DbError> {
    let read = |row: HoldRow| {
        Ok(Hold {
            id: HoldId::new(row.id),
            holding: row.holding.map(HoldingId::new),
            from: day(&row.from_day)?,
            to: row.to_day.as_deref().map(day).transpose()?,
            reason: row.reason,
            placed_by: PersonId::new(row.placed_by),
            lifted_by: row.lifted_by.map(PersonId::new),
        })
    };
    holds_of(tx, id.get())?.into_iter().map(read).collect()
}

/// The disposal lists, the newest first; with `open` only those that wait for somebody.
pub(crate) fn disposals(tx: &Tx<'_>, open: bool) -> Result<Vec<Disposal>, DbError> {
    let rows = if open { open_disposals(tx)? } else { all_disposals(tx)? };
    rows.into_iter().map(read_disposal).collect()
}

/// One disposal list.
pub(crate) fn find_disposal(tx: &Tx<'_>, id: DisposalId) -> Result<Option<Disposal>, DbError> {
    disposal(tx, id.get())?.map(read_disposal).transpose()
}

fn read_disposal(row: DisposalRow) -> Result<Disposal, DbError> {
    let maybe = |text: Option<String>| text.as_deref().map(day).transpose();
    Ok(Disposal {
        id: DisposalId::new(row.id),
        number: row.number,
        unit: row.unit,
        reason: row.reason,
        proposer: PersonId::new(row.proposer),
        proposed_on: day(&row.proposed_on)?,
        checker: row.checker.map(PersonId::new),
        checked_on: maybe(row.checked_on)?,
        approver: row.approver.map(PersonId::new),
        approved_on: maybe(row.approved_on)?,
        executed_on: maybe(row.executed_on)?,
        method: row.method,
        members: row.members,
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

/// Stores a moved list, if nobody moved it since it was read.
pub(crate) fn save(tx: &Tx<'_>, before: &Disposal, after: &Disposal) -> Result<u64, DbError> {
    let written = |day: Option<Date>| day.map(|day| day.to_string());
    put_disposal(
        tx,
        after.id.get(),
        before.moves,
        after.state().as_str(),
        after.checker.map(PersonId::get),
        written(after.checked_on),
        after.approver.map(PersonId::get),
        written(after.approved_on),
        written(after.executed_on),
        &after.method,
        &after.members,
    )
}

fn retention(word: &str, years: i64, event: &str) -> Result<Retention, DbError> {
    Retention::from_parts(word, years, event).ok_or_else(|| unreadable("retention", word))
}

fn way(word: &str) -> Result<Way, DbError> {
    Way::parse(word).ok_or_else(|| unreadable("disposal", word))
}

/// A stored day.
pub(crate) fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

pub(crate) fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
