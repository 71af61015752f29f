//! HTML for people: a struct a page, its template beside it.

pub(crate) mod comments;
pub(crate) mod decisions;
mod edit;
mod list;
pub(crate) mod patterns;
pub(crate) mod people;
pub(crate) mod pictures;
pub(crate) mod printed;
mod show;
mod words;

pub(crate) use edit::{create, edit, file, new, put_file, save, take_pen};
pub(crate) use list::list;
pub use printed::{authority, bases, chief, signing_for, signing_title};
pub use show::html;
pub(crate) use show::{act, revise, show};
pub(crate) use words::{
    ISSUED, SENTENCES, day_off, decision_title, place_label, recorded_label, todo_label,
    trouble_label,
};
pub use words::{action_label, kind_label, media_label, size};

/// A stored day as people read it; a dash where there is none.
pub(crate) fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}
