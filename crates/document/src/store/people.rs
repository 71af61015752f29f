use super::unreadable;
use crate::{Comment, CommentId, Panel, PanelRule, Part, Place, Signature, VersionId};
use jiff::Timestamp;
use platform::{DbError, PersonId, Tx, queries, row};

row! {
    pub(crate) struct SignatureRow { part: String, person: i64, name: String, position: String, at: i64, content_hash: String }
}
row! {
    pub(crate) struct CommentRow { id: i64, place: String, quote: String, remark: String, person: i64, at: i64, answer: Option<String>, answered_by: Option<i64>, answered_at: Option<i64> }
}

queries! {
    signature_rows(version: i64) -> many SignatureRow =
        "SELECT part, person_id, name, position, at, content_hash FROM document_signature WHERE agency_id = $1 AND version_id = $2 ORDER BY at, person_id";
    sign(version: i64, part: &str, person: i64, name: &str, position: &str, at: i64, content_hash: &str) -> exec =
        "INSERT INTO document_signature (agency_id, version_id, part, person_id, name, position, at, content_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (agency_id, version_id, part, person_id) DO UPDATE SET name = $5, position = $6, at = $7, content_hash = $8";
    unsign(version: i64) -> exec = "DELETE FROM document_signature WHERE agency_id = $1 AND version_id = $2";
    signer_rows(version: i64) -> many (String, i64) =
        "SELECT part, person_id FROM document_signer WHERE agency_id = $1 AND version_id = $2 ORDER BY part, place";
    panel_rows(version: i64) -> many (String, i64) =
        "SELECT part, needed FROM document_panel WHERE agency_id = $1 AND version_id = $2";
    put_signer(version: i64, part: &str, person: i64, place: i64) -> exec =
        "INSERT INTO document_signer (agency_id, version_id, part, person_id, place) VALUES ($1, $2, $3, $4, $5)";
    clear_signers(version: i64) -> exec = "DELETE FROM document_signer WHERE agency_id = $1 AND version_id = $2";
    put_panel(version: i64, part: &str, needed: i64) -> exec =
        "INSERT INTO document_panel (agency_id, version_id, part, needed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id, version_id, part) DO UPDATE SET needed = $4";
    lock(version: i64) -> opt (i64, i64) =
        "SELECT person_id, at FROM document_lock WHERE agency_id = $1 AND version_id = $2";
    put_lock(version: i64, person: i64, at: i64) -> exec =
        "INSERT INTO document_lock (agency_id, version_id, person_id, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id, version_id) DO UPDATE SET person_id = $3, at = $4";
    unlock(version: i64) -> exec = "DELETE FROM document_lock WHERE agency_id = $1 AND version_id = $2";
    comment_rows(version: i64) -> many CommentRow =
        "SELECT id, place, quote, remark, person_id, at, answer, answered_by, answered_at FROM document_comment WHERE agency_id = $1 AND version_id = $2 ORDER BY id";
    put_comment(id: i64, version: i64, place: &str, quote: &str, remark: &str, person: i64, at: i64) -> exec =
        "INSERT INTO document_comment (agency_id, id, version_id, place, quote, remark, person_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    answer_comment(version: i64, id: i64, answer: &str, by: i64, at: i64) -> exec =
        "UPDATE document_comment SET answer = $4, answered_by = $5, answered_at = $6 WHERE agency_id = $1 AND version_id = $2 AND id = $3 AND answer IS NULL";
    count_open(version: i64) -> one (i64,) =
        "SELECT count(*) FROM document_comment WHERE agency_id = $1 AND version_id = $2 AND answer IS NULL";
    picture(hash: &str) -> opt (i64,) = "SELECT at FROM document_picture WHERE agency_id = $1 AND hash = $2";
    put_picture(hash: &str, version: i64, person: i64, at: i64) -> exec =
        "INSERT INTO document_picture (agency_id, hash, version_id, person_id, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agency_id, hash) DO NOTHING";
    pattern_rows() -> many (String, i64, String) =
        "SELECT kind, unit_id, pattern FROM document_code_pattern WHERE agency_id = $1 ORDER BY kind, unit_id";
    put_pattern(kind: &str, unit: i64, pattern: &str) -> exec =
        "INSERT INTO document_code_pattern (agency_id, kind, unit_id, pattern) VALUES ($1, $2, $3, $4)
         ON CONFLICT (agency_id, kind, unit_id) DO UPDATE SET pattern = $4";
    drop_pattern(kind: &str, unit: i64) -> exec =
        "DELETE FROM document_code_pattern WHERE agency_id = $1 AND kind = $2 AND unit_id = $3";
}

