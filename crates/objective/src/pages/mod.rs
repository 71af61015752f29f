//! HTML for people: a struct a page, its template beside it.

mod board;
mod edit;
mod evaluation;
mod import;
mod list;
mod planned;
mod planning;
mod printed;
mod show;
mod trend;
mod words;

pub(crate) use board::board;
pub(crate) use edit::{create, edit, new, save};
pub(crate) use evaluation::{evaluation_pdf, print as print_evaluation};
pub(crate) use import::{ask as ask_sheet, read as read_sheet};
pub(crate) use list::{approve_set, list};
pub(crate) use planned::{plan_pdf, print as print_plan};
pub(crate) use planning::{act_on_task, plan, verify};
pub(crate) use printed::{objective as print_objective, paper_titles, set as print_set, set_pdf};
pub(crate) use show::{act, enter, show};
pub(crate) use words::{NAV, SENTENCES, TO_APPRAISE, TO_APPROVE, TO_EVALUATE, task_to_do};

use crate::{Measurement, form::percent_text};

/// `98,5%`, or the word where nothing happened. Never 0% or 100% of nothing.
fn share(measured: Measurement) -> String {
    let share = measured.permille().map(|permille| format!("{}%", percent_text(permille)));
    share.unwrap_or_else(|| words::NOTHING.to_owned())
}
