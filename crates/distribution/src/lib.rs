//! Distribution: who must read a document that took effect, who has, and who holds a paper copy
//! (ISO 9001, 7.3 and 7.5.3; `iso-in-agencies.md` 2.6, 5.3).
//!
//! | file | holds |
//! |---|---|
//! | `model` | an obligation to read, a numbered copy, and their rules; pure |
//! | `permit` | who may acknowledge, deliver and recall |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature, and who is in the scope of a document |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//!
//! **Invariant**: nobody acknowledges for another, and nobody what they did not open. An obligation
//! binds while its version is in force and its person in scope; that is computed, never stored.

mod actions;
mod form;
mod model;
mod pages;
mod permit;
mod store;

pub use actions::{acknowledge, coverage, coverages, deliver, on_effective, recall, unread};
pub use model::{CopyId, CopyOrder, Obligation, PaperCopy, Refusal, Unread};
pub use permit::{COPY_ROLES, Permit, may_acknowledge, may_keep_copies};

pub use store::Coverage;

use platform::{Access, Feature, Job, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261123-05_distribution"],
        routes: routes(),
        nav: vec![NavEntry::new(15, "/distributions", pages::NAV)],
        sentences: pages::SENTENCES,
        jobs: vec![Job {
            name: "distribution.inherit",
            every_seconds: 3600,
            run: actions::inherit,
        }],
        inbox: Some(actions::inbox),
        queries: [store::CATALOGUE, store::GLOBAL].concat(),
        lists: vec![&store::LIST, &store::READERS],
        ..Feature::new("distribution")
    }
}

fn routes() -> Routes {
    let keepers = Access::Only(COPY_ROLES);
    Routes::new()
        .get("/distributions", Access::SignedIn, pages::list)
        .get("/distributions/{version}", Access::SignedIn, pages::show)
        .get("/distributions/{version}/read", Access::SignedIn, pages::read)
        .post("/distributions/{version}/acknowledgements", Access::SignedIn, pages::acknowledge)
        .post("/distributions/{version}/copies", keepers, pages::deliver)
        .post("/distributions/{version}/copies/{copy}/recall", keepers, pages::recall)
}
