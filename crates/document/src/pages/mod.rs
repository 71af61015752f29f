//! HTML for people: a struct a page, its template beside it.

pub(crate) mod decisions;
mod edit;
mod list;
pub(crate) mod printed;
mod show;
mod words;

pub(crate) use edit::{create, edit, new, save};
pub(crate) use list::list;
pub(crate) use show::{act, revise, show};
pub use words::{action_label, kind_label};
pub(crate) use words::{SENTENCES, recorded_label, todo_label};

/// A stored day as people read it; a dash where there is none.
pub(crate) fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}
