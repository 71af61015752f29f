//! Distribution: who must read a document that took effect, who has, and who holds a paper copy
//! (ISO 9001, 7.3 and 7.5.3; `iso-in-agencies.md` 2.5, 2.6, 5.3, 5.4).
//!
//! | file | holds |
//! |---|---|
//! | `model` | obligations, parts and questions, distribution lists, numbered copies, minutes; pure |
//! | `permit` | who may do what |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature, and who is in the scope of a document |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people; `public` is the one page for strangers |
//! | `print` | labels and minutes |
//! | `throttle` | how often a stranger may guess a code |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: nobody acknowledges for another, and nobody what was not shown to them whole. An
//! obligation binds while its version is in force and its person in scope; that is computed, never
//! stored. Numbers of copies have no gap; a copy is destroyed by approved minutes alone.

mod actions;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;
mod throttle;

pub use actions::{
    Answered, CopyMove, acknowledge, acknowledged_on, act_on_disposal, add_line, allocate,
    allocate_again, copies, coverage, coverages, draft_disposal, edit_disposal, end_line,
    move_copy, on_effective, on_withdrawn, set_questions, set_terms, show_part, sign_receipt,
    unread,
};
pub use model::{
    CopyAction, CopyCode, CopyId, CopyState, Disposal, DisposalAction, DisposalId, DisposalOrder,
    DisposalState, Held, Holder, Line, LineId, Obligation, PaperCopy, Part, Proof, Question,
    Receipt, Refusal, Target, Terms, Unread, Verdict, parts,
};
pub use permit::{
    APPROVE_ROLES, COPY_ROLES, CopyPermit, DisposalPermit, Permit, may, may_acknowledge,
    may_dispose, may_keep_copies, may_set_questions, may_sign_receipt,
};

pub use store::Coverage;

use platform::{Access, Feature, Job, NavEntry, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261123-05_distribution", "20261126-20_distribution"],
        routes: reading_routes().merge(paper_routes()),
        nav: vec![NavEntry::new(15, "/distributions", pages::NAV)],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        jobs: vec![Job { name: "distribution.inherit", every_seconds: 60, run: actions::inherit }],
        inbox: Some(actions::inbox),
        queries: store::CATALOGUES.concat(),
        lists: vec![&store::LIST, &store::READERS, &store::PEOPLE, &store::COPIES, &store::RECALLS],
        ..Feature::new("distribution")
    }
}

/// Who reads what.
fn reading_routes() -> Routes {
    let keepers = Access::Only(COPY_ROLES);
    Routes::new()
        .get("/distributions", Access::SignedIn, pages::list)
        .get("/distributions/coverage", Access::SignedIn, pages::coverage)
        .get("/distributions/readings", Access::SignedIn, pages::readings)
        .get("/distributions/people/{person}", Access::SignedIn, pages::person)
        .get("/distributions/settings", keepers, pages::settings)
        .post("/distributions/settings", keepers, pages::set_terms)
        .get("/distributions/{version}", Access::SignedIn, pages::show)
        .get("/distributions/{version}/read", Access::SignedIn, pages::read)
        .get("/distributions/{version}/file", Access::SignedIn, pages::open_file)
        .post("/distributions/{version}/acknowledgements", Access::SignedIn, pages::acknowledge)
        .get("/distributions/{version}/questions", Access::SignedIn, pages::questions)
        .post("/distributions/{version}/questions", Access::SignedIn, pages::set_questions)
        .get("/distributions/{version}/scope", Access::SignedIn, pages::scope)
        .post("/distributions/{version}/scope", keepers, pages::add_line)
        .post("/distributions/{version}/scope/{line}/end", keepers, pages::end_line)
}

/// Who holds what on paper, and what became of it.
fn paper_routes() -> Routes {
    let keepers = Access::Only(COPY_ROLES);
    let deciders = Access::Only(DECIDE_ROLES);
    Routes::new()
        .get("/q/{code}", Access::Public, pages::scanned)
        .get("/distributions/copies", Access::SignedIn, pages::copy_register)
        .get("/distributions/recalls", Access::SignedIn, pages::recall_register)
        .get("/distributions/{version}/labels", keepers, pages::labels)
        .post("/distributions/{version}/copies", keepers, pages::allocate)
        .post("/distributions/{version}/copies/again", keepers, pages::allocate_again)
        .post("/distributions/{version}/copies/{copy}/moves", keepers, pages::move_copy)
        .post(
            "/distributions/{version}/copies/{copy}/receipt",
            Access::SignedIn,
            pages::sign_receipt,
        )
        .get("/distributions/{version}/copies/{copy}/pdf", keepers, pages::paper)
        .get("/disposals", Access::SignedIn, pages::list_disposals)
        .post("/disposals", keepers, pages::draft_disposal)
        .get("/disposals/new", keepers, pages::new_disposal)
        .get("/disposals/{id}", Access::SignedIn, pages::show_disposal)
        .post("/disposals/{id}", keepers, pages::edit_disposal)
        .get("/disposals/{id}/edit", keepers, pages::change_disposal)
        .post("/disposals/{id}/moves", deciders, pages::act_on_disposal)
        .get("/disposals/{id}/pdf", Access::SignedIn, pages::disposal_pdf)
}

/// Who does something to minutes at all: those who write them and those who approve them.
const DECIDE_ROLES: &[platform::Role] =
    &[platform::Role::IsoSecretary, platform::Role::DocumentController, platform::Role::Approver];
