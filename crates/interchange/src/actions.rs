//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{
    Scope, TakeAs, Taken, import,
    model::{ExportId, ImportId, Progress},
    permit::{may_export, may_import},
    store::{self, ImportRow},
};
use intake::package::Package;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeSet;

/// Notes that a package is being made.
pub(crate) fn begin(tx: &Tx<'_>, actor: &Actor, scope: Scope) -> Result<ExportId, AppError> {
    let _permit = may_export(actor, scope)?;
    let now = tx.now().as_microsecond();
    let is_running = |line: &store::ExportLine| {
        Progress::of(&line.state, line.moved_at, now) == Progress::Running
    };
    // Two at once would only be slower.
    if store::exports(tx)?.iter().any(is_running) {
        return Err(AppError::Conflict("export_running"));
    }
    let id = tx.new_key();
    store::insert_export(tx, id, scope.as_str(), 0, actor.person.get(), now)?;
    let entry = Entry {
        action: "interchange.begin",
        object: object("export", id),
        meaning: scope.as_str(),
        ..Entry::default()
    };
    // An agency that has ended still hands its papers over.
    tx.on_closed_books().record(actor, &entry)?;
    Ok(ExportId::new(id))
}

/// Notes how far it has come.
pub(crate) fn moved(tx: &Tx<'_>, id: ExportId, done: usize, total: usize) -> Result<(), DbError> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    store::move_export(tx, id.get(), number(done), number(total), tx.now().as_microsecond())?;
    Ok(())
}

/// A package that is ready.
pub(crate) struct Ready {
    pub(crate) file_hash: String,
    pub(crate) length: u64,
    pub(crate) manifest: String,
}

/// Notes how it ended.
pub(crate) fn end(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ExportId,
    ended: Result<Ready, String>,
) -> Result<(), AppError> {
    let at = tx.now().as_microsecond();
    let object = object("export", id);
    match ended {
        Ok(ready) => {
            let length = i64::try_from(ready.length).unwrap_or(i64::MAX);
            let (hash, manifest) = (Some(ready.file_hash), Some(ready.manifest.clone()));
            store::end_export(tx, id.get(), Progress::DONE, hash, Some(length), manifest, "", at)?;
            let after = Some(ready.manifest.as_str());
            let entry = Entry { action: "interchange.export", object, after, ..Entry::default() };
            tx.on_closed_books().record(actor, &entry)?;
        }
        Err(why) => {
            let why: String = why.chars().filter(|c| *c != '\0').take(500).collect();
            store::end_export(tx, id.get(), Progress::FAILED, None, None, None, &why, at)?;
            let entry = Entry { action: "interchange.fail", object, ..Entry::default() };
            tx.on_closed_books().record(actor, &entry)?;
        }
    }
    Ok(())
}

/// Keeps a package that was checked, until somebody says as what it is taken.
pub(crate) fn keep_import(
    tx: &Tx<'_>,
    actor: &Actor,
    file: (&str, &str),
    package: &Package,
) -> Result<ImportId, AppError> {
    let _permit = may_import(actor)?;
    let json = serde_json::to_string(package).map_err(|e| AppError::Failed(e.to_string()))?;
    let id = tx.new_key();
    let (person, at) = (actor.person.get(), tx.now().as_microsecond());
    let (hash, name) = file;
    let manifest = &package.manifest_sha256;
    store::insert_import(tx, id, hash, name, &package.key, manifest, &json, person, at)?;
    let entry = Entry {
        action: "interchange.receive",
        object: object("import", id),
        after: Some(&package.manifest_sha256),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(ImportId::new(id))
}

/// A package that was sent, with its content.
pub(crate) fn import(tx: &Tx<'_>, id: ImportId) -> Result<(ImportRow, Package), AppError> {
    let row = store::import(tx, id.get())?.ok_or(AppError::NotFound)?;
    let package = serde_json::from_str(&row.content)
        .map_err(|e| DbError::Unreadable(format!("import: {e}")))?;
    Ok((row, package))
}

/// Whether somebody of this agency compared that key with its owner.
pub(crate) fn is_known(tx: &Tx<'_>, signer: &str) -> Result<bool, DbError> {
    Ok(store::key(tx, signer)?.is_some())
}

/// Takes the chosen documents of a package, once. `compared` says that somebody compared its key
/// with the sender; `own` is this installation's.
pub(crate) fn take(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ImportId,
    own: &str,
    compared: bool,
    chosen: &BTreeSet<i64>,
    as_what: TakeAs,
) -> Result<Taken, AppError> {
    let (row, package) = import(tx, id)?;
    if row.signer != own && !is_known(tx, &row.signer)? {
        if !compared {
            return Err(AppError::Conflict("key_not_compared"));
        }
        store::keep_key(tx, &row.signer, actor.person.get(), tx.now().as_microsecond())?;
    }
    if chosen.is_empty() {
        return Err(AppError::Conflict("nothing_chosen"));
    }
    if store::take_import(tx, id.get(), as_what.as_str())? != 1 {
        return Err(AppError::Conflict("import_taken"));
    }
    import::take(tx, actor, &package, chosen, as_what)
}
