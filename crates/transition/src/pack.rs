//! The plan of the newest transition, for an inspection.

use crate::{State, actions, pages, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The plan that was begun by the last day and not given up.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let all = store::all(tx, ask.span.to)?;
    let newest = all.into_iter().find(|transition| transition.state() != State::Cancelled);
    let paper = newest.map(|transition| {
        let (id, title) = (transition.id, transition.intent.title);
        let print = move |tx: &Tx<'_>| {
            pages::plan_pdf(tx, &actions::open_on(tx, id, ask.span.to)?, ask.span.to)
        };
        PackPaper::read(ask, PackItem::Plan, title, "ke-hoach-chuyen-doi", print)
    });
    Ok(paper.into_iter().collect())
}
