//! Risks and opportunities (ISO 9001, 6.1; `iso-in-agencies.md` 4.2, 5.6): one register of both, each
//! entry judged by the scale of its time, treated, judged again, looked at every year and opened again
//! after an incident. The 2026 edition's separate lists of actions (6.1.2, 6.1.3) are its two kinds.
//!
//! | file | holds |
//! |---|---|
//! | `model` | the register's fields, states, rights and rules; pure |
//! | `scale` | levels, scores and bands; pure |
//! | `map` | who stands where between likelihood and severity; pure |
//! | `permit` | who may set a scale |
//! | `actions` | what an assessment comes to, scales, what documents' pages are told |
//! | `store` | all SQL of scales; entries are the shared register's |
//! | `form` | a scale as typed |
//! | `pages` | HTML for people |
//! | `print` | the register on A4 landscape |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a level is what its score means on the scale of the day of judgement; whoever judged
//! does not approve, whoever treats does not judge the effect; a high level is approved by the leaders.

mod actions;
mod exhibits;
mod form;
mod map;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod scale;
mod store;

pub use actions::{link, raise_from, scale_on, set_scale};
pub use model::RISKS;
pub use permit::may_set_scale;
pub use scale::{Grade, Scale};

use platform::{Access, Feature, NavEntry, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261126-86_risk_scale",
            "20261127-02_risk_nonconformity"
        ],
        routes: routes(),
        nav: vec![
            NavEntry::new(30, "/risks", pages::TITLE).under(Shelf::Plan, pages::ABOUT),
            NavEntry::new(31, "/risk-scales", pages::SCALE_TITLE)
                .under(Shelf::Plan, pages::SCALE_ABOUT),
        ],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&RISKS])),
        notices: Some(actions::notices),
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("risk")
    }
}

fn routes() -> Routes {
    quality_register::routes(&RISKS)
        .get("/risk-scales", Access::SignedIn, pages::scales)
        .post("/risk-scales", Access::SignedIn, pages::set)
        .get("/nonconformities/{id}/risks", Access::SignedIn, pages::ties)
        .post("/nonconformities/{id}/risks", Access::SignedIn, pages::link)
        .post("/nonconformities/{id}/risks/new", Access::SignedIn, pages::raise)
}
