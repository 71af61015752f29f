//! Plans of the quality system and their tasks: the yearly plan of the agency, plans of divisions
//! below it, what is to be done by whom until when, and letters that urge late units (ISO 9001,
//! 6.2.2 and 8.1; `iso-in-agencies.md` 1.4, 7 rows 14 to 23).
//!
//! | file | holds |
//! |---|---|
//! | `model` | the registers of plans, tasks and urging letters; the chart of a plan; pure |
//! | `permit` | who lets a division's plan follow from the agency's, and who urges |
//! | `actions` | tasks from other things, plans of divisions, urging letters |
//! | `store` | what is late, unit by unit |
//! | `pages` | HTML for people, beside the shared register's |
//! | `print` | a plan with its chart, an urging letter |
//! | `exhibits` | its figures |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a task of a plan waits for nobody before the plan is approved; a task is confirmed
//! by somebody who did not do it; late is computed.

mod actions;
mod exhibits;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{NewTask, cascade, open_task, tasks_from, urge};
pub use model::{PLANS, TASKS, URGINGS};

use platform::{Access, Feature, Indicator, NavEntry, Role, Routes, Shelf};

/// Those who run the quality system.
pub const STEER_ROLES: &[Role] = &[Role::IsoSecretary, Role::Approver];

/// This feature, for the server's list.
pub fn feature() -> Feature {
    let nav =
        |place, href, label, about| NavEntry::new(place, href, label).under(Shelf::Plan, about);
    let [plans, tasks, urgings] = pages::NAV;
    Feature {
        routes: routes(),
        nav: vec![
            nav(20, "/plans", plans.0, plans.1),
            nav(21, "/tasks", tasks.0, tasks.1),
            nav(22, "/urgings", urgings.0, urgings.1),
        ],
        sentences: pages::SENTENCES,
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&PLANS, &TASKS, &URGINGS])),
        exhibits: Some(exhibits::exhibits),
        indicators: &[Indicator {
            key: "plan.tasks_in_time",
            label: pages::TASKS_IN_TIME,
            count: |tx, span, unit| quality_register::in_time(tx, &TASKS, span, unit),
            href: |span, unit, fulfils| quality_register::in_time_href(&TASKS, span, unit, fulfils),
        }],
        pack: Some(pack::pack),
        ..Feature::new("plan")
    }
}

fn routes() -> Routes {
    quality_register::routes(&PLANS)
        .merge(quality_register::routes(&TASKS))
        .merge(quality_register::routes(&URGINGS))
        .post("/plans/{id}/cascade", Access::SignedIn, pages::cascade)
        .get("/plans/{id}/chart", Access::SignedIn, print::plan)
        .get("/plans/{id}/chart-page", Access::SignedIn, print::chart)
        .post("/urgings/draft", Access::Only(STEER_ROLES), pages::urge)
        .get("/urgings/{id}/letter", Access::SignedIn, print::letter)
}
