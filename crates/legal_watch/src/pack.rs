//! How texts were watched, for an inspection.

use crate::pages;
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The reviews of texts within the span, where there are any.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    if pages::reviews_of(tx, ask.span)?.is_empty() {
        return Ok(Vec::new());
    }
    let head = pages::reviews_head(ask.span.to);
    let (title, name) = (head.title, head.file_name);
    let print = move |tx: &Tx<'_>| {
        register::pdf(tx, &pages::reviews_of(tx, ask.span)?, &pages::reviews_head(ask.span.to))
    };
    Ok(vec![PackPaper::read(ask, PackItem::LegalChanges, title, name, print)])
}
