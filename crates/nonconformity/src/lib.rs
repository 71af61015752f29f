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
//! | `indicators` | what it counts for objectives to aim at |
//! | `exhibits` | what it shows as evidence |
//! | `pages` | HTML for people, the form on paper, the sheet that comes in |
//! | `api` | JSON for programs |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: a late dossier belongs to one nonconformity, and a procedure's issue, step and
//! month have one draft; nobody verifies or judges what they did themselves; overdue is computed,
//! never stored.

mod actions;
mod api;
mod exhibits;
mod form;
mod indicators;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{
    Raised, act, on_dossier_finished, open, place, raise, raised_from, raised_until, record, sweep,
    unfinished,
};
pub use model::{
    Action, Branch, Cause, Finding, Likeness, Line, LineKind, Method, Move, Nonconformity,
    NonconformityId, Origin, Place, Plan, Refusal, Severity, Source, State, likenesses,
};
pub use pages::RaiseButton;
pub use permit::{Permit, may};
pub use store::{Tally, tally};

use platform::{Access, Feature, Job, NavEntry, Routes, Shelf};
use quality_register::talk;

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-07_nonconformity",
            "20261126-69_nonconformity_origin",
            "20261126-70_nonconformity_plan",
            "20261126-96_nonconformity_edition",
            "20261127-01_nonconformity_stand",
        ],
        routes: routes(),
        nav: vec![
            NavEntry::new(60, "/nonconformities", pages::NAV.0).under(Shelf::Improve, pages::NAV.1),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        indicators: indicators::INDICATORS,
        jobs: vec![Job { name: "nonconformity.sweep", every_seconds: 600, run: sweep }],
        inbox: Some(actions::inbox),
        notices: Some(actions::notices),
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("nonconformity")
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/nonconformities", Access::SignedIn, pages::list)
        .post("/nonconformities", Access::SignedIn, pages::create)
        .get("/nonconformities/new", Access::SignedIn, pages::new)
        .post("/nonconformities/new", Access::SignedIn, pages::filled)
        .get("/nonconformities/board", Access::SignedIn, pages::board)
        .get("/nonconformities/recurrences", Access::SignedIn, pages::recurrences)
        .get("/nonconformities/import", Access::SignedIn, pages::ask_sheet)
        .post("/nonconformities/import", Access::SignedIn, pages::read_sheet)
        .get("/nonconformities/{id}/print", Access::SignedIn, pages::print)
        .get("/nonconformities/{id}", Access::SignedIn, pages::show)
        .post("/nonconformities/{id}/actions", Access::SignedIn, pages::act)
        .api("/api/v1/nonconformities", Access::SignedIn, api::about_list(), api::list)
        .api("/api/v1/nonconformities/{id}", Access::SignedIn, api::about_show(), api::show)
        .merge(talk::routes("/nonconformities", Access::SignedIn, |tx, _, id| {
            let it = open(tx, NonconformityId::new(id))?;
            let thing = platform::ledger::object("nonconformity", it.id);
            Ok(talk::Place { thing, section: "/nonconformities" })
        }))
}
