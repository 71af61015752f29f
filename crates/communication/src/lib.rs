//! Communication within and to the outside (ISO 9001, 7.4; `iso-in-agencies.md` 4.10): a plan of what
//! is told to whom by which channel and how often, and the log of what was told, with the text and the
//! time on air where it was radio, and evidence beside it. What other features publish writes itself
//! into the log.
//!
//! | file | holds |
//! |---|---|
//! | `model` | the plan and the log: fields, states, rights and rules; pure |
//! | `actions` | what a plan asks for next, what is logged of it and of others' events |
//! | `pages` | every word that people read |
//! | `print` | the log on A4 landscape |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a line of the log says which plan or which publication it came from; a publication is
//! logged once; what was logged is withdrawn with a reason, never deleted.

mod actions;
mod exhibits;
mod model;
mod pack;
mod pages;
mod print;

pub use actions::{on_aired, on_document, on_news};
pub use model::{LOG, PLAN};

use platform::{Feature, NavEntry, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        routes: quality_register::routes(&PLAN).merge(quality_register::routes(&LOG)),
        nav: vec![
            NavEntry::new(75, "/communication-plan", pages::PLAN_TITLE)
                .under(Shelf::Support, pages::PLAN_ABOUT),
            NavEntry::new(76, "/communications", pages::LOG_TITLE)
                .under(Shelf::Support, pages::LOG_ABOUT),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&PLAN, &LOG])),
        ..Feature::new("communication")
    }
}
