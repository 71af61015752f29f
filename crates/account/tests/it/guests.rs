//! Audit mode: somebody from outside reads, and nothing else, for a time.

use platform::Role;
use testkit::TestApp;

const PASSWORD: &str = "doan kiem tra so khcn";

/// Lets a guest in from this morning until tomorrow evening; their cookie.
async fn let_in(app: &TestApp) -> (testkit::Person<'_>, i64) {
    let secretary = app.person("Ngô Thị F (minh họa)", &[Role::IsoSecretary]).await;
    let form = [
        ("name", "Đoàn kiểm tra Sở KHCN"),
        ("purpose", "Quyết định 12/QĐ-SKHCN"),
        ("login", "doan.kiemtra"),
        ("password", PASSWORD),
        ("from", "23/11/2026 07:00"),
        ("until", "24/11/2026 17:00"),
    ];
    let opened = secretary.post("/guests", &form).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let found = app.write(|tx| {
        let names = organization::names(tx)?;
        let guest = names.iter().find(|(_, name)| name.starts_with("Đoàn"));
        Ok(guest.map(|(person, _)| person.get()).unwrap())
    });
    let id = found.await.unwrap();
    (secretary, id)
}

/// Signs in as the guest: the cookie, if the door opens.
async fn sign_in(app: &TestApp) -> Option<String> {
    let form = [("login", "doan.kiemtra"), ("password", PASSWORD)];
    let answer = app.nobody().post("/login", &form).await;
    let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    (answer.status == 303 && !cookie.is_empty()).then_some(cookie)
}

async fn call(app: &TestApp, cookie: &str, method: &str, path: &str) -> testkit::Answer {
    let request = axum::http::Request::builder()
        .method(method)
        .uri(path)
        .header("cookie", cookie)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    app.nobody().send(request, axum::body::Body::empty()).await
}

#[tokio::test]
async fn a_guest_reads_and_changes_nothing_and_every_page_is_recorded() {
    let app = TestApp::new([]);
    let (_, id) = let_in(&app).await;
    let cookie = sign_in(&app).await.expect("the door is open");
    let account = call(&app, &cookie, "GET", "/account").await;
    assert_eq!(account.status, 200);
    for told in ["Tài khoản chỉ đọc, mở đến 17:00 24/11/2026", "Người ngoài cơ quan, chỉ đọc"]
    {
        assert!(account.text.contains(told), "{told}: {}", account.text);
    }
    assert!(!account.text.contains("Mật khẩu hiện tại"), "nothing to fill in that is refused");
    let form = call(&app, &cookie, "GET", "/findings/new").await;
    assert_eq!(form.status, 403);
    assert!(form.text.contains("chỉ đọc"), "{}", form.text);
    for path in ["/account/password", "/guests", "/people", "/no/such/page"] {
        let refused = call(&app, &cookie, "POST", path).await;
        assert_eq!(refused.status, 403, "{path}");
        assert!(refused.text.contains("chỉ đọc"), "{path}: {}", refused.text);
    }
    assert_eq!(call(&app, &cookie, "GET", "/guests").await.status, 403, "not theirs to see");
    let seen = app.write(move |tx| tx.recorded(&format!("account/{id}"))).await.unwrap();
    let views: Vec<_> = (seen.iter().rev())
        .filter(|line| line.action == "account.guest_view")
        .map(|line| (line.person, line.reason.as_str()))
        .collect();
    assert_eq!(views, [(id, "/account"), (id, "/guests")]);
    assert_eq!(call(&app, &cookie, "POST", "/logout").await.status, 303);
    assert_eq!(call(&app, &cookie, "GET", "/account").await.status, 303, "signed out");
}

#[tokio::test]
async fn the_door_is_open_from_a_moment_to_a_moment() {
    let app = TestApp::new([]);
    let_in(&app).await;
    app.set_clock("2026-11-22T01:00:00Z");
    assert_eq!(sign_in(&app).await, None, "too early");
    app.set_clock("2026-11-24T09:00:00Z");
    let cookie = sign_in(&app).await.expect("an hour is left");
    assert_eq!(call(&app, &cookie, "GET", "/account").await.status, 200);
    app.set_clock("2026-11-24T10:00:01Z");
    assert_eq!(call(&app, &cookie, "GET", "/account").await.status, 303, "it ended by itself");
    assert_eq!(sign_in(&app).await, None, "too late");
}

