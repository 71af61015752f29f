use crate::office::{Office, app};
use expect_test::expect_file;
use platform::Role;
use testkit::steady;

const MEMBERS: &str = "Vũ Văn Thư (minh họa), Văn thư\nTrần Thị Bình (minh họa), Trưởng phòng\nĐỗ Văn Nam (minh họa), Kế toán";

#[tokio::test]
async fn time_is_over_on_the_first_of_january_and_never_while_on_hold() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.kind("HS.VP.01", "5", "01/03/2026").await;
    for year in ["2019", "2020", "2021"] {
        assert_eq!(office.book(id, "VP", year).await.status, 303);
    }
    assert_eq!(office.due().await.len(), 2, "2019 since 2025, 2020 since 2026, 2021 not yet");
    let holds = format!("/registers/records/{id}/holds");
    let nothing = office.clerk.post(&holds, &[("holding", ""), ("reason", " ")]).await;
    assert_eq!(nothing.status, 422);
    let one = office.due().await[0].clone();
    let held = office.clerk.post(&holds, &[("holding", &one), ("reason", "Khiếu nại")]).await;
    assert_eq!(held.status, 303, "{}", held.text);
    assert_eq!(office.due().await.len(), 1);
    let all = office.leader.post(&holds, &[("holding", ""), ("reason", "Thanh tra")]).await;
    assert_eq!(all.status, 303);
    assert!(office.due().await.is_empty());
    // The clerk places holds; only the leaders lift them.
    let page = office.leader.get(&format!("/registers/records/{id}")).await.text;
    let lifts: Vec<_> = page
        .split("action=\"")
        .skip(1)
        .map(|part| part.split('"').next().unwrap())
        .filter(|href| href.ends_with("/lift"))
        .collect();
    assert_eq!(lifts.len(), 2);
    for lift in &lifts {
        assert_eq!(office.clerk.post(lift, &[]).await.status, 403);
        assert_eq!(office.leader.post(lift, &[]).await.status, 303);
        assert_eq!(office.leader.post(lift, &[]).await.status, 409, "lifted once");
    }
    assert_eq!(office.due().await.len(), 2);
    app.set_clock("2026-12-31T16:59:00Z");
    assert_eq!(office.due().await.len(), 2);
    app.set_clock("2026-12-31T17:00:00Z");
    assert_eq!(office.due().await.len(), 3, "midnight of the year");
}

/// A hold that comes now stops the list; lifted, it may go on.
async fn a_hold_stops_it(office: &Office<'_>, (id, book): (i64, &str), actions: &str) {
    let holds = format!("/registers/records/{id}/holds");
    office.leader.post(&holds, &[("holding", book), ("reason", "Thanh tra")]).await;
    let approve = [("action", "approve"), ("moves", "1")];
    let stopped = office.leader.post(actions, &approve).await;
    assert!(stopped.status == 409 && stopped.text.contains("đang bị giữ lại"), "{}", stopped.text);
    let page = office.leader.get(&format!("/registers/records/{id}")).await.text;
    let mut hrefs = page.split("action=\"").skip(1).map(|part| part.split('"').next().unwrap());
    let unlock = hrefs.find(|href| href.ends_with("/lift")).unwrap();
    office.leader.post(unlock, &[]).await;
}

