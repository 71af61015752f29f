//! All SQL about masters and their adoption. An edition is seen by the agency that holds it and,
//! once published, by every agency of the installation: the only rows here that cross the border.

use crate::{Edition, EditionId, Source};
use platform::{DbError, Tx, queries, row};

row! {
    pub(crate) struct EditionRow { id: i64, source: String, master: String, origin: String, code: String, title: String, issue_no: i64, revision_no: i64, effective_on: Option<String>, content: String, content_hash: String, fields: String, version: Option<i64>, signer: String }
}
row! {
    /// A line of the list of masters.
    #[derive(Debug, Clone)]
    pub(crate) struct EditionLine { pub(crate) id: i64, pub(crate) agency: i64, pub(crate) source: String, pub(crate) master: String, pub(crate) origin: String, pub(crate) code: String, pub(crate) title: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) effective_on: Option<String>, pub(crate) withdrawn: i64 }
}
row! {
    /// A document of ours that follows a master.
    #[derive(Debug, Clone)]
    pub(crate) struct AdoptionRow { pub(crate) document: i64, pub(crate) master: String, pub(crate) edition: i64, pub(crate) given: String }
}
row! {
    /// The same in a list.
    #[derive(Debug, Clone)]
    pub(crate) struct FollowLine { pub(crate) document: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) master: String, pub(crate) edition: i64, pub(crate) origin: String, pub(crate) issue_no: i64, pub(crate) revision_no: i64 }
}
row! {
    /// A later edition that waits for an answer.
    #[derive(Debug, Clone)]
    pub(crate) struct MovedRow { pub(crate) document: i64, pub(crate) code: String, pub(crate) title: String, pub(crate) edition: i64, pub(crate) issue_no: i64, pub(crate) revision_no: i64, pub(crate) at: i64, pub(crate) origin: String }
}
row! {
    /// What was answered.
    #[derive(Debug, Clone)]
    pub(crate) struct AnswerRow { pub(crate) edition: i64, pub(crate) answer: String, pub(crate) reason: String, pub(crate) version: Option<i64>, pub(crate) conflicts: String, pub(crate) person: i64, pub(crate) at: i64 }
}
row! {
    /// A version of a document, as far as adoption asks.
    #[derive(Debug, Clone)]
    pub(crate) struct VersionLine { pub(crate) id: i64, pub(crate) state: String, pub(crate) author: i64 }
}

macro_rules! editions {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.source, e.master, e.origin, e.code, e.title, e.issue_no, e.revision_no, e.effective_on, e.content, e.content_hash, e.fields, e.version_id, e.signer
             FROM adoption_edition e WHERE (e.agency_id = $1 OR e.source = 'published') ",
            $rest
        )
    };
}

