//! A whole set of documents brought in at once: a folder of Word and PDF files is received, read in
//! the background, proposed file by file, and made into drafts; the set is checked as a whole
//! (issue 3, part 8; `iso-in-agencies.md` 2.1, 2.5 and 8).
//!
//! | file | holds |
//! |---|---|
//! | `model` | a run, its files, what they propose, what stands in their way; pure |
//! | `permit` | who may do what with a file of a run |
//! | `actions` | the use cases, one transaction each, and the chore that reads |
//! | `store` | all SQL of this feature |
//! | `form` | folders as they stream in, and what people decide |
//! | `pages` | HTML for people |
//! | `api` | JSON for programs |
//!
//! **Invariant**: nothing is called done that was not understood. A file is `read` only if nothing
//! of it is in doubt, and becomes a draft only by a person or by a rule that they asked for.

mod actions;
mod api;
mod form;
mod model;
mod pages;
mod permit;
mod store;

pub use actions::{
    Decision, Folder, Received, Set, accept, act, at_once, begin, decide, open_file, open_run,
    overview, read_waiting, report_of_agency, report_of_run,
};
pub use api::{FileBody, RunBody, answer};
pub use form::Collector;
pub use model::{
    Action, Checked, Conflict, Conflicts, Document, File, FileId, Known, MAX_FILES, Proposal,
    Question, Refusal, Report, Run, RunId, Sketch, State, conflicts, propose, questions,
};
pub use permit::{Permit, may};

use document::DRAFT_ROLES;
use platform::{Access, Chore, Feature, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-30_bulk_import"],
        routes: routes(),
        sentences: pages::SENTENCES,
        chores: vec![Chore { name: "import.read", every_seconds: 2, run: read_waiting }],
        inbox: Some(actions::inbox),
        queries: [store::CATALOGUE, store::GLOBAL].concat(),
        ..Feature::new("bulk_import")
    }
}

fn routes() -> Routes {
    let drafters = Access::Only(DRAFT_ROLES);
    Routes::new()
        .get("/imports", drafters, pages::list)
        .upload("/imports", drafters, pages::receive)
        .get("/imports/{id}", drafters, pages::show)
        .post("/imports/{id}/accept", drafters, pages::accept)
        .get("/imports/{id}/lint", drafters, pages::lint_run)
        .get("/imports/{id}/files/{file}", drafters, pages::file)
        .post("/imports/{id}/files/{file}", drafters, pages::decide)
        .get("/imports/{id}/files/{file}/source", drafters, pages::source)
        .get("/procedures/lint-report", Access::SignedIn, pages::lint_agency)
        .api("/api/v1/imports/{id}", drafters, api::about_show(), api::show)
}
