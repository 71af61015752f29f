//! Training and competence: what each position has to know, who lacks it, courses of the agency and
//! outside it from the plan to the judgement of their effect, certificates with their validity, and the
//! knowledge that must not be lost (ISO 9001, 7.1.6, 7.2, 7.3; `iso-in-agencies.md` 4.7, 5.12).
//!
//! | file | holds |
//! |---|---|
//! | `model` | the registers of requirements, needs, courses, attendance, knowledge |
//! | `actions` | what the tables cannot say: gaps, presence, effect; who holds a certificate |
//! | `pages` | HTML for people, beside the shared register's |
//! | `print` | the sheet to be signed, the record of a course, the plan of a year |
//! | `exhibits` | its figures |
//! | `indicators` | shares that objectives may aim at |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: who was present is said line by line; the effect is judged by the head of the
//! trainee's unit and not by the trainee; a certificate counts from its day to its last day.

mod actions;
mod exhibits;
mod indicators;
mod model;
mod pack;
mod pages;
mod print;

pub use actions::{Gap, Trained, gaps, holds, people, sign_in, trained};
pub use model::{ATTENDANCES, CERTIFICATES, COMPETENCES, COURSES, KNOWLEDGE, NEEDS};

use platform::{Access, Feature, NavEntry, Routes, Shelf};
use quality_register::Register;

/// Its registers.
const REGISTERS: [&Register; 5] = [&COURSES, &ATTENDANCES, &NEEDS, &COMPETENCES, &KNOWLEDGE];

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let nav = REGISTERS.iter().zip(pages::NAV).zip(70..).filter(|((_, nav), _)| !nav.1.is_empty());
    let entry =
        |((register, nav), place): ((&&'static Register, (&'static str, &'static str)), u32)| {
            NavEntry::new(place, register.path, nav.0).under(Shelf::Support, nav.1)
        };
    let people = NavEntry::new(69, "/training-people", pages::PEOPLE_NAV.0);
    let people = people.under(Shelf::Support, pages::PEOPLE_NAV.1);
    Feature {
        routes: routes(),
        nav: std::iter::once(people).chain(nav.map(entry)).collect(),
        indicators: indicators::INDICATORS,
        sentences: pages::SENTENCES,
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &REGISTERS)),
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        ..Feature::new("training")
    }
}

fn routes() -> Routes {
    REGISTERS
        .into_iter()
        .fold(Routes::new(), |routes, register| routes.merge(quality_register::routes(register)))
        .get("/training-people", Access::SignedIn, pages::people)
        .get("/courses/{id}/sheet", Access::SignedIn, print::sheet)
        .get("/courses/{id}/record", Access::SignedIn, print::record)
        .post("/courses/{id}/presence", Access::SignedIn, pages::presence)
}
