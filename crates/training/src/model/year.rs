//! In the plan of which year a course stands.

use jiff::civil::Date;
use quality_register::Entry;
use std::cmp::Ordering;

/// How a course stands in the plan of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// It is due in that year.
    Own,
    /// It was due earlier and not over when the year began.
    CarriedOver,
}

/// The year in which a course is due.
pub(crate) fn year_of(course: &Entry) -> i16 {
    course.due_on().unwrap_or(course.raised_on).year()
}

/// How a course stands in the plan of a year, if it does.
pub(crate) fn part_in(year: i16, course: &Entry) -> Option<Part> {
    part(year, year_of(course), course.settled_on)
}

fn part(year: i16, due: i16, settled_on: Option<Date>) -> Option<Part> {
    match due.cmp(&year) {
        Ordering::Equal => Some(Part::Own),
        Ordering::Less => {
            let was_open = settled_on.is_none_or(|on| on.year() >= year);
            was_open.then_some(Part::CarriedOver)
        }
        Ordering::Greater => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_was_not_over_when_the_year_began_is_carried_over() {
        let (earlier, within) = (Some(date(2025, 12, 31)), Some(date(2026, 1, 1)));
        for (due, settled_on, wanted) in [
            (2026, None, Some(Part::Own)),
            (2026, earlier, Some(Part::Own)),
            (2025, None, Some(Part::CarriedOver)),
            (2025, within, Some(Part::CarriedOver)),
            (2025, earlier, None),
            (2027, None, None),
        ] {
            assert_eq!(part(2026, due, settled_on), wanted, "{due} {settled_on:?}");
        }
    }
}
