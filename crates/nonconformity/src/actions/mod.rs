//! The use cases. Each runs inside one transaction that its caller opened.

mod late;
mod moving;
mod origin;
mod waiting;

pub use late::{on_dossier_finished, sweep};
pub use moving::{act, raise, record};
pub(crate) use origin::notices;
pub use origin::{Raised, raised_from};
pub(crate) use waiting::inbox;

use crate::{Nonconformity, NonconformityId, Refusal, store};
use platform::{AppError, Tx};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
            Refusal::NoOwner => Self::Conflict("owner_missing"),
            Refusal::NoDay => Self::Conflict("day_missing_or_over"),
            Refusal::NotLater => Self::Conflict("day_not_later"),
            Refusal::NoPlan => Self::Conflict("plan_missing"),
            Refusal::NoNote => Self::Conflict("note_missing"),
            Refusal::TooEarly => Self::Conflict("effect_too_early"),
        }
    }
}

/// The nonconformity. Everybody of the agency may know of it: improvement is no secret.
pub fn open(tx: &Tx<'_>, id: NonconformityId) -> Result<Nonconformity, AppError> {
    store::get(tx, id)?.ok_or(AppError::NotFound)
}
