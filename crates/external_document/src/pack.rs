//! The register of texts from outside, for an inspection.

use crate::pages;
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The register as of the last day.
pub(crate) fn pack(_: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let head = pages::register();
    let (title, name) = (head.title, head.file_name);
    let print = move |tx: &Tx<'_>| pages::register_pdf(tx, ask.span);
    Ok(vec![PackPaper::read(ask, PackItem::LegalChanges, title, name, print)])
}
