//! Composition: makes one product of many features. The server composes all of them, `testkit` the
//! ones under test; what people meet is the same either way.
//!
//! | file | holds |
//! |---|---|
//! | `product` | [`Parts`] in, [`Product`] out |
//! | `layers` | what surrounds every route, in the right order |
//! | `inbox` | "Việc của tôi": what waits for a person, gathered from every feature |
//! | `search` | the page of what was found |
//! | `health` | whether the program lives, and whether it can work |
//! | `work` | jobs of the clock and events from feature to feature, one at a time |
//! | `pages` | HTML and words |

mod health;
mod inbox;
mod layers;
mod pages;
mod product;
mod search;
mod work;

pub use product::{Parts, Product};
pub use work::{React, Round, deliver_next, run_job};

use axum::Json;
use platform::{Access, Feature, Inbox, NavEntry, Routes};
use serde_json::Value;
use std::sync::Arc;

/// What the composition itself adds: the inbox, search, health, what programs are told.
fn feature(inboxes: Arc<[Inbox]>, api: Value) -> Feature {
    let inbox = move |state, actor| inbox::page(state, actor, inboxes.clone());
    let about = async move || Json(api);
    Feature {
        routes: Routes::new()
            .get("/", Access::SignedIn, inbox)
            .get("/search", Access::SignedIn, search::page)
            .get(platform::api::ADDRESS, Access::Public, about)
            .get("/health", Access::Public, health::alive)
            .get("/ready", Access::Public, health::ready),
        nav: vec![NavEntry::new(0, "/", pages::INBOX)],
        sentences: pages::SENTENCES,
        ..Feature::new("composition")
    }
}
