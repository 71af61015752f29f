//! HTML for people: a struct a page, its template beside it.

mod carry;
mod edit;
mod ending;
mod inherited;
mod list;
pub(crate) mod printed;
mod reading;
mod sentences;
mod show;
mod words;

pub(crate) use carry::{ask as ask_carry_out, carry_out};
pub(crate) use edit::{create, edit, new, save};
pub(crate) use ending::{answer, show as ending};
pub(crate) use inherited::inherited;
pub(crate) use list::list;
pub(crate) use reading::{ask as ask_read, leave, read};
pub(crate) use sentences::SENTENCES;
pub(crate) use show::{act, minutes, minutes_word, show};
pub(crate) use words::{
    DOSSIER_OUTPUT, IN_FORCE, NAV, PUBLIC_TITLE, TO_ANSWER, basis, dossier_task, is_taken_over,
    issue, kept_label, nonconformity_here, of_agency, taken_evidence, taken_notice, task_title,
    to_do, told, took_over,
};

/// The entry of the navigation to which these pages belong.
const SECTION: &str = "/successions";
