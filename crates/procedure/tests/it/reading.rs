use super::{GOOD, LAN, app, blank, saved, still, with};
use expect_test::expect_file;
use platform::Role;
use std::process::Command;

#[tokio::test]
async fn a_strangers_draft_is_not_there() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let reader = app.person("Đọc", &[Role::Reader]).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    let api = format!("/api/v1{at}");
    for path in [at.clone(), format!("{at}/lint"), format!("{at}/json"), api] {
        assert_eq!(reader.get(&path).await.status, 404, "{path}");
        assert_eq!(lan.get(&path).await.status, 200, "{path}");
    }
    for list in ["/procedures?state=draft", "/procedures?state=all&format=csv"] {
        assert!(!reader.get(list).await.text.contains("QT.TP.01"), "{list}");
        assert!(lan.get(list).await.text.contains("QT.TP.01"), "{list}");
    }
    assert!(
        !lan.get("/procedures").await.text.contains("QT.TP.01"),
        "the usual list is what is in force"
    );
}

#[tokio::test]
async fn an_export_says_what_the_list_says() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    for (code, title) in [
        ("QT.TP.01", "Đăng ký khai sinh"),
        ("QT.TP.02", "Đăng ký kết hôn"),
        ("QT.DD.01", "Cấp giấy chứng nhận"),
    ] {
        let at = blank(&lan, code, title).await;
        saved(&lan, &at, &with(GOOD, &[("title", title)])).await;
    }
    let list = lan.get("/procedures?state=draft&q=dang+ky").await.text;
    let csv = lan.get("/procedures?state=draft&q=dang+ky&format=csv").await.text;
    assert_eq!(csv.lines().count(), 3);
    for line in csv.lines().skip(1) {
        let cells: Vec<_> = line.split(',').collect();
        assert!(list.contains(cells[0]) && list.contains(cells[1]), "{line}");
        assert_eq!(&cells[3..], ["Hộ tịch", "03 ngày làm việc", "3", "01", "Dự thảo"], "{line}");
    }
    assert_eq!(list.matches("role=\"rowheader\"").count(), 2);
    assert!(!csv.contains("QT.DD.01"));
    assert_eq!(lan.get("/procedures?state=draft&format=xlsx").await.bytes[..2], *b"PK");
}

#[tokio::test]
async fn the_reading_view_as_a_page() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    saved(
        &lan,
        &at,
        &with(
            GOOD,
            &[
                ("cases.1", "Phải xác minh"),
                ("steps.1.time.1.value", "20"),
                ("steps.1.time.1.unit", "working_day"),
            ],
        ),
    )
    .await;
    let page = lan.get(&at).await;
    assert!(page.text.contains("id=\"steps-3\""));
    expect_file!["./snapshots/reading.html"].assert_eq(&still(&page.text));
}

#[tokio::test]
async fn findings_lead_to_what_the_rule_means() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    let page = lan.get(&format!("{at}/lint")).await;
    assert!(page.text.contains("href=\"/lint-rules/steps-missing\""));
    assert!(!page.text.contains("date-missing"), "the decision gives the dates");
    assert!(!page.text.contains("responsibility-incomplete"), "signatures say who answers");
    let rule = lan.get("/lint-rules/steps-missing").await;
    assert!(rule.text.contains("<h2>Vì sao</h2>"), "{}", rule.text);
    assert!(lan.get("/lint-rules").await.text.contains("/lint-rules/code-missing"));
    assert_eq!(lan.get("/lint-rules/no-such-rule").await.status, 404);
    assert_eq!(app.nobody().get("/lint-rules").await.status, 303);
}

#[tokio::test]
async fn programs_get_the_contract() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT.TP.01", "Đăng ký khai sinh").await;
    saved(&lan, &at, GOOD).await;
    let json = lan.get(&format!("/api/v1{at}")).await.text;
    let procedure: flow::Procedure = serde_json::from_str(&json).unwrap();
    assert_eq!(procedure.code.as_deref(), Some("QT.TP.01"));
    assert_eq!(procedure.steps.len(), 3);
}

#[tokio::test]
async fn the_print_says_what_the_page_says() {
    let features = [
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        rendition::feature(),
    ];
    let app = testkit::TestApp::new(features);
    let lan = app.person("Lan", LAN).await;
    let at = blank(&lan, "QT 01/TP", "Đăng ký khai sinh").await;
    saved(&lan, &at, GOOD).await;
    let pdf = lan.get(&format!("{}/pdf", at.replace("procedures", "documents"))).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let file = app.folder().join("printed.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let Ok(read) = Command::new("pdftotext").args(["-layout"]).arg(&file).arg("-").output() else {
        eprintln!("skipped: pdftotext is not installed");
        return;
    };
    let text = String::from_utf8(read.stdout).unwrap();
    for said in [
        "QT 01/TP",
        "ĐĂNG KÝ KHAI SINH",
        "1.001193",
        "Giấy chứng sinh",
        "03 ngày làm việc",
        "Vĩnh viễn",
        "Tổng thời gian",
        "01 ngày",
        "Lưu đồ",
        "B1. Tiếp nhận",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}
