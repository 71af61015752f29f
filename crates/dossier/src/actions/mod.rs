//! The use cases. Each runs inside one transaction that its caller opened.

mod accept;
mod clock;
mod moving;
mod waiting;

pub use accept::{Acceptance, Applicant, accept};
pub use clock::{configure, reception};
pub(crate) use clock::{due_of, standing};
pub(crate) use moving::candidates;
pub use moving::{Move, act};
pub(crate) use waiting::inbox;

use crate::{Dossier, DossierId, model::Refusal, store};
use platform::{Actor, AppError, Tx};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongState => Self::Conflict("wrong_state"),
        }
    }
}

/// The dossier for whoever looks at it without working on it: an auditor sees those of every unit.
pub(crate) fn look(tx: &Tx<'_>, actor: &Actor, id: DossierId) -> Result<Dossier, AppError> {
    store::look(tx, actor, id)?.ok_or(AppError::NotFound)
}

/// The dossier, if this person may know of it. Another unit's is simply not there.
pub fn open(tx: &Tx<'_>, actor: &Actor, id: DossierId) -> Result<Dossier, AppError> {
    store::find_for(tx, actor, id)?.ok_or(AppError::NotFound)
}
