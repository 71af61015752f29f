//! Signed copies: the PDF of an issued version signed by key, by token or elsewhere, and the judge
//! of every signature (ISO 9001, 7.5.3; Luật Giao dịch điện tử 20/2023/QH15; ADR 0007).
//!
//! | file | holds |
//! |---|---|
//! | `model` | copies, preparations and trusted roots, and their rules; pure |
//! | `permit` | who may sign, keep, and trust |
//! | `actions` | the use cases, one transaction each |
//! | `bench` | what is done in the limited process: judging, signing, reading certificates |
//! | `store` | all SQL of this feature |
//! | `form` | what people type and send, made into what the model takes |
//! | `pages` | HTML for people |
//!
//! **Invariant**: a key or password is never stored. A verdict is never stored either; it is reached
//! anew from the stored bytes whenever somebody looks. What was sent is kept as it came.

mod actions;
mod bench;
mod form;
mod model;
mod pages;
mod permit;
mod store;

pub use actions::copies;
pub use model::{
    AnchorId, CopyId, Preparation, PreparationId, Refusal, SignedCopy, TrustAnchor, Way,
};
pub use permit::{ANCHOR_ROLES, Permit, SIGN_ROLES, may_keep_anchors, may_sign};

use platform::{Access, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-10_signing"],
        routes: routes(),
        nav: vec![
            NavEntry::new(92, "/trust-anchors", pages::NAV.0)
                .under(Shelf::Keep, pages::NAV.1)
                .for_roles(ANCHOR_ROLES),
        ],
        sentences: pages::SENTENCES,
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("signing")
    }
}

fn routes() -> Routes {
    let signers = Access::Only(SIGN_ROLES);
    let keepers = Access::Only(ANCHOR_ROLES);
    Routes::new()
        .get("/documents/{id}/signatures", Access::SignedIn, pages::show)
        .post("/documents/{id}/signatures", signers, pages::sign)
        .post("/documents/{id}/signatures/uploads", signers, pages::upload)
        .post("/documents/{id}/signatures/preparations", signers, pages::prepare)
        .get("/signing-preparations/{id}/{part}", signers, pages::part)
        .post("/signing-preparations/{id}/cms", signers, pages::finish)
        .get("/signed-copies/{id}", Access::SignedIn, pages::copy)
        .get("/signed-copies/{id}/file", Access::SignedIn, pages::file)
        .post("/signed-copies/{id}/withdraw", signers, pages::withdraw)
        .get("/trust-anchors", Access::SignedIn, pages::anchors)
        .post("/trust-anchors", keepers, pages::add_anchors)
        .post("/trust-anchors/{id}/withdraw", keepers, pages::withdraw_anchor)
}
