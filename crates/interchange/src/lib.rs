//! Documents leave and come: a Word file of one version, a signed package of many that is read
//! without our program, and packages of other installations taken in (ADR 0008).
//!
//! | file | holds |
//! |---|---|
//! | `model` | what is exported, how an export stands, as what a package is taken; pure |
//! | `permit` | who may do which |
//! | `package` | writing a package: members, one document's files, the whole |
//! | `word` | the Word file of a version |
//! | `import` | a checked package made into drafts or masters |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `pages` | HTML for people |
//!
//! **Invariant**: a package says nothing that its signature does not cover, and nothing of a package
//! is taken that was not checked in the limited child process.

mod actions;
mod import;
mod model;
mod package;
mod pages;
mod permit;
mod store;
mod word;

pub use import::{ImportError, Imported, TakeAs, Taken, import_package};
pub use model::Scope;
pub use package::{Sealing, Written, write};
pub use permit::EXPORT_ROLES;
pub use word::word;

use permit::IMPORT_ROLES;
use platform::{Access, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-45_interchange"],
        routes: routes(),
        nav: vec![
            NavEntry::new(91, "/exports", pages::NAV.0)
                .under(Shelf::Keep, pages::NAV.1)
                .for_roles(EXPORT_ROLES),
        ],
        sentences: pages::SENTENCES,
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("interchange")
    }
}

fn routes() -> Routes {
    let exporters = Access::Only(EXPORT_ROLES);
    let importers = Access::Only(IMPORT_ROLES);
    Routes::new()
        .get("/documents/{id}/docx", Access::SignedIn, pages::docx)
        .get("/exports", exporters, pages::exports)
        .post("/exports", exporters, pages::begin)
        .after_end()
        .get("/exports/{id}/file", exporters, pages::download)
        .upload("/packages", importers, pages::upload)
        .get("/packages/{id}", importers, pages::import)
        .post("/packages/{id}/actions", importers, pages::take)
}
