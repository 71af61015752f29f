//! HTML for people: a struct a page, its template beside it.

mod list;
mod new;
mod printed;
pub(crate) mod printed_words;
mod show;
mod words;

pub(crate) use list::list;
pub(crate) use new::{accept, filled, new};
pub(crate) use printed::{control_slip, gather as facts, receipt, slip};
pub(crate) use show::{act, show};
pub(crate) use words::{KIND_DOSSIER, SENTENCES, TODO_RETURN, sample_title, until};
