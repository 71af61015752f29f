//! HTML for people: a struct a page, its template beside it.

mod disposals;
mod edit;
mod holdings;
mod list;
pub(crate) mod printed;
mod proposals;
mod show;
mod words;

pub(crate) use disposals::{act, disposal, disposals, minutes, new_disposal, propose};
pub(crate) use edit::{change, create, edit, new};
pub(crate) use holdings::holdings;
pub(crate) use list::{list, types_head, types_pdf};
pub(crate) use printed::ledger_title;
pub(crate) use proposals::{proposals, take};
pub(crate) use show::{add_holding, end, lift_hold, mark_holding, place_hold, show};
pub(crate) use words::{SENTENCES, proposed_on, retention_label, to_do};

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

/// A day as people read it; a dash where there is none.
fn written(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| "–".to_owned(), text::date)
}

/// 422 where a form has mistakes.
fn status(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
