//! Declarations through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod declaring;
mod office;
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
    let app = app();
    let product = app.product();
    let own = |name: &str| name == "declaration";
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
