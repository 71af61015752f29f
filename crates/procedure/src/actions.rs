//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{review::Review, store};
use document::{Code, Content, Draft, Kind, Title, Version, VersionId};
use flow::Procedure;
use organization::UnitId;
use platform::{Actor, AppError, Role, Tx};

/// A file that somebody sent, and what was read from it.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    /// SHA-256 of its bytes.
    pub(crate) hash: String,
    /// What it was called.
    pub(crate) name: String,
    /// What was read.
    pub(crate) procedure: Procedure,
}

/// A procedure to begin.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    pub(crate) code: Code,
    pub(crate) title: Title,
    pub(crate) unit: Option<UnitId>,
    pub(crate) procedure: Procedure,
    /// Where it was read from, if from a file.
    pub(crate) source: Option<(String, String)>,
}

/// Keeps what was read, so that a wrong code doesn't cost a second upload.
pub(crate) fn keep_upload(tx: &Tx<'_>, actor: &Actor, upload: &Upload) -> Result<(), AppError> {
    let read = flow::canonical_json(&upload.procedure);
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::keep_upload(tx, &upload.hash, person, &upload.name, &read, at)?;
    Ok(())
}

/// What this person sent before under that hash.
pub(crate) fn upload(tx: &Tx<'_>, actor: &Actor, hash: &str) -> Result<Option<Upload>, AppError> {
    let Some(row) = store::upload(tx, hash, actor.person.get())? else { return Ok(None) };
    let procedure = serde_json::from_str(&row.read_json)
        .map_err(|e| platform::DbError::Unreadable(format!("upload: {e}")))?;
    Ok(Some(Upload { hash: hash.to_owned(), name: row.file_name, procedure }))
}

/// Begins a procedure with its first version.
pub(crate) fn start(tx: &Tx<'_>, actor: &Actor, start: Start) -> Result<VersionId, AppError> {
    let Start { code, title, unit, procedure, source } = start;
    let content = Content::Procedure(Box::new(procedure));
    let kind = Kind::AdministrativeProcedure;
    let id = document::draft(tx, actor, Draft { kind, code, title, unit, content })?;
    if let Some((hash, name)) = source {
        store::keep_source(tx, id.get(), &hash, &name)?;
    }
    Ok(id)
}

/// Keeps from which file a version was made, for whoever compares the two.
pub fn keep_source(tx: &Tx<'_>, id: VersionId, hash: &str, name: &str) -> Result<(), AppError> {
    store::keep_source(tx, id.get(), hash, name)?;
    Ok(())
}

/// The version and its procedure, if this person may know of it and it is one.
pub(crate) fn open(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
) -> Result<(Version, Procedure), AppError> {
    let version = document::open(tx, actor, id)?;
    let procedure = version.procedure().cloned().ok_or(AppError::NotFound)?;
    Ok((version, procedure))
}

/// The same, if this person may write it now.
pub(crate) fn open_to_write(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
) -> Result<(Version, Procedure), AppError> {
    let (version, procedure) = open(tx, actor, id)?;
    if actor.person != version.author && !actor.is(Role::IsoSecretary) {
        return Err(AppError::Forbidden("not_the_author"));
    }
    if !version.is_editable() {
        return Err(AppError::Conflict("not_editable"));
    }
    Ok((version, procedure))
}

/// What the checks say of a version with this text.
pub(crate) fn review(
    tx: &Tx<'_>,
    version: &Version,
    procedure: &Procedure,
) -> Result<Review, AppError> {
    let context = document::lint_context(tx, version)?;
    Ok(Review::of(version, procedure, &context))
}

/// Saves what was typed, unless nothing changed.
pub(crate) fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    edits: i64,
    changed: &Version,
) -> Result<(), AppError> {
    let (stored, _) = open_to_write(tx, actor, changed.id)?;
    if stored.content_hash() == changed.content_hash() {
        return Ok(());
    }
    document::put_content(tx, actor, changed.id, edits, changed)
}

/// The file from which a version was read: its hash and its name.
pub fn source(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
) -> Result<Option<(String, String)>, AppError> {
    open(tx, actor, id)?;
    Ok(store::source(tx, id.get())?)
}