/// It is carried out, and what was kept is gone from that day on.
async fn carry_out(office: &Office<'_>, page: &str, actions: &str) {
    let execute = [
        ("action", "execute"),
        ("moves", "2"),
        ("on", "23/11/2026"),
        ("method", "Cắt, nghiền tại kho lưu trữ"),
        ("members", MEMBERS),
    ];
    let done = office.clerk.post(actions, &execute).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let minutes = office.reader.get(&format!("{page}/minutes")).await;
    assert!(minutes.bytes.starts_with(b"%PDF"));
    let gone = office.reader.get("/registers/holdings?keeping=disposed&format=csv").await.text;
    assert_eq!(gone.lines().count(), 3, "{gone}");
    let before =
        office.reader.get("/registers/holdings?keeping=due&as_of=22/11/2026&format=csv").await.text;
    assert_eq!(
        before.lines().count(),
        1,
        "entered today, so yesterday's register lacks them: {before}"
    );
    assert!(office.due().await.is_empty());
    let xlsx = office.reader.get(&format!("{page}?format=xlsx")).await;
    assert!(xlsx.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn a_list_goes_through_three_people_and_ends_in_minutes() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.kind("HS.VP.01", "5", "01/03/2026").await;
    for year in ["2018", "2019"] {
        office.book(id, "VP", year).await;
    }
    let due = office.due().await;
    let propose =
        [("holding", due[0].as_str()), ("holding", &due[1]), ("reason", "Hết thời hạn lưu")];
    let made = office.clerk.post("/registers/disposals", &propose).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let twice = office.clerk.post("/registers/disposals", &propose).await;
    assert_eq!(twice.status, 409, "on one list at a time");
    let list = made.id();
    let page = format!("/registers/disposals/{list}");
    let actions = format!("{page}/actions");
    let shown = office.head.get(&page).await.text;
    let no_time = shown
        .split("<section class=\"card\" aria-labelledby=\"h-history\"")
        .next()
        .unwrap()
        .to_owned()
        + "</main>";
    expect_file!["snapshots/disposal.html"].assert_eq(&steady(&no_time));
    assert!(
        office.head.get("/").await.text.contains("Kiểm tra: danh mục hồ sơ hết giá trị số 01/2026")
    );
    assert!(!office.leader.get("/").await.text.contains("hồ sơ hết giá trị"));
    let act = |action: &'static str, moves: &'static str| [("action", action), ("moves", moves)];
    for (who, action, status) in [
        (&office.clerk, "check", 403),
        (&office.reader, "check", 403),
        (&office.leader, "check", 403),
        (&office.leader, "approve", 409),
        (&office.clerk, "execute", 409),
    ] {
        assert_eq!(who.post(&actions, &act(action, "0")).await.status, status, "{action}");
    }
    assert_eq!(office.head.post(&actions, &act("check", "0")).await.status, 303);
    assert_eq!(
        office.head.post(&actions, &act("check", "0")).await.status,
        409,
        "seen before it moved"
    );
    assert!(office.leader.get("/").await.text.contains("Phê duyệt: danh mục hồ sơ hết giá trị"));
    a_hold_stops_it(&office, (id, &due[0]), &actions).await;
    assert_eq!(office.leader.post(&actions, &act("approve", "1")).await.status, 303);
    assert_eq!(office.reader.get(&format!("{page}/minutes")).await.status, 404, "no minutes yet");
    let bare = office.clerk.post(&actions, &act("execute", "2")).await;
    assert!(bare.status == 409 && bare.text.contains("ít nhất ba người"), "{}", bare.text);
    carry_out(&office, &page, &actions).await;
}

#[tokio::test]
async fn lists_are_of_one_unit_and_a_return_frees_them() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.kind("HS.VP.01", "5", "01/03/2026").await;
    office.book(id, "VP", "2018").await;
    office.book(id, "NV", "2018").await;
    let due = office.due().await;
    let both = [("holding", due[0].as_str()), ("holding", &due[1]), ("reason", "Hết hạn")];
    let refused = office.clerk.post("/registers/disposals", &both).await;
    assert!(refused.status == 409 && refused.text.contains("của một đơn vị"), "{}", refused.text);
    let none = office.clerk.post("/registers/disposals", &[("reason", "Hết hạn")]).await;
    assert_eq!(none.status, 409);
    let bare = office.clerk.post("/registers/disposals", &[("holding", &due[0])]).await;
    assert_eq!(bare.status, 422);
    let one = [("holding", due[0].as_str()), ("reason", "Hết hạn")];
    let list = office.clerk.post("/registers/disposals", &one).await.id();
    let actions = format!("/registers/disposals/{list}/actions");
    let back = |note: &'static str| [("action", "return"), ("moves", "0"), ("note", note)];
    assert_eq!(office.leader.post(&actions, &back("")).await.status, 409);
    assert_eq!(office.leader.post(&actions, &back("Còn dùng cho thanh tra")).await.status, 303);
    assert_eq!(office.due().await.len(), 2, "free again");
    let second = office.clerk.post("/registers/disposals", &one).await;
    assert_eq!(second.status, 303);
    let page = office.reader.get("/registers/disposals").await.text;
    assert!(
        page.contains("01/2026") && page.contains("02/2026") && page.contains("Trả lại, không hủy"),
        "{page}"
    );
    let stranger = app.foreigner("Lê Văn Khác (minh họa)", &[Role::Approver]).await;
    assert_eq!(stranger.get(&format!("/registers/disposals/{list}")).await.status, 404);
}

#[tokio::test]
async fn a_book_is_closed_once_and_an_event_is_noted_once() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.kind("HS.VP.01", "1", "01/03/2026").await;
    let unit = app.unit("VP").to_string();
    let form = |from: &'static str, closed: &'static str| {
        [
            ("unit", unit.clone()),
            ("year", "2026".into()),
            ("title", "Quyển 2".into()),
            ("volumes", "1".into()),
            ("from", from.into()),
            ("closed_on", closed.into()),
        ]
    };
    let address = format!("/registers/records/{id}/holdings");
    for (from, closed, status) in [
        ("01/01/2026", "31/12/2025", 422),
        ("24/11/2026", "", 422),
        ("01/01/2026", "24/11/2026", 422),
        ("01/01/2026", "", 303),
    ] {
        let pairs = form(from, closed);
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(office.clerk.post(&address, &pairs).await.status, status, "{from} {closed}");
    }
    let page = office.clerk.get(&format!("/registers/records/{id}")).await.text;
    let mark = page
        .split("action=\"")
        .skip(1)
        .map(|part| part.split('"').next().unwrap())
        .find(|href| href.contains("/holdings/"))
        .unwrap();
    for (what, on, status) in [
        ("close", "x", 409),
        ("close", "24/11/2026", 409),
        ("close", "20/11/2026", 303),
        ("close", "21/11/2026", 409),
        ("event", "21/11/2026", 303),
        ("event", "22/11/2026", 409),
    ] {
        let answer = office.clerk.post(mark, &[("what", what), ("on", on)]).await;
        assert_eq!(answer.status, status, "{what} {on}");
    }
    assert_eq!(
        office.reader.post(mark, &[("what", "close"), ("on", "20/11/2026")]).await.status,
        403
    );
}
