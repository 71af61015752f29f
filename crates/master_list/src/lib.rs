//! Registers over documents, as of any day: the internal master list, the forms, and the page from
//! which every register is found (ISO 9001, 7.5.3; `iso-in-agencies.md` 2.6, 9 rules 1 to 3).
//!
//! | file | holds |
//! |---|---|
//! | `model` | what stands in a register, forms and their parents; pure |
//! | `permit` | who may say which document a form belongs to |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature: the history asked as of a day |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people, and the same as PDF, XLSX and CSV |
//! | `api` | JSON for programs |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: as of a day, a code has one version in force or none, computed from the days on
//! which versions took effect and ended; no register keeps a copy of its own.

mod actions;
mod api;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{assign_parent, forms, lines, on_resumed, on_suspended};
pub use model::{FormLine, Standing, proposed_parent};
pub use permit::PARENT_ROLES;
pub use store::{Counts, Line, counts};

use platform::{Access, Feature, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-35_master_list", "20261126-38_document_pause"],
        routes: routes(),
        nav: vec![NavEntry::new(12, "/registers", "Sổ, danh mục")],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("master_list")
    }
}

fn routes() -> Routes {
    let keepers = Access::Only(PARENT_ROLES);
    Routes::new()
        .get("/registers", Access::SignedIn, pages::index)
        .get("/registers/documents", Access::SignedIn, pages::list)
        .get("/registers/forms", Access::SignedIn, pages::forms)
        .get("/registers/forms/parents", keepers, pages::parents)
        .post("/registers/forms/parents", keepers, pages::take_parents)
        .get("/registers/forms/{document}", keepers, pages::parent)
        .post("/registers/forms/{document}/parents", keepers, pages::assign)
        .api("/api/v1/registers/documents", Access::SignedIn, api::about_list(), api::list)
}
