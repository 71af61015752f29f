//! The register of nonconformities, for an inspection.

use crate::{pages, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx, list::ListQuery};

/// What was raised by the last day and not cancelled, where there is anything.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let tally = store::tally(tx, ask.span.to)?;
    if tally.drafts + tally.open + tally.ended == 0 {
        return Ok(Vec::new());
    }
    let head = pages::register(ask.span.to);
    let (title, name) = (head.title.clone(), head.file_name);
    let print = move |tx: &Tx<'_>| {
        let (agency, day) = (tx.agency().get(), ask.span.to.to_string());
        let moment = store::moment(ask.span.to);
        let base: [&dyn platform::db::Param; 3] = [&agency, &day, &moment];
        let query = ListQuery::default().with("phase", "kept");
        let rows = store::LIST.all::<store::Listed>(tx, &base, &query)?;
        register::pdf(tx, &rows, &head)
    };
    Ok(vec![PackPaper::read(ask, PackItem::CorrectiveAction, title, name, print)])
}
