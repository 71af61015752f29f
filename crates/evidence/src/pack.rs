//! The matrix of clauses and evidence, for an inspection.

use crate::pages;
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The matrix of the edition in force on the last day, for the span that ends there.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let edition = edition::on(tx, ask.span.to)?;
    let title = pages::paper_title(edition);
    let print = Box::new(move |app: &platform::App| {
        let showcase = app.showcase.clone();
        let read = move |tx: &Tx<'_>| {
            pages::matrix_pdf(tx, edition, &showcase.all(tx, ask.span)?, ask.span.to)
        };
        app.db.at(ask.agency).read_now(read)
    });
    let file_name = "bang-chung-theo-dieu-khoan.pdf".to_owned();
    Ok(vec![PackPaper { item: PackItem::Documents, title, file_name, print }])
}
