//! All SQL about distribution. One rule lives here, because it is a `WHERE`: who is in the scope of
//! a document on a day.
//!
//! | file | holds |
//! |---|---|
//! | `obligation` | who has to read what, how far that has come |
//! | `coverage` | the same by person and by unit, as of any day |
//! | `reading` | parts shown, questions, answers |
//! | `scope` | distribution lists, the setting |
//! | `copy` | numbered paper copies and their registers |
//! | `disposal` | minutes of destruction |

pub(crate) mod copy;
mod coverage;
mod disposal;
pub(crate) mod obligation;
mod reading;
mod scope;

pub(crate) use copy::*;
pub(crate) use coverage::*;
pub(crate) use disposal::*;
pub use obligation::Coverage;
pub(crate) use obligation::*;
pub(crate) use reading::*;
pub(crate) use scope::*;

use jiff::{Timestamp, civil::Date};
use platform::{DbError, db::Query};

/// Every query of this feature that belongs to an agency.
pub(crate) const CATALOGUES: [&[Query]; 8] = [
    copy::CATALOGUE,
    copy::GLOBAL,
    coverage::CATALOGUE,
    disposal::CATALOGUE,
    obligation::CATALOGUE,
    obligation::GLOBAL,
    reading::CATALOGUE,
    scope::CATALOGUE,
];

/// Whether a person is in the scope of document `d` on day `$2`. A document with a distribution list
/// binds whoever holds a position that a line of that day names. Without one, everybody with a
/// position for a document of the whole agency; for a unit's document that unit, those without a unit
/// (leaders), the one-stop desk and the ISO secretary.
macro_rules! in_scope {
    ($person:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM appointment a WHERE a.agency_id = $1 AND a.person_id = ",
            $person,
            " AND a.from_day <= $2 AND (a.to_day IS NULL OR a.to_day >= $2)
              AND CASE WHEN EXISTS
                (SELECT 1 FROM distribution_line l WHERE l.agency_id = $1 AND l.document_id = d.id
                 AND l.from_day <= $2 AND (l.to_day IS NULL OR l.to_day >= $2))
              THEN EXISTS
                (SELECT 1 FROM distribution_line l WHERE l.agency_id = $1 AND l.document_id = d.id
                 AND l.from_day <= $2 AND (l.to_day IS NULL OR l.to_day >= $2)
                 AND (l.unit_id IS NULL OR l.unit_id = a.unit_id)
                 AND (l.position IS NULL OR l.position = a.position)
                 AND (l.person_id IS NULL OR l.person_id = a.person_id))
              ELSE (d.unit_id IS NULL OR a.unit_id IS NULL OR a.unit_id = d.unit_id OR EXISTS
                (SELECT 1 FROM role_grant g WHERE g.agency_id = $1 AND g.person_id = a.person_id
                 AND g.role IN ('one_stop_officer', 'iso_secretary')
                 AND g.from_day <= $2 AND (g.to_day IS NULL OR g.to_day >= $2))) END)"
        )
    };
}

/// The position `m` and the unit `u` that person `p` has on day `$2`.
macro_rules! position_of {
    () => {
        "LEFT JOIN appointment m ON m.agency_id = $1 AND m.person_id = p.id AND m.id =
            (SELECT max(b.id) FROM appointment b WHERE b.agency_id = $1 AND b.person_id = p.id
             AND b.from_day <= $2 AND (b.to_day IS NULL OR b.to_day >= $2))
         LEFT JOIN unit u ON u.agency_id = $1 AND u.id = m.unit_id"
    };
}

/// Whether version `v` was in force on day `$2`.
macro_rules! in_force_then {
    () => {
        "v.state IN ('effective', 'superseded', 'withdrawn') AND v.effective_on <= $2
         AND (v.expired_on IS NULL OR v.expired_on > $2)"
    };
}

use {in_force_then, in_scope, position_of};

/// A stored day.
pub(crate) fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| unreadable("day", text))
}

fn maybe_day(text: Option<&str>) -> Result<Option<Date>, DbError> {
    text.map(day).transpose()
}

/// A stored instant.
pub(crate) fn instant(at: i64) -> Result<Timestamp, DbError> {
    Timestamp::from_microsecond(at).map_err(|e| unreadable("at", &e.to_string()))
}

fn unreadable(column: &str, value: &str) -> DbError {
    DbError::Unreadable(format!("{column}: {value:?}"))
}
