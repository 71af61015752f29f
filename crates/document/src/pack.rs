//! The decisions that issued documents, for an inspection.

use crate::{DecisionId, actions, pages, print, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// Every decision up to the last day, the newest first.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let decisions = store::decisions(tx, "", &ask.span.to.to_string())?;
    let paper = |row: store::DecisionRow| {
        let id = DecisionId::new(row.id);
        let title = pages::decision_title(&row.number, &row.subject);
        let name = text::file_name(&row.number, "quyet-dinh");
        let print = move |tx: &Tx<'_>| {
            let (decision, versions) = actions::decision(tx, id)?;
            print::decision(&organization::agency_on(tx, decision.dated)?, &decision, &versions)
        };
        PackPaper::read(ask, PackItem::Documents, title, &name, print)
    };
    Ok(decisions.into_iter().map(paper).collect())
}
