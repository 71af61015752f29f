//! Feedback: what citizens say to the agency (phản ánh, kiến nghị, khiếu nại về thủ tục hành chính,
//! góp ý, khen), until it is answered by its day (ISO 9001, 8.2.1 and 9.1.2; `iso-in-agencies.md`
//! 5.11; NĐ 20/2008 as amended; Luật Khiếu nại 2011).
//!
//! | file | holds |
//! |---|---|
//! | `model` | states, kinds, rules of time, masking; pure |
//! | `permit` | who may do which action, who may know of it |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people; `pages/public` for strangers |
//! | `print` | the slip that goes with it |
//! | `api` | JSON for programs; it names no citizen |
//! | `exhibits`, `indicators` | figures for the evidence, shares for objectives |
//!
//! **Invariant**: who may not know of a citizen's message is told that it is not there; the day of an
//! answer comes from a rule with a source; nobody signs the answer that they wrote; what is published
//! was looked at by a person, with the citizen's consent; files of strangers are kept and never opened.

mod actions;
mod api;
mod exhibits;
mod form;
mod indicators;
mod model;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{
    Attachment, act, erase, keepings, open, publish, published, put_keeping, put_rule, receive,
    rules,
};
pub use form::RuleSetting;
pub use model::{
    Action, Channel, Feedback, FeedbackId, Keeping, Kind, Message, Move, Published, Refusal, Rule,
    Starts, State, mask,
};
pub use permit::{Permit, may};

use platform::{Access, Chore, Feature, NavEntry, PublicSide, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-58_feedback", "20261126-91_feedback_keeping"],
        routes: routes(),
        nav: vec![
            NavEntry::new(63, "/feedback", "Phản ánh, góp ý")
                .for_roles(permit::PARTS)
                .under(Shelf::Operate, pages::NAV_ABOUT),
        ],
        sentences: pages::SENTENCES,
        chores: vec![Chore {
            name: "feedback.tidy",
            every_seconds: 3600,
            run: |app| app.db.anywhere().write_now(actions::tidy),
        }],
        indicators: indicators::INDICATORS,
        inbox: Some(actions::inbox),
        exhibits: Some(exhibits::exhibits),
        public: Some(PublicSide { links: pages::LINKS, ..PublicSide::default() }),
        queries: [store::CATALOGUE, store::global::CATALOGUE].concat(),
        lists: vec![&store::LIST],
        ..Feature::new("feedback")
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/feedback", Access::SignedIn, pages::list)
        .post("/feedback", Access::SignedIn, pages::enter)
        .get("/feedback/new", Access::SignedIn, pages::new)
        .get("/feedback/rules", Access::SignedIn, pages::rules)
        .post("/feedback/rules", Access::SignedIn, pages::put_rule)
        .get("/feedback/{id}", Access::SignedIn, pages::show)
        .post("/feedback/{id}/actions", Access::SignedIn, pages::act)
        .post("/feedback/keeping", Access::SignedIn, pages::put_keeping)
        .post("/feedback/{id}/erasure", Access::SignedIn, pages::erase)
        .api("/api/v1/feedback", Access::SignedIn, api::about_list(), api::list)
        .api("/api/v1/feedback/{id}", Access::SignedIn, api::about_show(), api::show)
        .post("/feedback/{id}/publication", Access::SignedIn, pages::publish)
        .get("/feedback/{id}/files/{attachment}", Access::SignedIn, pages::file)
        .get("/feedback/{id}/slip.pdf", Access::SignedIn, pages::slip_pdf)
        .get("/portal/{agency}/feedback", Access::Public, pages::public_form)
        .post("/portal/{agency}/feedback", Access::Public, pages::public_send)
        .get("/portal/{agency}/feedback/lookup", Access::Public, pages::lookup)
        .post("/portal/{agency}/feedback/lookup", Access::Public, pages::look_up)
        .get("/portal/{agency}/feedback/answers", Access::Public, pages::answers)
}
