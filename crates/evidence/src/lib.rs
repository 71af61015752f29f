//! Evidence by clause: what the features show ([`platform::Exhibit`]) for each clause of ISO 9001, in any
//! edition and as of any day, counted when the page is opened, and what is missing (`iso-in-agencies.md` 3.1, 3.2).
//!
//! | file | holds |
//! |---|---|
//! | `data/exclusions.csv` | what agencies usually declare not applicable; data |
//! | `model` | where a figure is shown and how a clause stands; pure |
//! | `actions` | the whole matrix; declaring a clause not applicable |
//! | `store` | all SQL of this feature |
//! | `pages` | HTML for people |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: nothing is ticked by hand. A clause for which no feature shows anything says so;
//! it is neither fulfilled nor missed.

mod actions;
mod model;
mod pack;
mod pages;
mod store;

pub use actions::{Row, applicable, exclude, exclusions, matrix};
pub use model::{Conclusion, Exclusion};
pub use standard::{Clause, Edition};

use platform::{Access, Feature, NavEntry, Role, Routes, Shelf};

/// Who declares clauses not applicable.
pub const SCOPE_ROLES: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261123-09_evidence"],
        routes: Routes::new().get("/evidence", Access::SignedIn, pages::matrix).post(
            "/evidence/exclusions",
            Access::Only(SCOPE_ROLES),
            pages::exclude,
        ),
        nav: vec![
            NavEntry::new(10, "/evidence", pages::NAV.0).under(Shelf::Evaluate, pages::NAV.1),
        ],
        sentences: pages::SENTENCES,
        pack: Some(pack::pack),
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("evidence")
    }
}
