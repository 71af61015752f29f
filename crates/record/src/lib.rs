//! Records: what must be kept, by whom, where and how long, what is kept, and how it ends
//! (Danh mục hồ sơ; ISO 9001, 7.5.3.2; `iso-in-agencies.md` 2.6, 5.4, 5.20; `one-stop.md` 1.9).
//!
//! | file | holds |
//! |---|---|
//! | `model` | kinds of records, retention, holdings, disposal lists and their states; pure |
//! | `permit` | who may do what |
//! | `actions` | the use cases, one transaction each; what procedures name and the register lacks |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `pages` | HTML for people |
//! | `print` | the minutes of a disposal |
//! | `exhibits` | its figures, for every page that shows some |
//! | `pack` | what an inspection is handed |
//!
//! **Invariant**: a kind of records is changed by adding a version from a day on; when something may
//! be disposed of is computed, never stored; nothing is disposed of while it is on hold, before its
//! time, or by one person alone.

mod actions;
mod exhibits;
mod form;
mod model;
mod pack;
mod pages;
mod permit;
mod print;
mod store;

pub use actions::{
    Gap, Tally, act, add_holding, change, end, gaps, holdings, lift, mark, place_hold, propose,
    register, take, tally, types,
};
pub use model::{
    Action, Disposal, DisposalId, Facts, HoldId, Holding, HoldingFacts, HoldingId, Keeping, Medium,
    Move, RecordType, Refusal, Retention, State, TypeId, Way,
};
pub use permit::{KEEPER_ROLES, Permit, may, may_keep, may_lift};

use platform::{Access, Feature, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-36_record"],
        routes: routes(),
        sentences: pages::SENTENCES,
        exhibits: Some(exhibits::exhibits),
        pack: Some(pack::pack),
        inbox: Some(actions::inbox),
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::LIST],
        ..Feature::new("record")
    }
}

fn routes() -> Routes {
    let keepers = Access::Only(KEEPER_ROLES);
    Routes::new()
        .get("/registers/records", Access::SignedIn, pages::list)
        .post("/registers/records", keepers, pages::create)
        .get("/registers/records/new", keepers, pages::new)
        .get("/registers/records/proposals", keepers, pages::proposals)
        .post("/registers/records/proposals", keepers, pages::take)
        .get("/registers/records/{id}", Access::SignedIn, pages::show)
        .get("/registers/records/{id}/edit", keepers, pages::edit)
        .post("/registers/records/{id}/versions", keepers, pages::change)
        .post("/registers/records/{id}/end", keepers, pages::end)
        .post("/registers/records/{id}/holds", Access::SignedIn, pages::place_hold)
        .post("/registers/records/{id}/holds/{hold}/lift", Access::SignedIn, pages::lift_hold)
        .post("/registers/records/{id}/holdings", keepers, pages::add_holding)
        .post("/registers/records/{id}/holdings/{holding}", keepers, pages::mark_holding)
        .get("/registers/holdings", Access::SignedIn, pages::holdings)
        .get("/registers/disposals", Access::SignedIn, pages::disposals)
        .get("/registers/disposals/new", keepers, pages::new_disposal)
        .post("/registers/disposals", keepers, pages::propose)
        .get("/registers/disposals/{id}", Access::SignedIn, pages::disposal)
        .post("/registers/disposals/{id}/actions", Access::SignedIn, pages::act)
        .get("/registers/disposals/{id}/minutes", Access::SignedIn, pages::minutes)
}
