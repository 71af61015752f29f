use crate::office::{Office, acknowledge, app};
use jiff::civil::date;
use organization::FullName;
use platform::{Actor, PersonId, Role};
use testkit::{AGENCY, TestApp, steady};

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

/// Somebody whose position is not the usual one of tests, without a browser.
async fn hire(app: &TestApp, name: &'static str, position: Option<&'static str>) -> PersonId {
    let hired = app.write(move |tx| {
        let by = Actor::system(AGENCY, "command");
        let person = organization::hire(tx, &by, &FullName::parse(name).unwrap())?;
        if let Some(position) = position {
            organization::appoint(tx, &by, person, None, position, date(2026, 1, 1))?;
        }
        Ok(person)
    });
    hired.await.unwrap()
}

/// Who has to read a version, by given name.
async fn readers(office: &Office<'_>) -> Vec<String> {
    let unread = office.unread().await;
    let given = |name: &str| name.split(' ').next_back().unwrap().to_owned();
    let mut names: Vec<_> = unread.iter().map(|(_, name)| given(name)).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_document_of_the_agency_binds_everybody_with_a_position() {
    let app = app();
    let office = Office::new(&app).await;
    app.person_of("NV", "Đỗ Văn Nam", &[]).await;
    hire(&app, "Hồ Văn Chủ", Some("Chủ tịch")).await;
    hire(&app, "Bùi Thị Nghỉ", None).await;
    office.issue("QT.HT.01", "", "47/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    assert_eq!(readers(&office).await, ["Anh", "Chủ", "Lan", "Minh", "Nam", "Thư"]);
}

#[tokio::test]
async fn a_document_of_a_unit_binds_the_unit_leaders_the_desk_and_the_secretary() {
    let app = app();
    let office = Office::new(&app).await;
    app.person_of("NV", "Đỗ Văn Nam", &[]).await;
    app.person_of("VP", "Ngô Thị Cửa", &[Role::OneStopOfficer]).await;
    hire(&app, "Hồ Văn Chủ", Some("Chủ tịch")).await;
    let unit = app.unit("NV").to_string();
    office.issue("QT.NV.01", &unit, "47/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    assert_eq!(readers(&office).await, ["Chủ", "Cửa", "Nam", "Thư"]);
}

#[tokio::test]
async fn who_comes_later_gets_the_reading_list() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    app.set_clock("2026-12-07T01:00:00Z");
    let late = app.person("Mai Thị Mới", &[Role::Specialist]).await;
    assert!(!late.get("/").await.text.contains("Đọc và xác nhận"));
    app.tick().await;
    let inbox = late.get("/").await.text;
    assert!(inbox.contains("Đọc và xác nhận: QT.VP.01"), "{inbox}");
    assert!(inbox.contains("Còn 7 ngày"), "their week begins when they come: {inbox}");
    assert_eq!(office.coverage().await, (0, 5));
    app.tick().await;
    assert_eq!(office.coverage().await, (0, 5), "asked once");
    acknowledge(&late, version).await;
}

#[tokio::test]
async fn who_leaves_the_scope_owes_nothing_and_what_they_read_stays() {
    let app = app();
    let office = Office::new(&app).await;
    let unit = app.unit("VP").to_string();
    let version = office.issue("QT.VP.01", &unit, "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    acknowledge(&office.minh, version).await;
    let (nv, lan, minh) = (app.unit("NV"), office.lan.id(), office.minh.id());
    let moved = app.write(move |tx| {
        let by = Actor::system(AGENCY, "command");
        for person in [lan, minh] {
            organization::appoint(tx, &by, person, Some(nv), "Chuyên viên", date(2026, 12, 1))?;
        }
        Ok(())
    });
    moved.await.unwrap();
    assert_eq!(office.coverage().await, (1, 4), "until that day nothing changes");
    app.set_clock("2026-11-30T17:00:00Z");
    assert_eq!(office.coverage().await, (0, 2), "who left the scope is counted no more");
    let csv = office.thu.get(&format!("/distributions/{version}?format=csv")).await.text;
    assert!(csv.contains("Lê Văn Minh") && !csv.contains("Trần Thị Lan"), "{csv}");
    assert!(!office.lan.get("/").await.text.contains("Đọc và xác nhận"));
}

#[tokio::test]
async fn a_list_of_a_document_replaces_the_usual_scope_and_stays_for_later_issues() {
    let app = app();
    let office = Office::new(&app).await;
    let nam = app.person_of("NV", "Đỗ Văn Nam", &[]).await;
    let chief = hire(&app, "Hồ Văn Chủ", Some("Chủ tịch")).await;
    let version = office.issue("QT.HT.01", "", "47/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    assert_eq!(readers(&office).await.len(), 6);
    let path = format!("/distributions/{version}/scope");
    let page = office.thu.get(&path).await.text;
    assert!(page.contains("mọi người có chức vụ trong cơ quan"), "{page}");

    let unit = app.unit("NV").to_string();
    let (today, person) = ("25/11/2026", chief.to_string());
    for (form, status) in [
        (&[("kind", "unit"), ("unit", unit.as_str()), ("from", today)][..], 303),
        (&[("kind", "unit"), ("unit", unit.as_str()), ("from", today)], 409),
        (&[("kind", "person"), ("person", person.as_str()), ("from", today)], 303),
        (&[("kind", "person"), ("person", "77"), ("from", today)], 409),
        (&[("kind", "position"), ("position", "Không ai giữ"), ("from", today)], 409),
        (&[("kind", "unit"), ("unit", ""), ("from", today)], 422),
        (&[("kind", "everybody"), ("from", "24/11/2026")], 409),
        (&[("kind", "everybody"), ("from", "")], 422),
    ] {
        let answer = office.thu.post(&path, form).await;
        assert_eq!(answer.status, status, "{form:?}: {}", answer.text);
    }
    assert_eq!(readers(&office).await, ["Chủ", "Nam"]);
    assert_eq!(office.lan.post(&path, &[]).await.status, 403);
    let page = office.thu.get(&path).await.text;
    expect_test::expect_file!["./snapshots/scope.html"].assert_eq(&steady(&page));

    // The list belongs to the document: the next issue follows it.
    office.issue_again(version, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;
    assert_eq!(readers(&office).await, ["Chủ", "Nam"]);

    // A line from a later day; whoever it names is asked when that day comes.
    let later = [("kind", "position"), ("position", "Công chức"), ("from", "05/12/2026")];
    assert_eq!(office.thu.post(&path, &later).await.status, 303);
    app.tick().await;
    assert_eq!(readers(&office).await, ["Chủ", "Nam"]);
    app.set_clock("2026-12-04T17:00:00Z");
    app.tick().await;
    assert_eq!(readers(&office).await, ["Anh", "Chủ", "Lan", "Minh", "Nam", "Thư"]);

    // Who is taken off the list owes nothing; without any line the usual scope is back.
    let page = office.thu.get(&path).await.text;
    let ends: Vec<_> =
        page.split("/scope/").skip(1).filter_map(|it| it.split_once("/end")).collect();
    assert_eq!(ends.len(), 3, "{page}");
    for (line, _) in &ends[1..] {
        assert_eq!(office.thu.post(&format!("{path}/{line}/end"), &[]).await.status, 303);
    }
    assert_eq!(readers(&office).await, ["Nam"]);
    let (line, _) = ends[0];
    assert_eq!(office.thu.post(&format!("{path}/{line}/end"), &[]).await.status, 303);
    assert_eq!(office.thu.post(&format!("{path}/{line}/end"), &[]).await.status, 404);
    assert_eq!(readers(&office).await.len(), 6);
    drop(nam);
}

#[tokio::test]
async fn who_changes_position_gets_its_reading_list() {
    let app = app();
    let office = Office::new(&app).await;
    let unit = app.unit("NV").to_string();
    office.issue("QT.NV.01", &unit, "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    assert!(!office.lan.get("/").await.text.contains("Đọc và xác nhận"));
    let (nv, lan) = (app.unit("NV"), office.lan.id());
    let moved = app.write(move |tx| {
        let by = Actor::system(AGENCY, "command");
        organization::appoint(tx, &by, lan, Some(nv), "Chuyên viên", date(2026, 12, 1))?;
        Ok(())
    });
    moved.await.unwrap();
    app.tick().await;
    assert!(!office.lan.get("/").await.text.contains("Đọc và xác nhận"), "not before that day");
    app.set_clock("2026-11-30T17:00:00Z");
    app.tick().await;
    assert!(office.lan.get("/").await.text.contains("Đọc và xác nhận: QT.NV.01"));
}
