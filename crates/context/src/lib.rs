//! The context of the agency (ISO 9001, 4.1 and 4.2; `iso-in-agencies.md` 4.8, 5.13): issues from
//! within and without, with climate change as Amendment 1:2024 wants it, and interested parties with
//! what they need, which of it becomes a requirement, how it is met. Both are approved and looked at
//! every year; each change keeps what stood before.
//!
//! | file | holds |
//! |---|---|
//! | `model` | the two registers: fields, states, rights and rules; pure |
//! | `actions` | what an approval and a review come to |
//! | `pages` | every word that people read |
//! | `print` | the two registers on A4 landscape |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: what is approved was read by a leader who did not write it; changing it makes a draft
//! of it again.

mod actions;
mod exhibits;
mod model;
mod pack;
mod pages;
mod print;

pub use model::{ISSUES, PARTIES};

use platform::{Feature, NavEntry, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        routes: quality_register::routes(&ISSUES).merge(quality_register::routes(&PARTIES)),
        nav: vec![
            NavEntry::new(26, "/context-issues", pages::ISSUES_TITLE)
                .under(Shelf::Lead, pages::ISSUES_ABOUT),
            NavEntry::new(27, "/interested-parties", pages::PARTIES_TITLE)
                .under(Shelf::Lead, pages::PARTIES_ABOUT),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&ISSUES, &PARTIES])),
        ..Feature::new("context")
    }
}
