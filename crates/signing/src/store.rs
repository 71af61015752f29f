//! All SQL about signed copies and trusted roots. No rule lives here.

use crate::{
    AnchorId, CopyId, Preparation, PreparationId, SignedCopy, TrustAnchor, Way, model::Withdrawn,
};
use document::VersionId;
use jiff::Timestamp;
use platform::{DbError, PersonId, Tx, queries, row};

row! {
    struct CopyRow { id: i64, version: i64, way: String, sha256: String, size: i64, file_name: String, added_by: i64, added_at: i64, withdrawn_by: Option<i64>, withdrawn_at: Option<i64>, reason: String }
}
row! {
    struct PreparationRow { id: i64, version: i64, source: String, prepared: String, digest: String, gap_from: i64, gap_to: i64, made_by: i64, made_at: i64, done_at: Option<i64> }
}
row! {
    struct AnchorRow { id: i64, sha256: String, der_hex: String, subject: String, issuer: String, serial: String, valid_from: i64, valid_to: i64, added_by: i64, added_at: i64, withdrawn_by: Option<i64>, withdrawn_at: Option<i64> }
}

macro_rules! copies {
    ($rest:literal) => {
        concat!("SELECT id, version_id, way, sha256, size, file_name, added_by, added_at, withdrawn_by, withdrawn_at, reason FROM signed_copy WHERE agency_id = $1 ", $rest)
    };
}

macro_rules! preparations {
    ($rest:literal) => {
        concat!("SELECT id, version_id, source_sha256, prepared_sha256, digest, gap_from, gap_to, made_by, made_at, done_at FROM signing_preparation WHERE agency_id = $1 ", $rest)
    };
}

macro_rules! anchors {
    ($rest:literal) => {
        concat!("SELECT id, sha256, der_hex, subject, issuer, serial, valid_from, valid_to, added_by, added_at, withdrawn_by, withdrawn_at FROM trust_anchor WHERE agency_id = $1 ", $rest)
    };
}

queries! {
    list_copies(version: i64) -> many CopyRow = copies!("AND version_id = $2 ORDER BY id DESC LIMIT 200");
    find_copy(id: i64) -> opt CopyRow = copies!("AND id = $2");
    insert_copy(id: i64, version: i64, way: &str, sha256: &str, size: i64, file_name: &str, by: i64, at: i64) -> exec =
        "INSERT INTO signed_copy (agency_id, id, version_id, way, sha256, size, file_name, added_by, added_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')";
    withdraw_copy(id: i64, by: i64, at: i64, reason: &str) -> exec =
        "UPDATE signed_copy SET withdrawn_by = $3, withdrawn_at = $4, reason = $5 WHERE agency_id = $1 AND id = $2 AND withdrawn_at IS NULL";
    papers(version: i64) -> many (String, i64) =
        "SELECT sha256, size FROM signing_paper WHERE agency_id = $1 AND version_id = $2 ORDER BY made_at DESC, sha256 LIMIT 100";
    has_paper(version: i64, sha256: &str) -> opt (i64,) =
        "SELECT size FROM signing_paper WHERE agency_id = $1 AND version_id = $2 AND sha256 = $3";
    insert_paper(version: i64, sha256: &str, size: i64, at: i64) -> exec =
        "INSERT INTO signing_paper (agency_id, version_id, sha256, size, made_at) VALUES ($1, $2, $3, $4, $5)";
    open_preparations(version: i64) -> many PreparationRow = preparations!("AND version_id = $2 AND done_at IS NULL ORDER BY id DESC LIMIT 50");
    find_preparation(id: i64) -> opt PreparationRow = preparations!("AND id = $2");
    insert_preparation(id: i64, version: i64, source: &str, prepared: &str, digest: &str, gap_from: i64, gap_to: i64, by: i64, at: i64) -> exec =
        "INSERT INTO signing_preparation (agency_id, id, version_id, source_sha256, prepared_sha256, digest, gap_from, gap_to, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    finish_preparation(id: i64, at: i64) -> exec =
        "UPDATE signing_preparation SET done_at = $3 WHERE agency_id = $1 AND id = $2 AND done_at IS NULL";
    list_anchors() -> many AnchorRow = anchors!("ORDER BY CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, subject, id LIMIT 200");
    find_anchor(id: i64) -> opt AnchorRow = anchors!("AND id = $2");
    trusted() -> many (String,) = "SELECT der_hex FROM trust_anchor WHERE agency_id = $1 AND withdrawn_at IS NULL ORDER BY id LIMIT 150";
    insert_anchor(id: i64, sha256: &str, der_hex: &str, subject: &str, issuer: &str, serial: &str, valid_from: i64, valid_to: i64, by: i64, at: i64) -> exec =
        "INSERT INTO trust_anchor (agency_id, id, sha256, der_hex, subject, issuer, serial, valid_from, valid_to, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    is_trusted(sha256: &str) -> opt (i64,) = "SELECT id FROM trust_anchor WHERE agency_id = $1 AND sha256 = $2 AND withdrawn_at IS NULL";
    withdraw_anchor(id: i64, by: i64, at: i64) -> exec =
        "UPDATE trust_anchor SET withdrawn_by = $3, withdrawn_at = $4 WHERE agency_id = $1 AND id = $2 AND withdrawn_at IS NULL";
}

