use super::note;
use crate::{
    CopyId, Preparation, PreparationId, SignedCopy, Way, may_sign, model, permit::Permit, store,
};
use document::{Version, VersionId};
use platform::{Actor, AppError, DbError, Tx, ledger::object};

/// The version, if it was ever issued and this person may know of it.
pub(crate) fn open(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let version = document::open(tx, actor, id)?;
    if version.effective_on.is_none() {
        return Err(AppError::NotFound);
    }
    Ok(version)
}

/// The same, if this person may sign it.
pub(crate) fn open_to_sign(tx: &Tx<'_>, actor: &Actor, id: VersionId) -> Result<Version, AppError> {
    let version = open(tx, actor, id)?;
    let Permit { version: allowed } = may_sign(actor, &version)?;
    Ok(allowed.clone())
}

/// One signed copy, with its version.
pub(crate) fn copy(
    tx: &Tx<'_>,
    actor: &Actor,
    id: CopyId,
) -> Result<(Version, SignedCopy), AppError> {
    let copy = store::copy(tx, id)?.ok_or(AppError::NotFound)?;
    Ok((open(tx, actor, copy.version)?, copy))
}

/// The hash of a copy that is signed once more.
pub(crate) fn source_of(tx: &Tx<'_>, version: VersionId, over: CopyId) -> Result<String, AppError> {
    let copy = store::copy(tx, over)?.filter(|copy| copy.version == version);
    let copy = copy.ok_or(AppError::NotFound)?;
    model::may_be_withdrawn(copy.withdrawn.as_ref())?;
    Ok(copy.sha256)
}

/// The unsigned PDFs of a version that were given out: hash and size.
pub(crate) fn bases(tx: &Tx<'_>, version: VersionId) -> Result<Vec<(String, usize)>, DbError> {
    let papers = store::papers(tx, version.get())?;
    Ok(papers.into_iter().map(|(hash, size)| (hash, usize::try_from(size).unwrap_or(0))).collect())
}

/// An unsigned PDF that was made for signing.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) sha256: String,
    pub(crate) size: usize,
}

/// A signed file that is to be kept; its bytes are stored.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) way: Way,
    pub(crate) sha256: String,
    pub(crate) size: usize,
    pub(crate) file_name: String,
    /// The unsigned PDF under it, where one was made for it.
    pub(crate) paper: Option<Paper>,
}

/// Keeps a signed copy.
pub(crate) fn keep(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    kept: &Kept,
) -> Result<CopyId, AppError> {
    let version = open(tx, actor, id)?;
    let permit = may_sign(actor, &version)?;
    insert(tx, actor, &permit, kept)
}

fn insert(
    tx: &Tx<'_>,
    actor: &Actor,
    permit: &Permit<'_>,
    kept: &Kept,
) -> Result<CopyId, AppError> {
    let Permit { version } = permit;
    if let Some(paper) = &kept.paper {
        give_out(tx, version.id, paper)?;
    }
    let key = tx.new_key();
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    let inserted = store::insert_copy(
        tx,
        key,
        version.id.get(),
        kept.way.as_str(),
        &kept.sha256,
        size(kept.size),
        &kept.file_name,
        person,
        at,
    );
    match inserted {
        Err(DbError::Duplicate(_)) => return Err(AppError::Conflict("copy_known")),
        other => other?,
    };
    let action = match kept.way {
        Way::Pkcs12 => "signed_copy.sign",
        Way::Remote | Way::Upload => "signed_copy.keep",
    };
    let reason = format!("document_version/{}", version.id);
    note(tx, actor, action, object("signed_copy", key), (&kept.sha256, &reason))?;
    Ok(CopyId::new(key))
}

fn size(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// Notes an unsigned PDF as one that a signed file may begin with.
fn give_out(tx: &Tx<'_>, version: VersionId, paper: &Paper) -> Result<(), DbError> {
    if store::has_paper(tx, version.get(), &paper.sha256)?.is_none() {
        let at = tx.now().as_microsecond();
        store::insert_paper(tx, version.get(), &paper.sha256, size(paper.size), at)?;
    }
    Ok(())
}

/// A file with room for a signature; both files are stored.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub(crate) source: String,
    pub(crate) paper: Option<Paper>,
    pub(crate) with_room: String,
    pub(crate) digest: String,
    pub(crate) gap: (usize, usize),
}

/// Keeps a prepared file until its signature comes.
pub(crate) fn prepare(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    it: &Prepared,
) -> Result<PreparationId, AppError> {
    let version = open_to_sign(tx, actor, id)?;
    if let Some(paper) = &it.paper {
        give_out(tx, version.id, paper)?;
    }
    let key = tx.new_key();
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::insert_preparation(
        tx,
        key,
        version.id.get(),
        &it.source,
        &it.with_room,
        &it.digest,
        size(it.gap.0),
        size(it.gap.1),
        person,
        at,
    )?;
    let reason = format!("document_version/{}", version.id);
    let object = object("signing_preparation", key);
    note(tx, actor, "signing_preparation.make", object, (&it.with_room, &reason))?;
    Ok(PreparationId::new(key))
}

/// A file that waits for its signature.
pub(crate) fn preparation(
    tx: &Tx<'_>,
    actor: &Actor,
    id: PreparationId,
) -> Result<(Version, Preparation), AppError> {
    let found = store::preparation(tx, id)?.ok_or(AppError::NotFound)?;
    Ok((open_to_sign(tx, actor, found.version)?, found))
}

/// What became of a preparation once its signature had come.
#[derive(Debug, Clone)]
pub(crate) struct Finished {
    pub(crate) preparation: PreparationId,
    pub(crate) kept: Kept,
}

/// Keeps the copy that a preparation became.
pub(crate) fn finish(tx: &Tx<'_>, actor: &Actor, done: &Finished) -> Result<CopyId, AppError> {
    let (version, found) = preparation(tx, actor, done.preparation)?;
    found.may_be_done()?;
    store::finish_preparation(tx, found.id.get(), tx.now().as_microsecond())?;
    insert(tx, actor, &may_sign(actor, &version)?, &done.kept)
}

/// Takes a copy out of the list; its bytes and its line stay. Gives the version that it was of.
pub(crate) fn withdraw(
    tx: &Tx<'_>,
    actor: &Actor,
    id: CopyId,
    reason: &str,
) -> Result<VersionId, AppError> {
    let (version, found) = copy(tx, actor, id)?;
    let _permit = may_sign(actor, &version)?;
    model::may_be_withdrawn(found.withdrawn.as_ref())?;
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    store::withdraw_copy(tx, id.get(), person, at, reason)?;
    let object = object("signed_copy", id);
    note(tx, actor, "signed_copy.withdraw", object, (&found.sha256, reason))?;
    Ok(version.id)
}
