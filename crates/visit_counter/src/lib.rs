//! Visits of public pages: online now, today, in all («Đang truy cập 2, Hôm nay 182, Tổng lượt truy
//! cập 3.739.243»; `iso-in-agencies.md` 7, S 4 and S 40). Without cookies, without addresses, robots
//! left out; ADR 0011 says how.
//!
//! | file | holds |
//! |---|---|
//! | `model` | what a visit is, what a robot is, marks; pure |
//! | `visitor` | who reads, as a request tells |
//! | `waiting` | what was seen and is not stored yet, in memory |
//! | `actions` | noting, storing in batches, closing days, figures |
//! | `permit` | who may set where the total begins |
//! | `store` | all SQL of this feature |
//! | `form`, `pages` | the page of visits |
//!
//! **Invariant**: storing the same sighting twice, by whichever process, changes nothing; so figures
//! are right over restarts and replicas.

mod actions;
mod form;
mod model;
mod pages;
mod permit;
mod store;
mod visitor;
mod waiting;

pub use actions::{Counts, counts, note, set_start, store_waiting, visits_of};
pub use model::mark;
pub use visitor::Visitor;

use platform::{Access, Chore, Feature, Job, Routes};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-53_visit_counter"],
        routes: Routes::new().get("/visits", Access::SignedIn, pages::show).post(
            "/visits/start",
            Access::SignedIn,
            pages::set_start,
        ),
        sentences: pages::SENTENCES,
        jobs: vec![Job {
            name: "visit_counter.close_days",
            every_seconds: 300,
            run: actions::close_days,
        }],
        chores: vec![Chore {
            name: "visit_counter.store",
            every_seconds: 5,
            run: actions::store_waiting,
        }],
        queries: store::CATALOGUE.to_vec(),
        lists: vec![&store::DAYS],
        ..Feature::new("visit_counter")
    }
}
