//! The master list, for an inspection.

use crate::{Line, counts, pages, store::LIST};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx, list::ListQuery};

/// The list of what was in force on the last day, where anything was.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    if counts(tx, ask.span.to)?.is_empty() {
        return Ok(Vec::new());
    }
    let head = pages::head(ask.span.to);
    let (title, name) = (head.title.clone(), head.file_name);
    let print = move |tx: &Tx<'_>| {
        let day = ask.span.to.to_string();
        let query = ListQuery::default().with("standing", "in_force");
        let rows = LIST.all::<Line>(tx, &[&tx.agency().get(), &day], &query)?;
        register::pdf(tx, &rows, &head)
    };
    Ok(vec![PackPaper::read(ask, PackItem::Documents, title, name, print)])
}
