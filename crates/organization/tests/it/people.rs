use jiff::civil::date;
use platform::Role;
use testkit::TestApp;

#[tokio::test]
async fn a_new_position_ends_the_one_before() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let lan = app.person_of("VP", "Trần Thị Lan", &[]).await;
    let unit = app.unit("NV").to_string();
    let form = [("position", "Trưởng phòng"), ("unit", &unit), ("from_day", "01/12/2026")];
    let page = admin.submit(&format!("/people/{}/appointments", lan.id()), &form).await.text;
    assert!(page.contains("30/11/2026") && page.contains("01/12/2026"), "{page}");
    let (person, units) = (lan.id(), [app.unit("VP"), app.unit("NV")]);
    for (day, unit, position) in
        [(date(2026, 11, 30), units[0], "Công chức"), (date(2026, 12, 1), units[1], "Trưởng phòng")]
    {
        let found = app.write(move |tx| Ok(organization::member(tx, person, day)?)).await.unwrap();
        let found = found.unwrap();
        assert_eq!((found.unit, found.position.as_str()), (Some(unit), position), "{day}");
    }
    let list = lan.get("/people?q=tran+lan").await.text;
    assert!(list.contains("Trần Thị Lan") && list.contains("Văn phòng"), "{list}");
}

#[tokio::test]
async fn mistakes_come_back_with_what_was_typed() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let path = format!("/people/{}/appointments", admin.id());
    for (unit, day, says) in [
        ("99", "01/12/2026", "Lựa chọn không hợp lệ"),
        ("phòng", "01/12/2026", "Lựa chọn không hợp lệ"),
        ("", "31/02/2026", "Ngày chưa đúng"),
    ] {
        let form = [("position", "Chánh Văn phòng"), ("unit", unit), ("from_day", day)];
        let wrong = admin.post(&path, &form).await;
        assert_eq!(wrong.status, 422, "{unit} {day}");
        assert!(wrong.text.contains(says), "{}", wrong.text);
        assert!(wrong.text.contains("value=\"Chánh Văn phòng\""), "{}", wrong.text);
    }
    let nameless = admin.post("/people", &[("full_name", "123")]).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.text.contains("value=\"123\""), "{}", nameless.text);
    let unit = [("code", "VP"), ("name", "Văn phòng khác"), ("from_day", "01/12/2026")];
    let taken = admin.post("/units", &unit).await;
    assert_eq!(taken.status, 409);
    assert!(taken.text.contains("Mã đơn vị này đã có"), "{}", taken.text);
}

#[tokio::test]
async fn people_of_another_agency_are_not_there() {
    let app = TestApp::new([]);
    let lan = app.person("Trần Thị Lan", &[]).await;
    let stranger = app.foreigner("Người Lạ", &[Role::Administrator]).await;
    let absent = stranger.get("/people/1").await;
    let foreign = stranger.get(&format!("/people/{}", lan.id())).await;
    assert_eq!((foreign.status, foreign.text), (404, absent.text));
    let unit = app.unit("VP").to_string();
    for (path, form) in [
        ("roles", vec![("administrator", "1")]),
        (
            "appointments",
            vec![("position", "Chủ tịch"), ("unit", &unit), ("from_day", "01/12/2026")],
        ),
    ] {
        let answer = stranger.post(&format!("/people/{}/{path}", lan.id()), &form).await;
        assert_eq!(answer.status, 404, "{path}");
        // Nor may a unit of another agency be chosen.
        if path == "appointments" {
            let own = format!("/people/{}/{path}", stranger.id());
            assert_eq!(stranger.post(&own, &form).await.status, 422);
        }
    }
    for page in ["/people", "/people?format=csv", "/search?q=lan"] {
        assert!(!stranger.get(page).await.text.contains("Trần Thị Lan"), "{page}");
    }
}

#[tokio::test]
async fn the_list_is_exported_as_it_is_shown() {
    let app = TestApp::new([]);
    let lan = app.person_of("VP", "Trần Thị Lan", &[]).await;
    app.person_of("NV", "Lê Văn An", &[]).await;
    app.person_of("NV", "Đỗ Thị Ánh", &[]).await;
    let unit = app.unit("NV");
    for (query, names) in [
        ("", &["Lê Văn An", "Đỗ Thị Ánh", "Trần Thị Lan"][..]),
        (&format!("unit={unit}"), &["Lê Văn An", "Đỗ Thị Ánh"]),
        ("q=anh", &["Đỗ Thị Ánh"]),
        ("sort=name&dir=desc", &["Trần Thị Lan", "Đỗ Thị Ánh", "Lê Văn An"]),
    ] {
        let page = lan.get(&format!("/people?{query}")).await.text;
        let (_, rows) = page.split_once("id=\"results\"").unwrap();
        let shown = rows.split("<a href=\"/people/").skip(1);
        let shown: Vec<_> = shown.map(|row| row.split(['>', '<']).nth(1).unwrap()).collect();
        let csv = lan.get(&format!("/people?{query}&format=csv")).await.text;
        let exported: Vec<_> =
            csv.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
        assert_eq!((shown.as_slice(), exported.as_slice()), (names, names), "{query}");
    }
}

/// Work is given to people of the agency: not to those of another, nor to whoever was let in to read.
#[tokio::test]
async fn work_is_given_to_people_of_the_agency_alone() {
    let app = TestApp::new([]);
    let lan = app.person("Trần Thị Lan", &[]).await.id();
    let stranger = app.foreigner("Người Lạ", &[]).await.id();
    let refused = app.write(move |tx| {
        let by = platform::Actor::system(testkit::AGENCY, "command");
        let name = organization::FullName::parse("Đoàn kiểm tra").unwrap();
        let guest = organization::admit(tx, &by, &name)?;
        let may = |person| organization::chosen(tx, "owner", Some(person)).is_ok();
        organization::chosen(tx, "owner", None)?;
        Ok([may(lan), may(stranger), may(guest)])
    });
    assert_eq!(refused.await.unwrap(), [true, false, false]);
}