#[tokio::test]
async fn it_is_ended_early_by_who_opened_it() {
    let app = TestApp::new([]);
    let (secretary, id) = let_in(&app).await;
    let cookie = sign_in(&app).await.unwrap();
    assert_eq!(secretary.post(&format!("/guests/{id}/end"), &[]).await.status, 303);
    assert_eq!(call(&app, &cookie, "GET", "/account").await.status, 303);
    assert_eq!(sign_in(&app).await, None);
    let right = [("login", "doan.kiemtra"), ("password", PASSWORD)];
    let told = app.nobody().post("/login", &right).await;
    assert_eq!(told.status, 422);
    assert!(told.text.contains("đã kết thúc lúc 08:00 23/11/2026"), "{}", told.text);
    let guessed = [("login", "doan.kiemtra"), ("password", "mot mat khau khac han")];
    let guessed = app.nobody().post("/login", &guessed).await;
    assert!(guessed.text.contains("mật khẩu chưa đúng"), "{}", guessed.text);
    assert_eq!(secretary.post(&format!("/guests/{id}/end"), &[]).await.status, 409);
    assert_eq!(secretary.post(&format!("/guests/{}/end", secretary.id()), &[]).await.status, 404);
}

#[tokio::test]
async fn a_form_with_mistakes_tells_them_all() {
    let app = TestApp::new([]);
    let secretary = app.person("Ngô Thị F (minh họa)", &[Role::IsoSecretary]).await;
    let form = [("name", ""), ("purpose", "Quyết định 12"), ("from", "hôm nay"), ("until", "")];
    let answer = secretary.post("/guests", &form).await;
    assert_eq!(answer.status, 422);
    for field in ["e-name", "e-login", "e-password", "e-from", "e-until"] {
        assert!(answer.text.contains(field), "{field}: {}", answer.text);
    }
    assert!(answer.text.contains("value=\"Quyết định 12\""));
    let long = [
        ("name", "Đoàn kiểm tra"),
        ("purpose", "Quyết định 12"),
        ("login", "doan"),
        ("password", PASSWORD),
        ("from", "23/11/2026 07:00"),
        ("until", "24/11/2027 17:00"),
    ];
    let answer = secretary.post("/guests", &long).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("60 ngày"), "{}", answer.text);
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    assert_eq!(reader.get("/guests").await.status, 403);
}

/// Whoever is let in to read is nobody's colleague: they are never chosen for work, and their name stays.
#[tokio::test]
async fn no_work_is_given_to_a_guest() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let (_, id) = let_in(&app).await;
    for path in ["/people", "/people?format=csv", "/search?q=doan+kiem+tra"] {
        let page = admin.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("Đoàn kiểm tra Sở KHCN"), "{path}: {}", page.text);
    }
    assert_eq!(admin.get(&format!("/people/{id}")).await.status, 404);
    let roles = admin.post(&format!("/people/{id}/roles"), &[("author", "1")]).await;
    assert_eq!(roles.status, 404, "a guest gets no further role");
    let known = app.write(move |tx| {
        let (guest, day) = (platform::PersonId::new(id), text::here(tx.now()).date());
        let offered = organization::directory(tx, day)?.iter().any(|it| it.person == guest);
        let auditors = organization::with_role(tx, Role::Auditor, day)?;
        let member = organization::member(tx, guest, day)?.is_some();
        let is_auditor = auditors.iter().any(|it| it.person == guest);
        let name = organization::names(tx)?.remove(&guest);
        Ok((offered, is_auditor, member, name))
    });
    let name = Some("Đoàn kiểm tra Sở KHCN".to_owned());
    assert_eq!(known.await.unwrap(), (false, false, false, name));
}