/// The signatures of a version, in the order in which they were given.
pub(crate) fn signatures(tx: &Tx<'_>, version: VersionId) -> Result<Vec<Signature>, DbError> {
    signature_rows(tx, version.get())?.into_iter().map(read_signature).collect()
}

fn read_signature(row: SignatureRow) -> Result<Signature, DbError> {
    Ok(Signature {
        part: Part::parse(&row.part).ok_or_else(|| unreadable("part", &row.part))?,
        person: PersonId::new(row.person),
        name: row.name,
        position: row.position,
        at: moment(row.at)?,
        content_hash: row.content_hash,
    })
}

/// Who is named to sign a version: one panel a part, empty ones among them.
pub(crate) fn panels(tx: &Tx<'_>, version: VersionId) -> Result<Vec<Panel>, DbError> {
    let signers = signer_rows(tx, version.get())?;
    let needed = panel_rows(tx, version.get())?;
    let panel = |part: Part| {
        let of_part = signers.iter().filter(|(word, _)| word == part.as_str());
        let rule = needed.iter().find(|(word, _)| word == part.as_str());
        Panel {
            part,
            signers: of_part.map(|(_, person)| PersonId::new(*person)).collect(),
            rule: match rule.and_then(|(_, needed)| usize::try_from(*needed).ok()) {
                None | Some(0) => PanelRule::InOrder,
                Some(needed) => PanelRule::AtLeast(needed),
            },
        }
    };
    Ok(Part::NAMED.map(panel).to_vec())
}

/// Puts panels in the place of those before.
pub(crate) fn put_panels(tx: &Tx<'_>, version: VersionId, panels: &[Panel]) -> Result<(), DbError> {
    clear_signers(tx, version.get())?;
    for panel in panels {
        let part = panel.part.as_str();
        let needed = match panel.rule {
            PanelRule::InOrder => 0,
            PanelRule::AtLeast(needed) => i64::try_from(needed).unwrap_or(i64::MAX),
        };
        put_panel(tx, version.get(), part, needed)?;
        for (place, person) in (1..).zip(&panel.signers) {
            put_signer(tx, version.get(), part, person.get(), place)?;
        }
    }
    Ok(())
}

/// What was remarked on a version, the first first.
pub(crate) fn comments(tx: &Tx<'_>, version: VersionId) -> Result<Vec<Comment>, DbError> {
    comment_rows(tx, version.get())?.into_iter().map(read_comment).collect()
}

fn read_comment(row: CommentRow) -> Result<Comment, DbError> {
    let answer = match (row.answer, row.answered_by, row.answered_at) {
        (Some(words), Some(by), Some(at)) => Some((words, PersonId::new(by), moment(at)?)),
        _ => None,
    };
    Ok(Comment {
        id: CommentId::new(row.id),
        place: Place::parse(&row.place).ok_or_else(|| unreadable("place", &row.place))?,
        quote: row.quote,
        remark: row.remark,
        person: PersonId::new(row.person),
        at: moment(row.at)?,
        answer,
    })
}

fn moment(at: i64) -> Result<Timestamp, DbError> {
    Timestamp::from_microsecond(at).map_err(|e| unreadable("at", &e.to_string()))
}
