//! What is at the door: people who get a password, and browsers at other addresses.

use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::Request,
};
use platform::Role;
use std::net::SocketAddr;
use testkit::{Answer, Person, TestApp};
use tower::ServiceExt as _;

/// A password that is long enough.
pub(crate) const PASSWORD: &str = "ngọn hải đăng Cồn Cỏ";

/// The path of a fresh invitation for somebody.
pub(crate) async fn invited(admin: &Person<'_>, who: &Person<'_>) -> String {
    let page = admin.post(&format!("/people/{}/invitations", who.id()), &[]).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let (_, link) = page.text.split_once("http://test.example").unwrap();
    link.split_once('<').unwrap().0.to_owned()
}

/// Gives somebody a login and [`PASSWORD`].
pub(crate) async fn with_login(app: &TestApp, login: &str) {
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let who = app.person("Trần Thị Lan", &[Role::Author]).await;
    let link = invited(&admin, &who).await;
    let form = [("login", login), ("password", PASSWORD), ("again", PASSWORD)];
    let done = app.nobody().post(&link, &form).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

/// Signs in, and gives the answer.
pub(crate) async fn sign_in(app: &TestApp, login: &str, password: &str, next: &str) -> Answer {
    app.nobody().post("/login", &[("login", login), ("password", password), ("next", next)]).await
}

/// The cookie that an answer sets.
pub(crate) fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split_once(';').unwrap().0.to_owned()
}

/// Opens a page with a cookie.
pub(crate) async fn open(app: &TestApp, path: &str, cookie: &str) -> Answer {
    app.nobody().send(Request::get(path).header("cookie", cookie), Body::empty()).await
}

/// The status of a sign-in from another address.
pub(crate) async fn sign_in_from(app: &TestApp, address: [u8; 4], login: &str) -> u16 {
    let body = format!("login={login}&password={}", PASSWORD.replace(' ', "+"));
    let request = Request::post("/login")
        .header("host", "test.example")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .extension(ConnectInfo(SocketAddr::from((address, 50_000))))
        .body(Body::from(body))
        .unwrap();
    let response = app.product().router.clone().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    to_bytes(response.into_body(), usize::MAX).await.unwrap();
    status
}
