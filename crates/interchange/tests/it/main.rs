//! Documents leave and come, through the front door.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod demonstrated;
mod exporting;
mod hostile;
mod importing;
mod office;
mod real;

use platform::Role;
use testkit::TestApp;

/// The features that packages need.
fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        rendition::feature(),
        adoption::feature(),
        interchange::feature(),
    ])
}

const SECRETARY: &[Role] = &[Role::IsoSecretary];
