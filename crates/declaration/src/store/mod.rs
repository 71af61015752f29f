//! All SQL of this feature. No rule lives here.

mod declarations;

pub(crate) use declarations::{
    CATALOGUE as DECLARATIONS, EvidenceRow, LIST, Line, declarations, evidence_file, evidence_of,
    get, in_force, insert, insert_evidence, open_one, save,
};

use crate::{Band, Competence, Edition, Process, Scope};
use jiff::civil::Date;
use platform::{DbError, Tx, queries, row};

row! {
    struct ScopeRow { edition: String, statement: String, bases: String, address: String, phone: String, person: i64, at: i64 }
}
row! {
    /// A procedure of the agency's competence.
    #[derive(Debug, Clone)]
    pub(crate) struct CompetenceRow { pub(crate) id: i64, pub(crate) national_code: String, pub(crate) name: String, pub(crate) field: String, pub(crate) from_day: String }
}
row! {
    struct AppliedRow { document: i64, version: i64, code: String, title: String, unit: String }
}
row! {
    pub(crate) struct ProcessRow { pub(crate) id: i64, band: String, pub(crate) place: i64, pub(crate) name: String, pub(crate) unit: Option<i64>, pub(crate) unit_name: String, pub(crate) inputs: String, pub(crate) outputs: String }
}
row! {
    pub(crate) struct LinkRow { pub(crate) process: i64, pub(crate) document: i64, pub(crate) version: i64, pub(crate) code: String, pub(crate) title: String }
}

queries! {
    /// The newest scope up to a moment.
    scope_at(at: i64) -> opt ScopeRow =
        "SELECT edition, statement, bases, address, phone, person_id, at FROM system_scope WHERE agency_id = $1 AND at <= $2 ORDER BY at DESC, id DESC LIMIT 1";
    insert_scope(id: i64, edition: &str, statement: &str, bases: &str, address: &str, phone: &str, person: i64, at: i64) -> exec =
        "INSERT INTO system_scope (agency_id, id, edition, statement, bases, address, phone, person_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The controlled processes of administrative procedures, with their units.
    applied_rows() -> many AppliedRow =
        "SELECT d.id, v.id, d.code, v.title, COALESCE(u.name, '') FROM document d
         JOIN document_version v ON v.agency_id = $1 AND v.document_id = d.id AND v.state IN ('effective', 'suspended')
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
         WHERE d.agency_id = $1 AND d.kind = 'administrative_procedure' ORDER BY d.code_key, d.id";
    /// The same as of a day.
    applied_rows_on(day: &str) -> many AppliedRow =
        "SELECT d.id, v.id, d.code, v.title, COALESCE(u.name, '') FROM document d
         JOIN document_version v ON v.agency_id = $1 AND v.document_id = d.id AND v.issued_on IS NOT NULL AND v.effective_on <= $2 AND (v.expired_on IS NULL OR v.expired_on > $2)
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = d.unit_id
         WHERE d.agency_id = $1 AND d.kind = 'administrative_procedure' ORDER BY d.code_key, d.id";
    competences_on(day: &str) -> many CompetenceRow =
        "SELECT id, national_code, name, field, from_day FROM competence
         WHERE agency_id = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2) ORDER BY name_key, id";
    insert_competence(id: i64, national_code: &str, name: &str, name_key: &str, field: &str, from_day: &str) -> exec =
        "INSERT INTO competence (agency_id, id, national_code, name, name_key, field, from_day) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    end_competence(id: i64, last_day: &str) -> exec =
        "UPDATE competence SET to_day = $3 WHERE agency_id = $1 AND id = $2 AND to_day IS NULL";
    processes_on(day: &str) -> many ProcessRow =
        "SELECT p.id, p.band, p.place, p.name, p.unit_id, COALESCE(u.name, ''), p.inputs, p.outputs FROM process p
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = p.unit_id
         WHERE p.agency_id = $1 AND p.from_day <= $2 AND (p.to_day IS NULL OR p.to_day >= $2) ORDER BY p.place, p.id";
    /// By which documents the processes are run: the version that counts, or the last one.
    links() -> many LinkRow =
        "SELECT l.process_id, d.id, v.id, d.code, v.title FROM process_document l
         JOIN document d ON d.agency_id = $1 AND d.id = l.document_id
         JOIN document_version v ON v.agency_id = $1 AND v.id =
            (SELECT w.id FROM document_version w WHERE w.agency_id = $1 AND w.document_id = d.id AND w.effective_on IS NOT NULL
             ORDER BY CASE WHEN w.state IN ('effective', 'suspended') THEN 0 ELSE 1 END, w.effective_on DESC, w.id DESC LIMIT 1)
         WHERE l.agency_id = $1 ORDER BY l.process_id, d.code_key, d.id";
    insert_process(id: i64, band: &str, place: i64, name: &str, unit: Option<i64>, inputs: &str, outputs: &str, from_day: &str) -> exec =
        "INSERT INTO process (agency_id, id, band, place, name, unit_id, inputs, outputs, from_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    end_process(id: i64, last_day: &str) -> exec =
        "UPDATE process SET to_day = $3 WHERE agency_id = $1 AND id = $2 AND to_day IS NULL";
    insert_link(process: i64, document: i64) -> exec =
        "INSERT INTO process_document (agency_id, process_id, document_id) VALUES ($1, $2, $3)";
}

/// The scope at the end of a day, with who said so and when.
pub(crate) struct Said {
    pub(crate) scope: Scope,
    pub(crate) person: i64,
    pub(crate) at: i64,
}

/// The scope up to a moment, in microseconds.
pub(crate) fn scope(tx: &Tx<'_>, at: i64) -> Result<Option<Said>, DbError> {
    let Some(row) = scope_at(tx, at)? else { return Ok(None) };
    let edition =
        Edition::parse(&row.edition).ok_or_else(|| unreadable("edition", &row.edition))?;
    let ScopeRow { statement, bases, address, phone, person, at, .. } = row;
    let scope = Scope { edition, statement, bases, address, phone };
    Ok(Some(Said { scope, person, at }))
}

/// The controlled processes as far as registers know them.
pub(crate) fn applied(tx: &Tx<'_>) -> Result<Vec<Process>, DbError> {
    Ok(processes(applied_rows(tx)?))
}

/// The same as of a day.
pub(crate) fn applied_on(tx: &Tx<'_>, day: Date) -> Result<Vec<Process>, DbError> {
    Ok(processes(applied_rows_on(tx, &day.to_string())?))
}

fn processes(rows: Vec<AppliedRow>) -> Vec<Process> {
    let read = |AppliedRow { document, version, code, title, unit }| Process {
        document,
        version,
        code,
        title,
        unit,
        ..Process::default()
    };
    rows.into_iter().map(read).collect()
}

/// The procedures of the agency's competence on a day.
pub(crate) fn competences(tx: &Tx<'_>, on: Date) -> Result<Vec<Competence>, DbError> {
    let read = |row: CompetenceRow| {
        let CompetenceRow { id, national_code, name, field, from_day } = row;
        let from = day(&from_day)?;
        Ok(Competence { id, national_code, name, field, from })
    };
    competences_on(tx, &on.to_string())?.into_iter().map(read).collect()
}

impl ProcessRow {
    pub(crate) fn band(&self) -> Result<Band, DbError> {
        Band::parse(&self.band).ok_or_else(|| unreadable("band", &self.band))
    }
}

/// A stored day.
pub(crate) fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

pub(crate) fn optional_day(text: Option<&str>) -> Result<Option<Date>, DbError> {
    text.map(day).transpose()
}

pub(crate) fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
