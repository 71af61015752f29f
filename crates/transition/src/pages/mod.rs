//! HTML for people: a struct a page, its template beside it.

mod documents;
mod item;
mod list;
mod printed;
mod show;
mod words;

pub(crate) use documents::{assess, documents};
pub(crate) use item::{item, step};
pub(crate) use list::{create, list, new};
pub(crate) use printed::plan_pdf;
pub(crate) use show::{act, fit_unchanged, show};
pub(crate) use words::{NAV, SENTENCES, TODO_CLOSE, TODO_VERIFY, todo};

use axum::http::StatusCode;
use platform::{FieldErrors, Shell};
use serde::Deserialize;
use standard::Edition;

/// The entry of the navigation to which these pages belong.
const SECTION: &str = "/transitions";

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

/// 422 where a form has mistakes.
fn status(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// `8.5.1 Kiểm soát sản xuất và cung cấp dịch vụ`; numbers that are several stand in a row.
fn titled(edition: Edition, numbers: &str) -> String {
    let one = |number: &str| match edition.clause(number) {
        Some(clause) => format!("{number} {}", clause.title()),
        None => number.to_owned(),
    };
    let all: Vec<_> = numbers.split(", ").filter(|number| !number.is_empty()).map(one).collect();
    if all.is_empty() { "–".to_owned() } else { all.join("; ") }
}
