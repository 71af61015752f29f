//! Which records are kept and how, for an inspection.

use crate::{pages, print, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The list of records as of the last day, and how nobody can rewrite what was done.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let day = ask.span.to;
    let mut papers = vec![PackPaper {
        item: PackItem::Dossiers,
        title: pages::ledger_title(),
        file_name: "so-ghi-khong-sua-duoc.pdf".to_owned(),
        print: Box::new(move |app| {
            let record = app.ledger.record();
            let key = app.ledger.verifier().to_string();
            let last = app.ledger.last().map_err(|e| AppError::Failed(e.to_string()))?;
            let note = last.map(|(note, _)| note.to_string()).unwrap_or_default();
            let read =
                move |tx: &Tx<'_>| print::ledger(tx, &record, (key.as_str(), note.as_str()), day);
            app.db.at(ask.agency).read_now(read)
        }),
    }];
    if !store::types(tx, day)?.is_empty() {
        let head = pages::types_head(day);
        let (title, name) = (head.title, head.file_name);
        let print = move |tx: &Tx<'_>| pages::types_pdf(tx, day);
        papers.push(PackPaper::read(ask, PackItem::Dossiers, title, name, print));
    }
    Ok(papers)
}
