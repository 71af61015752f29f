//! Needs and the courses that answer them.

use crate::{COURSES, NEEDS};
use platform::{AppError, DbError, FieldErrors, Tx};
use quality_register::{Entry, Field, Offers, Step, every};

/// The courses into which a need can be taken: those that are not over.
pub(crate) fn offered_courses(tx: &Tx<'_>, field: &Field) -> Result<Offers, DbError> {
    if field.key != "course" {
        return Ok(Offers::new());
    }
    let is_open = |course: &Entry| ["proposed", "planned", "held"].contains(&course.state());
    let offer = |course: Entry| {
        let label = format!("{}: {}", course.number, course.title());
        (course.number, label)
    };
    Ok(every(tx, &COURSES)?.into_iter().filter(is_open).map(offer).collect())
}

/// A need is taken into a course that there is.
pub(crate) fn taken_into(
    tx: &Tx<'_>,
    need: &mut Entry,
    step: Option<&Step>,
) -> Result<(), AppError> {
    if step.is_none_or(|step| step.key != "take") {
        return Ok(());
    }
    let number = need.values.text("course");
    if every(tx, &COURSES)?.iter().any(|course| course.number == number) {
        return Ok(());
    }
    let mut wrong = FieldErrors::default();
    wrong.add("course", "course_unknown");
    Err(wrong.into())
}

/// The needs that a course answers.
pub(crate) fn needs_of(tx: &Tx<'_>, course: &Entry) -> Result<Vec<Entry>, DbError> {
    let mut needs = every(tx, &NEEDS)?;
    needs.retain(|need| need.state() == "taken" && need.values.text("course") == course.number);
    Ok(needs)
}
