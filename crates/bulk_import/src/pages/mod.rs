//! HTML for people: a struct a page, its template beside it.
//!
//! | file | holds |
//! |---|---|
//! | `list` | the runs, and the form for a folder |
//! | `show` | one run: progress, files, what is acceptable at once; its register |
//! | `file` | one file: what was read, what stands in its way, what it is to become |
//! | `lint` | the report on a whole set |
//! | `words` | the words of this feature |

mod file;
mod lint;
mod list;
mod show;
mod words;

pub(crate) use file::{decide, file, source};
pub(crate) use lint::{lint_agency, lint_run};
pub(crate) use list::{list, receive};
pub(crate) use show::{accept, show};
pub(crate) use words::{SENTENCES, conflict_code, inbox_words, question_code};

/// A stored instant as people read it.
fn when(at: i64) -> String {
    text::date_time(jiff::Timestamp::from_microsecond(at).unwrap_or_default())
}

/// A day as people read it; a dash where there is none.
fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}
