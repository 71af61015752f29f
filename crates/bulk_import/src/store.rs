//! All SQL of imports. One rule lives here, because it is a `WHERE`: a run is known to whoever sent
//! it and to the ISO secretary.

use crate::{
    model::{File, FileId, Known, Run, RunId, Sketch, State},
    permit::sees_all,
};
use document::Kind;
use jiff::Timestamp;
use platform::{Actor, DbError, PersonId, Tx, db::Query, queries, row};

row! {
    struct RunRow { id: i64, name: String, person: i64, ignored: i64, at: i64 }
}
row! {
    struct FileRow {
        id: i64, run: i64, place: i64, name: String, hash: String, bytes: i64, state: String, reason: String,
        source: String, letters: String, steps: i64, unread: i64, legacy: i64, undecided: i64, sketch: String,
        kind: String, code: String, title: String, unit: Option<i64>, issue_no: Option<i64>, revision_no: Option<i64>,
        issued_on: Option<String>, effective_on: Option<String>, is_named: i64, as_next: i64, version: Option<i64>, edits: i64,
    }
}
row! {
    /// A line of the list of runs.
    #[derive(Debug, Clone)]
    pub(crate) struct RunLine {
        pub(crate) id: i64, pub(crate) name: String, pub(crate) who: String, pub(crate) at: i64, pub(crate) files: i64,
        pub(crate) waiting: i64, pub(crate) open: i64, pub(crate) accepted: i64,
    }
}
row! {
    /// A file that waits to be read.
    #[derive(Debug, Clone)]
    pub(crate) struct Waiting { pub(crate) agency: i64, pub(crate) id: i64, pub(crate) name: String, pub(crate) hash: String, pub(crate) tries: i64 }
}
row! {
    struct KnownRow { code: String, title: String, in_force: Option<i64> }
}
row! {
    /// A process of the agency, for the report on the whole set.
    pub(crate) struct SetRow { pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String }
}

/// The columns of a file and what narrows them, as one text.
macro_rules! file {
    ($where:literal) => {
        concat!(
            "SELECT id, run_id, place, name, file_hash, bytes, state, reason, source, letters, steps, unread, legacy, undecided, sketch,
             kind, code, title, unit_id, issue_no, revision_no, issued_on, effective_on, is_named, as_next, version_id, edits
             FROM import_file WHERE agency_id = $1 AND ",
            $where
        )
    };
}

