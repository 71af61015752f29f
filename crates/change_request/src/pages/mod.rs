//! HTML for people: a struct a page, its template beside it.

mod edit;
mod list;
mod show;
mod words;

pub(crate) use edit::{create, edit, new, save};
pub(crate) use list::list;
pub(crate) use show::{act, opine, show};
pub(crate) use words::{
    NAV, SENTENCES, TODO_DECIDE, TODO_DRAFT, TODO_ENDORSE, TODO_WRITE, action_label, kind_label,
    recorded_label,
};
