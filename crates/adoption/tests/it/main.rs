//! Masters and their adoption, through the front door.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod adopting;
mod moving;

use testkit::TestApp;

/// The features that adoption needs.
fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        adoption::feature(),
    ])
}
