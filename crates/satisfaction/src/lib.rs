//! Satisfaction: citizens are asked in surveys, answer on paper or on a phone, and what they say is
//! counted, judged and published (ISO 9001, 9.1.2; `iso-in-agencies.md` 4.6, 5.11). Where the one-stop
//! system or the province asks already, its result is taken over from a file.
//!
//! | file | holds |
//! |---|---|
//! | `model` | states, questions, slips, sums, sheets of other systems; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people; `pages/public` for strangers |
//! | `print` | the slip on A5, the report |
//! | `exhibits`, `indicators` | figures for the evidence, shares for objectives |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a slip names nobody, and keeps no more of its time than the day; a share is taken
//! from sums and never stands without its n; a unit with fewer than five slips has no figure.

mod actions;
mod api;
mod exhibits;
mod form;
mod indicators;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{
    act, analysed, enter, frame, import, open, plan, published, put_frame, put_plan, results,
    satisfaction, satisfaction_of, sort,
};
pub use model::{
    Action, Answers, Area, Channel, FEWEST, Imported, Invalid, MOST_QUESTIONS, Move, Plan,
    Question, Refusal, Results, SCALE, Sheet, SheetFault, Slip, State, Survey, SurveyId, Tally,
    read_sheet,
};
pub use permit::{Permit, may};

use platform::{Access, Feature, NavEntry, PublicSide, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-57_satisfaction"],
        routes: routes(),
        nav: vec![
            NavEntry::new(62, "/surveys", "Khảo sát hài lòng")
                .for_roles(permit::READERS)
                .under(Shelf::Evaluate, pages::NAV_ABOUT),
        ],
        sentences: pages::SENTENCES,
        inbox: Some(actions::inbox),
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        indicators: indicators::INDICATORS,
        public: Some(PublicSide { sections: Some(pages::sections), ..PublicSide::default() }),
        queries: [store::CATALOGUE, store::GLOBAL].concat(),
        lists: vec![&store::LIST],
        ..Feature::new("satisfaction")
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/surveys", Access::SignedIn, pages::list)
        .post("/surveys", Access::SignedIn, pages::create)
        .get("/surveys/new", Access::SignedIn, pages::new)
        .get("/surveys/questions", Access::SignedIn, pages::frame)
        .post("/surveys/questions", Access::SignedIn, pages::put_frame)
        .get("/surveys/{id}", Access::SignedIn, pages::show)
        .get("/surveys/{id}/edit", Access::SignedIn, pages::edit)
        .post("/surveys/{id}/plan", Access::SignedIn, pages::put_plan)
        .post("/surveys/{id}/actions", Access::SignedIn, pages::act)
        .get("/surveys/{id}/slips", Access::SignedIn, pages::slips)
        .post("/surveys/{id}/slips", Access::SignedIn, pages::enter)
        .post("/surveys/{id}/sorting", Access::SignedIn, pages::sort)
        .post("/surveys/{id}/imports", Access::SignedIn, pages::import)
        .get("/surveys/{id}/slip.pdf", Access::SignedIn, pages::slip_pdf)
        .get("/surveys/{id}/report.pdf", Access::SignedIn, pages::report_pdf)
        .get("/surveys/{id}/results", Access::SignedIn, pages::sheet)
        .get("/portal/{agency}/surveys/{code}", Access::Public, pages::slip)
        .post("/portal/{agency}/surveys/{code}", Access::Public, pages::answer)
        .api("/api/v1/surveys", Access::SignedIn, api::about_list(), api::list)
}
