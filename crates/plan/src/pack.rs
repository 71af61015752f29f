//! Plans, for an inspection.

use crate::{PLANS, TASKS, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::{as_of, packed};

/// The plans of the span's years that were approved by its last day, each with its chart; and the tasks.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let (from, to) = (i64::from(ask.span.from.year()), i64::from(ask.span.to.year()));
    let mut papers = Vec::new();
    for plan in as_of(tx, &PLANS, ask.span.to)? {
        let is_of = plan.values.whole("year").is_some_and(|year| (from..=to).contains(&year));
        if is_of && matches!(plan.state(), "running" | "closed") {
            let title = format!("{}: {}", plan.number, plan.title());
            let name = text::file_name(&plan.number, "ke-hoach");
            let print = move |tx: &Tx<'_>| print::plan_pdf(tx, plan.id);
            papers.push(PackPaper::read(ask, PackItem::Plan, title, &name, print));
        }
    }
    if !papers.is_empty() {
        papers.extend(packed(tx, ask, PackItem::Plan, &TASKS)?);
    }
    Ok(papers)
}
