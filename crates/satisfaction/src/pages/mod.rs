//! HTML for people: a struct a page, its template beside it.

mod edit;
mod frame;
mod list;
mod public;
mod show;
mod slips;
mod words;

pub(crate) use edit::{create, edit, new, put_plan};
pub(crate) use frame::{frame, put_frame};
pub(crate) use list::list;
pub(crate) use public::{answer, sections, slip};
pub(crate) use show::{act, report_pdf, sheet, show, slip_pdf};
pub(crate) use slips::{enter, import, slips, sort};
pub(crate) use words::{
    MEND_UNDER_WAY, NAV_ABOUT, SATISFIED, SENTENCES, exhibit_label, exhibit_mend, to_do,
    usual_questions,
};

/// The words of prints.
pub(crate) mod printed;

/// Where these pages stand in the navigation.
const SECTION: &str = "/surveys";
