//! The use cases. Each runs inside one transaction that its caller opened.

mod adopting;
mod answering;
mod giving;
mod waiting;

pub use adopting::{Adoption, adopt};
pub use answering::answer;
pub(crate) use answering::{Standing, standing};
pub(crate) use giving::withdraw;
pub use giving::{Imported, Publication, declared, keep_imported, publish};
pub(crate) use waiting::{inbox, notices};

use crate::{Edition, EditionId, store};
use platform::{AppError, Tx};

/// An edition, if this agency may know of it.
pub fn edition(tx: &Tx<'_>, id: EditionId) -> Result<Edition, AppError> {
    store::find(tx, id)?.ok_or(AppError::NotFound)
}
