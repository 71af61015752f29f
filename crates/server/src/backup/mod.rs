//! Backups that prove themselves: taken while people work, verified before they count, restored
//! with nothing but the package and the key.
//!
//! | file | holds |
//! |---|---|
//! | `manifest` | what a package says about itself, and its signature |
//! | `sqlite`, `postgres` | a consistent copy of each engine |
//! | `package` | the ZIP file, each member with its length and SHA-256 |
//! | `create`, `verify`, `restore` | the three commands |
//!
//! The database is copied first, files after it: files are never changed, so that every file which
//! the copy names is in the package (`reliability-security.md` 4.2). The private key of the record
//! stays out unless it is asked for: who has it can sign another past.

mod create;
mod manifest;
mod package;
mod postgres;
mod restore;
mod sqlite;
mod verify;

pub use create::{Created, create};
pub use manifest::Manifest;
pub use restore::restore;
pub use verify::{Proven, verify};
