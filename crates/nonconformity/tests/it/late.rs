//! What late dossiers raise.

use crate::app;
use expect_test::expect_file;
use platform::Role;
use testkit::steady;
use testoffice::Office;

/// 08:00 on Wednesday 2 December 2026: two working days after what was promised.
const LATE: &str = "2026-12-02T01:00:00Z";

/// The addresses of the nonconformities in a list.
fn listed(page: &str) -> Vec<String> {
    let links = page.split("href=\"/nonconformities/").skip(1);
    let keys =
        links.filter_map(|rest| rest.split('"').next()).filter(|key| key.parse::<i64>().is_ok());
    keys.map(|key| format!("/nonconformities/{key}")).collect()
}

#[tokio::test]
async fn ten_late_dossiers_of_one_step_make_one_draft() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    let mut dossiers = Vec::new();
    for _ in 0..11 {
        dossiers.push(office.accept(version).await);
    }
    // One is done in time, and raises nothing.
    app.set_clock("2026-11-26T01:00:00Z");
    office.finish(dossiers.remove(0)).await;
    app.tick().await;
    assert!(listed(&office.thu.get("/nonconformities").await.text).is_empty());

    app.set_clock(LATE);
    for dossier in &dossiers {
        office.finish(*dossier).await;
    }
    app.settle().await;
    // Told again, and looked for by the clock: nothing more comes of it.
    app.tick().await;
    let twice = dossiers[0];
    app.write(move |tx| Ok(nonconformity::on_dossier_finished(tx, twice)?)).await.unwrap();

    let list = office.thu.get("/nonconformities").await.text;
    let drafts = listed(&list);
    assert_eq!(drafts.len(), 1, "{drafts:?}");
    let page = office.thu.get(&drafts[0]).await.text;
    assert!(page.contains("10 hồ sơ quá hạn"), "{page}");
    assert!(page.contains("bước 2 «Thẩm tra hồ sơ»"), "{page}");
    for dossier in &dossiers {
        assert!(page.contains(&format!("href=\"/dossiers/{dossier}\"")), "{dossier}");
    }
    expect_file!["./snapshots/list.html"].assert_eq(&steady(&list));
    expect_file!["./snapshots/late.html"].assert_eq(&steady(&page));
    assert!(office.thu.get("/").await.text.contains("Xem xét dự thảo phiếu không phù hợp"));
}

#[tokio::test]
async fn the_clock_finds_open_dossiers_past_their_promise() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    let other = office.issue("QT.TP.02", "Đăng ký khai tử", "48/QĐ-UBND").await;
    office.open_doors().await;
    let first = office.accept(version).await;
    office.accept(version).await;
    office.accept(other).await;
    app.tick().await;
    assert!(listed(&office.thu.get("/nonconformities").await.text).is_empty());
    app.set_clock(LATE);
    app.tick().await;
    app.tick().await;
    let drafts = listed(&office.thu.get("/nonconformities").await.text);
    assert_eq!(drafts.len(), 2, "one a procedure: {drafts:?}");
    // Finished late afterwards, it is late once; the draft is not made anew.
    office.finish(first).await;
    app.tick().await;
    assert_eq!(listed(&office.thu.get("/nonconformities").await.text).len(), 2);
    // What was decided about takes no more: the next late one begins another draft.
    for draft in &drafts {
        let raised = office.thu.post(&format!("{draft}/actions"), &[("action", "raise")]).await;
        assert_eq!(raised.status, 303, "{}", raised.text);
    }
    app.set_clock("2026-11-30T01:00:00Z");
    app.tick().await;
    let third = office.accept(version).await;
    app.set_clock("2026-12-07T01:00:00Z");
    office.finish(third).await;
    app.settle().await;
    let now = listed(&office.thu.get("/nonconformities").await.text);
    assert_eq!(now.len(), 3, "{now:?}");
    let numbers = office.thu.get("/nonconformities").await.text;
    assert!(numbers.contains("NC-2026-01") && numbers.contains("NC-2026-02"), "{numbers}");
}

#[tokio::test]
async fn another_agency_sees_nothing_of_it() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    office.accept(version).await;
    app.set_clock(LATE);
    app.tick().await;
    let draft = listed(&office.thu.get("/nonconformities").await.text).remove(0);
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&draft).await.status, 404);
    let acted = stranger.post(&format!("{draft}/actions"), &[("action", "raise")]).await;
    assert_eq!(acted.status, 404, "{}", acted.text);
    let list = stranger.get("/nonconformities").await.text;
    assert!(listed(&list).is_empty(), "{list}");
    let export = stranger.get("/nonconformities?format=csv").await;
    assert_eq!(export.text.lines().count(), 1, "{}", export.text);
}
