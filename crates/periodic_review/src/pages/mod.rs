//! HTML for people: a struct a page, its template beside it.

mod board;
mod done;
mod settings;
mod show;
mod words;

pub(crate) use board::board;
pub(crate) use done::{done, done_head, done_rows};
pub(crate) use settings::{save_settings, settings};
pub(crate) use show::{assign, review, set_interval, show};
pub(crate) use words::{SENTENCES, escalated, review_until, to_review};

use axum::http::StatusCode;
use platform::{FieldErrors, Shell};
use serde::Deserialize;

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Did {
    #[serde(default)]
    did: String,
}

impl Did {
    fn on(&self, shell: Shell) -> Shell {
        words::done(&self.did).map_or(shell.clone(), |said| shell.saying("ok", said))
    }
}

/// A stored day as people read it; a dash where there is none.
fn written(day: &str) -> String {
    day.parse().map_or_else(|_| "–".to_owned(), text::date)
}

/// 422 where a form has mistakes.
fn status(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
