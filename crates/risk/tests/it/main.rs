//! Risks and opportunities through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod life;
mod places;
mod scales;
mod ties;

use platform::Role;
use testkit::{Person, TestApp};

/// The features that the register needs.
fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        dossier::feature(),
        nonconformity::feature(),
        risk::feature(),
    ])
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("risk");
}

/// The people whom a risk meets on its way.
struct Office<'a> {
    secretary: Person<'a>,
    head: Person<'a>,
    leader: Person<'a>,
    owner: Person<'a>,
}

async fn office(app: &TestApp) -> Office<'_> {
    Office {
        secretary: app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await,
        head: app.person("Trưởng phòng B (minh họa)", &[Role::Head]).await,
        leader: app.person("Phó Chủ tịch C (minh họa)", &[Role::Approver]).await,
        owner: app.person("Chuyên viên D (minh họa)", &[Role::Specialist]).await,
    }
}

/// Notes a risk and gives its address.
async fn note(app: &TestApp, by: &Person<'_>, kind: &str, what: &str) -> String {
    let unit = app.unit("VP").to_string();
    let form = [("kind", kind), ("what", what), ("unit", unit.as_str()), ("process", "Một cửa")];
    let answer = by.post("/risks", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

/// Does a step, which must go well, and gives the page after it.
async fn step(by: &Person<'_>, at: &str, key: &str, with: &[(&str, &str)]) -> String {
    let form = [&[("step", key)], with].concat();
    let answer = by.post(&format!("{at}/steps"), &form).await;
    assert_eq!(answer.status, 303, "{key}: {}", answer.text);
    by.get(at).await.text
}

/// Judges a risk by likelihood and severity, with an action until a day.
async fn assess(office: &Office<'_>, at: &str, levels: (&str, &str)) -> String {
    let owner = office.owner.id().to_string();
    let form = [
        ("likelihood", levels.0),
        ("severity", levels.1),
        ("treatment", "reduce"),
        ("owner", owner.as_str()),
        ("action", "Phân công người thay thế"),
        ("due", "31/12/2026"),
    ];
    step(&office.secretary, at, "assess", &form).await
}
