//! HTML for people: a struct a page, its template beside it.

mod list;
mod show;
mod told;
mod units;
mod words;

pub(crate) use list::{add_line, create, end_line, list};
pub(crate) use show::{act, figures, pdf, save, sheet, show, word};
pub(crate) use told::told;
pub(crate) use units::by_unit;
pub(crate) use words::{
    ANNEX_HEADS, ANNEX_TITLE, KIND, NAV, NOTHING_WRITTEN, NUMBER_BLANK, SENTENCES, UNITS_TITLE,
    annex_note, capital, closing, cut_note, in_hand, paper_title, part_label, planned, recipients,
    summary, to_write,
};

/// The entry of the navigation to which these pages belong.
const SECTION: &str = "/yearly-reports";
