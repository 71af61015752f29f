//! Periodic review: every document in force is looked at again in time, by somebody who answers for
//! it, and what came of it is a record (ISO 9001, 7.5.2 c; `iso-in-agencies.md` 5.2).
//!
//! | file | holds |
//! |---|---|
//! | `model` | intervals, when a review is due, what comes of it; pure |
//! | `permit` | who may review, name an owner, set intervals |
//! | `actions` | the use cases, one transaction each; the board |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: due, overdue and orphaned are computed from days, never stored, so that a machine
//! that was off loses nothing; a review is never changed, and says what text it was about.

mod actions;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{Board, assign, board, review, set_interval, set_intervals};
pub use model::{
    Basis, ListKind, Outcome, Refusal, Review, ReviewId, Timing, Watch, default_months, due_on,
};
pub use permit::{Permit, SETTING_ROLES, may_assign, may_review, may_set};

use platform::{Access, Feature, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261126-37_periodic_review",
            "20261127-05_document_owner"
        ],
        routes: routes(),
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(actions::inbox),
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("periodic_review")
    }
}

fn routes() -> Routes {
    let setters = Access::Only(SETTING_ROLES);
    Routes::new()
        .get("/reviews", Access::SignedIn, pages::board)
        .get("/reviews/done", Access::SignedIn, pages::done)
        .get("/reviews/settings", setters, pages::settings)
        .post("/reviews/settings", setters, pages::save_settings)
        .get("/reviews/{document}", Access::SignedIn, pages::show)
        .post("/reviews/{document}", Access::SignedIn, pages::review)
        .post("/reviews/{document}/owners", Access::SignedIn, pages::assign)
        .post("/reviews/{document}/intervals", setters, pages::set_interval)
}
