use jiff::civil::{Date, date};
use platform::{Actor, Role};
use testkit::{AGENCY, TestApp};

/// The roles that somebody plays on a day.
async fn roles_on(app: &TestApp, person: platform::PersonId, day: Date) -> Vec<Role> {
    let found = app.write(move |tx| Ok(organization::member(tx, person, day)?)).await.unwrap();
    found.unwrap().roles
}

#[tokio::test]
async fn roles_hold_from_a_day_to_a_day() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let lan = app.person("Trần Thị Lan", &[Role::Author]).await;
    let path = format!("/people/{}/roles", lan.id());
    app.set_clock("2026-11-30T17:00:00Z"); // 1 December here
    let page = admin.submit(&path, &[("author", "1"), ("reviewer", "1")]).await;
    assert_eq!(page.status, 200);
    app.set_clock("2026-12-31T17:00:00Z"); // 1 January here
    admin.submit(&path, &[("reviewer", "1")]).await;
    for (day, roles) in [
        (date(2025, 12, 31), &[][..]),
        (date(2026, 11, 30), &[Role::Author]),
        (date(2026, 12, 1), &[Role::Author, Role::Reviewer]),
        (date(2026, 12, 31), &[Role::Author, Role::Reviewer]),
        (date(2027, 1, 1), &[Role::Reviewer]),
    ] {
        assert_eq!(roles_on(&app, lan.id(), day).await, roles, "{day}");
    }
    assert_eq!(lan.get("/account").await.status, 200);
}

#[tokio::test]
async fn a_role_taken_today_counts_no_more() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let second = app.person("Người Thứ Hai", &[Role::Administrator]).await;
    let units = [("code", "TC"), ("name", "Phòng Tài chính"), ("from_day", "23/11/2026")];
    assert_eq!(second.post("/units", &units).await.status, 303);
    admin.post(&format!("/people/{}/roles", second.id()), &[]).await;
    let units = [("code", "KT"), ("name", "Phòng Kinh tế"), ("from_day", "23/11/2026")];
    assert_eq!(
        second.post("/units", &units).await.status,
        403,
        "the open session plays it no more"
    );
}

#[tokio::test]
async fn the_last_administrator_cannot_be_taken_away() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let path = format!("/people/{}/roles", admin.id());
    let refused = admin.post(&path, &[("author", "1")]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("Đây là người quản trị cuối cùng"), "{}", refused.text);
    let today = date(2026, 11, 23);
    assert_eq!(roles_on(&app, admin.id(), today).await, [Role::Administrator], "nothing changed");

    // An administrator of another agency does not count.
    app.foreigner("Quản Trị Khác", &[Role::Administrator]).await;
    assert_eq!(admin.post(&path, &[]).await.status, 409);

    let second = app.person("Người Thứ Hai", &[]).await;
    admin.post(&format!("/people/{}/roles", second.id()), &[("administrator", "1")]).await;
    assert_eq!(admin.post(&path, &[]).await.status, 303);
    assert_eq!(roles_on(&app, admin.id(), today).await, []);
    let last = second.post(&format!("/people/{}/roles", second.id()), &[]).await;
    assert_eq!(last.status, 409);
}

#[tokio::test]
async fn an_administrator_who_left_is_none() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let second = app.person("Người Thứ Hai", &[Role::Administrator]).await;
    let (first, by) = (admin.id(), Actor::system(AGENCY, "command"));
    let until = app.write(move |tx| organization::grant(tx, &by, first, &[], date(2027, 1, 1)));
    until.await.unwrap();
    assert_eq!(roles_on(&app, first, date(2026, 12, 31)).await, [Role::Administrator]);
    assert_eq!(roles_on(&app, first, date(2027, 1, 1)).await, []);
    app.set_clock("2026-12-31T17:00:00Z");
    let last = second.post(&format!("/people/{}/roles", second.id()), &[]).await;
    assert_eq!(last.status, 409);
}

#[tokio::test]
async fn only_administrators_change_the_organisation() {
    let app = TestApp::new([]);
    let everything_else: Vec<_> =
        Role::ALL.into_iter().filter(|role| *role != Role::Administrator).collect();
    let lan = app.person("Trần Thị Lan", &everything_else).await;
    let own = format!("/people/{}", lan.id());
    for (path, form) in [
        ("/people".to_owned(), ("full_name", "Ai Đó")),
        ("/units".to_owned(), ("code", "X")),
        (format!("{own}/roles"), ("administrator", "1")),
        (format!("{own}/appointments"), ("position", "Chủ tịch")),
    ] {
        assert_eq!(lan.post(&path, &[form]).await.status, 403, "{path}");
        assert_eq!(app.nobody().post(&path, &[form]).await.status, 401, "{path}");
    }
    let page = lan.get(&own).await.text;
    assert!(!page.contains("Lưu vai trò") && !page.contains("Bổ nhiệm"), "{page}");
}
