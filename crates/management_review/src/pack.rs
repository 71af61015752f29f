//! Reviews by the head, for an inspection.

use crate::{DECISIONS, REVIEWS, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::{as_of, packed};

/// The minutes of each review of the span, and the decisions with what became of them.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let mut papers = Vec::new();
    for review in as_of(tx, &REVIEWS, ask.span.to)? {
        let is_held = !matches!(review.state(), "planned" | "announced" | "cancelled");
        if is_held && review.values.day("day").is_some_and(|day| day >= ask.span.from) {
            let name = text::file_name(&review.number, "xem-xet");
            papers.push(PackPaper {
                item: PackItem::ManagementReview,
                title: format!("{}: {}", review.number, review.title()),
                file_name: format!("{name}.pdf"),
                print: Box::new(move |app| {
                    let showcase = app.showcase.clone();
                    let read = move |tx: &Tx<'_>| print::minutes_pdf(tx, &showcase, review.id);
                    app.db.at(ask.agency).read_now(read)
                }),
            });
        }
    }
    papers.extend(packed(tx, ask, PackItem::ManagementReview, &DECISIONS)?);
    Ok(papers)
}
