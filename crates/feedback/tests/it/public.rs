//! What strangers may do, and may not.

use crate::{Office, app, code, form_path, look_up, message, newest, send, sum};
use platform::Role;

#[tokio::test]
async fn every_mistake_is_told_and_nothing_is_lost() {
    let app = app().await;
    let stranger = app.nobody();
    let form = [("kind", "report"), ("words", "Điều tôi đã viết rất dài"), ("sum", "99")];
    let refused = stranger.upload(&form_path(), &form, ("files", "virus.exe", b"MZ...")).await;
    assert_eq!(refused.status, 422);
    for said in [
        "Có 5 chỗ cần sửa",
        "Phản ánh, kiến nghị, khiếu nại cần họ tên",
        "Chỉ nhận ảnh JPEG, PNG và tệp PDF",
        "Phép cộng chưa đúng",
        "Điều tôi đã viết rất dài",
        "value=\"report\" checked",
    ] {
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
}

/// The sum is of this installation and of this hour, and a form is taken once.
#[tokio::test]
async fn a_form_is_taken_once() {
    let app = app().await;
    let office = Office::new(&app).await;
    let stranger = app.nobody();
    let (token, result) = sum(&stranger).await;
    let mut form = message(&[]);
    form.extend([("token", token.as_str()), ("sum", &result)]);
    let first = code(&stranger.upload(&form_path(), &form, ("files", "", b"")).await);
    let second = code(&stranger.upload(&form_path(), &form, ("files", "", b"")).await);
    assert_eq!(first, second);
    let list = office.thu.get("/feedback").await.text;
    assert_eq!(list.matches("role=\"rowheader\"").count(), 1, "{list}");
    app.set_clock("2026-11-23T04:00:00Z");
    let stale = stranger.upload(&form_path(), &form, ("files", "", b"")).await;
    assert_eq!(stale.status, 422, "the form lay open for three hours");
    assert!(stale.text.contains("Phép cộng chưa đúng"), "{}", stale.text);
}

#[tokio::test]
async fn a_program_is_slowed_down() {
    let app = app().await;
    let stranger = app.nobody();
    let trapped = send(&stranger, &[("website", "http://spam")]).await;
    assert_eq!(trapped.status, 422);
    let mut answers = Vec::new();
    for _ in 0..20 {
        answers.push(send(&stranger, &[]).await.status);
    }
    let taken = answers.iter().filter(|status| **status == 200).count();
    assert!(taken <= 8 && answers.last() == Some(&429), "{answers:?}");
    let mut guesses = Vec::new();
    for no in 10..40 {
        let guess = format!("AAAABBBBCC{no}");
        guesses.push(look_up(&stranger, &guess).await.status);
    }
    assert_eq!((guesses[0], guesses.last()), (404, Some(&429)), "{guesses:?}");
}

/// What a stranger writes is text wherever it is shown; what they attach is only saved.
#[tokio::test]
async fn what_strangers_write_never_runs() {
    let app = app().await;
    let office = Office::new(&app).await;
    let stranger = app.nobody();
    let payload = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'";
    let (token, result) = sum(&stranger).await;
    let mut form = message(&[]);
    for (name, value) in &mut form {
        if !["kind", "may_publish"].contains(name) {
            *value = payload;
        }
    }
    form.extend([("token", token.as_str()), ("sum", &result)]);
    let picture = b"\x89PNG\r\n\x1a\n<script>alert(3)</script>";
    let name = "a\"><script>alert(4)</script>.png";
    let sent =
        stranger.upload(&form_path(), &form, ("files", &name.replace('"', ""), picture)).await;
    let code = code(&sent);
    let page = newest(&office).await;
    let unit = app.unit("NV").to_string();
    let classify = [("action", "classify"), ("kind", "report"), ("unit", unit.as_str())];
    assert_eq!(office.thu.post(&format!("{page}/actions"), &classify).await.status, 303);
    let refused = [("action", "transfer"), ("note", "")];
    let pages = [
        office.thu.get("/feedback").await,
        office.thu.get(&page).await,
        office.thu.post(&format!("{page}/actions"), &refused).await,
        office.thu.get("/").await,
        look_up(&stranger, &code).await,
        look_up(&stranger, "<script>alert(5)").await,
    ];
    for shown in &pages {
        assert!(
            !shown.text.contains("<script>alert") && !shown.text.contains("<img src=x"),
            "{}",
            shown.text
        );
        assert!(shown.header("content-security-policy").contains("script-src 'self'"));
    }
    assert!(pages[1].text.contains("&#60;script&#62;alert(1)"), "{}", pages[1].text);
    let (_, rest) = pages[1].text.split_once(&format!("{page}/files/")).unwrap();
    let file = rest.split_once('"').unwrap().0;
    let saved = office.thu.get(&format!("{page}/files/{file}")).await;
    assert_eq!(saved.bytes, picture);
    assert_eq!(saved.header("content-type"), "application/octet-stream");
    assert_eq!(saved.header("content-disposition"), "attachment; filename=\"PA-2026-01-1.png\"");
    assert_eq!(saved.header("x-content-type-options"), "nosniff");
    assert_eq!(office.chi.get(&format!("{page}/files/{file}")).await.status, 404);
}

#[tokio::test]
async fn another_agency_sees_nothing() {
    let app = app().await;
    let office = Office::new(&app).await;
    send(&app.nobody(), &[]).await;
    let page = newest(&office).await;
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    for path in [page.clone(), format!("{page}/slip.pdf"), format!("{page}/files/1")] {
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(stranger.post(&format!("{page}/actions"), &[("action", "close")]).await.status, 404);
    assert!(!stranger.get("/feedback").await.text.contains("PA-2026-01"));
}
