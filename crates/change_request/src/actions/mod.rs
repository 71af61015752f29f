//! The use cases. Each runs inside one transaction that its caller opened.
//!
//! | file | holds |
//! |---|---|
//! | `asking` | writing a request, saying something about one |
//! | `moving` | actions of the life cycle, and what the document itself does |
//! | `waiting` | what waits for whom |

mod asking;
mod moving;
mod waiting;

pub use asking::{Wish, put, request};
pub(crate) use asking::{may_write, opine};
pub use moving::{act, on_effective, on_withdrawn};
pub(crate) use moving::{has_head, offered};
pub(crate) use waiting::inbox;

use crate::{Refusal, Request, RequestId, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::ReasonMissing => Self::Conflict("refusal_reason_missing"),
            Refusal::AuthorMissing => Self::Conflict("writer_missing"),
            Refusal::DueMissing => Self::Conflict("due_missing"),
            Refusal::BadTarget => Self::Conflict("bad_target"),
        }
    }
}

/// The request, if this person may know of it. A stranger's draft is simply not there.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: RequestId) -> Result<Request, AppError> {
    store::find_for(tx, actor, id)?.ok_or(AppError::NotFound)
}

fn note(tx: &Tx<'_>, actor: &Actor, action: &str, request: &Request) -> Result<(), DbError> {
    let object = object("change_request", request.id);
    let version = request.moves;
    tx.record(actor, &Entry { action, object, version, ..Entry::default() })?;
    Ok(())
}
