//! The frame of public pages, and how they are handed out.

use super::{AGENCY, OTHER_AGENCY, app, open, setting};
use axum::{body::Body, http::Request};
use platform::Role;
use portal::Setting;

#[tokio::test]
async fn a_portal_is_there_once_it_is_open() {
    let app = app();
    let stranger = app.nobody();
    assert_eq!(stranger.get("/portal/thu-nghiem").await.status, 404);

    open(&app, Setting { is_open: false, ..setting("thu-nghiem") }).await;
    assert_eq!(stranger.get("/portal/thu-nghiem").await.status, 404);
    // Its own people look at it before; those of another agency do not.
    let own = app.person("Lan", &[Role::Reader]).await;
    assert_eq!(own.get("/portal/thu-nghiem").await.status, 200);
    let foreigner = app.foreigner("Bình", &[Role::Administrator]).await;
    assert_eq!(foreigner.get("/portal/thu-nghiem").await.status, 404);

    open(&app, setting("thu-nghiem")).await;
    let page = stranger.get("/portal/thu-nghiem").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Ủy ban nhân dân xã Thử Nghiệm"));
    assert!(page.text.contains("href=\"tel:02333123456\""));
    assert_eq!(page.header("set-cookie"), "");
    // What is not there is said in the portal's own frame, which is light.
    for address in ["assets/x", "khong-co", "khong/co/gi"] {
        let missing = stranger.get(&format!("/portal/thu-nghiem/{address}")).await;
        assert_eq!(
            (missing.status, missing.text.contains("Về trang chủ")),
            (404, true),
            "{address}"
        );
    }
}

#[tokio::test]
async fn two_agencies_cannot_have_one_address() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let taken = app.app().db.at(OTHER_AGENCY).write(|tx| {
        let mut by = platform::Actor::system(OTHER_AGENCY, "command");
        by.roles = vec![Role::Administrator];
        portal::configure(tx, &by, &setting("thu-nghiem"))
    });
    assert!(matches!(taken.await, Err(platform::AppError::Conflict("slug_taken"))));
    let reader = platform::Actor::system(AGENCY, "command");
    let refused = app.write(move |tx| portal::configure(tx, &reader, &setting("khac"))).await;
    assert!(matches!(refused, Err(platform::AppError::Forbidden(_))));
}

#[tokio::test]
async fn a_page_that_stands_is_not_sent_again() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let stranger = app.nobody();
    let first = stranger.get("/portal/thu-nghiem").await;
    let tag = first.header("etag").to_owned();
    assert_eq!(first.header("cache-control"), "public, no-cache");
    let again = Request::get("/portal/thu-nghiem").header("if-none-match", &tag);
    let again = stranger.send(again, Body::empty()).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));

    // A change is seen at once, in the same minute.
    let changed = Setting { welcome: "Lời chào mới".into(), ..setting("thu-nghiem") };
    open(&app, changed).await;
    let after = Request::get("/portal/thu-nghiem").header("if-none-match", &tag);
    let after = stranger.send(after, Body::empty()).await;
    assert_eq!(after.status, 200);
    assert!(after.text.contains("Lời chào mới"));

    let packed = Request::get("/portal/thu-nghiem").header("accept-encoding", "br, gzip");
    let packed = stranger.send(packed, Body::empty()).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.bytes.len() < after.bytes.len());
}

#[tokio::test]
async fn the_stylesheet_wears_the_colour_of_the_agency() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let page = app.nobody().get("/portal/thu-nghiem").await.text;
    let at = page.split("rel=\"stylesheet\" href=\"").nth(1).unwrap();
    let css = app.nobody().get(at.split('"').next().unwrap()).await;
    assert!(css.text.starts_with(":root{--brand:#0b4a7d;--brand-dark:#073357}"));
    assert_eq!(css.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(!css.text.contains("url("), "nothing else is fetched");
}
