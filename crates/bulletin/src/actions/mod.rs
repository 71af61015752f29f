//! The use cases. Each runs inside one transaction that its caller opened.
//!
//! | file | holds |
//! |---|---|
//! | `writing` | drafts, and scripts made of an article or a process |
//! | `moving` | the life of a bulletin, the air log, how the station reads |
//! | `briefing` | what is put before briefings |
//! | `waiting` | what waits for whom |

mod briefing;
mod moving;
mod waiting;
mod writing;

pub use briefing::{conclude, propose};
pub(crate) use briefing::{day_of, items};
pub use moving::{act, air, set_setting};
pub(crate) use moving::{airings, offered, setting};
pub(crate) use waiting::inbox;
pub use writing::{draft, put, script_of};

use crate::{Bulletin, BulletinId, Refusal, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::ReasonMissing => Self::Conflict("bulletin_reason_missing"),
        }
    }
}

/// The bulletin, if this person may know of it, and whether they are an editor today.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: BulletinId) -> Result<(Bulletin, bool), AppError> {
    let is_editor = news::is_editor(tx, actor)?;
    let row = store::find(tx, actor.person.get(), is_editor.into(), id.get())?;
    Ok((store::read(row.ok_or(AppError::NotFound)?)?, is_editor))
}

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    bulletin: &Bulletin,
    reason: &str,
) -> Result<(), DbError> {
    let object = object("bulletin", bulletin.id);
    let version = bulletin.moves;
    tx.record(actor, &Entry { action, object, version, reason, ..Entry::default() })?;
    Ok(())
}
