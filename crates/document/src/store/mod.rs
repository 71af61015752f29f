//! All SQL about documents. No rule lives here but "who may know of it", which is a `WHERE`.
//!
//! | file | holds |
//! |---|---|
//! | here | documents, their versions, decisions |
//! | `people` | who signs and signed, who is writing, what was remarked |

pub(crate) mod people;

use crate::{
    Code, Content, Decision, DecisionId, DecisionNumber, DocumentId, Form, Kind, State, Title,
    Version, VersionId,
};
use jiff::civil::Date;
use platform::{
    Actor, AgencyId, DbError, PersonId, Tx,
    db::Query,
    list::{Filter, List, Match, Order},
    queries, row,
    search::DRAFTERS,
};

row! {
    pub(crate) struct VersionRow { id: i64, document: i64, kind: String, code: String, title: String, unit: Option<i64>, author: i64, issue_no: i64, revision_no: i64, summary: String, basis: String, form: String, content: String, edits: i64, decision: Option<i64>, issued_on: Option<String>, effective_on: Option<String>, expired_on: Option<String>, state: String }
}
row! {
    /// A line of the master list.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) kind: String, pub(crate) unit: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) issued_on: Option<String>, pub(crate) effective_on: Option<String>, pub(crate) state: String }
}
row! {
    /// A line of the versions of one document.
    #[derive(Debug, Clone)]
    pub(crate) struct Sibling { pub(crate) id: i64, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) state: String, pub(crate) effective_on: Option<String>, pub(crate) expired_on: Option<String>, pub(crate) summary: String, pub(crate) basis: String }
}
row! {
    pub(crate) struct DecisionRow { pub(crate) id: i64, pub(crate) number: String, dated: String, pub(crate) subject: String, signer_name: String, signer_position: String }
}
row! {
    /// A version that waits for somebody.
    pub(crate) struct Waiting { pub(crate) id: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) state: String, pub(crate) author: i64, pub(crate) changed_at: i64 }
}

/// What every reading of a version selects. `$2` is the reader, `$3` whether they judge drafts.
macro_rules! versions {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.document_id, d.kind, d.code, v.title, d.unit_id, v.author_id, v.issue_no, v.revision_no, v.summary, v.basis, v.form, v.content, v.edits, v.decision_id, v.issued_on, v.effective_on, v.expired_on, v.state
             FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id WHERE v.agency_id = $1 ",
            $rest
        )
    };
}

