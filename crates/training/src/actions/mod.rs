//! What the tables of the registers cannot say. Each runs inside one transaction that its caller
//! opened.

mod holding;
mod needs;
mod people;

pub(crate) use holding::{Expiring, expiring};
pub use holding::{Gap, gaps, holds};
pub(crate) use needs::{answered, needs_of, offered_courses, taken_into};
pub use people::{Trained, people, trained};
pub(crate) use people::{Turnout, turnouts};

use crate::{ATTENDANCES, COURSES};
use jiff::ToSpan as _;
use platform::{Actor, AppError, Tx};
use quality_register::{Entry, EntryId, Step, belonging, follow, open};

/// Months after which the effect of a course is judged, where it says nothing else
/// (`iso-in-agencies.md` 4.7: three to six).
const EFFECT_MONTHS: i64 = 3;

/// A line of attendance knows the name and the unit of its person, and until when the effect is to
/// be judged.
pub(crate) fn fill_attendance(
    tx: &Tx<'_>,
    line: &mut Entry,
    step: Option<&Step>,
) -> Result<(), AppError> {
    let today = text::here(tx.now()).date();
    if step.is_none()
        && let Some(person) = line.values.person("person")
    {
        let member = organization::member(tx, person, today)?;
        let member = member.ok_or(AppError::Conflict("trainee_unknown"))?;
        line.values.set("name", member.name);
        let unit = member.unit.map(|unit| unit.to_string());
        line.values.set("unit", unit.unwrap_or_default());
    }
    // Told when somebody is enrolled, and again when they were there, from the day it was held.
    let is_told = step.is_none_or(|step| step.key == "attend");
    if is_told && let Some(course) = line.parent {
        let values = open(tx, &COURSES, course)?.values;
        let months = values.whole("effect_months").unwrap_or(EFFECT_MONTHS);
        let from = values.day("held_on").or(values.day("due")).unwrap_or(today);
        line.values.set("effect_due", from.saturating_add(months.months()).to_string());
    }
    Ok(())
}

/// Somebody is enrolled until what came of their course is recorded.
pub(crate) fn may_attend(tx: &Tx<'_>, _: &Actor, line: &Entry) -> Result<(), AppError> {
    let course = open(tx, &COURSES, line.parent.ok_or(AppError::NotFound)?)?;
    if ["proposed", "planned", "held"].contains(&course.state()) {
        return Ok(());
    }
    Err(AppError::Conflict("course_is_over"))
}

/// A course is recorded when somebody was there and everybody's presence is said, and closed when
/// every effect is judged.
pub(crate) fn may_step_course(
    tx: &Tx<'_>,
    _: &Actor,
    course: &Entry,
    step: &Step,
) -> Result<(), AppError> {
    let lines = belonging(tx, &ATTENDANCES, course.id)?;
    let any = |state: &str| lines.iter().any(|line| line.state() == state);
    match step.key {
        "record" if any("enrolled") => Err(AppError::Conflict("presence_unsaid")),
        "record" if !any("attended") && !any("evaluated") => {
            Err(AppError::Conflict("course_without_trainees"))
        }
        "close" if any("attended") => Err(AppError::Conflict("effect_unjudged")),
        _ => Ok(()),
    }
}

/// The line of a person who may say that they are there: enrolled, on the day of the course.
pub(crate) fn own_line(
    tx: &Tx<'_>,
    actor: &Actor,
    course: &Entry,
) -> Result<Option<Entry>, AppError> {
    let today = text::here(tx.now()).date();
    let day = course.values.day("held_on").or(course.due_on());
    if !["planned", "held"].contains(&course.state()) || day != Some(today) {
        return Ok(None);
    }
    let lines = belonging(tx, &ATTENDANCES, course.id)?.into_iter();
    let mut own = lines.filter(|line| line.owner() == Some(actor.person));
    Ok(own.find(|line| line.state() == "enrolled"))
}

/// Somebody says that they are there: they signed in, so that nobody does it for them.
pub fn sign_in(tx: &Tx<'_>, actor: &Actor, id: EntryId) -> Result<Entry, AppError> {
    let course = open(tx, &COURSES, id)?;
    let line = own_line(tx, actor, &course)?.ok_or(AppError::Conflict("not_your_course_today"))?;
    follow(tx, actor, &ATTENDANCES, line.id, "sign_in", "")?;
    Ok(course)
}
