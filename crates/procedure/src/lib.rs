//! The administrative procedure itself: read from Word, written in an editor, checked, printed
//! (QĐ 101/QĐ-BKHCN; `iso-in-agencies.md` 2.3–2.5). Its life cycle is `document`'s.
//!
//! | file | holds |
//! |---|---|
//! | `model` | what a section is about, the columns of cases, numbers as written; pure |
//! | `form` | what people type in the editor, made into a version |
//! | `compare` | two issues of any document side by side |
//! | `review` | findings and sums of one version; pure |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `print` | what the typesetter prints; pure |
//! | `pages` | HTML for people |
//! | `api` | JSON for programs |
//!
//! **Invariant**: what somebody typed is on the page that answers, whatever was wrong with it.

mod actions;
mod api;
mod compare;
mod form;
mod model;
mod pages;
mod print;
mod review;
mod store;

pub use actions::keep_source;
pub use actions::source;
pub use pages::{not_understood as not_understood_words, place as place_words};
pub use print::Printing;
pub use review::is_given_later;

use document::DRAFT_ROLES;
use platform::{Access, Feature, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261123-05_procedure"],
        routes: routes(),
        nav: vec![NavEntry::new(20, "/procedures", pages::NAV)],
        sentences: pages::SENTENCES,
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("procedure")
    }
}

fn routes() -> Routes {
    let drafters = Access::Only(DRAFT_ROLES);
    Routes::new()
        .get("/procedures", Access::SignedIn, pages::list)
        .post("/procedures", drafters, pages::create)
        .get("/procedures/new", drafters, pages::new)
        .get("/procedures/{id}", Access::SignedIn, pages::show)
        .get("/procedures/{id}/edit", drafters, pages::edit)
        .post("/procedures/{id}/content", drafters, pages::save)
        .post("/procedures/{id}/preview", drafters, pages::preview)
        .get("/procedures/{id}/lint", Access::SignedIn, pages::lint)
        .get("/procedures/{id}/picture.svg", Access::SignedIn, pages::picture::show)
        .get("/procedures/{id}/bpmn", Access::SignedIn, pages::picture::bpmn)
        .get("/procedures/{id}/json", Access::SignedIn, pages::picture::json)
        .get("/procedures/{id}/source", drafters, pages::source)
        .get("/documents/{id}/compare", Access::SignedIn, pages::compare::show)
        .post("/documents/{id}/amendment", drafters, pages::compare::amend)
        .get("/lint-rules", Access::SignedIn, pages::rules)
        .get("/lint-rules/{rule}", Access::SignedIn, pages::rule)
        .api("/api/v1/procedures/{id}", Access::SignedIn, api::about_show(), api::show)
}