queries! {
    find(reader: i64, judges: i64, id: i64) -> opt VersionRow =
        versions!("AND (v.state IN ('scheduled', 'effective', 'suspended', 'superseded') OR (v.state = 'withdrawn' AND v.effective_on IS NOT NULL) OR v.author_id = $2 OR CAST($3 AS BIGINT) = 1) AND v.id = $4");
    effective(code: &str) -> opt VersionRow = versions!("AND d.code = $2 AND v.state = 'effective'");
    in_force() -> many VersionRow = versions!("AND v.state = 'effective' ORDER BY d.code_key, v.id");
    applied_of(kind: &str) -> many VersionRow =
        versions!("AND v.state IN ('effective', 'suspended') AND d.kind = $2 ORDER BY d.code_key, v.id");
    of_decision(decision: i64) -> many VersionRow = versions!("AND v.decision_id = $2 ORDER BY d.code_key, v.id");
    approved() -> many VersionRow = versions!("AND v.state = 'approved' ORDER BY d.code_key, v.id");
    due_to_take_effect(today: &str) -> many VersionRow =
        versions!("AND v.state = 'scheduled' AND v.effective_on <= $2 ORDER BY v.effective_on, v.id");
    in_effect_of(document: i64) -> opt VersionRow = versions!("AND v.document_id = $2 AND v.state IN ('effective', 'suspended')");
    open_draft(document: i64) -> opt (i64,) =
        "SELECT id FROM document_version WHERE agency_id = $1 AND document_id = $2
         AND state IN ('draft', 'in_review', 'in_appraisal', 'in_approval', 'approved', 'scheduled') LIMIT 1";
    siblings(document: i64) -> many Sibling =
        "SELECT id, issue_no, revision_no, state, effective_on, expired_on, summary, basis FROM document_version
         WHERE agency_id = $1 AND document_id = $2 ORDER BY issue_no, revision_no, id";
    insert_document(id: i64, kind: &str, code: &str, code_key: &str, title: &str, title_key: &str, folded: &str, unit: Option<i64>) -> exec =
        "INSERT INTO document (agency_id, id, kind, code, code_key, title, title_key, folded, unit_id, is_withdrawn) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    rename(id: i64, title: &str, title_key: &str, folded: &str) -> exec =
        "UPDATE document SET title = $3, title_key = $4, folded = $5 WHERE agency_id = $1 AND id = $2";
    withdraw_document(id: i64) -> exec =
        "UPDATE document SET is_withdrawn = 1 WHERE agency_id = $1 AND id = $2 AND NOT EXISTS
         (SELECT 1 FROM document_version v WHERE v.agency_id = $1 AND v.document_id = $2 AND v.state NOT IN ('withdrawn', 'superseded'))";
    insert_version(id: i64, document: i64, issue_no: i64, revision_no: i64, title: &str, author: i64, form: &str, content: &str, content_hash: &str, at: i64) -> exec =
        "INSERT INTO document_version (agency_id, id, document_id, issue_no, revision_no, state, title, author_id, summary, basis, form, content, content_hash, edits, changed_at)
         VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, '', '', $8, $9, $10, 0, $11)";
    /// Saves what was written, if nobody saved since `edits`.
    put_content(id: i64, edits: i64, title: &str, summary: &str, basis: &str, form: &str, content: &str, content_hash: &str, at: i64) -> exec =
        "UPDATE document_version SET title = $4, summary = $5, basis = $6, form = $7, content = $8, content_hash = $9, edits = edits + 1, changed_at = $10
         WHERE agency_id = $1 AND id = $2 AND edits = $3 AND state = 'draft'";
    put_state(id: i64, from: &str, to: &str, decision: Option<i64>, issued_on: Option<String>, effective_on: Option<String>, expired_on: Option<String>, at: i64) -> exec =
        "UPDATE document_version SET state = $4, decision_id = $5, issued_on = $6, effective_on = $7, expired_on = $8, changed_at = $9
         WHERE agency_id = $1 AND id = $2 AND state = $3";
    code_taken(code: &str) -> opt (i64,) =
        "SELECT id FROM document WHERE agency_id = $1 AND code = $2 AND is_withdrawn = 0";
    codes_in_use(but: i64) -> many (String, String) =
        "SELECT code, title FROM document WHERE agency_id = $1 AND is_withdrawn = 0 AND id <> $2";
    waiting(state: &str) -> many Waiting =
        "SELECT v.id, d.code, v.title, v.state, v.author_id, v.changed_at FROM document_version v
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.state = $2 ORDER BY v.changed_at LIMIT 200";
    count_in_force() -> many (String, Option<i64>, i64) =
        "SELECT d.kind, d.unit_id, count(*) FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.state = 'effective' GROUP BY d.kind, d.unit_id";
    /// The documents that had been begun before a key was given, and of which something still counted
    /// after the day, if only a draft.
    count_kept_on(key: i64, day: &str) -> many (String, Option<i64>, i64) =
        "SELECT d.kind, d.unit_id, count(*) FROM document d WHERE d.agency_id = $1 AND d.id < $2
         AND (d.is_withdrawn = 0 OR EXISTS (SELECT 1 FROM document_version v WHERE v.agency_id = $1 AND v.document_id = d.id AND v.expired_on > $3))
         GROUP BY d.kind, d.unit_id";
    count_kept() -> many (String, Option<i64>, i64) =
        "SELECT kind, unit_id, count(*) FROM document WHERE agency_id = $1 AND is_withdrawn = 0 GROUP BY kind, unit_id";
    /// Versions in force that were signed as approved; every version in force.
    count_approved() -> one (i64, i64) =
        "SELECT count(CASE WHEN EXISTS (SELECT 1 FROM document_signature s WHERE s.agency_id = $1 AND s.version_id = v.id AND s.part = 'approved') THEN 1 END), count(*)
         FROM document_version v WHERE v.agency_id = $1 AND v.state = 'effective'";
    insert_decision(id: i64, number: &str, dated: &str, subject: &str, signer_name: &str, signer_position: &str) -> exec =
        "INSERT INTO decision (agency_id, id, number, dated, subject, signer_name, signer_position) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    decision(id: i64) -> opt DecisionRow =
        "SELECT id, number, dated, subject, signer_name, signer_position FROM decision WHERE agency_id = $1 AND id = $2";
    /// Those of a day and before, the newest first.
    decisions(since: &str, until: &str) -> many DecisionRow =
        "SELECT id, number, dated, subject, signer_name, signer_position FROM decision WHERE agency_id = $1 AND dated >= $2 AND dated <= $3 ORDER BY dated DESC, id DESC LIMIT 500";
    decisions_within(since: &str, until: &str) -> one (i64,) =
        "SELECT count(*) FROM decision WHERE agency_id = $1 AND dated >= $2 AND dated <= $3";
}

