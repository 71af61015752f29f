//! Nonconformities through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod late;
mod life;
mod plan;
mod sheet;

use platform::{AppError, Tx, outbox::Event};
use testkit::TestApp;

/// The features, and what they do about each other.
pub(crate) fn app() -> TestApp {
    let features = [
        external_document::feature(),
        document::feature(),
        change_request::feature(),
        quality_register::feature(),
        dossier::feature(),
        nonconformity::feature(),
    ];
    TestApp::with_reactions(features, react)
}

fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    if event.topic == "dossier.finished" {
        nonconformity::on_dossier_finished(tx, event.object)?;
    }
    Ok(())
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("nonconformity");
}
