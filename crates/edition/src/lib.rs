//! By which edition of ISO 9001 an agency works, from when on, and how what was noted under one is
//! read under another (point c, clause 4, Article 4 of QĐ 19/2014/QĐ-TTg; `iso-in-agencies.md` 3.3, 3.4).
//!
//! | file | holds |
//! |---|---|
//! | `actions` | the edition of a day; the move to another |
//! | `store` | all SQL of this feature |
//! | `pages` | clauses of one edition in the words of another |
//!
//! **Invariant**: this is the one place that says which edition is in force for an agency on a day.
//! Whatever names clauses keeps the edition that it was made under beside them, and never changes it.

mod actions;
mod pages;
mod store;

pub use actions::{Adopted, adopt, history, now, on};
pub use pages::{AS_NOTED, COLUMN, FILTER, beside, counterpart, noted, told};
pub use standard::Edition;

use platform::Feature;

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-94_edition"],
        queries: store::CATALOGUE.to_vec(),
        ..Feature::new("edition")
    }
}
