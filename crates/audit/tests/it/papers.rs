//! What is printed, and who may see it.

use crate::{Team, app, key};

#[tokio::test]
async fn every_paper_is_a_pdf() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "minor").await;
    let page = team.lead.get(&audit).await.text;
    let programme = page.split("/audit-programmes/").nth(1).unwrap();
    let programme = programme.split(['"', '/']).next().unwrap();
    for path in [
        format!("/audit-programmes/{programme}/paper"),
        format!("{audit}/plan"),
        format!("{audit}/report"),
        format!("{audit}/checklist/paper"),
        format!("{finding}/sheet"),
    ] {
        let answer = team.lead.get(&path).await;
        let told = (answer.status, answer.header("content-type"));
        assert_eq!(told, (200, "application/pdf"), "{path}: {}", answer.text);
    }
}

#[tokio::test]
async fn another_agency_sees_nothing() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let foreigner = app.foreigner("Người Khác (minh họa)", &platform::Role::ALL).await;
    let paths = ["", "/plan", "/report", "/checklist", "/checklist/paper"];
    for path in paths {
        assert_eq!(foreigner.get(&format!("{audit}{path}")).await.status, 404, "{path}");
    }
    for path in ["/checklist", "/answers", "/samples"] {
        let form = [("line", key(&audit)), ("size", "5"), ("code", "QT.VP.01")];
        assert_eq!(foreigner.post(&format!("{audit}{path}"), &form).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn notes_of_an_audit_are_for_auditors() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let reader = app.person("Hoàng Văn Đọc", &[platform::Role::Reader]).await;
    assert_eq!(reader.get(&audit).await.status, 200);
    assert_eq!(reader.get(&format!("{audit}/checklist")).await.status, 403);
    assert_eq!(reader.get("/audit-lines").await.status, 403);
}
