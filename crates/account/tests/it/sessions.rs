use crate::door::{PASSWORD, cookie, open, sign_in, sign_in_from, with_login};
use axum::{body::Body, http::Request};
use jiff::SignedDuration;
use testkit::TestApp;

#[tokio::test]
async fn signing_in_opens_a_session_and_signing_out_ends_it() {
    let app = TestApp::new([]);
    with_login(&app, "lan.ra.vao").await;
    let answer = sign_in(&app, " Lan.Ra.Vao ", PASSWORD, "/people").await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/people"));
    let set = answer.header("set-cookie");
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{set}");
    let sid = cookie(&answer);
    let page = open(&app, "/account", &sid).await;
    assert!(
        page.text.contains("Trần Thị Lan") && page.text.contains("lan.ra.vao"),
        "{}",
        page.text
    );

    let out =
        app.nobody().send(Request::post("/logout").header("cookie", &sid), Body::empty()).await;
    assert_eq!((out.status, out.location.as_str()), (303, "/login"));
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    let after = open(&app, "/account", &sid).await;
    assert_eq!(after.location, "/login?next=/account", "a stolen cookie opens nothing");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_are_told_the_same() {
    let app = TestApp::new([]);
    with_login(&app, "lan.mat.khau").await;
    let wrong = sign_in(&app, "lan.mat.khau", "sai", "").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Tên đăng nhập hoặc mật khẩu chưa đúng"), "{}", wrong.text);
    assert!(wrong.header("set-cookie").is_empty());
    for nobody in ["ai.do.khac", "SYSTEM ", "không phải tên", ""] {
        let unknown = sign_in(&app, nobody, "sai", "").await;
        assert_eq!(unknown.status, 422, "{nobody}");
        assert_eq!(
            unknown.text.replace(nobody, ""),
            wrong.text.replace("lan.mat.khau", "").replace(nobody, "")
        );
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_where_it_happens_only() {
    let app = TestApp::new([]);
    with_login(&app, "lan.bi.do").await;
    for _ in 0..10 {
        assert_eq!(sign_in(&app, "lan.bi.do", "sai", "").await.status, 422);
    }
    let slowed = sign_in(&app, "lan.bi.do", PASSWORD, "").await;
    assert_eq!(slowed.status, 429);
    assert!(slowed.text.contains("Hãy đợi 5 phút"), "{}", slowed.text);
    assert_eq!(sign_in(&app, "LAN.BI.DO", PASSWORD, "").await.status, 429, "whatever its letters");
    assert_eq!(sign_in_from(&app, [203, 0, 113, 8], "lan.bi.do").await, 303, "another address");
    app.advance(SignedDuration::from_mins(6));
    assert_eq!(sign_in(&app, "lan.bi.do", PASSWORD, "").await.status, 303, "and it passes");
}

#[tokio::test]
async fn signing_in_never_leads_off_the_site() {
    let app = TestApp::new([]);
    with_login(&app, "lan.di.dau").await;
    for (next, leads) in [
        ("/documents?state=effective", "/documents?state=effective"),
        ("", "/"),
        ("people", "/"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("\\/evil.example", "/"),
        (" //evil.example", "/"),
    ] {
        let answer = sign_in(&app, "lan.di.dau", PASSWORD, next).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, leads), "{next:?}");
    }
    let page = app.nobody().get("/login?next=%2F%2Fevil.example").await.text;
    assert!(page.contains("name=\"next\" value=\"/\""), "{page}");
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    let app = TestApp::new([]);
    with_login(&app, "lan.ngu.quen").await;
    let sid = cookie(&sign_in(&app, "lan.ngu.quen", PASSWORD, "").await);
    app.advance(SignedDuration::from_mins(119));
    assert_eq!(open(&app, "/account", &sid).await.status, 200);
    app.advance(SignedDuration::from_hours(3));
    assert_eq!(open(&app, "/account", &sid).await.status, 303, "two hours without use");
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    let app = TestApp::new([]);
    with_login(&app, "lan.doi.khoa").await;
    let elsewhere = cookie(&sign_in(&app, "lan.doi.khoa", PASSWORD, "").await);
    let here = cookie(&sign_in(&app, "lan.doi.khoa", PASSWORD, "").await);
    let change = async |old: &str, new: &str| {
        let body = format!("old={old}&password={new}&again={new}").replace(' ', "+");
        let request = Request::post("/account/password")
            .header("cookie", &here)
            .header("content-type", "application/x-www-form-urlencoded");
        app.nobody().send(request, Body::from(body)).await
    };
    let wrong = change("sai", "một câu khác cũng dài").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Mật khẩu hiện tại chưa đúng"), "{}", wrong.text);
    let short = change(PASSWORD, "ngắn").await;
    assert!(short.text.contains("Mật khẩu cần từ 14 ký tự"), "{}", short.text);
    let changed = change(PASSWORD, "một câu khác cũng dài").await;
    assert_eq!((changed.status, changed.location.as_str()), (303, "/account"));
    for old in [&elsewhere, &here] {
        assert_eq!(open(&app, "/account", old).await.status, 303);
    }
    assert_eq!(open(&app, "/account", &cookie(&changed)).await.status, 200);
    assert_eq!(sign_in(&app, "lan.doi.khoa", PASSWORD, "").await.status, 422);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let app = TestApp::new([]);
    let request = Request::post("/login")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site");
    // The test's own browser adds `same-origin`; the first header is what counts.
    let answer = app.nobody().send(request, Body::from("login=a&password=b")).await;
    assert_eq!(answer.status, 403);
}
