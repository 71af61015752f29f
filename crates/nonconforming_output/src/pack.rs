//! The register of nonconforming outputs, for an inspection.

use crate::OUTPUTS;
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::packed;

/// The register as of the last day.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    Ok(packed(tx, ask, PackItem::CorrectiveAction, &OUTPUTS)?.into_iter().collect())
}
