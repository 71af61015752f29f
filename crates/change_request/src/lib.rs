//! Change requests: somebody asks for a document to be written, changed or given up; it is endorsed,
//! accepted, written and done when the new issue takes effect (ISO 9001, 6.3 and 7.5.3;
//! `iso-in-agencies.md` 5.1).
//!
//! | file | holds |
//! |---|---|
//! | `model` | a request, its kinds and how its state moves; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each, and what follows from events |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//!
//! **Invariant**: a request is done by the document itself, when the version written for it takes
//! effect or the document is withdrawn; nobody ticks it off.

mod actions;
mod form;
mod model;
mod pages;
mod permit;
mod store;

pub use actions::{Wish, act, on_effective, on_withdrawn, open, put, request};
pub use model::{Action, Given, Kind, Refusal, Request, RequestId, State};
pub use permit::{Permit, may};

use platform::{Access, Feature, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-02_change_request"],
        routes: routes(),
        nav: vec![NavEntry::new(12, "/change-requests", pages::NAV)],
        sentences: pages::SENTENCES,
        inbox: Some(actions::inbox),
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("change_request")
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/change-requests", Access::SignedIn, pages::list)
        .post("/change-requests", Access::SignedIn, pages::create)
        .get("/change-requests/new", Access::SignedIn, pages::new)
        .get("/change-requests/{id}", Access::SignedIn, pages::show)
        .get("/change-requests/{id}/edit", Access::SignedIn, pages::edit)
        .post("/change-requests/{id}/content", Access::SignedIn, pages::save)
        .post("/change-requests/{id}/actions", Access::SignedIn, pages::act)
        .post("/change-requests/{id}/opinions", Access::SignedIn, pages::opine)
}
