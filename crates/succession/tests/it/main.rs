//! An agency ends and another takes over, through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod deciding;
mod ended;
mod keeping;
mod office;
mod taking;

use office::app;

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("succession");
}
