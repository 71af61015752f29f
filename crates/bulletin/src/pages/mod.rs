//! HTML for people: a struct a page, its template beside it.

mod aloud;
mod book;
mod briefing;
mod edit;
mod list;
mod show;
mod words;

pub(crate) use aloud::aloud;
pub(crate) use book::book;
pub(crate) use briefing::{agenda, briefings, conclude, propose};
pub(crate) use edit::{create, edit, new, save};
pub(crate) use list::{list, log, set_setting, settings};
pub(crate) use show::{act, air, script as script_page, show, speech};
pub(crate) use words::{
    KIND_AGENDA, KIND_SCRIPT, LABEL_AIRED, LABEL_CONCLUSION, LABEL_TIME, NAV, SENTENCES,
    SIGNER_AUTHOR, SIGNER_EDITOR, TODO_AIR, TODO_APPROVE, TODO_WRITE, action_label, agenda_of,
    airing, duration, number, process_script, process_title, recorded_label, script, station,
};

use axum::http::StatusCode;
use platform::{FieldErrors, Shell, sentence};

/// The frame of these pages, which says what stands in the way, if anything does.
fn saying(shell: Shell, said: Option<&'static str>) -> Shell {
    said.map_or(shell.clone(), |code| shell.saying("bad", sentence(code)))
}

/// A day of the database as people write it.
fn written(day: &str) -> String {
    day.parse().map(|day: jiff::civil::Date| text::date(day)).unwrap_or_default()
}

/// How a page that comes back is answered.
fn status(errors: &FieldErrors, said: Option<&'static str>) -> StatusCode {
    match (said, errors.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
