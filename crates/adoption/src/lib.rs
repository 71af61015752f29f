//! Masters and their adoption: the province writes a process once, each agency makes it its own
//! with its own names, fees and positions, its own code and approval (`iso-in-agencies.md` 1.9).
//!
//! | file | holds |
//! |---|---|
//! | `model` | editions, local fields, merging, likeness; pure |
//! | `permit` | who may publish, adopt and answer |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type |
//! | `pages` | HTML for people |
//!
//! **Invariant**: of another agency this feature shows what that agency published, and nothing else.
//! What was adopted keeps its local words whatever the master does.

mod actions;
mod form;
mod model;
mod pages;
mod permit;
mod store;

pub use actions::{
    Adoption, Imported, Publication, adopt, answer, declared, edition, keep_imported, publish,
};
pub use model::{
    Answer, Change, Conflict, Edition, EditionId, FieldKind, Given, LocalField, Part, Source,
    Target, compare, localize, merge, similarity,
};
pub use permit::{ANSWER_ROLES, PUBLISH_ROLES};

use document::DRAFT_ROLES;
use platform::{Access, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-46_adoption"],
        routes: routes(),
        nav: vec![
            NavEntry::new(90, "/masters", pages::NAV.0)
                .under(Shelf::Keep, pages::NAV.1)
                .for_roles(document::DRAFT_ROLES),
        ],
        sentences: pages::SENTENCES,
        inbox: Some(actions::inbox),
        notices: Some(actions::notices),
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("adoption")
    }
}

fn routes() -> Routes {
    let publishers = Access::Only(PUBLISH_ROLES);
    let drafters = Access::Only(DRAFT_ROLES);
    Routes::new()
        .get("/masters", Access::SignedIn, pages::list)
        .get("/masters/{id}", Access::SignedIn, pages::edition)
        .get("/masters/{id}/adopt", drafters, pages::adopt_form)
        .post("/masters/{id}/adopt", drafters, pages::adopt)
        .post("/masters/{id}/withdraw", publishers, pages::withdraw)
        .get("/documents/{id}/publish", publishers, pages::publish_form)
        .post("/documents/{id}/publish", publishers, pages::publish)
        .get("/adoptions/{id}", Access::SignedIn, pages::show)
        .post("/adoptions/{id}/answers", Access::Only(ANSWER_ROLES), pages::answer)
}
