//! The process library: the list, the page of each procedure, its picture, its papers, its forms.

mod files;
mod guide;
mod list;

pub(crate) use files::{a4, a5, form, picture};
pub(crate) use guide::show;
pub(crate) use list::list;

use crate::{Guide, pages::words};
use dossier::{foresee, next_morning};
use jiff::{Timestamp, civil::Date, tz};
use platform::{AppError, Tx};

/// A time limit with what it means for somebody who comes today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Example {
    /// The case; empty for the ordinary one.
    pub(crate) case: String,
    /// The limit as written.
    pub(crate) limit: String,
    /// A sentence with a day; empty where the procedure gives no number.
    pub(crate) sentence: String,
}

/// Every limit of a procedure, with its example for a dossier handed in on the next morning.
pub(crate) fn examples(tx: &Tx<'_>, guide: &Guide) -> Result<Vec<Example>, AppError> {
    let day = next_morning(tx)?;
    let received = morning(day)?;
    let example = |limit: &flow::TimeLimit| {
        let due = foresee(tx, limit, received)?;
        let in_hours = matches!(limit.unit, Some(flow::Unit::Hour | flow::Unit::SameDay));
        Ok(Example {
            case: limit.case.clone().unwrap_or_default(),
            limit: limit.text.clone(),
            sentence: due.map_or_else(String::new, |due| words::example(day, due, in_hours)),
        })
    };
    guide.procedure.time_limit.iter().map(example).collect()
}

/// Eight in the morning here.
fn morning(day: Date) -> Result<Timestamp, AppError> {
    let at = day.at(8, 0, 0, 0).to_zoned(tz::TimeZone::fixed(tz::offset(7)));
    at.map(|at| at.timestamp()).map_err(|e| AppError::Failed(e.to_string()))
}
