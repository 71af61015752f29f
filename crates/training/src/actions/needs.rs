//! Needs and the courses that answer them.

use crate::{COURSES, NEEDS};
use jiff::civil::Date;
use platform::{AppError, DbError, FieldErrors, Tx};
use quality_register::{Entry, Field, Offers, Step, as_of, every};
use std::collections::BTreeMap;

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
    let mut answered = answered(tx, text::here(tx.now()).date())?;
    Ok(answered.remove(&course.number).unwrap_or_default())
}

/// The needs that courses answer at the end of a day, by the number of the course.
pub(crate) fn answered(tx: &Tx<'_>, day: Date) -> Result<BTreeMap<String, Vec<Entry>>, DbError> {
    let mut answered: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for need in as_of(tx, &NEEDS, day)? {
        if need.state() == "taken" {
            answered.entry(need.values.text("course").to_owned()).or_default().push(need);
        }
    }
    Ok(answered)
}
