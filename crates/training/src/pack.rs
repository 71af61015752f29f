//! Training, for an inspection.

use crate::{COURSES, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::{as_of, packed};

/// The courses as of the last day, and the record of each that was held within the span.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let mut papers: Vec<_> = packed(tx, ask, PackItem::Training, &COURSES)?.into_iter().collect();
    for course in as_of(tx, &COURSES, ask.span.to)? {
        if course.values.day("held_on").is_some_and(|day| day >= ask.span.from) {
            let title = format!("{}: {}", course.number, course.title());
            let name = text::file_name(&course.number, "dao-tao");
            let print = move |tx: &Tx<'_>| print::record_pdf(tx, course.id);
            papers.push(PackPaper::read(ask, PackItem::Training, title, &name, print));
        }
    }
    Ok(papers)
}
