//! Publishing and adopting.

use crate::app;
use document::{Content, Kind, VersionId};
use platform::Role;
use testkit::{OTHER_AGENCY, TestApp};
use testoffice::{CHIEF, checked_procedure, in_force};

const FIELDS: &[(&str, &str)] = &[
    ("part", "issuing_body"),
    ("part", "settled_by"),
    ("part", "channels"),
    ("part", "fees"),
    ("kind.0", "position"),
    ("label.0", "Công chức phụ trách"),
    ("words.0", "Công chức tư pháp"),
    ("kind.1", "place"),
    ("label.1", "Tên xã"),
    ("words.1", "xã Khác"),
];

/// Our words for them, in order.
pub(crate) const VALUES: &[(&str, &str)] = &[
    ("code", "QT.TP.09"),
    ("title", "Đăng ký khai sinh"),
    ("value.0", "UBND xã Thử Nghiệm"),
    ("value.1", "UBND xã Thử Nghiệm"),
    ("value.2", "Một cửa xã Thử Nghiệm\nTrực tuyến"),
    ("value.3", "10.000 đồng"),
    ("value.4", "Công chức hộ tịch"),
    ("value.5", "xã Thử Nghiệm"),
];

/// A master of the other agency, in force there.
pub(crate) async fn master(app: &TestApp) -> VersionId {
    let content = Content::Procedure(Box::new(checked_procedure("xã Khác")));
    in_force(app, OTHER_AGENCY, Kind::AdministrativeProcedure, "QT.MAU.01", content).await
}

/// Publishes a version of the other agency; the edition's address.
pub(crate) async fn published(app: &TestApp, version: VersionId) -> String {
    let chief = app.foreigner("Trần Thị Thư", CHIEF).await;
    let answer = chief.post(&format!("/documents/{version}/publish"), FIELDS).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location
}

