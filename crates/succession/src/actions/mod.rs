//! The use cases. Each runs inside one transaction that its caller opened, in the agency of whoever
//! acts; what the other agency keeps is written into its own rows and its own record.

mod answering;
mod carrying;
mod deciding;
mod kept;
mod public;
mod reading;
mod taking;
mod waiting;

pub use answering::answer;
pub(crate) use answering::{asked, ending};
pub(crate) use carrying::{Left, left};
pub use carrying::{Order, Received, carry_out, prepare};
pub use deciding::{act, draft, put};
pub(crate) use public::sections;
pub use reading::look_into;
pub(crate) use reading::{may_look, named};
pub(crate) use waiting::{inbox, notices};

use crate::{Action, Refusal, Succession, SuccessionId, may, store};
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Conflict(match refusal {
            Refusal::WrongState => "wrong_state",
            Refusal::NotAgreed => "succession_not_agreed",
            Refusal::TooEarly => "succession_too_early",
            Refusal::HasBegun => "succession_has_begun",
            Refusal::NoMinutes => "succession_no_minutes",
        })
    }
}

/// The succession. Everybody of the agency that takes over may know of it.
pub fn open(tx: &Tx<'_>, id: SuccessionId) -> Result<Succession, AppError> {
    store::get(tx, id)?.ok_or(AppError::NotFound)
}

/// What this person may do now.
pub(crate) fn offered(actor: &Actor, succession: &Succession) -> Vec<Action> {
    let moves = succession.state().moves().iter().map(|(action, _)| *action);
    moves.filter(|action| may(actor, *action, succession).is_ok()).collect()
}

/// Writes into the record of the transaction's agency. An agency that has ended is still asked, and
/// still answers.
fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    id: SuccessionId,
    reason: &str,
) -> Result<(), DbError> {
    let object = object("succession", id);
    let entry = Entry { action, object, reason, ..Entry::default() };
    tx.on_closed_books().record(actor, &entry)?;
    Ok(())
}
