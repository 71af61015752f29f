//! Payloads in every public field, photos and files: nothing of it runs or is shown as another kind.

use crate::office::{FIREFOX, Office, app};
use image::{ImageFormat, RgbImage};
use std::io::Cursor;

const PAYLOAD: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

fn encoded(text: &str) -> String {
    text.bytes().flat_map(|byte| ['%', digit(byte >> 4), digit(byte & 15)]).collect()
}

fn digit(of: u8) -> char {
    char::from_digit(of.into(), 16).unwrap()
}

fn is_dead(page: &str) -> bool {
    !page.contains("<script>alert") && !page.contains("<img src=x")
}

#[tokio::test]
async fn what_readers_type_is_text_for_the_staff_too() {
    let app = app().await;
    let office = Office::new(&app).await;
    office.published("Bài").await;
    let page = office.read("/news/bai", FIREFOX).await.text;
    let typed = encoded(PAYLOAD);
    let form =
        format!("name={typed}&email=a%40b.vn&words={typed}&answer={}", Office::answer(&page));
    assert_eq!(office.send("/news/bai/comments", &form, FIREFOX).await.status, 303);
    let back = format!("name={typed}&email={typed}&words={typed}&answer={typed}");
    let back = office.send("/news/bai/comments", &back, FIREFOX).await;
    assert_eq!(back.status, 422);
    assert!(is_dead(&back.text), "{}", back.text);
    let queue = office.minh.get("/news/comments").await.text;
    assert!(queue.contains("alert(1)") && is_dead(&queue), "{queue}");
    let (_, rest) = queue.split_once("/news/comments/").unwrap();
    let (key, _) = rest.split_once('/').unwrap();
    let decide = format!("/news/comments/{key}/decision");
    assert_eq!(office.minh.post(&decide, &[("verdict", "publish")]).await.status, 303);
    for path in ["/news/bai", "/news?q=%3Cscript%3Ealert(1)", "/news?tag=%22%3E%3Cscript%3Ealert"] {
        let page = office.read(path, FIREFOX).await.text;
        assert!(is_dead(&page), "{path}: {page}");
    }
    assert!(is_dead(&office.minh.get("/").await.text));
}

#[tokio::test]
async fn what_authors_type_is_text_too() {
    let app = app().await;
    let office = Office::new(&app).await;
    let body = format!("{PAYLOAD}\n\n[x](javascript:alert(1)) ![x](https://evil.example/a.png)");
    let form = [
        ("title", PAYLOAD),
        ("lead", PAYLOAD),
        ("body", &body),
        ("byline", PAYLOAD),
        ("tags", PAYLOAD),
    ];
    let id = office.lan.post("/news", &form).await.id();
    for (who, action) in
        [(&office.lan, "submit"), (&office.minh, "approve"), (&office.minh, "publish")]
    {
        assert_eq!(office.act(who, id, &[("action", action)]).await, 303);
    }
    for page in [
        office.minh.get(&format!("/news/{id}")).await.text,
        office.minh.get("/news").await.text,
        office.read("/news", FIREFOX).await.text,
        office.read("/news/script-alert-1-script-img-src-x-onerror-alert-2", FIREFOX).await.text,
    ] {
        assert!(page.contains("alert(1)") && is_dead(&page), "{page}");
        assert!(!page.contains("href=\"javascript:") && !page.contains("evil.example/a.png\""));
    }
}

#[tokio::test]
async fn photos_are_made_anew_and_files_are_only_kept() {
    let app = app().await;
    let office = Office::new(&app).await;
    let id = office.draft("Ảnh").await;
    let mut jpeg = Cursor::new(Vec::new());
    RgbImage::new(1200, 800).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let text = [
        ("op", "photo"),
        ("moves", "0"),
        ("title", "Ảnh"),
        ("lead", "Lời dẫn"),
        ("body", "Chưa lưu"),
        ("byline", "Hải Yến"),
        ("alt", "Đảo nhìn từ biển"),
    ];
    let save = format!("/news/{id}/content");
    let evil = office.lan.upload(&save, &text, ("file", "a.jpg", b"<svg onload=alert(1)>")).await;
    assert_eq!(evil.status, 422);
    assert!(evil.text.contains("Chưa lưu"), "nothing typed is lost");
    let shown = office.lan.upload(&save, &text, ("file", "a.jpg", jpeg.get_ref())).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    let (_, rest) = shown.text.split_once("(tep:").unwrap();
    let hash = &rest[..64];
    let body = format!("Có ảnh.\n\n![Đảo nhìn từ biển](tep:{hash})");
    let saved =
        [("moves", "0"), ("title", "Ảnh"), ("lead", "Lời dẫn"), ("body", &body), ("byline", "H")];
    assert_eq!(office.lan.upload(&save, &saved, ("none", "", b"")).await.status, 303);
    let public = format!("/news/photos/{hash}");
    assert_eq!(office.read(&public, FIREFOX).await.status, 404, "not before it is published");
    let staff = office.lan.get(&public).await;
    assert_eq!((staff.status, staff.header("content-type")), (200, "image/jpeg"));
    assert_eq!(image::load_from_memory(&staff.bytes).unwrap().width(), 960);
    let attach = format!("/news/{id}/files");
    let page = office.lan.upload(&attach, &[], ("file", "a.html", b"<script>")).await;
    assert_eq!(page.status, 422);
    let file =
        office.lan.upload(&attach, &[], ("file", "Quyết định.pdf", b"%PDF-1.7 <script>")).await;
    assert_eq!(file.status, 303, "{}", file.text);
    for (who, action) in
        [(&office.lan, "submit"), (&office.minh, "approve"), (&office.minh, "publish")]
    {
        assert_eq!(office.act(who, id, &[("action", action)]).await, 303);
    }
    assert_eq!(office.read(&public, FIREFOX).await.status, 200);
    let page = office.read("/news/anh", FIREFOX).await.text;
    assert!(page.contains(&format!("src=\"/portal/thu-nghiem/news/photos/{hash}\"")), "{page}");
    assert!(page.contains("property=\"og:image\""));
    let (_, rest) = page.split_once("/portal/thu-nghiem/news/files/").unwrap();
    let (key, _) = rest.split_once('"').unwrap();
    let handed = office.read(&format!("/news/files/{key}"), FIREFOX).await;
    assert_eq!(handed.header("content-type"), "application/octet-stream");
    assert_eq!(handed.header("content-disposition"), "attachment; filename=\"quyet-dinh.pdf\"");
}
