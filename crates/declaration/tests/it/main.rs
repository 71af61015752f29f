//! Declarations through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod declaring;
mod scoping;

use testkit::TestApp;

pub(crate) fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        evidence::feature(),
        declaration::feature(),
    ])
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("declaration");
}
