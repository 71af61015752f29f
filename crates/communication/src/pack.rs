//! What was said to whom, for an inspection: dissemination of the system.

use crate::{LOG, PLAN};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::packed;

/// The plan and the log as of the last day.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let plan = packed(tx, ask, PackItem::Training, &PLAN)?;
    let log = packed(tx, ask, PackItem::Training, &LOG)?;
    Ok(plan.into_iter().chain(log).collect())
}
