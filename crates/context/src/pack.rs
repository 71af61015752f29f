//! Context and interested parties, for an inspection: where risks come from.

use crate::{ISSUES, PARTIES};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::packed;

/// Both registers as of the last day.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let issues = packed(tx, ask, PackItem::Risks, &ISSUES)?;
    let parties = packed(tx, ask, PackItem::Risks, &PARTIES)?;
    Ok(issues.into_iter().chain(parties).collect())
}
