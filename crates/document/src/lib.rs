//! Controlled documents: drafted, reviewed, appraised, approved, issued by a decision, in effect,
//! replaced (ISO 9001, 7.5; `iso-in-agencies.md` 5.2).
//!
//! | file | holds |
//! |---|---|
//! | `model` | what a version is and how its state moves; pure |
//! | `decision` | the decision that issues versions; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `print` | what the decision prints |
//! | `api` | JSON for programs |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: a document has at most one effective version at any instant; no version is ever
//! deleted; a version that was signed is never edited.

mod actions;
mod api;
mod decision;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{
    Draft, IssueOrder, act, amendments, answer, comment, comments, draft, editions, effective,
    has_picture, issue, keep_picture, lint_context, name_signers, open, propose_code, put_content,
    put_pattern, release_pen, revise, revise_for, signatures, take_effect, take_pen, writing,
};
pub use decision::{Decision, DecisionId, DecisionNumber, Numbering};
pub use model::{
    Action, Category, Code, CodePattern, Comment, CommentId, Content, DocumentId, Form, Kind,
    Media, Original, Panel, PanelRule, Part, Place, Refusal, Signature, State, Title, Version,
    VersionId,
};
pub use pages::{
    action_label, authority, bases as usual_bases, chief, html, kind_label, media_label,
    signing_for, signing_title, size as file_size,
};
pub use permit::{DRAFT_ROLES, ISSUE_ROLES, Permit, may};
pub use print::{day as printed_day, signer as printed_signer, watermark};
pub use store::{
    Counts, approved_in_force, counts, counts_kept, counts_kept_on, current, decision_number,
    is_code_taken, own_drafts, versions_applied, versions_in_force,
};

use platform::{Access, Feature, Job, NavEntry, Routes, search::DRAFTERS};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-04_document",
            "20261126-01_document_content",
            "20261126-03_document_picture",
            "20261127-04_document_author"
        ],
        routes: routes(),
        nav: vec![NavEntry::new(10, "/documents", "Tài liệu")],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        jobs: vec![Job { name: "document.take_effect", every_seconds: 30, run: take_effect }],
        inbox: Some(actions::inbox),
        queries: [store::CATALOGUE, store::people::CATALOGUE, store::GLOBAL].concat(),
        lists: vec![&store::LIST],
        ..Feature::new("document")
    }
}

/// Things, not verbs: an action is created, not "approve" called.
fn routes() -> Routes {
    Routes::new()
        .get("/documents", Access::SignedIn, pages::list)
        .post("/documents", Access::Only(DRAFT_ROLES), pages::create)
        .get("/documents/new", Access::Only(DRAFT_ROLES), pages::new)
        .get("/documents/{id}", Access::SignedIn, pages::show)
        .get("/documents/{id}/edit", Access::Only(DRAFT_ROLES), pages::edit)
        .post("/documents/{id}/content", Access::Only(DRAFT_ROLES), pages::save)
        .get("/documents/{id}/file", Access::SignedIn, pages::file)
        .post("/documents/{id}/file", Access::Only(DRAFT_ROLES), pages::put_file)
        .post("/documents/{id}/pictures", Access::Only(DRAFT_ROLES), pages::pictures::put)
        .get("/pictures/{hash}", Access::SignedIn, pages::pictures::show)
        .post("/documents/{id}/pen", Access::Only(DRAFT_ROLES), pages::take_pen)
        .get("/documents/{id}/signers", Access::SignedIn, pages::people::signers)
        .post("/documents/{id}/signers", Access::SignedIn, pages::people::name_signers)
        .get("/documents/{id}/comments", Access::SignedIn, pages::comments::list)
        .post("/documents/{id}/comments", Access::Only(DRAFTERS), pages::comments::write)
        .post(
            "/documents/{id}/comments/{comment}/answer",
            Access::Only(DRAFTERS),
            pages::comments::answer,
        )
        .get("/document-codes", Access::SignedIn, pages::patterns::list)
        .post("/document-codes", Access::Only(actions::PATTERN_ROLES), pages::patterns::put)
        .post("/documents/{id}/actions", Access::SignedIn, pages::act)
        .post("/documents/{id}/issues", Access::Only(DRAFT_ROLES), pages::revise)
        .get("/decisions", Access::SignedIn, pages::decisions::list)
        .get("/decisions/new", Access::Only(ISSUE_ROLES), pages::decisions::new)
        .post("/decisions", Access::Only(ISSUE_ROLES), pages::decisions::create)
        .get("/decisions/{id}/pdf", Access::SignedIn, pages::decisions::pdf)
        .api("/api/v1/documents/{id}", Access::SignedIn, api::about_show(), api::show)
}
