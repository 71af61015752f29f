//! Inspections by the province: the register of them, and everything that one asks for, gathered at
//! one click (`iso-in-agencies.md` 1.6, 5.17).
//!
//! | file | holds |
//! |---|---|
//! | `model` | packs and their states; the register of inspections; pure |
//! | `permit` | who gathers and who reads |
//! | `actions` | asking for a pack; the work beside the requests |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `print` | the contents on paper, the sums |
//! | `binding` | the same papers as one PDF |
//! | `exhibits` | its figures, for every page that shows some |
//!
//! **Invariant**: a pack holds what the features hand over ([`platform::Pack`]) and nothing else; each
//! file stands in the contents with its SHA-256; an item for which there is nothing is named as
//! missing; the seed of its samples is part of it. The public reads of an inspection what the agency
//! chose to publish, and nothing else.

mod actions;
mod binding;
mod exhibits;
mod form;
mod model;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{Shown, ask, files, make_waiting, open, paper, retry, shown};
pub use model::{Act, Ask, INSPECTIONS, Item, Pack, PackId, PackState, PackedFile, contents};
pub use permit::{PACKERS, Permit, READERS, may};

use platform::{Access, Chore, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let [inspections, packs] = pages::NAV;
    let nav =
        |place, href, label, about| NavEntry::new(place, href, label).under(Shelf::Evaluate, about);
    Feature {
        migrations: platform::migrations!["20261126-62_inspection"],
        routes: routes(),
        nav: vec![
            nav(80, "/inspections", inspections.0, inspections.1),
            nav(81, "/inspection-packs", packs.0, packs.1).for_roles(READERS),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        chores: vec![Chore { name: "inspection.pack", every_seconds: 2, run: make_waiting }],
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&INSPECTIONS])),
        queries: [store::CATALOGUE, store::GLOBAL].concat(),
        ..Feature::new("inspection")
    }
}

fn routes() -> Routes {
    let (packers, readers) = (Access::Only(PACKERS), Access::Only(READERS));
    quality_register::routes(&INSPECTIONS)
        .get("/inspection-packs", readers, pages::list)
        .post("/inspection-packs", packers, pages::create)
        .get("/inspection-packs/{id}", readers, pages::show)
        .post("/inspection-packs/{id}/retry", packers, pages::retry)
        .get("/inspection-packs/{id}/file", readers, pages::file)
        .get("/inspection-packs/{id}/portfolio", readers, pages::portfolio)
}
