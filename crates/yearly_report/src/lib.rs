//! The yearly report on the quality system to the Department of Science and Technology: five parts
//! and an annex, its figures frozen as of a day (`iso-in-agencies.md` 1.7, 5.16).
//!
//! | file | holds |
//! |---|---|
//! | `model` | reports, their parts, figures, states and moves; pure |
//! | `permit` | who may do what |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `print` | the report as PDF and Word, from one sheet |
//! | `exhibits` | its figures, for every page that shows some |
//! | `api` | JSON for programs |
//! | `pack` | what it hands over to an inspection |
//!
//! **Invariant**: figures come from the features' exhibits alone and stay as they were frozen; what was
//! sent is never changed; deadlines are configuration.

mod actions;
mod api;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{act, add_line, draft, end_line, open, write};
pub use model::{
    Action, Figure, Given, Line, LineId, Narrative, Part, Refusal, Report, ReportId, State,
};
pub use permit::{Permit, WRITERS, may};

use platform::{Access, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-63_yearly_report"],
        routes: routes(),
        nav: vec![
            NavEntry::new(85, "/yearly-reports", pages::NAV.0).under(Shelf::Evaluate, pages::NAV.1),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(actions::inbox),
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("yearly_report")
    }
}

fn routes() -> Routes {
    let writers = Access::Only(WRITERS);
    Routes::new()
        .get("/yearly-reports", Access::SignedIn, pages::list)
        .post("/yearly-reports", writers, pages::create)
        .post("/yearly-reports/lines", writers, pages::add_line)
        .post("/yearly-reports/lines/{id}/end", writers, pages::end_line)
        .get("/yearly-reports/{id}", Access::SignedIn, pages::show)
        .post("/yearly-reports/{id}/content", writers, pages::save)
        .post("/yearly-reports/{id}/actions", Access::SignedIn, pages::act)
        .get("/yearly-reports/{id}/pdf", Access::SignedIn, pages::pdf)
        .get("/yearly-reports/{id}/docx", Access::SignedIn, pages::word)
        .get("/yearly-reports/{id}/figures", Access::SignedIn, pages::figures)
        .api("/api/v1/yearly-reports", Access::SignedIn, api::about_list(), api::list)
        .api("/api/v1/yearly-reports/{id}", Access::SignedIn, api::about_one(), api::one)
}
