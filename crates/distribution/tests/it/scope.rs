use crate::office::{Office, acknowledge, app};
use jiff::civil::date;
use organization::FullName;
use platform::{Actor, PersonId, Role};
use testkit::{AGENCY, TestApp};

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
    assert_eq!(office.coverage().await, (1, 3));
    assert!(!office.lan.get("/").await.text.contains("Đọc và xác nhận"));
}
