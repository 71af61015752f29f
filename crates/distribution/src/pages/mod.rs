//! HTML for people: a struct a page, its template beside it.

mod copies;
mod coverage;
mod disposals;
mod list;
mod part;
mod person;
pub(crate) mod printed;
mod public;
mod questions;
mod read;
mod readings;
mod registers;
mod scope;
mod settings;
mod show;
pub(crate) mod waiting;
pub(crate) mod words;

pub(crate) use copies::{allocate, allocate_again, labels, move_copy, paper, sign_receipt};
pub(crate) use coverage::{Moment, coverage};
pub(crate) use disposals::{
    act as act_on_disposal, change as change_disposal, create as draft_disposal,
    edit as edit_disposal, list as list_disposals, new as new_disposal, pdf as disposal_pdf,
    show as show_disposal,
};
pub(crate) use list::{list, reading_head, reading_pdf};
pub(crate) use person::person;
pub(crate) use public::scanned;
pub(crate) use questions::{questions, set_questions};
pub(crate) use read::{acknowledge, open_file, read};
pub(crate) use readings::readings;
pub(crate) use registers::{
    copies as copy_register, copies_head, copies_pdf, recalls as recall_register,
};
pub(crate) use scope::{add_line, end_line, scope};
pub(crate) use settings::{set_terms, settings};
pub(crate) use show::show;
pub(crate) use words::{NAV, SENTENCES, number};

use axum::response::Response;
use jiff::civil::Date;
use platform::pages::{PDF, opened};
use platform::{AppError, Shell, list::ListQuery};
use serde::Deserialize;

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

impl Did {
    /// The frame, saying what was done.
    fn said(&self, shell: Shell) -> Shell {
        match words::done(&self.did) {
            Some(said) => shell.saying("ok", said),
            None => shell,
        }
    }
}

/// A stored day as people read it; a dash where there is none.
fn written(day: &str) -> String {
    day.parse().map_or_else(|_| "–".to_owned(), text::date)
}

/// A day that may not be; a dash where there is none.
fn maybe(day: Option<Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}

/// A stored instant as people read it; a dash where there is none.
fn moment(at: Option<i64>) -> String {
    let at = at.and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
    at.map_or_else(|| "–".to_owned(), text::date_time)
}

/// `98,5%`, or the word where nobody was asked.
fn share(acknowledged: i64, total: i64) -> String {
    text::percent(acknowledged, total).unwrap_or_else(|| words::NOBODY_ASKED.to_owned())
}

/// The colour and shape of a coverage.
const fn class(acknowledged: i64, total: i64) -> &'static str {
    if total == 0 {
        "mute"
    } else if acknowledged == total {
        "ok"
    } else {
        "warn"
    }
}

/// The day as of which a list is asked for with `?as_of=`; nobody knows a day to come, so today stands
/// for it.
fn as_of(query: &ListQuery, today: Date) -> Result<Date, AppError> {
    let day = register::as_of(query.get("as_of"), Date::MAX);
    Ok(day.map_err(|_| AppError::BadRequest("bad_date"))?.min(today))
}

/// A PDF that opens in the browser.
fn pdf_response(bytes: Vec<u8>, name: &str) -> Result<Response, AppError> {
    opened(PDF, &format!("{name}.pdf"), bytes)
}
