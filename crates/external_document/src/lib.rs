//! Documents of external origin: the texts that procedures rest on, how long they hold, and what
//! replaces and amends them (ISO 9001, 7.5.3.2; `iso-in-agencies.md` 2.6, 4.9, 5.14).
//!
//! | file | holds |
//! |---|---|
//! | `model` | a text, its standing on a day, relations, lines of a sheet; pure |
//! | `permit` | who keeps the register |
//! | `actions` | entering, changing, relating, importing, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form`, `pages` | the register for people |
//! | `api` | JSON for programs |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: a number is registered once, in whatever spelling; no text replaces itself, through
//! others neither; what the register said on any day can be drawn again.

mod actions;
mod api;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{all, edit, find, open, register, relate, relations, texts, withdraw_relation};
pub use model::{
    Attachment, Column, Difference, ExternalDocument, Known, Line, Matcher, NewRelation, Refusal,
    Relation, RelationId, RelationKind, Standing, TextId, Verdict, allow, lines, verdicts,
};
pub use permit::{KEEPERS, may_keep};

use platform::{Access, Feature, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-03_external_document",
            "20261126-25_external_document"
        ],
        routes: routes(),
        nav: vec![NavEntry::new(35, "/external-documents", "Văn bản")],
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        ..Feature::new("external_document")
    }
}

fn routes() -> Routes {
    let keepers = Access::Only(KEEPERS);
    Routes::new()
        .get("/external-documents", Access::SignedIn, pages::list)
        .post("/external-documents", keepers, pages::create)
        .get("/external-documents/new", keepers, pages::new)
        .get("/external-documents/import", keepers, pages::import::ask)
        .post("/external-documents/imports", keepers, pages::import::read)
        .get("/external-documents/imports/{id}", keepers, pages::import::preview)
        .post("/external-documents/imports/{id}", keepers, pages::import::confirm)
        .get("/external-documents/{id}", Access::SignedIn, pages::show)
        .get("/external-documents/{id}/edit", keepers, pages::edit)
        .post("/external-documents/{id}", keepers, pages::save)
        .get("/external-documents/{id}/file", Access::SignedIn, pages::file)
        .post("/external-documents/{id}/relations", keepers, pages::relate)
        .post("/external-documents/{id}/relations/withdrawal", keepers, pages::withdraw)
        .api("/api/v1/external-documents", Access::SignedIn, api::about_list(), api::list)
        .api("/api/v1/external-documents/{id}", Access::SignedIn, api::about_show(), api::show)
}