queries! {
    insert_edition(id: i64, source: &str, master: &str, origin: &str, code: &str, title: &str, issue_no: i64, revision_no: i64, effective_on: Option<String>, content: &str, content_hash: &str, fields: &str, version: Option<i64>, signer: &str, package: &str, person: i64, at: i64) -> exec =
        "INSERT INTO adoption_edition (agency_id, id, source, master, origin, code, title, issue_no, revision_no, effective_on, content, content_hash, fields, version_id, signer, package_hash, person_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    known(master: &str, issue_no: i64, revision_no: i64) -> opt (i64,) =
        "SELECT id FROM adoption_edition WHERE agency_id = $1 AND master = $2 AND issue_no = $3 AND revision_no = $4";
    edition(id: i64) -> opt EditionRow = editions!("AND e.id = $2");
    of_version(version: i64) -> opt EditionRow =
        editions!("AND e.agency_id = $1 AND e.version_id = $2 AND e.withdrawn_at IS NULL");
    editions() -> many EditionLine =
        "SELECT e.id, e.agency_id, e.source, e.master, e.origin, e.code, e.title, e.issue_no, e.revision_no, e.effective_on, CAST(CASE WHEN e.withdrawn_at IS NULL THEN 0 ELSE 1 END AS BIGINT)
         FROM adoption_edition e WHERE (e.agency_id = $1 OR (e.source = 'published' AND e.withdrawn_at IS NULL))
         ORDER BY e.origin, e.code, e.issue_no DESC, e.revision_no DESC, e.id DESC LIMIT 1000";
    withdraw_edition(id: i64, at: i64) -> exec =
        "UPDATE adoption_edition SET withdrawn_at = $3 WHERE agency_id = $1 AND id = $2 AND source = 'published' AND withdrawn_at IS NULL";
    insert_adoption(document: i64, master: &str, edition: i64, given: &str, person: i64, at: i64) -> exec =
        "INSERT INTO adoption (agency_id, document_id, master, edition_id, given, person_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    adoption(document: i64) -> opt AdoptionRow =
        "SELECT document_id, master, edition_id, given FROM adoption WHERE agency_id = $1 AND document_id = $2";
    follow(document: i64, edition: i64, given: &str, before: i64) -> exec =
        "UPDATE adoption SET edition_id = $3, given = $4 WHERE agency_id = $1 AND document_id = $2 AND edition_id = $5";
    following() -> many FollowLine =
        "SELECT a.document_id, d.code, d.title, a.master, a.edition_id, e.origin, e.issue_no, e.revision_no
         FROM adoption a JOIN document d ON d.agency_id = $1 AND d.id = a.document_id
         JOIN adoption_edition e ON e.id = a.edition_id
         WHERE a.agency_id = $1 ORDER BY d.code_key, a.document_id LIMIT 1000";
    /// Every later edition of a followed master that nobody answered, the latest last.
    moved() -> many MovedRow =
        "SELECT a.document_id, d.code, d.title, e.id, e.issue_no, e.revision_no, e.at, e.origin
         FROM adoption a JOIN document d ON d.agency_id = $1 AND d.id = a.document_id
         JOIN adoption_edition b ON b.id = a.edition_id
         JOIN adoption_edition e ON e.master = a.master AND (e.agency_id = $1 OR e.source = 'published') AND e.withdrawn_at IS NULL
              AND (e.issue_no > b.issue_no OR (e.issue_no = b.issue_no AND e.revision_no > b.revision_no))
         WHERE a.agency_id = $1 AND d.is_withdrawn = 0
         AND NOT EXISTS (SELECT 1 FROM adoption_answer w WHERE w.agency_id = $1 AND w.document_id = a.document_id AND w.edition_id = e.id)
         ORDER BY d.code_key, a.document_id, e.issue_no, e.revision_no, e.id";
    insert_answer(id: i64, document: i64, edition: i64, answer: &str, reason: &str, version: Option<i64>, conflicts: &str, person: i64, at: i64) -> exec =
        "INSERT INTO adoption_answer (agency_id, id, document_id, edition_id, answer, reason, version_id, conflicts, person_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    answers(document: i64) -> many AnswerRow =
        "SELECT edition_id, answer, reason, version_id, conflicts, person_id, at FROM adoption_answer
         WHERE agency_id = $1 AND document_id = $2 ORDER BY at DESC, id DESC LIMIT 200";
    versions(document: i64) -> many VersionLine =
        "SELECT id, state, author_id FROM document_version WHERE agency_id = $1 AND document_id = $2 ORDER BY id DESC";
    /// Procedures in force of other documents, to find copies.
    others(document: i64) -> many (String, String, String) =
        "SELECT d.code, d.title, v.content FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id
         WHERE v.agency_id = $1 AND v.state = 'effective' AND d.kind = 'administrative_procedure' AND d.id <> $2 LIMIT 1000";
}

/// An edition, if this agency may know of it.
pub(crate) fn find(tx: &Tx<'_>, id: EditionId) -> Result<Option<Edition>, DbError> {
    edition(tx, id.get())?.map(read).transpose()
}

/// The edition that a version of ours was given as.
pub(crate) fn find_of_version(tx: &Tx<'_>, version: i64) -> Result<Option<Edition>, DbError> {
    of_version(tx, version)?.map(read).transpose()
}

fn read(row: EditionRow) -> Result<Edition, DbError> {
    let unreadable = |what: &str, why: String| DbError::Unreadable(format!("{what}: {why}"));
    let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Edition {
        id: EditionId::new(row.id),
        source: Source::parse(&row.source).ok_or_else(|| unreadable("source", row.source))?,
        master: row.master,
        origin: row.origin,
        code: row.code,
        title: row.title,
        issue_no: number(row.issue_no),
        revision_no: number(row.revision_no),
        effective_on: row
            .effective_on
            .map(|day| day.parse().map_err(|_| unreadable("effective_on", day)))
            .transpose()?,
        procedure: serde_json::from_str(&row.content)
            .map_err(|e| unreadable("content", e.to_string()))?,
        content_hash: row.content_hash,
        fields: serde_json::from_str(&row.fields)
            .map_err(|e| unreadable("fields", e.to_string()))?,
        version: row.version,
        signer: row.signer,
    })
}
