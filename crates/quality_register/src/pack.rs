//! A register on paper for an inspection.

use crate::{Register, pages, tally};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// A register as of the last day, where anything stands in it.
pub fn packed(
    tx: &Tx<'_>,
    ask: PackAsk,
    item: PackItem,
    register: &'static Register,
) -> Result<Option<PackPaper>, AppError> {
    if tally(tx, register, ask.span.to)?.all() == 0 {
        return Ok(None);
    }
    let title = register.word("title").to_owned();
    let name = text::file_name(&title, register.key);
    let print = move |tx: &Tx<'_>| pages::printed(tx, register, ask.span.to);
    Ok(Some(PackPaper::read(ask, item, title, &name, print)))
}
