//! What surrounds every route.

use crate::fixture::whole;
use axum::{body::Body, http::Request};
use platform::Role;

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let app = whole();
    let lan = app.person("Lan", &[Role::Reader]).await;
    for answer in [
        lan.get("/").await,
        lan.get("/no-such-page").await,
        lan.post("/people", &[]).await,
        app.nobody().get("/").await,
        app.nobody().get("/health").await,
    ] {
        let csp = answer.header("content-security-policy");
        assert!(csp.contains("default-src 'none'") && !csp.contains("unsafe"), "{csp}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(!answer.header("cache-control").is_empty());
    }
}

#[tokio::test]
async fn another_site_cannot_send_forms() {
    let app = whole();
    let admin = app.person("Quản", &[Role::Administrator]).await;
    let request = Request::post("/people")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded");
    let answer = admin.send(request, Body::from("full_name=Ai")).await;
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("đến từ một trang khác"), "{}", answer.text);
}

#[tokio::test]
async fn bodies_have_their_limits() {
    let app = whole();
    let admin = app.person("Quản", &[Role::Administrator]).await;
    let form = "application/x-www-form-urlencoded";
    let large = Request::post("/people").header("content-type", form);
    let answer = admin.send(large, Body::from(vec![b'a'; 1024 * 1024 + 1])).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text.contains("Tệp lớn hơn 20 MB"), "{}", answer.text);
    let fits = Request::post("/people").header("content-type", form);
    let answer = admin.send(fits, Body::from(vec![b'a'; 1024 * 1024])).await;
    assert_ne!(answer.status, 413);
}

#[tokio::test]
async fn pages_are_sent_small() {
    let app = whole();
    let lan = app.person("Lan", &[Role::Reader]).await;
    let request = Request::get("/static/app.css").header("accept-encoding", "gzip");
    let answer = lan.send(request, Body::empty()).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    let font = Request::get("/static/source-sans-3-latin.woff2").header("accept-encoding", "gzip");
    assert_eq!(lan.send(font, Body::empty()).await.header("content-encoding"), "");
}

#[tokio::test]
async fn unknown_addresses_are_told_in_words() {
    let app = whole();
    let lan = app.person("Lan", &[Role::Reader]).await;
    let answer = lan.get("/no-such-page").await;
    assert_eq!(answer.status, 404);
    assert!(answer.text.contains("Không tìm thấy trang này"), "{}", answer.text);
    let answer = lan.get("/people/not-a-number").await;
    assert!(answer.status == 404 || answer.status == 400, "{}", answer.status);
    assert!(answer.text.contains("<h1>"), "{}", answer.text);
}

#[tokio::test]
async fn it_says_whether_it_can_work() {
    let app = whole();
    let alive = app.nobody().get("/health").await;
    assert_eq!((alive.status, alive.text.contains("\"ok\"")), (200, true));
    let ready = app.nobody().get("/ready").await;
    assert_eq!(ready.status, 200, "{}", ready.text);
    std::fs::remove_dir_all(app.folder().join("files")).unwrap();
    let ready = app.nobody().get("/ready").await;
    assert_eq!(ready.status, 503, "{}", ready.text);
    assert!(ready.text.contains("\"disk\":\"failed\""), "{}", ready.text);
}
