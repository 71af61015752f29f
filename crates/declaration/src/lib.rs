//! The scope of the system and its declaration (công bố; ISO 9001, 4.3 and 4.4; QĐ 19/2014/QĐ-TTg;
//! `iso-in-agencies.md` 1.3 to 1.5, 5.15).
//!
//! | file | holds |
//! |---|---|
//! | `model` | declaration and its states, the frozen snapshot and what makes it due anew, the two lists of procedures, the process map and its drawing; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people, and the words on paper |
//! | `print` | decision, declaration and map as PDF and Word |
//! | `pack` | what an inspection is handed |
//! | `exhibits` | what other pages show of it |
//! | `api` | JSON for programs |
//!
//! **Invariant**: what is declared is frozen when it is signed, and never changes; that it is to be
//! declared anew is computed from what is applied today; one declaration is in force at a time.

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

pub use actions::{
    ProcessFields, act, add_competences, begin, competences, coverage, coverage_on, current,
    declared_on, end_competence, end_process, history, keep_evidence, open, processes, put_process,
    put_scope, reasons, scope, snapshot,
};
pub use model::{
    Action, Band, Competence, Covered, Declaration, DeclarationId, Entry, MAP_WIDTH, MapProcess,
    MapSheet, Move, Picture, Process, Publication, Reason, Refusal, Scope, Signer, Snapshot, State,
    draw, side_by_side,
};
pub use permit::{KEEPERS, Permit, may};
pub use print::{Papers, current_papers, papers};
pub use standard::Edition;

use platform::{
    Access, Feature, Indicator, NavEntry, PublicSide, Routes, Shelf, Span, list::ListQuery,
};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let nav =
        |place, href, (label, about)| NavEntry::new(place, href, label).under(Shelf::Lead, about);
    let [scope, map, declarations] = pages::NAV;
    Feature {
        migrations: platform::migrations!["20261126-65_declaration", "20261126-94_scope_edition"],
        routes: routes(),
        nav: vec![
            nav(13, "/scope", scope),
            nav(14, "/process-map", map),
            nav(15, "/declarations", declarations),
        ],
        sentences: pages::SENTENCES,
        inbox: Some(actions::inbox),
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        public: Some(PublicSide { sections: Some(pages::sections), ..PublicSide::default() }),
        indicators: &[Indicator {
            key: "declaration.covered",
            label: pages::figures::COVERED_SHARE,
            count: actions::covered,
            href: covered_href,
        }],
        queries: [store::CATALOGUE, store::DECLARATIONS].concat(),
        lists: vec![&store::LIST],
        ..Feature::new("declaration")
    }
}

/// The list behind the share of procedures with a controlled process.
fn covered_href(span: Span, unit: Option<i64>, fulfils: Option<bool>) -> String {
    let covered = match fulfils {
        None => "",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let query = ListQuery::default()
        .with("covered", covered)
        .with("unit", &unit.map(|unit| unit.to_string()).unwrap_or_default())
        .with("as_of", &text::date(span.to));
    format!("/scope/competence{}", query.href(&[]))
}

fn routes() -> Routes {
    let keepers = Access::Only(KEEPERS);
    Routes::new()
        .get("/scope", Access::SignedIn, pages::scope_page)
        .get("/scope/edit", keepers, pages::edit_scope)
        .post("/scope", keepers, pages::put_scope)
        .get("/scope/competence", Access::SignedIn, pages::competences)
        .post("/scope/competence", keepers, pages::add)
        .post("/scope/competence/{id}/actions", keepers, pages::end)
        .get("/scope/processes", Access::SignedIn, pages::covered)
        .get("/process-map", Access::SignedIn, pages::map)
        .post("/process-map", keepers, pages::put)
        .get("/process-map.pdf", Access::SignedIn, pages::map_pdf)
        .get("/process-map/new", keepers, pages::new)
        .get("/process-map/{id}", keepers, pages::edit)
        .post("/process-map/{id}", keepers, pages::act_on_process)
        .get("/declarations", Access::SignedIn, pages::list)
        .post("/declarations", keepers, pages::begin)
        .get("/declarations/reasons", Access::SignedIn, pages::reasons)
        .get("/declarations/{id}", Access::SignedIn, pages::show)
        .post("/declarations/{id}/actions", Access::SignedIn, pages::act)
        .post("/declarations/{id}/evidence", Access::SignedIn, pages::attach)
        .get("/declarations/{id}/decision.pdf", Access::SignedIn, pages::decision_pdf)
        .get("/declarations/{id}/decision.docx", Access::SignedIn, pages::decision_docx)
        .get("/declarations/{id}/statement.pdf", Access::SignedIn, pages::statement_pdf)
        .get("/declarations/{id}/statement.docx", Access::SignedIn, pages::statement_docx)
        .get("/declaration-evidence/{id}", Access::SignedIn, pages::evidence)
        .api("/api/v1/declaration", Access::SignedIn, api::about_show(), api::show)
}
