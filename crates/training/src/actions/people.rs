//! What everybody learned: the courses of a span, the certificates at its end.

use super::holding::is_valid;
use crate::{ATTENDANCES, COURSES};
use jiff::civil::Date;
use organization::{Member, UnitId};
use platform::{DbError, PersonId, Span, Tx};
use quality_register::{Entry, EntryId, as_of, owners};
use std::collections::{BTreeMap, BTreeSet};

/// The states of a line whose person was there.
const PRESENT: [&str; 2] = ["attended", "evaluated"];

/// Somebody with what they learned in a span of days and what they hold at its end.
#[derive(Clone)]
pub struct Trained {
    /// Who, as of the end of the span.
    pub member: Member,
    /// The courses that they took part in, each with their line in it.
    pub courses: Vec<(Entry, Entry)>,
    /// Their lines with certificates that count at the end of the span.
    pub certificates: Vec<Entry>,
}

/// The courses that were held within a span.
fn held(tx: &Tx<'_>, span: Span) -> Result<BTreeMap<EntryId, Entry>, DbError> {
    let held = |course: &Entry| {
        let day = course.values.day("held_on");
        day.is_some_and(|day| span.from <= day && day <= span.to)
    };
    let courses = as_of(tx, &COURSES, span.to)?.into_iter().filter(held);
    Ok(courses.map(|course| (course.id, course)).collect())
}

/// Who holds a position at the end of a span, of a unit or the whole agency.
fn placed(tx: &Tx<'_>, span: Span, unit: Option<i64>) -> Result<Vec<Member>, DbError> {
    let mut members = organization::directory(tx, span.to)?;
    members.retain(|member| {
        !member.position.is_empty() && (unit.is_none() || unit == member.unit.map(UnitId::get))
    });
    Ok(members)
}

/// Everybody who holds a position at the end of a span, of a unit or the whole agency.
pub fn people(tx: &Tx<'_>, span: Span, unit: Option<i64>) -> Result<Vec<Trained>, DbError> {
    let courses = held(tx, span)?;
    let mut lines: BTreeMap<PersonId, Vec<Entry>> = BTreeMap::new();
    for line in as_of(tx, &ATTENDANCES, span.to)? {
        if let Some(person) = line.owner() {
            lines.entry(person).or_default().push(line);
        }
    }
    let of = |member: Member| {
        let own = || lines.get(&member.person).into_iter().flatten();
        let present = own().filter(|line| PRESENT.contains(&line.state()));
        let course = |line: &Entry| {
            let course = line.parent.and_then(|id| courses.get(&id))?;
            Some((course.clone(), line.clone()))
        };
        Trained {
            courses: present.filter_map(course).collect(),
            certificates: own().filter(|line| is_valid(line, span.to)).cloned().collect(),
            member,
        }
    };
    Ok(placed(tx, span, unit)?.into_iter().map(of).collect())
}

/// Of the people of a unit or the whole agency: how many took part in a course within a span, and how
/// many there are.
pub fn trained(tx: &Tx<'_>, span: Span, unit: Option<i64>) -> Result<(i64, i64), DbError> {
    let (courses, members) = (held(tx, span)?, placed(tx, span, unit)?);
    let lines = owners(tx, &ATTENDANCES, &PRESENT, span.to)?.into_iter();
    let learned: BTreeSet<PersonId> =
        lines.filter(|(_, course)| courses.contains_key(course)).map(|(who, _)| who).collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let trained = members.iter().filter(|member| learned.contains(&member.person)).count();
    Ok((count(trained), count(members.len())))
}

/// Who came to a course.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Turnout {
    /// How many were enrolled.
    pub(crate) enrolled: usize,
    /// How many of them were there.
    pub(crate) present: usize,
    /// Of how many its effect was judged.
    pub(crate) judged: usize,
}

/// Who had come to each course by the end of a day.
pub(crate) fn turnouts(tx: &Tx<'_>, day: Date) -> Result<BTreeMap<EntryId, Turnout>, DbError> {
    let mut turnouts: BTreeMap<EntryId, Turnout> = BTreeMap::new();
    for line in as_of(tx, &ATTENDANCES, day)? {
        let Some(course) = line.parent else { continue };
        let turnout = turnouts.entry(course).or_default();
        turnout.enrolled += 1;
        turnout.present += usize::from(PRESENT.contains(&line.state()));
        turnout.judged += usize::from(line.state() == "evaluated");
    }
    Ok(turnouts)
}
