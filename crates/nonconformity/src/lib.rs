//! Nonconformities: found or raised by a late dossier, corrected, their cause removed, the effect
//! judged by somebody else (ISO 9001, 8.7 and 10.2; `iso-in-agencies.md` 4.4, 5.8).
//!
//! | file | holds |
//! |---|---|
//! | `model` | states and moves, what each move needs; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each; what late dossiers raise |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: a late dossier belongs to one nonconformity, and a procedure's issue, step and
//! month have one draft; nobody verifies or judges what they did themselves; overdue is computed,
//! never stored.

mod actions;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{Raised, act, on_dossier_finished, open, raise, raised_from, record, sweep};
pub use model::{
    Action, Finding, Group, Move, Nonconformity, NonconformityId, Origin, Refusal, Severity,
    Source, State,
};
pub use pages::raise_href;
pub use permit::{Permit, may};
pub use store::{Tally, tally};

use platform::{Access, Feature, Job, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-07_nonconformity",
            "20261126-69_nonconformity_origin"
        ],
        routes: routes(),
        nav: vec![
            NavEntry::new(60, "/nonconformities", pages::NAV.0).under("/quality", pages::NAV.1),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        jobs: vec![Job { name: "nonconformity.sweep", every_seconds: 600, run: sweep }],
        inbox: Some(actions::inbox),
        notices: Some(actions::notices),
        queries: [store::CATALOGUE, store::GLOBAL].concat(),
        lists: vec![&store::LIST],
        ..Feature::new("nonconformity")
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/nonconformities", Access::SignedIn, pages::list)
        .post("/nonconformities", Access::SignedIn, pages::create)
        .get("/nonconformities/new", Access::SignedIn, pages::new)
        .get("/nonconformities/{id}", Access::SignedIn, pages::show)
        .post("/nonconformities/{id}/actions", Access::SignedIn, pages::act)
}
