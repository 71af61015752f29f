//! Objectives, for an inspection.

use crate::{pages, store};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};

/// The objectives of the year of the last day with what they came to, and the plan for them.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let year = i64::from(ask.span.to.year());
    let day = ask.span.to;
    if store::year_on(tx, year, day)?.is_empty() {
        return Ok(Vec::new());
    }
    let [set, plan] = pages::paper_titles(year);
    let item = PackItem::PolicyObjectives;
    Ok(vec![
        PackPaper::read(ask, item, set, "muc-tieu-chat-luong", move |tx| {
            pages::set_pdf(tx, year, day)
        }),
        PackPaper::read(ask, item, plan, "ke-hoach-muc-tieu", move |tx| {
            pages::plan_pdf(tx, year, day)
        }),
    ])
}
