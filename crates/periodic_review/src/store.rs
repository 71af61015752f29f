//! All SQL about periodic review.

use crate::{Outcome, Review, Watch, default_months};
use document::{DocumentId, Kind, VersionId};
use jiff::civil::Date;
use platform::{
    DbError, PersonId, Tx,
    list::{Filter, List, Match, Order},
    queries, row,
};
use std::collections::{BTreeMap, BTreeSet};

row! {
    struct WatchRow { document: i64, version: i64, code: String, title: String, kind: String, unit: Option<i64>, unit_name: String, author: i64, effective_on: Option<String>, reviewed_on: Option<String>, owner: Option<i64>, months: Option<i64>, outcome: Option<String>, draft: Option<i64> }
}
row! {
    /// A line of the register of reviews.
    #[derive(Debug, Clone)]
    pub(crate) struct Line { pub(crate) document: i64, pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) unit: String, pub(crate) on_day: String, pub(crate) name: String, pub(crate) position: String, pub(crate) outcome: String, pub(crate) note: String, pub(crate) draft: Option<i64>, pub(crate) content_hash: String }
}
row! {
    /// Who answered for a document, from a day to a day.
    pub(crate) struct OwnerRow { pub(crate) person: i64, pub(crate) from_day: String, pub(crate) to_day: Option<String> }
}

