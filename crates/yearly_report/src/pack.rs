//! Reports that were sent, for an inspection.

use crate::{pages, print, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// Every report that was sent by the last day.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let sent = store::all(tx)?.into_iter();
    let sent = sent.filter(|report| report.sent_on.is_some_and(|day| day <= ask.span.to));
    let paper = |report: crate::Report| {
        let title = pages::paper_title(&report);
        let name = text::file_name(&format!("bao cao {}", report.year), "bao-cao");
        let print = move |tx: &Tx<'_>| print::pdf(&pages::sheet(tx, report.id, None)?);
        PackPaper::read(ask, PackItem::Reports, title, &name, print)
    };
    Ok(sent.map(paper).collect())
}
