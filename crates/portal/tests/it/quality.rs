//! The page about the quality system shows what is there, and nothing else.

use super::{app, office::Office, open, setting};
use document::{Content, Kind};

#[tokio::test]
async fn what_is_in_force_is_shown() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let empty = app.nobody().get("/portal/thu-nghiem/quality").await;
    assert!(empty.text.contains("Chưa có số liệu được công bố"));

    let office = Office::new(&app).await;
    let policy = Content::Text("Cơ quan cam kết *đúng hẹn*.\n\n- Công khai\n- Minh bạch".into());
    office.document("CSCL", "Chính sách chất lượng", Kind::Policy, policy).await;
    let page = app.nobody().get("/portal/thu-nghiem/quality").await.text;
    for said in ["id=\"policy\"", "đúng hẹn", "<li>Minh bạch</li>", "áp dụng từ 23/11/2026"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("id=\"objectives\""), "nothing is shown that is not there");
}

#[tokio::test]
async fn an_inspection_is_public_once_somebody_publishes_it() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let (secretary, list) = (office.secretary(), "/public-site/inspections");
    let form = [
        ("inspected_on", "32/01/2026"),
        ("inspector", ""),
        ("subject", "Kiểm tra"),
        ("conclusion", "Tốt"),
    ];
    let wrong = secretary.upload(list, &form, ("file", "a.pdf", b"<html>")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Có 3 chỗ cần sửa"), "{}", wrong.text);
    assert!(wrong.text.contains("value=\"Kiểm tra\""), "what was typed stays");

    let form = [
        ("inspected_on", "20/11/2026"),
        ("inspector", "Sở Khoa học và Công nghệ"),
        ("subject", "Kiểm tra duy trì hệ thống"),
        ("conclusion", "Hệ thống được duy trì."),
    ];
    let noted = secretary.upload(list, &form, ("file", "kl.pdf", b"%PDF-1.7 x")).await;
    assert_eq!(noted.status, 303);
    let page = noted.location.clone();
    let file = page.replace("/public-site", "/portal/thu-nghiem");
    let public = || async { app.nobody().get("/portal/thu-nghiem/quality").await.text };
    assert!(!public().await.contains("Kiểm tra duy trì"));
    assert_eq!(app.nobody().get(&file).await.status, 404);

    let act = format!("{page}/actions");
    assert_eq!(secretary.post(&act, &[("action", "publish")]).await.status, 303);
    assert!(public().await.contains("Kiểm tra duy trì"));
    let paper = app.nobody().get(&file).await;
    assert_eq!((paper.status, paper.bytes.as_slice()), (200, &b"%PDF-1.7 x"[..]));
    // What the public reads is not changed under its eyes.
    let changed = secretary.upload(&page, &form, ("file", "", b"")).await;
    assert_eq!(changed.status, 409);

    assert_eq!(secretary.post(&act, &[("action", "hide")]).await.status, 303);
    assert!(!public().await.contains("Kiểm tra duy trì"));
    assert_eq!(app.nobody().get(&file).await.status, 404);
    assert_eq!(secretary.post(&act, &[("action", "hide")]).await.status, 409);
}
