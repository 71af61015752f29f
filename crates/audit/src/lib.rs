//! Internal audits: the programme of a year, the plan of each audit, checklists, findings signed by
//! both sides, the report, and what is corrected afterwards (ISO 9001, 9.2; ISO 19011;
//! `iso-in-agencies.md` 4.3, 5.7).
//!
//! | file | holds |
//! |---|---|
//! | `definition` | the registers: programme, audit, session, line, finding |
//! | `model` | coverage, samples, independence; pure |
//! | `permit` | who is qualified to audit; who names categories |
//! | `actions` | rules that look at other things; checklists, samples, answers |
//! | `store` | all SQL beside the registers: samples, answers that came |
//! | `pages` | HTML for people, and every word |
//! | `print` | programme, plan, checklist, finding and report by Decree 30/2020 |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//! | `data/questions.csv` | a question for each clause; data |
//!
//! **Invariant**: nobody audits their own unit, nor without a valid certificate, unless a leader allowed it
//! in words; a sample can be drawn again by its seed; an audit closes when each of its findings is
//! settled; all that it names are clauses of the edition of its programme.

mod actions;
mod definition;
mod exhibits;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{
    Answer, Categories, Line, answer, categories, coverage, draw_sample, lines, name_categories,
    newest_programme, prepare, samples, slots, team,
};
pub use definition::{AUDITS, FINDINGS, LINES, PROGRAMMES, SESSIONS};
pub use model::{
    CATEGORIES, Conflict, Cover, Coverage, RESULTS, Sample, SampleId, Slot, Team, appointment,
    conflicts, draw, hash_of, is_nonconformity, is_within,
};
pub use permit::{is_qualified, is_trained, may_name};

use platform::{Access, Feature, Indicator, NavEntry, Routes, Shelf};
use quality_register::Register;

/// The registers of this feature.
pub static REGISTERS: [&Register; 5] = [&PROGRAMMES, &AUDITS, &SESSIONS, &LINES, &FINDINGS];

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let registers = REGISTERS.iter().map(|register| quality_register::routes(register));
    Feature {
        migrations: platform::migrations!["20261126-82_audit", "20261126-97_audit_category"],
        routes: registers.fold(routes(), Routes::merge),
        nav: vec![
            NavEntry::new(20, "/audits", "Đánh giá nội bộ").under(Shelf::Evaluate, pages::NAV),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        indicators: &[Indicator {
            key: "audit.held",
            label: pages::HELD,
            count: |tx, span, unit| quality_register::in_time(tx, &AUDITS, span, unit),
            href: |span, unit, fulfils| {
                quality_register::in_time_href(&AUDITS, span, unit, fulfils)
            },
        }],
        pack: Some(pack::pack),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &REGISTERS)),
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("audit")
    }
}

fn routes() -> Routes {
    let readers = definition::READERS;
    Routes::new()
        .get("/audit-programmes/{id}/coverage", Access::SignedIn, pages::coverage)
        .get("/audit-programmes/{id}/paper", Access::SignedIn, print::programme)
        .get("/audit-categories", Access::SignedIn, pages::categories)
        .post("/audit-categories", Access::Only(permit::NAMERS), pages::name_categories)
        .get("/audits/{id}/plan", Access::SignedIn, print::plan)
        .get("/audits/{id}/report", Access::SignedIn, print::report)
        .get("/audits/{id}/checklist", readers, pages::checklist)
        .get("/audits/{id}/checklist/paper", readers, print::checklist)
        .post("/audits/{id}/checklist", readers, pages::prepare)
        .post("/audits/{id}/answers", readers, pages::take_answer)
        .post("/audits/{id}/samples", readers, pages::draw)
        .get("/audit-findings/{id}/sheet", Access::SignedIn, print::finding)
}
