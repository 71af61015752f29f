//! HTML for people: a struct a page, its template beside it.
//!
//! | file | holds |
//! |---|---|
//! | `panels` | what the registers' own pages show more |
//! | `coverage` | unit × clause of a programme |
//! | `naming` | what the agency calls the categories of findings |
//! | `checklist` | the checklist of an audit, on a phone too; samples |
//! | `words`, `registers` | the words of this feature |

mod checklist;
mod coverage;
mod naming;
mod panels;
pub(crate) mod printed;
mod registers;
mod words;

pub(crate) use checklist::{checklist, draw, prepare, take_answer};
pub(crate) use coverage::coverage;
pub(crate) use naming::{
    above_findings, categories, category_names, name_categories, result_names,
};
pub(crate) use panels::{audit_panels, finding_panels, programme_panels};
pub(crate) use registers::{
    AUDIT_WORDS, FINDING_WORDS, LINE_WORDS, PROGRAMME_WORDS, SESSION_WORDS,
};
pub(crate) use words::{
    HELD, NAV, PRINT_PLAN, PRINT_PROGRAMME, PRINT_REPORT, PRINT_SHEET, SEE_CHECKLIST, SEE_COVERAGE,
    SENTENCES, step_question, usual_category,
};
