//! The register of texts from outside, for an inspection.

use crate::{pages, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The register as of the last day, where anything is in force.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let (count,) = store::in_force(tx, ask.span.end(), &ask.span.to.to_string())?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let head = pages::register();
    let (title, name) = (head.title, head.file_name);
    let print = move |tx: &Tx<'_>| pages::register_pdf(tx, ask.span);
    Ok(vec![PackPaper::read(ask, PackItem::LegalChanges, title, name, print)])
}
