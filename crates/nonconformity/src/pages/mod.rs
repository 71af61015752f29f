//! HTML for people: a struct a page, its template beside it.

mod board;
mod fishbone;
mod import;
mod list;
mod new;
mod printed;
mod recurrences;
mod show;
mod words;

pub(crate) use board::board;
pub(crate) use fishbone::{WIDTH as FISHBONE_WIDTH, draw as draw_fishbone};
pub(crate) use import::{ask as ask_sheet, read as read_sheet};
pub(crate) use list::{list, register};
pub use new::RaiseButton;
pub(crate) use new::{create, filled, new};
pub(crate) use printed::print;
pub(crate) use recurrences::recurrences;
pub(crate) use show::{act, show};
pub(crate) use words::{
    EFFECTIVE, IN_TIME, NAV, SENTENCES, about, described, line_to_do, raised_notice, to_do,
};

/// A day as people read it; a dash where there is none.
fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}
