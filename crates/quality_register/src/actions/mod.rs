//! The use cases. Each runs inside one transaction that its caller opened.

mod asking;
mod changing;
mod entering;
mod importing;
mod waiting;

pub(crate) use asking::as_of_moment;
pub use asking::{
    Moved, about_document, as_of, belonging, every, from_origin, moves, of_kind, open, owners,
    tally,
};
pub(crate) use changing::step_of;
pub use changing::{edit, follow, step};
pub(crate) use entering::{belongs, complete, may_add};
pub use entering::{enter, raise, raise_under};
pub(crate) use importing::import;
pub use waiting::inbox;

use crate::{Entry, Origin, Refusal, store};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{self, commitment},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Fields(errors) => Self::Invalid(errors),
            Refusal::Rule(code) => Self::Conflict(code),
        }
    }
}

/// Today, where the agency is.
fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// Randomness for the commitments of one entry.
fn salt() -> Result<[u8; 32], DbError> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|e| DbError::Unavailable(e.to_string()))?;
    Ok(salt)
}

/// The leaf of the record for a change. Words are committed to, never told.
fn remember(
    tx: &Tx<'_>,
    actor: &Actor,
    after: &Entry,
    action: &str,
    note: &str,
    salt: &[u8; 32],
) -> Result<(), AppError> {
    let origin = after.origin.as_ref().filter(|_| after.moves == 0);
    let came_from = |origin: &Origin| origin.thing.clone();
    let reason = origin.map_or_else(|| after.number.clone(), came_from);
    let entry = ledger::Entry {
        action: &format!("{}.{action}", after.register.key),
        object: after.thing(),
        version: after.moves,
        reason: &reason,
        pii_commit: Some(commitment(salt, &format!("{}\n{note}", after.words()))),
        ..ledger::Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Stores a changed entry, if nobody changed it meanwhile.
fn replace(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Entry,
    after: &Entry,
    action: &str,
    note: &str,
) -> Result<(), AppError> {
    let at = tx.now().as_microsecond();
    if store::end(tx, before.id.get(), before.moves, store::STANDS, at)? != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    let change = store::Change { action, by: actor.person, note, salt: "" };
    store::put(tx, after, &change)?;
    let salt = store::salt(tx, before.id.get())?.and_then(|(salt,)| hex::decode(salt).ok());
    let salt = salt.and_then(|salt| salt.try_into().ok()).unwrap_or_default();
    remember(tx, actor, after, action, note, &salt)
}
