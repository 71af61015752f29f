//! Nonconformities through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod late;
mod life;
mod office;
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
    let app = app();
    let product = app.product();
    let own = |name: &str| name == "nonconformity";
    for (_, query) in product.queries.iter().filter(|(feature, _)| own(feature)) {
        let (params, _) = product.app.db.prepare(query.sql).unwrap();
        assert_eq!(params, query.params, "{}", query.name);
    }
    for (_, list) in product.lists.iter().filter(|(feature, _)| own(feature)) {
        for (sql, params) in list.texts() {
            assert_eq!(product.app.db.prepare(&sql).unwrap().0, params, "{sql}");
        }
    }
}
