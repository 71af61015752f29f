//! HTML for people: a struct a page, its template beside it.

mod list;
mod read;
mod show;
mod words;

pub(crate) use list::list;
pub(crate) use read::{acknowledge, read};
pub(crate) use show::{deliver, recall, show};
pub(crate) use words::{NAV, SENTENCES, in_effect_since, out_of_force_since, to_read, to_recall};

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

/// A stored instant as people read it; a dash where there is none.
fn moment(at: Option<i64>) -> String {
    let at = at.and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
    at.map_or_else(|| "–".to_owned(), text::date_time)
}

/// `98,5%`, or the word where nobody was asked.
fn share(acknowledged: i64, total: i64) -> String {
    text::percent(acknowledged, total).unwrap_or_else(|| words::NOBODY_ASKED.to_owned())
}

/// Issue and revision as documents print them: `01`, `01/02`.
fn number(issue_no: i64, revision_no: i64) -> String {
    match revision_no {
        0 => format!("{issue_no:02}"),
        revision => format!("{issue_no:02}/{revision:02}"),
    }
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
