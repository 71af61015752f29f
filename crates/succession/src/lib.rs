//! Succession: an agency ends, and another takes over its documents, what is not done, and its history
//! (`iso-in-agencies.md` 1.9, section 9 rule 17; Resolution 190/2025/QH15, Articles 4, 9 and 10).
//!
//! | file | holds |
//! |---|---|
//! | `model` | successions, what agencies answer, what is taken over; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pages` | HTML for people |
//! | `print` | the minutes of the hand-over |
//! | `api` | JSON for programs |
//!
//! **Invariant**: only an agency's own head ends it; from then on nothing is added to its books, and
//! who took over reads them and writes nothing there; a thing that is to be done is taken over once.

mod actions;
mod api;
mod exhibits;
mod form;
mod model;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{Order, Received, act, answer, carry_out, draft, look_into, open, prepare, put};
pub use model::{
    Action, Answer, Decision, Form, Kind, Minutes, Predecessor, Refusal, Share, State, Succession,
    SuccessionId,
};
pub use permit::{AnswerPermit, HEADS, KEEPERS, Permit, READERS, may, may_answer};

use platform::{Access, Feature, NavEntry, PublicSide, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-82_succession"],
        routes: routes(),
        nav: vec![NavEntry::new(93, "/successions", pages::NAV.0).under(Shelf::Keep, pages::NAV.1)],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        inbox: Some(actions::inbox),
        notices: Some(actions::notices),
        public: Some(PublicSide { sections: Some(actions::sections), ..PublicSide::default() }),
        queries: [store::CATALOGUE.to_vec(), store::things::catalogue()].concat(),
        lists: vec![&store::things::LIST],
        ..Feature::new("succession")
    }
}

fn routes() -> Routes {
    let keepers = Access::Only(KEEPERS);
    Routes::new()
        .get("/successions", Access::SignedIn, pages::list)
        .post("/successions", keepers, pages::create)
        .get("/successions/new", keepers, pages::new)
        .post("/successions/leave", Access::SignedIn, pages::leave)
        .after_end()
        .get("/successions/{id}", Access::SignedIn, pages::show)
        .get("/successions/{id}/edit", keepers, pages::edit)
        .post("/successions/{id}/content", keepers, pages::save)
        .post("/successions/{id}/actions", Access::SignedIn, pages::act)
        .get("/successions/{id}/carry-out", keepers, pages::ask_carry_out)
        .post("/successions/{id}/carry-out", keepers, pages::carry_out)
        .get("/successions/{id}/minutes", Access::SignedIn, pages::minutes)
        .get("/successions/{id}/minutes/docx", Access::SignedIn, pages::minutes_word)
        .get("/successions/{id}/read", Access::Only(READERS), pages::ask_read)
        .post("/successions/{id}/read", Access::Only(READERS), pages::read)
        .get("/inherited", Access::SignedIn, pages::inherited)
        .get("/endings/{id}", Access::SignedIn, pages::ending)
        .post("/endings/{id}/actions", Access::Only(HEADS), pages::answer)
        .after_end()
        .api("/api/v1/successions", Access::SignedIn, api::about_list(), api::list)
        .api("/api/v1/successions/{id}", Access::SignedIn, api::about_show(), api::show)
}
