//! Procedures in English.

use crate::{Translated, Translation, permit, store};
use document::{DocumentId, VersionId};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeMap;

/// The translation of a procedure, if somebody entered one.
pub fn translation(tx: &Tx<'_>, document: DocumentId) -> Result<Option<Translated>, DbError> {
    Ok(store::translation(tx, document.get())?.map(Into::into))
}

/// Which procedures have one, and of which version.
pub fn translations(tx: &Tx<'_>) -> Result<BTreeMap<DocumentId, VersionId>, DbError> {
    let rows = store::translations(tx)?.into_iter();
    Ok(rows.map(|(document, of)| (DocumentId::new(document), VersionId::new(of))).collect())
}

/// Enters a procedure in English, as its version in force stands. `edits` is how often it had been
/// saved when the form was opened.
pub fn translate(
    tx: &Tx<'_>,
    actor: &Actor,
    document: DocumentId,
    edits: i64,
    text: &Translation,
) -> Result<(), AppError> {
    permit::may_translate(actor)?;
    let version = document::current(tx, document)?.ok_or(AppError::NotFound)?;
    let Translation { title, applicants, bring, place, duration, fee, result, note } = text;
    let saved = store::put_translation(
        tx,
        document.get(),
        version.get(),
        title,
        applicants,
        bring,
        place,
        duration,
        fee,
        result,
        note,
        edits,
    )?;
    if saved == 0 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let object = object("portal_translation", document);
    tx.record(actor, &Entry { action: "portal.translate", object, ..Entry::default() })?;
    Ok(())
}
