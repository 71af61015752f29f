//! Who read and who holds what, for an inspection.

use crate::{pages, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx, list::ListQuery};

/// How far each document was disseminated, and who holds paper copies, as of the last day.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let day = ask.span.to;
    let (text, query) = (day.to_string(), ListQuery::default());
    let base: [&dyn platform::db::Param; 2] = [&tx.agency().get(), &text];
    let mut papers = Vec::new();
    if !store::LIST.all::<store::Line>(tx, &base, &query)?.is_empty() {
        let head = pages::reading_head(day);
        let (title, name) = (head.title, head.file_name);
        let print = move |tx: &Tx<'_>| pages::reading_pdf(tx, day);
        papers.push(PackPaper::read(ask, PackItem::Training, title, name, print));
    }
    if !store::COPIES.all::<store::Entry>(tx, &base, &query)?.is_empty() {
        let head = pages::copies_head(day);
        let (title, name) = (head.title, head.file_name);
        let print = move |tx: &Tx<'_>| pages::copies_pdf(tx, day);
        papers.push(PackPaper::read(ask, PackItem::Documents, title, name, print));
    }
    Ok(papers)
}
