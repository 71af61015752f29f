//! Appointments, through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]
#![expect(clippy::expect_used, reason = "a test that can't go on should stop, and say why")]

mod booking;
mod desk;
mod office;
mod strangers;

use office::app;

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[tokio::test]
async fn every_query_is_prepared() {
    app().await.prepares_queries_of("appointment");
}
