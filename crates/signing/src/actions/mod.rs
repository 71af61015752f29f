//! The use cases. Each runs inside one transaction that its caller opened. What takes long, or
//! touches bytes that somebody sent, was done before (`bench`).

mod anchors;
mod copies;

pub(crate) use anchors::{add_anchors, trusted, withdraw_anchor};
pub(crate) use copies::{
    Finished, Kept, Paper, Prepared, bases, copy, finish, keep, open, open_to_sign, preparation,
    prepare, source_of, withdraw,
};

use crate::{Refusal, SignedCopy, store};
use document::VersionId;
use platform::{Actor, AppError, DbError, Tx, ledger::Entry};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotIssued => Self::Conflict("version_not_issued"),
            Refusal::AlreadyDone => Self::Conflict("preparation_done"),
            Refusal::AlreadyWithdrawn => Self::Conflict("already_withdrawn"),
        }
    }
}

/// The signed copies of a version, the newest first, withdrawn ones among them; at most 200. The
/// caller has asked whether the person may know of the version.
pub fn copies(tx: &Tx<'_>, version: VersionId) -> Result<Vec<SignedCopy>, DbError> {
    store::copies(tx, version)
}

/// A line of the record about something with a hash.
fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    object: String,
    (after, reason): (&str, &str),
) -> Result<(), AppError> {
    let meaning = if action == "signed_copy.sign" { "signed" } else { "" };
    let entry = Entry { action, object, after: Some(after), reason, meaning, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}
