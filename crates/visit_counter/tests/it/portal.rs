//! A public page that is counted.

use axum::{body::Body, extract::State, http::Request};
use jiff::SignedDuration;
use platform::{Access, App, Feature, Routes, Tx};
use testkit::{AGENCY, OTHER_AGENCY, TestApp};
use visit_counter::{Counts, Visitor, counts, note, store_waiting, visits_of};

pub(crate) const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko Firefox/127.0";
pub(crate) const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile";

async fn home(State(app): State<App>, visitor: Visitor) {
    note(&app, AGENCY, &visitor, "").await;
}

async fn article(State(app): State<App>, visitor: Visitor) {
    note(&app, AGENCY, &visitor, "").await;
    note(&app, AGENCY, &visitor, "news/1").await;
}

async fn elsewhere(State(app): State<App>, visitor: Visitor) {
    note(&app, OTHER_AGENCY, &visitor, "").await;
}

pub(crate) fn features() -> [Feature; 2] {
    let portal = Feature {
        routes: Routes::new()
            .get("/home", Access::Public, home)
            .get("/article", Access::Public, article)
            .get("/elsewhere", Access::Public, elsewhere),
        ..Feature::new("portal_of_the_test")
    };
    [visit_counter::feature(), portal]
}

/// Somebody reads a page with a program.
pub(crate) async fn read(app: &TestApp, path: &str, agent: &str) {
    let request = Request::get(path).header("user-agent", agent);
    assert_eq!(app.nobody().send(request, Body::empty()).await.status, 200);
}

/// What the clock does every few seconds.
pub(crate) async fn stored(app: &TestApp) {
    let own = app.app().clone();
    tokio::task::spawn_blocking(move || store_waiting(&own)).await.unwrap().unwrap();
}

pub(crate) async fn shown(app: &TestApp) -> (i64, i64, i64) {
    let Counts { online, today, total } =
        app.app().db.at(AGENCY).read(|tx: &Tx<'_>| counts(tx)).await.unwrap();
    (online, today, total)
}

pub(crate) async fn views(app: &TestApp) -> i64 {
    app.app().db.at(AGENCY).read(|tx: &Tx<'_>| visits_of(tx, "news/1")).await.unwrap()
}

pub(crate) fn minutes(app: &TestApp, minutes: i64) {
    app.advance(SignedDuration::from_mins(minutes));
}