pub(crate) fn copies(tx: &Tx<'_>, version: VersionId) -> Result<Vec<SignedCopy>, DbError> {
    list_copies(tx, version.get())?.into_iter().map(read_copy).collect()
}

pub(crate) fn copy(tx: &Tx<'_>, id: CopyId) -> Result<Option<SignedCopy>, DbError> {
    find_copy(tx, id.get())?.map(read_copy).transpose()
}

pub(crate) fn preparations(tx: &Tx<'_>, version: VersionId) -> Result<Vec<Preparation>, DbError> {
    open_preparations(tx, version.get())?.into_iter().map(read_preparation).collect()
}

pub(crate) fn preparation(tx: &Tx<'_>, id: PreparationId) -> Result<Option<Preparation>, DbError> {
    find_preparation(tx, id.get())?.map(read_preparation).transpose()
}

pub(crate) fn anchors(tx: &Tx<'_>) -> Result<Vec<TrustAnchor>, DbError> {
    list_anchors(tx)?.into_iter().map(read_anchor).collect()
}

pub(crate) fn anchor(tx: &Tx<'_>, id: AnchorId) -> Result<Option<TrustAnchor>, DbError> {
    find_anchor(tx, id.get())?.map(read_anchor).transpose()
}

fn read_copy(row: CopyRow) -> Result<SignedCopy, DbError> {
    Ok(SignedCopy {
        id: CopyId::new(row.id),
        version: VersionId::new(row.version),
        way: Way::parse(&row.way).ok_or_else(|| unreadable("way", &row.way))?,
        sha256: row.sha256,
        size: usize::try_from(row.size).map_err(|_| unreadable("size", row.size))?,
        file_name: row.file_name,
        by: PersonId::new(row.added_by),
        at: moment(row.added_at)?,
        withdrawn: withdrawn(row.withdrawn_by, row.withdrawn_at)?,
        reason: row.reason,
    })
}

fn read_preparation(row: PreparationRow) -> Result<Preparation, DbError> {
    let place = |at: i64| usize::try_from(at).map_err(|_| unreadable("gap", at));
    Ok(Preparation {
        id: PreparationId::new(row.id),
        version: VersionId::new(row.version),
        source: row.source,
        prepared: row.prepared,
        digest: row.digest,
        gap: (place(row.gap_from)?, place(row.gap_to)?),
        by: PersonId::new(row.made_by),
        at: moment(row.made_at)?,
        is_done: row.done_at.is_some(),
    })
}

fn read_anchor(row: AnchorRow) -> Result<TrustAnchor, DbError> {
    Ok(TrustAnchor {
        id: AnchorId::new(row.id),
        sha256: row.sha256,
        der_hex: row.der_hex,
        subject: row.subject,
        issuer: row.issuer,
        serial: row.serial,
        valid: (moment(row.valid_from)?, moment(row.valid_to)?),
        by: PersonId::new(row.added_by),
        at: moment(row.added_at)?,
        withdrawn: withdrawn(row.withdrawn_by, row.withdrawn_at)?,
    })
}

fn withdrawn(by: Option<i64>, at: Option<i64>) -> Result<Option<Withdrawn>, DbError> {
    let both = by.zip(at);
    both.map(|(by, at)| Ok(Withdrawn { by: PersonId::new(by), at: moment(at)? })).transpose()
}

fn moment(at: i64) -> Result<Timestamp, DbError> {
    Timestamp::from_microsecond(at).map_err(|_| unreadable("moment", at))
}

fn unreadable(column: &str, value: impl std::fmt::Debug) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
