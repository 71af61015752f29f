//! One page for the head: the state of the quality system today on one screen and on one printed A4,
//! every figure with the list behind it; and the way to all that hangs under it (ISO 9001, 5.1, 9.1;
//! `iso-in-agencies.md` 8 row 14).
//!
//! | file | holds |
//! |---|---|
//! | `model` | the figures in the order in which a head reads them; pure |
//! | `pages` | HTML for people |
//! | `print` | the same on one A4 |
//! | `warm` | the figures counted when the program starts, for who looks first |
//!
//! **Invariant**: it counts nothing itself. Each figure is its feature's [`platform::Exhibit`], the
//! same that the clause page, the review and the yearly report show.

mod model;
mod pages;
mod print;
mod warm;

pub use model::{Chapter, Overview};

use platform::{Access, Chore, Feature, HUB, NavEntry, Routes};

/// Figures are counted without being asked for when the program starts, and then once a day.
const DAY_SECONDS: u64 = 86_400;

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        routes: Routes::new().get(HUB, Access::SignedIn, pages::overview).get(
            "/quality/print",
            Access::SignedIn,
            print::overview,
        ),
        nav: vec![NavEntry::new(40, HUB, pages::NAV)],
        chores: vec![Chore { name: "overview.warm", every_seconds: DAY_SECONDS, run: warm::warm }],
        ..Feature::new("overview")
    }
}
