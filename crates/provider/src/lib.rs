//! External providers (ISO 9001, 8.4; `iso-in-agencies.md` 4.11, 5.19): the criteria by which one is
//! chosen, its approval, a yearly evaluation with scores and evidence, and what follows: approved
//! again or dropped.
//!
//! | file | holds |
//! |---|---|
//! | `model` | the register: fields, states, rights and rules; pure |
//! | `actions` | what an evaluation comes to |
//! | `pages` | the evaluations of all years, and every word |
//! | `print` | the register on A4 landscape |
//! | `exhibits` | its figures, for every page that shows some |
//!
//! **Invariant**: whoever evaluated does not approve; a provider below half of the points stays only
//! under written conditions; every evaluation stays readable.

mod actions;
mod exhibits;
mod model;
mod pages;
mod print;

pub use model::{Mark, PROVIDERS};

use platform::{Feature, NavEntry, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        routes: quality_register::routes(&PROVIDERS),
        nav: vec![
            NavEntry::new(70, "/providers", pages::TITLE).under(Shelf::Operate, pages::ABOUT),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&PROVIDERS])),
        ..Feature::new("provider")
    }
}