queries! {
    insert_run(id: i64, name: &str, person: i64, ignored: i64, at: i64) -> exec =
        "INSERT INTO import_run (agency_id, id, name, person_id, ignored, at) VALUES ($1, $2, $3, $4, $5, $6)";
    insert_file(id: i64, run: i64, place: i64, name: &str, hash: &str, bytes: i64, slow: i64, state: &str, reason: &str, title: &str, at: i64) -> exec =
        "INSERT INTO import_file (agency_id, id, run_id, place, name, file_hash, bytes, is_slow, state, reason, tries, taken_at,
         source, letters, steps, unread, legacy, undecided, sketch, kind, code, title, is_named, as_next, reading, edits, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, '', '', 0, 0, 0, 0, '', '', '', $11, 1, 0, '', 0, $12)";
    run(id: i64, reader: i64, all: i64) -> opt RunRow =
        "SELECT id, name, person_id, ignored, at FROM import_run WHERE agency_id = $1 AND id = $2 AND (person_id = $3 OR $4 = 1)";
    run_of(id: i64) -> opt RunRow =
        "SELECT id, name, person_id, ignored, at FROM import_run WHERE agency_id = $1 AND id = $2";
    runs(reader: i64, all: i64) -> many RunLine =
        "SELECT r.id, r.name, COALESCE(p.full_name, ''), r.at, COUNT(f.id),
         CAST(COALESCE(SUM(CASE WHEN f.state = 'waiting' THEN 1 ELSE 0 END), 0) AS BIGINT),
         CAST(COALESCE(SUM(CASE WHEN f.state IN ('read', 'needs_person', 'not_readable', 'duplicate') THEN 1 ELSE 0 END), 0) AS BIGINT),
         CAST(COALESCE(SUM(CASE WHEN f.state = 'accepted' THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM import_run r LEFT JOIN import_file f ON f.agency_id = $1 AND f.run_id = r.id
         LEFT JOIN person p ON p.agency_id = $1 AND p.id = r.person_id
         WHERE r.agency_id = $1 AND (r.person_id = $2 OR $3 = 1)
         GROUP BY r.id, r.name, p.full_name, r.at ORDER BY r.id DESC LIMIT 100";
    files_of(run: i64) -> many FileRow = file!("run_id = $2 ORDER BY place");
    file_of(id: i64) -> opt FileRow = file!("id = $2");
    reading(id: i64) -> opt (String,) =
        "SELECT reading FROM import_file WHERE agency_id = $1 AND id = $2";
    readings(run: i64) -> many (i64, String) =
        "SELECT id, reading FROM import_file WHERE agency_id = $1 AND run_id = $2 AND steps > 0
         AND state IN ('read', 'needs_person', 'accepted') ORDER BY place";
    finish(id: i64, state: &str, reason: &str, source: &str, letters: &str, steps: i64, unread: i64, legacy: i64, undecided: i64, sketch: &str,
        kind: &str, code: &str, title: &str, unit: Option<i64>, issue_no: Option<i64>, revision_no: Option<i64>,
        issued_on: Option<String>, effective_on: Option<String>, is_named: i64, reading: &str, at: i64) -> exec =
        "UPDATE import_file SET state = $3, reason = $4, source = $5, letters = $6, steps = $7, unread = $8, legacy = $9, undecided = $10, sketch = $11,
         kind = $12, code = $13, title = $14, unit_id = $15, issue_no = $16, revision_no = $17, issued_on = $18, effective_on = $19,
         is_named = $20, reading = $21, changed_at = $22 WHERE agency_id = $1 AND id = $2 AND state = 'waiting'";
    put_proposal(id: i64, edits: i64, kind: &str, code: &str, title: &str, unit: Option<i64>, is_named: i64, as_next: i64, at: i64) -> exec =
        "UPDATE import_file SET kind = $4, code = $5, title = $6, unit_id = $7, is_named = $8, as_next = $9, edits = edits + 1, changed_at = $10
         WHERE agency_id = $1 AND id = $2 AND edits = $3 AND state IN ('read', 'needs_person')";
    put_state(id: i64, from: &str, to: &str, version: Option<i64>, at: i64) -> exec =
        "UPDATE import_file SET state = $4, version_id = $5, tries = 0, taken_at = 0, changed_at = $6
         WHERE agency_id = $1 AND id = $2 AND state = $3";
    before(run: i64) -> many (String, i64) =
        "SELECT DISTINCT f.file_hash, o.run_id FROM import_file f
         JOIN import_file o ON o.agency_id = $1 AND o.file_hash = f.file_hash AND o.state = 'accepted' AND o.run_id <> f.run_id
         WHERE f.agency_id = $1 AND f.run_id = $2 AND f.file_hash <> ''";
    known_documents() -> many KnownRow =
        "SELECT d.code, d.title, (SELECT MAX(v.id) FROM document_version v
            WHERE v.agency_id = $1 AND v.document_id = d.id AND v.state = 'effective')
         FROM document d WHERE d.agency_id = $1 AND d.is_withdrawn = 0 ORDER BY d.code_key, d.id";
    kind_of_code(code: &str) -> opt (String,) =
        "SELECT kind FROM document WHERE agency_id = $1 AND code = $2 AND is_withdrawn = 0";
    in_force() -> many SetRow =
        "SELECT v.id, d.code, v.title FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND d.kind = 'administrative_procedure' AND v.state = 'effective' ORDER BY d.code_key, d.id";
    drafts(reader: i64, judges: i64) -> many SetRow =
        "SELECT v.id, d.code, v.title FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND d.kind = 'administrative_procedure'
         AND v.state IN ('draft', 'in_review', 'in_appraisal', 'in_approval', 'approved') AND (v.author_id = $2 OR $3 = 1)
         ORDER BY d.code_key, d.id, v.id";
    mine_open(reader: i64) -> many (i64, String, i64) =
        "SELECT r.id, r.name, COUNT(f.id) FROM import_run r JOIN import_file f ON f.agency_id = $1 AND f.run_id = r.id
         WHERE r.agency_id = $1 AND r.person_id = $2 AND f.state IN ('read', 'needs_person')
         AND NOT EXISTS (SELECT 1 FROM import_file w WHERE w.agency_id = $1 AND w.run_id = r.id AND w.state = 'waiting')
         GROUP BY r.id, r.name ORDER BY r.id DESC LIMIT 20";
}

mod clock {
    use super::Waiting;

    platform::queries! { global
        /// Files that wait and that nobody took since `$2`, from any agency.
        waiting(slow: i64, taken_before: i64, most: i64, now: i64) -> many Waiting =
            concat!("SELECT agency_id, id, name, file_hash, tries FROM import_file
             WHERE state = 'waiting' AND is_slow = $1 AND taken_at < $2 AND ",
                platform::at_work!("import_file.agency_id", "$4"), " ORDER BY taken_at, agency_id, id LIMIT $3");
        take(agency: i64, id: i64, at: i64) -> exec =
            "UPDATE import_file SET taken_at = $3, tries = tries + 1 WHERE agency_id = $1 AND id = $2 AND state = 'waiting'";
    }
}
pub(crate) use clock::{take, waiting};

/// The queries that belong to no agency.
pub(crate) const GLOBAL: &[Query] = clock::CATALOGUE;

/// A run, if this person may know of it.
pub(crate) fn run_for(tx: &Tx<'_>, actor: &Actor, id: RunId) -> Result<Option<Run>, DbError> {
    let all = i64::from(sees_all(actor));
    run(tx, id.get(), actor.person.get(), all)?.map(read_run).transpose()
}

/// A run, for the clock.
pub(crate) fn any_run(tx: &Tx<'_>, id: RunId) -> Result<Run, DbError> {
    run_of(tx, id.get())?.map(read_run).transpose()?.ok_or(DbError::Missing)
}

/// The files of a run, in their order.
pub(crate) fn files(tx: &Tx<'_>, run: RunId) -> Result<Vec<File>, DbError> {
    files_of(tx, run.get())?.into_iter().map(read_file).collect()
}

/// One file.
pub(crate) fn file(tx: &Tx<'_>, id: FileId) -> Result<Option<File>, DbError> {
    file_of(tx, id.get())?.map(read_file).transpose()
}

/// Every document of the agency that is not withdrawn.
pub(crate) fn known(tx: &Tx<'_>) -> Result<Vec<Known>, DbError> {
    let read = |row: KnownRow| Known { code: row.code, title: row.title, in_force: row.in_force };
    Ok(known_documents(tx)?.into_iter().map(read).collect())
}

fn read_run(row: RunRow) -> Result<Run, DbError> {
    let at = Timestamp::from_microsecond(row.at).map_err(|e| unreadable("run", &e.to_string()))?;
    Ok(Run {
        id: RunId::new(row.id),
        name: row.name,
        person: PersonId::new(row.person),
        ignored: small(row.ignored),
        at,
    })
}

fn read_file(row: FileRow) -> Result<File, DbError> {
    let day = |day: Option<String>| {
        day.map(|day| day.parse().map_err(|_| unreadable("day", &day))).transpose()
    };
    Ok(File {
        id: FileId::new(row.id),
        run: RunId::new(row.run),
        place: small(row.place),
        state: State::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))?,
        name: row.name,
        hash: row.hash,
        bytes: u64::try_from(row.bytes).unwrap_or_default(),
        reason: row.reason,
        source: row.source,
        letters: row.letters,
        steps: small(row.steps),
        unread: small(row.unread),
        legacy: small(row.legacy),
        undecided: small(row.undecided),
        sketch: Sketch::from_stored(&row.sketch),
        kind: Kind::parse(&row.kind),
        code: row.code,
        title: row.title,
        unit: row.unit,
        issue_no: row.issue_no.map(small),
        revision_no: row.revision_no.map(small),
        issued_on: day(row.issued_on)?,
        effective_on: day(row.effective_on)?,
        is_named: row.is_named != 0,
        as_next: row.as_next != 0,
        version: row.version,
        edits: row.edits,
    })
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn unreadable(what: &str, stored: &str) -> DbError {
    DbError::Unreadable(format!("import {what}: {stored}"))
}
