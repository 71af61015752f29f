//! HTML for people: a struct a page, its template beside it.

mod forms;
mod index;
mod list;
mod parents;
mod words;

pub(crate) use forms::forms;
pub(crate) use index::index;
pub(crate) use list::{head, list};
pub(crate) use parents::{assign, parent, parents, take_parents};
pub(crate) use words::SENTENCES;

use serde::Deserialize;

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

/// A stored day as people read it; a dash where there is none.
fn written(day: &str) -> String {
    day.parse().map_or_else(|_| "–".to_owned(), text::date)
}
