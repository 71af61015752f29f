//! Appointments at the one-stop desk: a citizen books a time from a phone, without an account; the
//! desk has the list of its day, gives numbers, and the intake form opens filled in (NĐ 61/2018,
//! NĐ 118/2025; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; `one-stop.md` 1.11).
//!
//! | file | holds |
//! |---|---|
//! | `model` | appointments, their states, slots and what a slot holds; pure |
//! | `permit` | who may do which action, who is told who comes |
//! | `actions` | the use cases, one transaction each; what the clock does |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for the desk; `pages/public` for citizens |
//! | `print` | the number in the queue |
//! | `calendar` | the appointment as a file for calendars |
//! | `api` | JSON for screens that call the numbers |
//! | `exhibits` | figures for the evidence |
//!
//! **Invariant**: a slot never holds more people than the desk receives; who comes is known to the
//! desk alone, is not in the record, and is erased on the day that was promised.

mod actions;
mod api;
mod calendar;
mod exhibits;
mod form;
mod model;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{
    act, book, book_for, cancel_own, close_day, move_own, on_dossier, open, open_day, own, plan,
    put_plan, tidy, vacancies, walk_in,
};
pub use model::{
    Action, Appointment, AppointmentId, Channel, Move, Plan, Refusal, Slot, State, Vacancy,
    Visitor, slots,
};
pub use permit::{Asks, Permit, may};

use pages::{public, staff};
use platform::{Access, Chore, Feature, NavEntry, PublicAddress, PublicSide, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-90_appointment"],
        routes: routes(),
        nav: vec![
            NavEntry::new(31, "/appointments", "Lịch hẹn")
                .for_roles(permit::READERS)
                .under(Shelf::Operate, pages::NAV_ABOUT),
        ],
        sentences: pages::SENTENCES,
        chores: vec![Chore {
            name: "appointment.tidy",
            every_seconds: 300,
            run: |app| app.db.anywhere().write_now(tidy),
        }],
        inbox: Some(actions::inbox),
        exhibits: Some(exhibits::exhibits),
        public: Some(PublicSide {
            offers: Some(public::offers),
            addresses: Some(|tx| {
                let today = text::here(tx.now()).date();
                let path = "/appointments".to_owned();
                let page = PublicAddress { path, changed_on: None };
                Ok(plan(tx, today)?.map(|_| page).into_iter().collect())
            }),
            ..PublicSide::default()
        }),
        queries: [store::CATALOGUE, store::global::CATALOGUE].concat(),
        lists: vec![&store::LIST],
        ..Feature::new("appointment")
    }
}

fn routes() -> Routes {
    let readers = Access::Only(permit::READERS);
    let desk = Access::Only(permit::DESK);
    let steer = Access::Only(permit::STEER);
    Routes::new()
        .get("/appointments", readers, staff::list)
        .post("/appointments", desk, staff::create)
        .get("/appointments/new", desk, staff::new)
        .get("/appointments/settings", readers, staff::settings)
        .post("/appointments/settings", steer, staff::put_plan)
        .post("/appointments/closures", steer, staff::put_closure)
        .get("/appointments/{id}", desk, staff::show)
        .post("/appointments/{id}/actions", desk, staff::act)
        .get("/appointments/{id}/ticket.pdf", desk, staff::ticket)
        .api("/api/v1/appointments", readers, api::about_list(), api::list)
        .get("/portal/{agency}/appointments", Access::Public, public::choose)
        .post("/portal/{agency}/appointments", Access::Public, public::book)
        .get("/portal/{agency}/appointments/mine", Access::Public, public::ask)
        .post("/portal/{agency}/appointments/mine", Access::Public, public::own)
}
