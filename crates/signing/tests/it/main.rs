//! Signed copies through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod anchors;
mod elsewhere;
mod office;
mod printed;
mod rights;
mod signing;

use office::app;

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    let app = app();
    let product = app.product();
    for (_, query) in product.queries.iter().filter(|(feature, _)| *feature == "signing") {
        let (params, columns) = product.app.db.prepare(query.sql).unwrap();
        assert_eq!(params, query.params, "{}", query.name);
        assert!(query.columns == 0 || columns == query.columns, "{}", query.name);
    }
}
