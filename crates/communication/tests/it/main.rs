//! Communication through the front door, as people act, and as other features report.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod paper;

use platform::Role;
use serde_json::json;
use testkit::{Person, TestApp};

fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        communication::feature(),
    ])
}

async fn planned(app: &TestApp, by: &Person<'_>, channel: &str, frequency: &str) -> String {
    let (unit, owner) = (app.unit("VP").to_string(), by.id().to_string());
    let form = [
        ("content", "Duy trì và cải tiến Hệ thống ISO 9001:2015"),
        ("channel", channel),
        ("audience", "Người dân"),
        ("frequency", frequency),
        ("record", "Bản tin đã phát"),
        ("unit", unit.as_str()),
        ("owner", owner.as_str()),
    ];
    let answer = by.post("/communication-plan", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let at = answer.location.split('?').next().unwrap().to_owned();
    let leader = app.person("Phó Chủ tịch C (minh họa)", &[Role::Approver]).await;
    let approved = leader.post(&format!("{at}/steps"), &[("step", "approve")]).await;
    assert_eq!(approved.status, 303, "{}", approved.text);
    at
}

#[tokio::test]
async fn what_is_told_after_the_plan_stands_in_the_log() {
    let app = app();
    app.set_clock("2026-01-12T09:00:00+07:00");
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let at = planned(&app, &secretary, "radio", "quarterly").await;
    app.set_clock("2026-04-20T09:00:00+07:00");
    assert!(secretary.get("/").await.text.contains("Đến hạn truyền thông: KTT-2026-01"));
    assert_eq!(app.exhibit("communication.overdue").await.count, 1);

    let bare = [("step", "log"), ("told_on", "20/04/2026"), ("minutes", "5")];
    let refused = secretary.post(&format!("{at}/steps"), &bare).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("phải có giờ phát"), "{}", refused.text);
    assert!(refused.text.contains("phải có toàn văn"), "{}", refused.text);
    let full = [&bare[..], &[("aired_at", "17:00"), ("text", "Kính thưa bà con…")]].concat();
    assert_eq!(secretary.post(&format!("{at}/steps"), &full).await.status, 303);
    let page = secretary.get(&at).await.text;
    assert!(page.contains("TT-2026-01") && page.contains("20/07/2026"), "{page}");
    let told = app.exhibit("communication.told").await;
    let list = secretary.get(&told.href).await.text;
    assert_eq!((told.count, list.matches("TT-2026-01").count()), (1, 1), "{list}");
    for register in ["/communications", "/communication-plan"] {
        let paper = secretary.get(&format!("{register}?format=pdf")).await;
        assert!(paper.text.starts_with("%PDF"), "{register}");
    }
}

#[tokio::test]
async fn what_others_publish_is_logged_once() {
    let app = app();
    let reader = app.person("Chuyên viên A (minh họa)", &[Role::Reader]).await;
    for _ in 0..2 {
        app.write(|tx| {
            let told = json!({ "title": "Cồn Cỏ công bố ISO", "day": "2026-11-20" });
            communication::on_news(tx, 7, &told)?;
            let aired = |airing: i64, at: &str| {
                json!({
                    "title": "Bản tin tuần 47",
                    "text": "Kính thưa bà con",
                    "day": "2026-11-20",
                    "at": at,
                    "minutes": 3,
                    "channel": "Loa khu dân cư",
                    "note": "Tiếng rõ",
                    "airing": airing,
                })
            };
            communication::on_aired(tx, 9, &aired(1, "06:00"))?;
            communication::on_aired(tx, 9, &aired(2, "17:30"))?;
            Ok(())
        })
        .await
        .unwrap();
    }
    let list = reader.get("/communications").await.text;
    assert_eq!(list.matches("scope=\"row\"><a ").count(), 3, "each time on air is a line: {list}");
    assert!(list.contains("Cồn Cỏ công bố ISO") && list.contains("20/11/2026"), "{list}");
    let radio = reader.get("/communications?kind=radio").await.text;
    assert!(radio.contains("Bản tin tuần 47") && !radio.contains("công bố ISO"), "{radio}");
    let mut pages = String::new();
    for row in radio.split("scope=\"row\"><a href=\"").skip(1) {
        pages += &reader.get(row.split('"').next().unwrap()).await.text;
    }
    for said in ["06:00", "17:30", "Đã phát trên Loa khu dân cư. Tiếng rõ"] {
        assert!(pages.contains(said), "{said}: {pages}");
    }
}

#[tokio::test]
async fn what_was_logged_by_mistake_is_withdrawn_with_a_reason() {
    let app = app();
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let form = [("content", "Họp giao ban"), ("channel", "briefing"), ("told_on", "20/11/2026")];
    let to_come = [("content", "Họp giao ban"), ("channel", "briefing"), ("told_on", "01/01/2030")];
    let refused = secretary.post("/communications", &to_come).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Ngày này chưa đến"), "{}", refused.text);
    let at = secretary.post("/communications", &form).await.location;
    let at = at.split('?').next().unwrap();
    let silent = secretary.post(&format!("{at}/steps"), &[("step", "withdraw")]).await;
    assert_eq!(silent.status, 422);
    let said = [("step", "withdraw"), ("note", "Ghi nhầm ngày")];
    assert_eq!(secretary.post(&format!("{at}/steps"), &said).await.status, 303);
    assert_eq!(app.exhibit("communication.told").await.count, 0);
    assert!(secretary.get(at).await.text.contains("Ghi nhầm ngày"));
}

#[tokio::test]
async fn what_only_a_change_asks_for_waits_for_nobody() {
    let app = app();
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let at = planned(&app, &secretary, "portal", "on_change").await;
    assert!(!secretary.get("/").await.text.contains(&at));
}
