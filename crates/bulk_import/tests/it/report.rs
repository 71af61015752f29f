//! The report on a whole set, and registers to take away.

use super::{AUTHOR, app, fixture::*, read_all, run};
use external_document::ExternalDocument;
use platform::Role;

#[tokio::test]
async fn a_set_is_checked_as_a_whole() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let (one, two) = (process("QT.01", "Việc một"), process("qt.01", "Việc hai"));
    let run = run(&send(&lan, &[("1.docx", &one), ("2.docx", &two)]).await);
    read_all(&app, run).await;
    let page = lan.get(&format!("/imports/{run}/lint")).await;
    for said in
        ["Trùng mã hiệu", "còn được dùng ở “2.docx”", "Căn cứ pháp lý chưa có trong danh mục"]
    {
        assert!(page.text.contains(said), "{said}\n{}", page.text);
    }
    let by = lan.get(&format!("/imports/{run}/lint?by=document")).await;
    assert!(by.text.contains("Theo quy trình") && by.text.contains("Mở 1.docx"), "{}", by.text);
    for (format, start) in [("xlsx", &b"PK"[..]), ("pdf", b"%PDF")] {
        for page in [format!("/imports/{run}"), format!("/imports/{run}/lint")] {
            let file = lan.get(&format!("{page}?format={format}")).await;
            assert!(
                file.status == 200 && file.bytes.starts_with(start),
                "{page} {format} {}",
                file.text
            );
        }
    }
    let answer = lan.get(&format!("/api/v1/imports/{run}")).await;
    let json: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(json["counts"]["read"], 2);
    assert_eq!(json["files"][0]["conflicts"][0], "same_code");
}

#[tokio::test]
async fn the_agencys_set_is_checked_with_its_register() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let reader = app.person("Đọc", &[Role::Reader]).await;
    let run = run(&send(&lan, &[("1.docx", &process("QT.01", "Việc một"))]).await);
    read_all(&app, run).await;
    lan.submit(&format!("/imports/{run}/accept"), &[]).await;
    let text = ExternalDocument {
        number: "01/2025/NĐ-CP".into(),
        expired_on: Some(jiff::civil::date(2026, 1, 1)),
        ..ExternalDocument::default()
    };
    app.write(move |tx| {
        let by = platform::Actor::system(tx.agency(), "command");
        external_document::register(tx, &by, &text)
    })
    .await
    .unwrap();
    let page = lan.get("/procedures/lint-report?state=draft").await;
    assert!(page.text.contains("Căn cứ pháp lý đã hết hiệu lực"), "{}", page.text);
    assert!(page.text.contains("QT.01"));
    let page = reader.get("/procedures/lint-report?state=draft").await;
    assert!(
        page.status == 200 && !page.text.contains("QT.01"),
        "drafts are for those who judge them"
    );
    let page = reader.get("/procedures/lint-report").await;
    assert!(page.text.contains("Không có quy trình nào ở nhóm này"), "{}", page.text);
}
