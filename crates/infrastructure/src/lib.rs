//! Infrastructure, measuring devices and the work environment (ISO 9001, 7.1.3, 7.1.4, 7.1.5;
//! `iso-in-agencies.md` 4.11, 5.19): equipment with its plan and log of maintenance, devices whose
//! results must be right with calibration and certificate, and checks of the room where citizens wait.
//!
//! | file | holds |
//! |---|---|
//! | `model` | the two registers: fields, states, rights and rules; pure |
//! | `actions` | when maintenance and calibration are due next; devices that a scope denies |
//! | `pages` | the log of a device, and every word |
//! | `exhibits` | its figures, for every page that shows some |
//!
//! **Invariant**: due and overdue are computed from the day of the last work; a device that failed is out
//! of use until somebody says what was repaired, and what was measured with it is judged; whoever
//! mends a lack does not confirm it.

mod actions;
mod exhibits;
mod model;
mod pages;

pub use model::{CHECKS, EQUIPMENT};

use platform::{Feature, NavEntry, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        routes: quality_register::routes(&EQUIPMENT).merge(quality_register::routes(&CHECKS)),
        nav: vec![
            NavEntry::new(71, "/equipment", pages::TITLE).under(Shelf::Support, pages::ABOUT),
            NavEntry::new(72, "/environment-checks", pages::CHECKS_TITLE)
                .under(Shelf::Support, pages::CHECKS_ABOUT),
        ],
        sentences: pages::SENTENCES,
        notices: Some(actions::notices),
        exhibits: Some(exhibits::exhibits),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&EQUIPMENT, &CHECKS])),
        ..Feature::new("infrastructure")
    }
}
