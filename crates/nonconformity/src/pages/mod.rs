//! HTML for people: a struct a page, its template beside it.

mod list;
mod new;
mod show;
mod words;

pub(crate) use list::{list, register};
pub use new::raise_href;
pub(crate) use new::{create, new};
pub(crate) use show::{act, show};
pub(crate) use words::{NAV, SENTENCES, about, raised_notice, to_do};

/// A day as people read it; a dash where there is none.
fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}
