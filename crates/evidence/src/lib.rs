//! Evidence by clause: what the program itself can show for each clause of ISO 9001:2015, counted
//! when the page is opened, and what is missing (`iso-in-agencies.md` 3.1, 3.2).
//!
//! | file | holds |
//! |---|---|
//! | `data/clauses.csv` | the clauses: number, titles, documented information, sources; data |
//! | `data/exclusions.csv` | what agencies usually declare not applicable; data |
//! | `model` | clauses, sources and how a clause stands; pure |
//! | `sources` | one function a source of evidence |
//! | `actions` | the whole matrix; declaring a clause not applicable |
//! | `store` | all SQL of this feature |
//! | `pages` | HTML for people |
//!
//! **Invariant**: nothing is ticked by hand. A clause for which the program has no source says so;
//! it is neither fulfilled nor missed.

mod actions;
mod model;
mod pages;
mod sources;
mod store;

pub use actions::{Row, exclude, matrix};
pub use model::{Clause, Conclusion, Exclusion, Exhibit, Source, Standing, clauses};

use platform::{Access, Feature, NavEntry, Role, Routes};

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
        nav: vec![NavEntry::new(50, "/evidence", "Điều khoản")],
        sentences: pages::SENTENCES,
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("evidence")
    }
}
