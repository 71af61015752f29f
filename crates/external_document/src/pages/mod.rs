//! HTML for people: a struct a page, its template beside it.
//!
//! | file | holds |
//! |---|---|
//! | `list` | the register as of a day, as page, PDF, XLSX, CSV |
//! | `show` | one text: facts, relations, history |
//! | `edit` | entering and changing a text |
//! | `import` | a sheet: preview and confirmation |
//! | `words` | the words of this feature |

mod edit;
pub(crate) mod import;
mod list;
mod show;
mod words;

pub(crate) use edit::{create, edit, new, save};
pub(crate) use list::{list, register_pdf};
pub(crate) use show::{file, relate, show, withdraw};
pub(crate) use words::{SENTENCES, register};

use jiff::{civil::Date, tz};

/// A day as people read it; a dash where there is none.
pub(crate) fn written(day: Option<Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}

/// The instant at which a day ends here, in microseconds.
pub(crate) fn end_of(day: Date) -> i64 {
    let next = day.tomorrow().unwrap_or(day).at(0, 0, 0, 0);
    tz::offset(7).to_timestamp(next).map_or(i64::MAX, jiff::Timestamp::as_microsecond)
}
