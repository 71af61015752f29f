//! HTML for people: a struct a page, its template beside it.

mod edit;
mod list;
mod show;
mod words;

pub(crate) use edit::{create, edit, new, save};
pub(crate) use list::list;
pub(crate) use show::{act, enter, show};
pub(crate) use words::{NAV, SENTENCES, TO_APPROVE, TO_EVALUATE};

use crate::{Measurement, form::percent_text};

/// `98,5%`, or the word where nothing happened. Never 0% or 100% of nothing.
fn share(measured: Measurement) -> String {
    let share = measured.permille().map(|permille| format!("{}%", percent_text(permille)));
    share.unwrap_or_else(|| words::NOTHING.to_owned())
}
