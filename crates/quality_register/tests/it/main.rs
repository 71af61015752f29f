//! The shared register through the front door, with a register that only this test has.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod care;
mod days;
mod ideas;
mod life;
mod paper;
mod past;
mod sheet;
mod talk;

use ideas::IDEAS;
use platform::{Feature, Role};
use testkit::{Person, TestApp};

/// The features that a register needs, and the register of this test.
fn app() -> TestApp {
    let ideas = Feature {
        routes: quality_register::routes(&IDEAS).merge(quality_register::routes(&ideas::TRIALS)),
        inbox: Some(|tx, actor| quality_register::inbox(tx, actor, &[&IDEAS, &ideas::TRIALS])),
        ..Feature::new("idea")
    };
    let own = quality_register::feature();
    TestApp::new([external_document::feature(), document::feature(), own, ideas])
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("quality_register");
}

/// Notes an idea and gives its address.
async fn note(by: &Person<'_>, what: &str, owner: Option<&Person<'_>>) -> String {
    let owner = owner.map(|owner| owner.id().to_string()).unwrap_or_default();
    let form = [
        ("what", what),
        ("kind", "process"),
        ("owner", &owner),
        ("due", "31/12/2026"),
        ("effort", "2"),
    ];
    let answer = by.post("/ideas", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

/// The ISO secretary of the agency.
async fn secretary(app: &TestApp) -> Person<'_> {
    app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await
}
