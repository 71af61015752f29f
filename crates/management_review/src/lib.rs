//! Management review: what the head looks at once a year, gathered from every register, frozen,
//! decided upon, and followed to its end (ISO 9001, 9.3; `iso-in-agencies.md` 4.5, 5.10).
//!
//! | file | holds |
//! |---|---|
//! | `definition` | the registers: meetings and their decisions |
//! | `model` | the inputs of 9.3.2, the snapshot; pure |
//! | `permit` | who writes what is said of the inputs |
//! | `actions` | gathering, freezing, handing decisions out |
//! | `store` | all SQL beside the registers |
//! | `form` | what people type |
//! | `pages` | HTML for people, and every word |
//! | `print` | the minutes as PDF and as Word |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: figures of a review are those that the features show for its period and nobody types
//! them; once frozen they are what the record holds the hash of; a review ends when its decisions have.

mod actions;
mod definition;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{Outcome, freeze, gather, outcomes, snapshot, write};
pub use definition::{DECISIONS, REVIEWS};
pub use model::{Figure, Input, Snapshot, Topic, Wording};

use platform::{Access, Feature, Indicator, NavEntry, Routes, Shelf};
use quality_register::Register;

/// The registers of this feature.
pub static REGISTERS: [&Register; 2] = [&REVIEWS, &DECISIONS];

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let routes = REGISTERS.iter().map(|register| quality_register::routes(register));
    Feature {
        migrations: platform::migrations![
            "20261126-83_management_review",
            "20261126-99_review_words"
        ],
        routes: routes.fold(own_routes(), Routes::merge),
        nav: vec![
            NavEntry::new(80, "/management-reviews", pages::NAV.0)
                .under(Shelf::Evaluate, pages::NAV.1),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        indicators: &[Indicator {
            key: "management_review.decisions_in_time",
            label: pages::DECISIONS_IN_TIME,
            count: |tx, span, unit| quality_register::in_time(tx, &DECISIONS, span, unit),
            href: |span, unit, fulfils| {
                quality_register::in_time_href(&DECISIONS, span, unit, fulfils)
            },
        }],
        pack: Some(pack::pack),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &REGISTERS)),
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("management_review")
    }
}

fn own_routes() -> Routes {
    let writers = Access::Only(permit::WRITERS);
    Routes::new()
        .get("/management-reviews/{id}/inputs", Access::SignedIn, pages::inputs)
        .post("/management-reviews/{id}/inputs", writers, pages::save)
        .post("/management-reviews/{id}/freeze", writers, pages::freeze)
        .get("/management-reviews/{id}/minutes", Access::SignedIn, print::pdf)
        .get("/management-reviews/{id}/minutes.docx", Access::SignedIn, print::word)
}
