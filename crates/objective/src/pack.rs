//! Objectives, for an inspection.

use crate::{pages, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The objectives of the year of the last day, the plan for them, and what those that were approved came to.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let year = i64::from(ask.span.to.year());
    let day = ask.span.to;
    let objectives = store::year_on(tx, year, day)?;
    if objectives.is_empty() {
        return Ok(Vec::new());
    }
    let [set, plan, evaluation] = pages::paper_titles(year);
    let item = PackItem::PolicyObjectives;
    let mut papers = vec![
        PackPaper::read(ask, item, set, "muc-tieu-chat-luong", move |tx| {
            pages::set_pdf(tx, year, day)
        }),
        PackPaper::read(ask, item, plan, "ke-hoach-muc-tieu", move |tx| {
            pages::plan_pdf(tx, year, day)
        }),
    ];
    if objectives.iter().any(|it| it.state().is_binding()) {
        papers.push(PackPaper::read(ask, item, evaluation, "danh-gia-muc-tieu", move |tx| {
            pages::evaluation_pdf(tx, year, day)
        }));
    }
    Ok(papers)
}
