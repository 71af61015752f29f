//! Nonconforming outputs: a result that was late, wrong, incomplete, lost or charged wrongly; what
//! was decided about it, that the citizen was told, and that somebody else looked again (ISO 9001,
//! 8.7; `iso-in-agencies.md` 4.4, 5.9: «Sổ theo dõi đầu ra không phù hợp»).
//!
//! | file | holds |
//! |---|---|
//! | `model` | the register: fields, states, rights, rules; pure |
//! | `actions` | what late dossiers enter by themselves |
//! | `pages` | its words, and the way to a corrective action |
//! | `print` | the register on A4 landscape |
//! | `exhibits` | its figures |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a wrong result is decided by the leaders; a late one is not done without an
//! apology; whoever did it does not look again; a late dossier is entered once.

mod actions;
mod exhibits;
mod model;
mod pack;
mod pages;
mod print;

pub use actions::on_dossier_finished;
pub use model::OUTPUTS;

use platform::{Feature, NavEntry, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let (label, about) = pages::NAV;
    Feature {
        routes: quality_register::routes(&OUTPUTS),
        nav: vec![NavEntry::new(61, OUTPUTS.path, label).under(Shelf::Operate, about)],
        sentences: pages::SENTENCES,
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&OUTPUTS])),
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        ..Feature::new("nonconforming_output")
    }
}
