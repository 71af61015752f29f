//! One way to list things: filtered, sorted by the Vietnamese alphabet, paged by key, exported.
//!
//! A feature declares a [`List`]; its page, its XLSX and its CSV all run the same text, so that an
//! export never shows what the page hides. Every combination of filter and order is prepared on
//! both engines by a test.

mod export;
mod query;
mod sql;

pub use export::{Cell, Exported, Format, Sheet, download, export};
pub use query::{Filter, List, ListQuery, Match, Order, Page, Words};
