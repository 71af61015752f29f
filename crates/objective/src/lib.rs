//! Quality objectives: what is to be reached, measured from live data, judged at the end
//! (ISO 9001, 6.2 and 9.1; `iso-in-agencies.md` 4.1, 5.5).
//!
//! | file | holds |
//! |---|---|
//! | `model` | objectives, targets, verdicts, states and moves; pure |
//! | `measure` | what each indicator counts, in one function |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people; the sheet that comes in |
//! | `api` | JSON for programs |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a percentage is made from sums, never from percentages; where nothing happened
//! there is no percentage at all; the number equals the list that its link leads to.

mod actions;
mod api;
mod exhibits;
mod form;
mod measure;
mod model;
mod pack;
mod pages;
mod permit;
mod store;

pub use actions::{
    Progress, act, amend, approve, approve_set, draft, enter, give_up, open, plan, progress,
    put_content, verify, verify_task,
};
pub use measure::{Sight, tally, year_so_far};
pub use model::{
    Action, Content, Entered, Frequency, Indicator, Measurement, Objective, ObjectiveId, Operator,
    Period, Refusal, Scale, Standing, State, Target, Task, Verdict,
};
pub use permit::{Permit, WRITE_ROLES, may};

use platform::{Access, Feature, NavEntry, Role, Routes, Shelf};
use quality_register::talk;

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-08_objective",
            "20261126-71_objective_plan",
            "20261126-98_objective_stand",
            "20261127-51_objective_task_stand"
        ],
        routes: routes(),
        nav: vec![NavEntry::new(30, "/objectives", pages::NAV.0).under(Shelf::Plan, pages::NAV.1)],
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(actions::inbox),
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("objective")
    }
}

fn routes() -> Routes {
    let writers = Access::Only(WRITE_ROLES);
    Routes::new()
        .get("/objectives", Access::SignedIn, pages::list)
        .post("/objectives", writers, pages::create)
        .get("/objectives/new", writers, pages::new)
        .post("/objectives/sets", Access::Only(&[Role::Approver]), pages::approve_set)
        .get("/objectives/board", Access::SignedIn, pages::board)
        .get("/objectives/import", writers, pages::ask_sheet)
        .post("/objectives/import", writers, pages::read_sheet)
        .get("/objectives/print", Access::SignedIn, pages::print_set)
        .get("/objectives/plan", Access::SignedIn, pages::print_plan)
        .get("/objectives/evaluation", Access::SignedIn, pages::print_evaluation)
        .get("/objectives/{id}/print", Access::SignedIn, pages::print_objective)
        .post("/objectives/{id}/tasks", Access::SignedIn, pages::plan)
        .post("/objectives/{id}/tasks/{task}", Access::SignedIn, pages::act_on_task)
        .post("/objectives/{id}/measurements/{value}/verify", Access::SignedIn, pages::verify)
        .get("/objectives/{id}", Access::SignedIn, pages::show)
        .get("/objectives/{id}/edit", writers, pages::edit)
        .post("/objectives/{id}/content", writers, pages::save)
        .post("/objectives/{id}/actions", Access::SignedIn, pages::act)
        .post("/objectives/{id}/measurements", Access::SignedIn, pages::enter)
        .api("/api/v1/objectives", Access::SignedIn, api::about_list(), api::list)
        .api("/api/v1/objectives/{id}", Access::SignedIn, api::about_show(), api::show)
        .merge(talk::routes("/objectives", Access::SignedIn, |tx, _, id| {
            let it = open(tx, ObjectiveId::new(id))?;
            let thing = platform::ledger::object("objective", it.id);
            Ok(talk::Place { thing, section: "/objectives" })
        }))
}
