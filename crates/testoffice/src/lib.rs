//! An office that issues documents and settles dossiers, for the tests of features that stand on
//! documents. Dev-dependency.
//!
//! | file | holds |
//! |---|---|
//! | `office` | [`Office`]: seven people, a procedure that comes into force, dossiers that follow it |
//! | `life` | a document from its draft into force, through the pages or past them |
//! | `procedure` | procedures that the checks let through |

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod life;
mod office;
mod procedure;

pub use life::{CHIEF, approve, decide, in_force, reissued};
pub use office::{IN_FORCE, Office};
pub use procedure::{checked_procedure, procedure};
