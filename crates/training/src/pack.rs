//! Training, for an inspection.

use crate::{COURSES, model::part_in, pages::printed::plan, print};
use platform::{AppError, PackAsk, PackItem, PackPaper, Tx};
use quality_register::{Entry, as_of};

/// The plans of the years of the span as of its last day, and the record of each course that was held
/// within it.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let courses = as_of(tx, &COURSES, ask.span.to)?;
    let mut papers = plans(&courses, ask);
    for course in courses {
        if course.values.day("held_on").is_some_and(|day| day >= ask.span.from) {
            let title = format!("{}: {}", course.number, course.title());
            let name = text::file_name(&course.number, "dao-tao");
            let print = move |tx: &Tx<'_>| print::record_pdf(tx, course.id);
            papers.push(PackPaper::read(ask, PackItem::Training, title, &name, print));
        }
    }
    Ok(papers)
}

fn plans(courses: &[Entry], ask: PackAsk) -> Vec<PackPaper> {
    let is_planned = |year: &i16| courses.iter().any(|course| part_in(*year, course).is_some());
    let plan = |year: i16| {
        let title = plan::title(year);
        let name = text::file_name(&title, COURSES.key);
        let print = move |tx: &Tx<'_>| print::plan_pdf(tx, year, ask.span.to);
        PackPaper::read(ask, PackItem::Training, title, &name, print)
    };
    (ask.span.from.year()..=ask.span.to.year()).filter(is_planned).map(plan).collect()
}
