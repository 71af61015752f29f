//! HTML for people: a struct a page, its template beside it.
//!
//! | file | holds |
//! |---|---|
//! | `list`, `show` | procedures, and one of them to read |
//! | `start` | beginning one, with or without a file |
//! | `compare` | two issues of any document side by side |
//! | `edit`, `editor` | the editor, and what it shows |
//! | `lint` | the findings of one procedure, and what each rule means |
//! | `picture` | the drawing; the procedure as BPMN and JSON |
//! | `refused` | why a drawing of BPMN was not read |
//! | `source` | the file it came from |
//! | `words`, `printed` | the words of this feature |

pub(crate) mod compare;
mod edit;
mod editor;
mod lint;
mod list;
pub(crate) mod picture;
pub(crate) mod printed;
mod refused;
mod show;
mod source;
mod start;
mod words;

pub(crate) use compare::LABELS;
pub(crate) use edit::{edit, preview, save};
pub(crate) use lint::{lint, rule, rules};
pub(crate) use list::list;
pub(crate) use show::show;
use source::file_name;
pub(crate) use source::source;
pub(crate) use start::{create, new};
pub(crate) use words::{NAV, SENTENCES, written_duration};
pub use words::{not_understood, place};

/// A stored day as people read it; a dash where there is none.
fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}
