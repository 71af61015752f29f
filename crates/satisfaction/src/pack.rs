//! How satisfied people were, for an inspection.

use crate::{actions, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The report of each survey of the span whose result stands. It names nobody who answered.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let paper = |survey: crate::Survey| {
        let title = format!("{}: {}", survey.number, survey.plan.title);
        let name = text::file_name(&survey.number, "khao-sat");
        let print = move |tx: &Tx<'_>| {
            print::report(tx, &actions::open(tx, survey.id)?, text::here(tx.now()).date())
        };
        PackPaper::read(ask, PackItem::Satisfaction, title, &name, print)
    };
    Ok(actions::analysed(tx, ask.span)?.into_iter().map(paper).collect())
}
