//! A register, or an entry of one, on paper for an inspection.

use crate::{Entry, Paper, Register, pages, paper, tally};
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

/// One entry in the usual form.
pub fn packed_entry(ask: PackAsk, item: PackItem, entry: Entry) -> PackPaper {
    let title = match entry.number.as_str() {
        "" => entry.title().to_owned(),
        number => format!("{number}: {}", entry.title()),
    };
    let name = text::file_name(entry.name(), entry.register.key);
    PackPaper::read(ask, item, title, &name, move |tx| paper(tx, &entry, &Paper::default()))
}
