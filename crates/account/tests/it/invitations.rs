use crate::door::{PASSWORD, invited, sign_in};
use jiff::SignedDuration;
use platform::Role;
use testkit::TestApp;

#[tokio::test]
async fn an_invitation_is_used_once() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let lan = app.person("Trần Thị Lan", &[]).await;
    let link = invited(&admin, &lan).await;
    assert!(app.nobody().get(&link).await.text.contains("Chào Trần Thị Lan"));

    let short = [("login", "lan.moi"), ("password", "ngắn"), ("again", "ngắn")];
    let refused = app.nobody().post(&link, &short).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("từ 14 ký tự") && refused.text.contains("value=\"lan.moi\""));

    let form = [("login", "lan.moi"), ("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(app.nobody().post(&link, &form).await.status, 303);
    let stolen = [("login", "ke.trom"), ("password", PASSWORD), ("again", PASSWORD)];
    let again = app.nobody().post(&link, &stolen).await;
    assert_eq!(again.status, 409);
    assert!(again.text.contains("Liên kết này đã được dùng hoặc đã hết hạn"), "{}", again.text);
    assert_eq!(app.nobody().get(&link).await.status, 409);
    assert_eq!(sign_in(&app, "ke.trom", PASSWORD, "").await.status, 422);
    assert_eq!(sign_in(&app, "lan.moi", PASSWORD, "").await.status, 303);
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_and_with_the_next_one() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let lan = app.person("Trần Thị Lan", &[]).await;
    let old = invited(&admin, &lan).await;
    let new = invited(&admin, &lan).await;
    assert_eq!(app.nobody().get(&old).await.status, 409);
    assert_eq!(app.nobody().get(&new).await.status, 200);
    app.advance(SignedDuration::from_hours(7 * 24));
    assert_eq!(app.nobody().get(&new).await.status, 409);
}

#[tokio::test]
async fn only_administrators_invite_and_only_their_own_people() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let lan = app.person("Trần Thị Lan", &[Role::IsoSecretary, Role::Approver]).await;
    let stranger = app.foreigner("Người Lạ", &[Role::Administrator]).await;
    let path = format!("/people/{}/invitations", lan.id());
    assert_eq!(lan.post(&path, &[]).await.status, 403);
    let absent = stranger.post("/people/1/invitations", &[]).await;
    let foreign = stranger.post(&path, &[]).await;
    assert_eq!((foreign.status, foreign.text), (404, absent.text));
    assert_eq!(app.nobody().post(&path, &[]).await.status, 401);
    assert_eq!(admin.post(&path, &[]).await.status, 200);
}

#[tokio::test]
async fn a_login_belongs_to_one_person_of_all_agencies() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let other = app.foreigner("Quản Trị Khác", &[Role::Administrator]).await;
    let form = [("login", "chung.ten"), ("password", PASSWORD), ("again", PASSWORD)];
    let link = invited(&admin, &admin).await;
    assert_eq!(app.nobody().post(&link, &form).await.status, 303);
    let link = invited(&other, &other).await;
    let taken = app.nobody().post(&link, &form).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text.contains("Tên đăng nhập này đã có người dùng"), "{}", taken.text);
}
