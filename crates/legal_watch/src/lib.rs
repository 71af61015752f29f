//! Legal watch: when a text is replaced or amended, every procedure that rests on it is reviewed in
//! time (ISO 9001, 6.3 and 7.5.3.2; `iso-in-agencies.md` 4.9, 5.14, 9 rule 8).
//!
//! | file | holds |
//! |---|---|
//! | `model` | a review and its stages, what must be reviewed, how a basis is exchanged; pure |
//! | `permit` | who may judge, who keeps the watch |
//! | `actions` | the sweep, judging, batches, proposals, what pages are told |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a relation between two texts has one review in each document that rests on the
//! older one; the sweep may run at any time and finds what a missed day left; overdue is computed.

mod actions;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{
    Stamp, judge, on_document, on_relation, open_tasks, record_review, stamp, stamped, sweep,
};
pub use model::{
    Blocked, Closing, Outcome, Refusal, RunId, Stage, Task, TaskId, Verdict, exchange, lines_of,
    must_review, names_elsewhere,
};
pub use permit::{CONCERNED, Permit, WATCHERS, is_own, may_judge, may_watch};

use platform::{Access, Feature, Job, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-26_legal_watch"],
        routes: routes(),
        nav: vec![NavEntry::new(36, "/legal-watch", pages::NAV).for_roles(CONCERNED)],
        sentences: pages::SENTENCES,
        jobs: vec![Job { name: "legal_watch.sweep", every_seconds: 600, run: sweep }],
        inbox: Some(actions::inbox),
        notices: Some(actions::notices),
        pack: Some(pack::pack),
        queries: [store::CATALOGUE, store::GLOBAL].concat(),
        lists: vec![&store::BOARD, &store::REVIEWS],
        ..Feature::new("legal_watch")
    }
}

fn routes() -> Routes {
    let watchers = Access::Only(WATCHERS);
    Routes::new()
        .get("/legal-watch", Access::SignedIn, pages::board)
        .get("/legal-watch/tasks/{id}", Access::SignedIn, pages::task)
        .post("/legal-watch/tasks/{id}/judgement", Access::SignedIn, pages::judge)
        .get("/legal-watch/changes/new", watchers, pages::change::new)
        .post("/legal-watch/changes", watchers, pages::change::create)
        .get("/legal-watch/changes/{id}", watchers, pages::change::show)
        .get("/legal-watch/reviews", Access::SignedIn, pages::reviews)
        .post("/legal-watch/reviews", watchers, pages::record_review)
        .get("/legal-watch/proposals", watchers, pages::proposals)
        .post("/legal-watch/proposals", watchers, pages::enter)
}
