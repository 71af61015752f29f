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

use crate::{Measurement, Scale, Verdict};

/// `98,5%`, or how many; the words where nothing happened, or where nobody entered anything. Never 0% or
/// 100% of nothing.
fn share(scale: Scale, measured: Measurement, is_blank: bool) -> String {
    let share = measured.permille().map(|permille| scale.amount(permille));
    share.unwrap_or_else(|| words::verdict(Verdict::Nothing, is_blank).to_owned())
}

/// `49/50`: what a share is made from; nothing where there is none.
fn parts(scale: Scale, measured: Measurement) -> Option<String> {
    let Measurement { numerator, denominator } = measured;
    let has_parts = scale == Scale::Share && denominator > 0;
    has_parts.then(|| format!("{}/{}", text::count(numerator), text::count(denominator)))
}
