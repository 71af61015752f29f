//! The editions of ISO 9001: their clauses by number and title, and how the clauses of one edition
//! went over into the next (`iso-in-agencies.md` 3.1 to 3.4). The text of the standard is its
//! publisher's and is not here.
//!
//! | file | holds |
//! |---|---|
//! | `data/<edition>.csv` | numbers, titles, which documented information is asked for |
//! | `data/<edition>-<next>.csv` | what became of each clause, where it did not just stay |
//! | `edition` | the editions and their clauses |
//! | `relation` | the way from any edition to any other, both ways |
//!
//! **Invariant**: every number of a map is a clause of its edition; a way back leads through the
//! same pairs as the way there.

mod edition;
mod relation;

pub use edition::{Clause, Confidence, Edition};
pub use relation::{Change, Kind, Projected, Reading, changes, project, read};