/// What the clock asks for all agencies.
pub(crate) const GLOBAL: &[Query] = global::CATALOGUE;

pub(crate) mod global {
    platform::queries! { global
        agencies_with_due(today: &str) -> many (i64,) =
            "SELECT DISTINCT agency_id FROM document_version WHERE state = 'scheduled' AND effective_on <= $1";
    }
}

/// The master list: of each document the version in force, or else the newest that the reader may
/// know of. `$2` is the reader, `$3` whether they judge drafts.
pub(crate) const LIST: List = List {
    columns: "v.id, d.code, v.title, d.kind, COALESCE(u.name, ''), v.issue_no, v.revision_no, v.issued_on, v.effective_on, v.state",
    from: "FROM document d
           JOIN document_version v ON v.agency_id = $1 AND v.id =
              (SELECT w.id FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id
               AND (w.state IN ('scheduled', 'effective', 'suspended', 'superseded') OR (w.state = 'withdrawn' AND w.effective_on IS NOT NULL) OR w.author_id = $2 OR CAST($3 AS BIGINT) = 1)
               ORDER BY CASE w.state WHEN 'effective' THEN 0 ELSE 1 END, w.id DESC LIMIT 1)
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
           WHERE d.agency_id = $1",
    params: 3,
    key: "d.id",
    filters: &[
        Filter { key: "q", sql: "d.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "kind", sql: "d.kind = {}", kind: Match::Text },
        Filter { key: "state", sql: "v.state = {}", kind: Match::Text },
        Filter { key: "unit", sql: "d.unit_id = {}", kind: Match::Int },
        Filter {
            key: "category",
            sql: "",
            kind: Match::Choice(&[
                ("system", "d.kind IN ('policy', 'objectives', 'plan', 'manual', 'scope', 'process_map', 'appendix', 'regulation', 'form')"),
                ("procedures", "d.kind IN ('system_procedure', 'instruction')"),
                ("administrative", "d.kind = 'administrative_procedure'"),
            ]),
        },
    ],
    orders: &[
        Order { key: "code", column: "d.code_key", text: true, descending: false },
        Order { key: "title", column: "d.title_key", text: true, descending: false },
        Order { key: "changed", column: "v.changed_at", text: false, descending: true },
    ],
};

/// Whether this person judges drafts, as SQL asks it.
pub(crate) fn judges(actor: &Actor) -> i64 {
    i64::from(actor.is_any(DRAFTERS) || actor.via.auth == "clock")
}

/// The version, if this person may know of it.
pub(crate) fn find_for(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
) -> Result<Option<Version>, DbError> {
    find(tx, actor.person.get(), judges(actor), id.get())?.map(read).transpose()
}

/// Whether a document that is not withdrawn has this code.
pub fn is_code_taken(tx: &Tx<'_>, code: &Code) -> Result<bool, DbError> {
    Ok(code_taken(tx, code.as_str())?.is_some())
}

/// The version of a document that is in force, also where it is suspended.
pub fn current(tx: &Tx<'_>, document: DocumentId) -> Result<Option<VersionId>, DbError> {
    Ok(in_effect_of(tx, document.get())?.map(|row| VersionId::new(row.id)))
}

/// The drafts that this person writes: their keys, with code and title.
pub fn own_drafts(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<(String, String)>, DbError> {
    let own = |row: &Waiting| row.author == actor.person.get();
    let drafts = waiting(tx, State::Draft.as_str())?.into_iter().filter(own);
    Ok(drafts.map(|row| (row.id.to_string(), format!("{} {}", row.code, row.title))).collect())
}

/// Every version in force, by code.
pub fn versions_in_force(tx: &Tx<'_>) -> Result<Vec<Version>, DbError> {
    in_force(tx)?.into_iter().map(read).collect()
}

/// Every version of a kind that is in force or suspended, by code: what the system covers.
pub fn versions_applied(tx: &Tx<'_>, kind: Kind) -> Result<Vec<Version>, DbError> {
    applied_of(tx, kind.as_str())?.into_iter().map(read).collect()
}

/// How many documents are in force, by kind and unit. Counted, never typed.
pub type Counts = Vec<(Kind, Option<i64>, i64)>;

/// The documents in force.
pub fn counts(tx: &Tx<'_>) -> Result<Counts, DbError> {
    known(count_in_force(tx)?)
}

/// The documents that are not withdrawn, drafts among them.
pub fn counts_kept(tx: &Tx<'_>) -> Result<Counts, DbError> {
    known(count_kept(tx)?)
}

/// The same as of the end of a day.
pub fn counts_kept_on(tx: &Tx<'_>, day: Date) -> Result<Counts, DbError> {
    let end = platform::Span { from: day, to: day }.end();
    let end = jiff::Timestamp::from_microsecond(end).unwrap_or(jiff::Timestamp::MAX);
    known(count_kept_on(tx, platform::first_key(end), &day.to_string())?)
}

/// Of the versions in force: how many carry their approver's signature, and how many there are.
pub fn approved_in_force(tx: &Tx<'_>) -> Result<(i64, i64), DbError> {
    count_approved(tx)
}

/// The number of the decision that issued a version.
pub fn decision_number(tx: &Tx<'_>, version: &Version) -> Result<Option<String>, DbError> {
    let Some(id) = version.decision else { return Ok(None) };
    Ok(decision(tx, id)?.map(|row| row.number))
}

fn known(rows: Vec<(String, Option<i64>, i64)>) -> Result<Counts, DbError> {
    let known = |(kind, unit, n): (String, Option<i64>, i64)| {
        Kind::parse(&kind).map(|kind| (kind, unit, n)).ok_or_else(|| unreadable("kind", &kind))
    };
    rows.into_iter().map(known).collect()
}

/// A row as the value it stands for.
pub(crate) fn read(row: VersionRow) -> Result<Version, DbError> {
    let kind = Kind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?;
    Ok(Version {
        id: VersionId::new(row.id),
        document: DocumentId::new(row.document),
        kind,
        code: Code::parse(&row.code).ok_or_else(|| unreadable("code", &row.code))?,
        title: Title::parse(&row.title).ok_or_else(|| unreadable("title", &row.title))?,
        unit: row.unit,
        author: PersonId::new(row.author),
        issue_no: u32::try_from(row.issue_no).unwrap_or(u32::MAX),
        revision_no: u32::try_from(row.revision_no).unwrap_or(u32::MAX),
        summary: row.summary,
        basis: row.basis,
        content: Content::from_stored(
            Form::parse(&row.form).ok_or_else(|| unreadable("form", &row.form))?,
            &row.content,
        )
        .map_err(|e| unreadable("content", &e.to_string()))?,
        edits: row.edits,
        decision: row.decision,
        issued_on: day(row.issued_on)?,
        effective_on: day(row.effective_on)?,
        expired_on: day(row.expired_on)?,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
    })
}

pub(crate) fn read_decision(row: DecisionRow) -> Result<Decision, DbError> {
    Ok(Decision {
        id: DecisionId::new(row.id),
        number: DecisionNumber::parse(&row.number)
            .ok_or_else(|| unreadable("number", &row.number))?,
        dated: row.dated.parse().map_err(|_| unreadable("dated", &row.dated))?,
        subject: row.subject,
        signer_name: row.signer_name,
        signer_position: row.signer_position,
    })
}

/// The agencies for which a day has come.
pub(crate) fn agencies_with_due(tx: &Tx<'_>, today: Date) -> Result<Vec<AgencyId>, DbError> {
    let rows = global::agencies_with_due(tx, &today.to_string())?;
    Ok(rows.into_iter().map(|(id,)| AgencyId::new(id)).collect())
}

fn day(text: Option<String>) -> Result<Option<Date>, DbError> {
    text.map(|text| text.parse().map_err(|_| unreadable("day", &text))).transpose()
}

pub(super) fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
