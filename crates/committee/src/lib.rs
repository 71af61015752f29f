//! The committee that leads the quality system (Ban Chỉ đạo ISO): decisions that set it up and
//! strengthen it, who sits in it from when to when and as what, what is wrong with that today, its
//! meetings, and conclusions that become tasks (ISO 9001, 5.1 and 5.3; `iso-in-agencies.md` 1.4
//! step 1, 1.8).
//!
//! | file | holds |
//! |---|---|
//! | `model` | the registers of committees, seats, meetings, attendance, conclusions; what is wrong with the seats of a day; pure |
//! | `actions` | what follows from an act: seats that serve, guests of a meeting, tasks; what waits |
//! | `pages` | the words, what pages show beside the shared register's, the words on paper |
//! | `print` | the decision, the invitation, the minutes |
//! | `pack` | what an inspection is handed |
//! | `exhibits` | its figures |
//!
//! **Invariant**: one committee is in force at a time; its seats change by a decision, and nobody's
//! seat is written over; that somebody left their post or a term is over is computed.

mod actions;
mod exhibits;
mod model;
mod pack;
mod pages;
mod print;

pub use actions::{concerns, in_force, seats};
pub use model::{
    ATTENDANCE, COMMITTEES, CONCLUSIONS, Concern, MEETINGS, Post, SEATS, SeatView, concerns_of,
};

use platform::{Access, Feature, NavEntry, PublicSide, Routes, Shelf};
use quality_register::{inbox, routes as pages_of};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let nav =
        |place, href, (label, about)| NavEntry::new(place, href, label).under(Shelf::Lead, about);
    let [committees, seats, meetings] = pages::NAV;
    Feature {
        routes: routes(),
        nav: vec![
            nav(10, "/committees", committees),
            nav(11, "/committee-seats", seats),
            nav(12, "/committee-meetings", meetings),
        ],
        sentences: pages::SENTENCES,
        inbox: Some(|tx, actor| {
            let mut waiting = inbox(tx, actor, &[&COMMITTEES, &MEETINGS, &CONCLUSIONS])?;
            waiting.extend(actions::inbox(tx, actor)?);
            Ok(waiting)
        }),
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        public: Some(PublicSide { sections: Some(pages::sections), ..PublicSide::default() }),
        ..Feature::new("committee")
    }
}

fn routes() -> Routes {
    [&SEATS, &MEETINGS, &ATTENDANCE, &CONCLUSIONS]
        .into_iter()
        .fold(pages_of(&COMMITTEES), |routes, register| routes.merge(pages_of(register)))
        .get("/committees/{id}/decision", Access::SignedIn, print::decision)
        .get("/committees/{id}/decision.docx", Access::SignedIn, print::decision_docx)
        .get("/committee-meetings/{id}/invitation", Access::SignedIn, print::invitation)
        .get("/committee-meetings/{id}/minutes", Access::SignedIn, print::minutes)
}