#[tokio::test]
async fn nothing_is_seen_before_it_is_published_and_nothing_but_that_after() {
    let app = app();
    let version = master(&app).await;
    let other = Content::Procedure(Box::new(checked_procedure("xã Khác")));
    in_force(&app, OTHER_AGENCY, Kind::AdministrativeProcedure, "QT.RIENG.02", other).await;
    let lan = app.person("Ngô Thị Lan", &[Role::Author]).await;
    assert!(!lan.get("/masters").await.text.contains("QT.MAU.01"));
    let edition = published(&app, version).await;
    let list = lan.get("/masters").await.text;
    assert!(list.contains("QT.MAU.01") && list.contains("Cùng hệ thống"));
    assert!(!list.contains("QT.RIENG.02"));
    let page = lan.get(&edition).await.text;
    assert!(page.contains("Công chức phụ trách") && page.contains("Áp dụng"), "{page}");
    // The document itself stays theirs.
    assert_eq!(lan.get(&format!("/documents/{version}")).await.status, 404);
    // Who may not publish is refused; what is foreign is not there; twice is told.
    assert_eq!(lan.get(&format!("/documents/{version}/publish")).await.status, 403);
    let thu = app.person("Lê Thị Thư", &[Role::IsoSecretary]).await;
    assert_eq!(thu.get(&format!("/documents/{version}/publish")).await.status, 404);
    assert_eq!(thu.post(&format!("{edition}/withdraw"), &[]).await.status, 404);
    let chief = app.foreigner("Trần Thị Thư", CHIEF).await;
    let twice = chief.post(&format!("/documents/{version}/publish"), FIELDS).await;
    assert_eq!(twice.status, 409);
    assert!(twice.text.contains("đã có trong danh sách"));
    let wrong =
        chief.post(&format!("/documents/{version}/publish"), &[("words.0", "Không có")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Chữ này không có trong quy trình"));
    // Taken back.
    assert_eq!(chief.post(&format!("{edition}/withdraw"), &[]).await.status, 303);
    assert!(!lan.get("/masters").await.text.contains("QT.MAU.01"));
}

#[tokio::test]
async fn a_master_becomes_a_draft_with_our_words() {
    let app = app();
    let version = master(&app).await;
    let edition = published(&app, version).await;
    let lan = app.person("Ngô Thị Lan", &[Role::Author]).await;
    let form = lan.get(&format!("{edition}/adopt")).await.text;
    assert!(
        form.contains("Chữ “Công chức tư pháp”, ở mọi chỗ") || form.contains("Công chức phụ trách")
    );
    let empty =
        lan.post(&format!("{edition}/adopt"), &[("code", "QT.TP.09"), ("title", "x")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Hãy ghi nội dung của cơ quan mình."));
    let made = lan.post(&format!("{edition}/adopt"), VALUES).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let page = lan.get(&made.location).await.text;
    assert!(
        page.contains("theo quy trình mẫu QT.MAU.01 của UBND xã Khác, lần ban hành 01"),
        "{page}"
    );
    assert!(!page.contains("Các nội dung của cơ quan chưa được thay"));
    assert!(!page.contains("Có thể còn sót tên của nơi khác"), "{page}");
    let text = lan.get(&format!("/api/v1/procedures/{}", made.id())).await.text;
    assert!(text.contains("Công chức hộ tịch") && text.contains("10.000 đồng"), "{text}");
    assert!(!text.contains("xã Khác") && !text.contains("Công chức tư pháp"), "{text}");
    // The code is one's own and once.
    let again = lan.post(&format!("{edition}/adopt"), VALUES).await;
    assert_eq!(again.status, 422);
    let show = lan.get("/masters").await.text;
    let at = show.split("href=\"/adoptions/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let standing = lan.get(&format!("/adoptions/{at}")).await.text;
    assert!(
        standing.contains("Đang theo bản mẫu mới nhất") && standing.contains("Bước 2: trách nhiệm"),
        "{standing}"
    );
    let stranger = app.foreigner("Lê Thị Khác", CHIEF).await;
    assert_eq!(stranger.get(&format!("/adoptions/{at}")).await.status, 404);
}

#[tokio::test]
async fn a_copy_without_local_parts_is_told_and_not_stopped() {
    let app = app();
    let edition = published(&app, master(&app).await).await;
    let lan = app.person("Ngô Thị Lan", &[Role::Author]).await;
    let mut same = vec![
        ("code", "QT.TP.09"),
        ("title", "Đăng ký"),
        ("value.0", "UBND xã Khác"),
        ("value.1", "UBND xã Khác"),
        ("value.2", "Bộ phận Một cửa xã Khác"),
        ("value.3", "8.000 đồng"),
        ("value.4", "Công chức tư pháp"),
        ("value.5", "xã Khác"),
    ];
    let made = lan.post(&format!("{edition}/adopt"), &same).await;
    let page = lan.get(&made.location).await.text;
    assert!(page.contains("Các nội dung của cơ quan chưa được thay"), "{page}");
    assert!(page.contains("Có thể còn sót tên của nơi khác") && page.contains("xã Khác"));
    // It is a warning: the draft goes on, and the page after the submission says it again.
    let sent = lan.submit(&format!("{}/actions", made.location), &[("action", "submit")]).await;
    assert!(sent.text.contains("Chờ xem xét"), "{}", sent.text);
    assert!(sent.text.contains("Các nội dung của cơ quan chưa được thay"));
    // One field of our own is enough for the first of the two.
    same[0] = ("code", "QT.TP.10");
    same[5] = ("value.3", "9.000 đồng");
    let made = lan.post(&format!("{edition}/adopt"), &same).await;
    let page = lan.get(&made.location).await.text;
    assert!(!page.contains("Các nội dung của cơ quan chưa được thay"));
    assert!(page.contains("Có thể còn sót tên của nơi khác"));
}

#[tokio::test]
async fn the_page_of_publishing_asks_with_empty_lines() {
    let app = app();
    let version = master(&app).await;
    let chief = app.foreigner("Trần Thị Thư", CHIEF).await;
    let page = chief.get(&format!("/documents/{version}/publish")).await.text;
    for row in 0..8 {
        for part in ["words", "label"] {
            let empty = format!("name=\"{part}.{row}\" value=\"\"");
            assert!(page.contains(&empty), "{empty}\n{page}");
        }
    }
}
