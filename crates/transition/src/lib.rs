//! Going over from one edition of ISO 9001 to another: the gaps clause by clause, who closes them until
//! when, and what each document is worth under the new edition (ISO 9001, 6.3; point c, clause 4,
//! Article 4 of QĐ 19/2014/QĐ-TTg; `iso-in-agencies.md` 3.3, 3.4).
//!
//! | file | holds |
//! |---|---|
//! | `model` | a transition, its clauses, their states and moves; pure |
//! | `permit` | who may do what |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people, and the plan as PDF, XLSX and CSV |
//! | `api` | JSON for programs |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: the clauses come from the crate `standard` and keep their numbers for ever; nobody
//! judges what they closed themselves; a transition is completed when no clause and no document is
//! open; whether a document was changed is computed from its versions.

mod actions;
mod api;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{DocumentLine, act, assess, begin, fit_unchanged, item, items, open, step};
pub use model::{
    Action, Given, Intent, Item, Refusal, Stage, Standing, State, Step, Transition, TransitionId,
    Verdict,
};
pub use permit::{ItemPermit, PLANNERS, Permit, may, may_step};

use platform::{Access, Feature, NavEntry, Role, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-61_transition", "20261127-52_transition_stand"],
        routes: routes(),
        nav: vec![
            NavEntry::new(12, "/transitions", pages::NAV.0).under(Shelf::Improve, pages::NAV.1),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(actions::inbox),
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("transition")
    }
}

fn routes() -> Routes {
    let planners = Access::Only(PLANNERS);
    let deciders = Access::Only(&[Role::Approver]);
    Routes::new()
        .get("/transitions", Access::SignedIn, pages::list)
        .post("/transitions", planners, pages::create)
        .get("/transitions/new", planners, pages::new)
        .get("/transitions/{id}", Access::SignedIn, pages::show)
        .post("/transitions/{id}/actions", deciders, pages::act)
        .post("/transitions/{id}/unchanged", planners, pages::fit_unchanged)
        .get("/transitions/{id}/items/{place}", Access::SignedIn, pages::item)
        .post("/transitions/{id}/items/{place}/steps", Access::SignedIn, pages::step)
        .get("/transitions/{id}/documents", Access::SignedIn, pages::documents)
        .post("/transitions/{id}/documents", planners, pages::assess)
        .api("/api/v1/transitions", Access::SignedIn, api::about_list(), api::list)
        .api("/api/v1/transitions/{id}", Access::SignedIn, api::about_one(), api::one)
}
