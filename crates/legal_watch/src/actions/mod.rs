//! The use cases. Each runs inside one transaction that its caller opened.

mod changing;
mod judging;
mod proposing;
mod sweeping;
mod telling;

pub(crate) use changing::{Candidate, begin_run, candidates, change_one, note_refused};
pub(crate) use judging::inbox;
pub use judging::judge;
pub use judging::record_review;
pub(crate) use proposing::{Group, enter, proposals};
pub use sweeping::{on_document, on_relation, sweep};
pub(crate) use telling::notices;
pub use telling::{Stamp, open_tasks, stamp, stamped};

use crate::{Refusal, TaskId, store};
use external_document::{Known, Matcher};
use platform::{Actor, AppError, DbError, Tx};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Closed => Self::Conflict("review_closed"),
            Refusal::NoReason => Self::Conflict("keep_reason_missing"),
        }
    }
}

/// The review, if this person may know of its document.
pub(crate) fn open(tx: &Tx<'_>, actor: &Actor, id: TaskId) -> Result<store::Row, AppError> {
    let (reader, judges) = (actor.person.get(), store::judges(actor));
    store::find(tx, reader, judges, id.get())?.ok_or(AppError::NotFound)
}

/// Every registered text, and what finds them.
pub(crate) fn register(tx: &Tx<'_>) -> Result<(Vec<Known>, Matcher), DbError> {
    let texts = external_document::all(tx)?;
    let matcher = Matcher::new(&texts);
    Ok((texts, matcher))
}

fn today(tx: &Tx<'_>) -> jiff::civil::Date {
    text::here(tx.now()).date()
}
