//! HTML for people: a struct a page, its template beside it.

mod adopting;
mod editions;
mod showing;
mod words;

pub(crate) use adopting::{adopt, adopt_form, publish, publish_form};
pub(crate) use editions::{edition, list, withdraw};
pub(crate) use showing::{answer, show};
pub(crate) use words::{
    NAV, SENTENCES, follows_notice, foreign_notice, moved_item, unchanged_notice,
};

/// A stored day as people read it; a dash where there is none.
fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}

/// `02` or `02/01`.
fn number(issue_no: i64, revision_no: i64) -> String {
    match revision_no {
        0 => format!("{issue_no:02}"),
        revision => format!("{issue_no:02}/{revision:02}"),
    }
}