/// Documents with what decides whether they must be looked at; the conditions pick the reviews, the intervals
/// and the versions that count.
macro_rules! watched {
    ($known:literal, $set:literal, $rest:expr) => {
        concat!("SELECT d.id, v.id, d.code, v.title, d.kind, d.unit_id, COALESCE(u.name, ''), v.author_id, v.effective_on,
            (SELECT max(r.on_day) FROM document_review r WHERE r.agency_id = $1 AND r.document_id = d.id", $known, "),
            o.person_id,
            (SELECT i.months FROM review_interval i WHERE i.agency_id = $1 AND i.document_id = d.id", $set, " ORDER BY i.id DESC LIMIT 1),
            (SELECT r.outcome FROM document_review r WHERE r.agency_id = $1 AND r.document_id = d.id AND r.version_id = v.id", $known, " ORDER BY r.on_day DESC, r.id DESC LIMIT 1),
            (SELECT min(w.id) FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id
             AND w.state IN ('draft', 'in_review', 'in_appraisal', 'in_approval', 'approved', 'scheduled'))
         FROM document_version v
         JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
         LEFT JOIN document_owner o ON o.agency_id = $1 AND o.document_id = d.id AND o.to_day IS NULL
         WHERE v.agency_id = $1 AND ", $rest)
    };
}

queries! {
    all() -> many WatchRow = watched!("", "", "v.state = 'effective' ORDER BY d.code_key, d.id");
    /// Those that were in force on a day, with the reviews of that day and before.
    on_day(day: &str) -> many WatchRow =
        watched!(" AND r.on_day <= $2", " AND i.set_on <= $2", "v.issued_on IS NOT NULL AND v.effective_on <= $2 AND (v.expired_on IS NULL OR v.expired_on > $2) AND v.state <> 'suspended' ORDER BY d.code_key, d.id");
    of_document(document: i64) -> opt WatchRow = watched!("", "", "v.state = 'effective' AND v.document_id = $2");
    /// The documents in force that a person wrote or is in charge of; some twice.
    touched_by(person: i64) -> many (i64,) =
        "SELECT document_id FROM document_version WHERE agency_id = $1 AND author_id = $2 AND state = 'effective'
         UNION ALL SELECT document_id FROM document_owner WHERE agency_id = $1 AND person_id = $2 AND to_day IS NULL";
    of_unit(unit: i64) -> many WatchRow =
        watched!("", "", "v.state = 'effective' AND d.unit_id = $2 ORDER BY d.code_key, d.id");
    /// The months set for kinds by a day, the oldest first.
    kind_intervals(day: &str) -> many (String, i64) =
        "SELECT kind, months FROM review_interval WHERE agency_id = $1 AND document_id IS NULL AND set_on <= $2 ORDER BY id";
    insert_interval(id: i64, kind: &str, document: Option<i64>, months: i64, set_on: &str, set_by: i64) -> exec =
        "INSERT INTO review_interval (agency_id, id, kind, document_id, months, set_on, set_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    owners(document: i64) -> many OwnerRow =
        "SELECT person_id, from_day, to_day FROM document_owner WHERE agency_id = $1 AND document_id = $2 ORDER BY from_day DESC, id DESC";
    end_owner(document: i64, day: &str) -> exec =
        "UPDATE document_owner SET to_day = $3 WHERE agency_id = $1 AND document_id = $2 AND to_day IS NULL";
    insert_owner(id: i64, document: i64, person: i64, from_day: &str) -> exec =
        "INSERT INTO document_owner (agency_id, id, document_id, person_id, from_day) VALUES ($1, $2, $3, $4, $5)";
    insert_review(id: i64, document: i64, version: i64, outcome: &str, note: &str, person: i64, name: &str, position: &str, on_day: &str, at: i64, content_hash: &str, draft: Option<i64>) -> exec =
        "INSERT INTO document_review (agency_id, id, document_id, version_id, outcome, note, person_id, name, position, on_day, at, content_hash, draft_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    /// Procedures in force with their content, for the legal bases.
    procedures() -> many (i64, String) =
        "SELECT d.id, v.content FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.state = 'effective' AND v.form = 'procedure'";
    reviews_of(document: i64) -> many Line =
        "SELECT r.document_id, r.version_id, d.code, v.title, v.issue_no, v.revision_no, COALESCE(u.name, ''), r.on_day, r.name, r.position, r.outcome, r.note, r.draft_id, r.content_hash
         FROM document_review r JOIN document d ON d.agency_id = $1 AND d.id = r.document_id
         JOIN document_version v ON v.agency_id = $1 AND v.id = r.version_id
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
         WHERE r.agency_id = $1 AND r.document_id = $2 ORDER BY r.on_day DESC, r.id DESC LIMIT 200";
    done_within(from: &str, to: &str) -> one (i64,) =
        "SELECT count(*) FROM document_review WHERE agency_id = $1 AND on_day >= $2 AND on_day <= $3";
}

/// The reviews that were done from `$2` to `$3`.
pub(crate) const LIST: List = List {
    columns: "r.document_id, r.version_id, d.code, v.title, v.issue_no, v.revision_no, COALESCE(u.name, ''), r.on_day, r.name, r.position, r.outcome, r.note, r.draft_id, r.content_hash",
    from: "FROM document_review r
           JOIN document d ON d.agency_id = $1 AND d.id = r.document_id
           JOIN document_version v ON v.agency_id = $1 AND v.id = r.version_id
           LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
           WHERE r.agency_id = $1 AND r.on_day >= $2 AND r.on_day <= $3",
    params: 3,
    key: "r.id",
    filters: &[
        Filter { key: "q", sql: "d.folded LIKE {} ESCAPE '\\'", kind: Match::Folded },
        Filter { key: "outcome", sql: "r.outcome = {}", kind: Match::Text },
        Filter { key: "unit", sql: "COALESCE(d.unit_id, 0) = {}", kind: Match::Int },
    ],
    orders: &[
        Order { key: "day", column: "r.on_day", text: true, descending: true },
        Order { key: "code", column: "d.code_key", text: true, descending: false },
    ],
};

/// The months of each kind: what was set last, or the usual.
pub(crate) fn intervals(tx: &Tx<'_>) -> Result<BTreeMap<&'static str, u32>, DbError> {
    intervals_on(tx, text::here(tx.now()).date())
}

/// The same as of a day.
fn intervals_on(tx: &Tx<'_>, day: Date) -> Result<BTreeMap<&'static str, u32>, DbError> {
    let mut months: BTreeMap<_, _> =
        Kind::ALL.iter().map(|kind| (kind.as_str(), default_months(*kind))).collect();
    for (kind, set) in kind_intervals(tx, &day.to_string())? {
        if let (Some(kind), Ok(set)) = (Kind::parse(&kind), u32::try_from(set)) {
            months.insert(kind.as_str(), set);
        }
    }
    Ok(months)
}

/// Every document in force, by code.
pub(crate) fn watches(tx: &Tx<'_>) -> Result<Vec<Watch>, DbError> {
    let months = intervals(tx)?;
    all(tx)?.into_iter().map(|row| read(row, &months)).collect()
}

/// Every document that was in force on a day, as it stood then.
pub(crate) fn watches_on(tx: &Tx<'_>, day: Date) -> Result<Vec<Watch>, DbError> {
    let months = intervals_on(tx, day)?;
    on_day(tx, &day.to_string())?.into_iter().map(|row| read(row, &months)).collect()
}

/// Those for which one person answers.
pub(crate) fn watches_of(tx: &Tx<'_>, person: PersonId) -> Result<Vec<Watch>, DbError> {
    let months = intervals(tx)?;
    let mut own = Vec::new();
    let touched: BTreeSet<_> = touched_by(tx, person.get())?.into_iter().collect();
    for (document,) in touched {
        own.extend(of_document(tx, document)?.map(|row| read(row, &months)).transpose()?);
    }
    own.retain(|watch| watch.responsible == person);
    own.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(own)
}

/// Those of one unit, by code.
pub(crate) fn watches_in(tx: &Tx<'_>, unit: i64) -> Result<Vec<Watch>, DbError> {
    let months = intervals(tx)?;
    of_unit(tx, unit)?.into_iter().map(|row| read(row, &months)).collect()
}

/// One document in force.
pub(crate) fn watch(tx: &Tx<'_>, document: DocumentId) -> Result<Option<Watch>, DbError> {
    let months = intervals(tx)?;
    of_document(tx, document.get())?.map(|row| read(row, &months)).transpose()
}

fn read(row: WatchRow, months: &BTreeMap<&'static str, u32>) -> Result<Watch, DbError> {
    let kind = Kind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?;
    let own = row.months.and_then(|months| u32::try_from(months).ok());
    let of_kind = months.get(kind.as_str()).copied().unwrap_or_else(|| default_months(kind));
    let effective_on = row.effective_on.as_deref();
    let effective_on = effective_on.ok_or_else(|| unreadable("effective_on", ""))?;
    Ok(Watch {
        document: DocumentId::new(row.document),
        version: VersionId::new(row.version),
        code: row.code,
        title: row.title,
        kind,
        unit: row.unit,
        unit_name: row.unit_name,
        effective_on: day(effective_on)?,
        reviewed_on: row.reviewed_on.as_deref().map(day).transpose()?,
        months: own.unwrap_or(of_kind),
        responsible: PersonId::new(row.owner.unwrap_or(row.author)),
        is_assigned: row.owner.is_some(),
        must_change: row.outcome.as_deref().and_then(Outcome::parse) == Some(Outcome::Revise),
        draft: row.draft.map(VersionId::new),
    })
}

/// Stores a review with who did it, as they were then.
pub(crate) fn put_review(
    tx: &Tx<'_>,
    id: i64,
    document: DocumentId,
    review: &Review,
    (name, position): (&str, &str),
    (hash, draft): (&str, Option<VersionId>),
) -> Result<u64, DbError> {
    insert_review(
        tx,
        id,
        document.get(),
        review.version.get(),
        review.outcome.as_str(),
        &review.note,
        review.person.get(),
        name,
        position,
        &review.on.to_string(),
        tx.now().as_microsecond(),
        hash,
        draft.map(VersionId::get),
    )
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

pub(crate) fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
