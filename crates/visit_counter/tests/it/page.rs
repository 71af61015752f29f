use crate::portal::{FIREFOX, features, read};
use platform::Role;
use testkit::TestApp;

#[tokio::test]
async fn the_total_goes_on_where_the_old_portal_ended() {
    let app = TestApp::new(features());
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let dan = app.person("Vũ Thị Dân", &[Role::Reader]).await;
    assert_eq!(dan.post("/visits/start", &[("start", "7")]).await.status, 403);
    let wrong = thu.post("/visits/start", &[("start", "rất nhiều")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Hãy ghi một số") && wrong.text.contains("rất nhiều"));
    assert_eq!(thu.post("/visits/start", &[("start", "3.739.242")]).await.status, 303);
    read(&app, "/home", FIREFOX).await;
    app.tick().await;
    let page = dan.get("/visits").await.text;
    assert!(page.contains("3.739.243"), "{page}");
    assert!(!page.contains("name=\"start\""), "only those who may set it see the form");
}

#[tokio::test]
async fn the_days_are_printed_and_exported() {
    let app = TestApp::new(features());
    read(&app, "/home", FIREFOX).await;
    app.tick().await;
    app.set_clock("2026-11-24T01:00:00Z");
    app.tick().await;
    let dan = app.person("Vũ Thị Dân", &[Role::Reader]).await;
    let csv = dan.get("/visits?format=csv").await.text;
    assert!(csv.contains("23/11/2026,1,1"), "{csv}");
    assert!(dan.get("/visits?format=pdf").await.bytes.starts_with(b"%PDF-1.7"));
    let far = app.foreigner("Người khác", &[Role::Reader]).await;
    assert!(!far.get("/visits?format=csv").await.text.contains("23/11/2026"));
}
