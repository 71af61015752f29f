//! The use cases. Each runs inside one transaction that its caller opened.

mod erasing;
mod moving;
mod promise;
mod receiving;
mod waiting;

pub(crate) use erasing::tidy;
pub use erasing::{erase, keepings, put_keeping};
pub use moving::{act, publish};
pub use promise::{put_rule, rules};
pub use receiving::{Attachment, receive};
pub(crate) use receiving::{by_code, receive_public};
pub(crate) use waiting::inbox;

use crate::{Feedback, FeedbackId, Refusal, permit, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, commitment, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NoKind => Self::Conflict("kind_or_unit_missing"),
            Refusal::NoOwner => Self::Conflict("answerer_missing"),
            Refusal::NoAnswer => Self::Conflict("answer_missing"),
            Refusal::NoNote => Self::Conflict("feedback_note_missing"),
            Refusal::NotLater => Self::Conflict("feedback_day_not_later"),
        }
    }
}

/// The feedback, for those who may know of it.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: FeedbackId) -> Result<Feedback, AppError> {
    store::get(tx, permit::sight(actor), id)?.ok_or(AppError::NotFound)
}

/// What everybody may read, the newest first.
pub fn published(tx: &Tx<'_>) -> Result<Vec<Feedback>, DbError> {
    store::published(tx)?.into_iter().map(store::read).collect()
}

/// Remembers an act: what was said is in the record as a commitment only.
fn say(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    feedback: &Feedback,
    note: &str,
) -> Result<(), DbError> {
    let salt = store::salt(tx, feedback.id.get())?.and_then(|(salt,)| hex::decode(salt).ok());
    let salt: [u8; 32] = salt.and_then(|salt| salt.try_into().ok()).unwrap_or_default();
    let said = format!("{}\n{note}", feedback.commitment_words());
    let entry = Entry {
        action,
        object: object("feedback", feedback.id),
        version: feedback.moves,
        reason: &feedback.number,
        pii_commit: Some(commitment(&salt, &said)),
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(())
}

fn random<const N: usize>() -> Result<[u8; N], DbError> {
    let mut random = [0; N];
    getrandom::fill(&mut random).map_err(|e| DbError::Unavailable(e.to_string()))?;
    Ok(random)
}
