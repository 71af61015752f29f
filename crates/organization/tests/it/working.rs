use jiff::civil::{Date, date};
use platform::Role;
use testkit::TestApp;

async fn is_worked(app: &TestApp, day: Date) -> bool {
    app.write(move |tx| Ok(organization::calendar(tx)?.is_working(day))).await.unwrap()
}

fn day<'f>(day: &'f str, kind: &'f str) -> [(&'f str, &'f str); 4] {
    [("day", day), ("kind", kind), ("reason", "bão số 15"), ("notice", "12/CĐ-UBND")]
}

#[tokio::test]
async fn a_day_is_decided_and_taken_back() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let storm = date(2026, 11, 25);
    assert!(is_worked(&app, storm).await);
    let page = admin.submit("/working-time/days", &day("25/11/2026", "closure")).await.text;
    assert!(page.contains("25/11/2026") && page.contains("bão số 15"), "{page}");
    assert!(!is_worked(&app, storm).await);
    app.set_clock("2026-11-23T02:00:00Z");
    let back = [("day", "25/11/2026"), ("kind", "national")];
    assert_eq!(admin.post("/working-time/days", &back).await.status, 303);
    assert!(is_worked(&app, storm).await);
    // A day that the country has off is worked here.
    let usual = admin.post("/working-time/days", &day("24/11/2026", "usual")).await;
    assert_eq!(usual.status, 303);
    assert!(is_worked(&app, date(2026, 11, 24)).await);
    let seen = app.write(|tx| tx.recorded("calendar_day/2026-11-25")).await.unwrap();
    assert_eq!(seen.len(), 2, "each decision is in the record");
}

/// The year after the last one with a notice: expected by law, then confirmed, then mended day by day.
#[tokio::test]
async fn a_year_is_confirmed_when_its_notice_is_known() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let page = admin.get("/working-time?year=2028").await.text;
    assert!(page.contains("chưa được xác nhận") && page.contains("26/01/2028"), "{page}");
    let early = admin.post("/working-time/days", &day("15/03/2028", "closure")).await;
    assert_eq!(early.status, 422);
    assert!(early.text.contains("Hãy xác nhận lịch nghỉ cả năm trước"), "{}", early.text);
    let skipped = [("year", "2029"), ("by_notice", "Thông báo 1/TB-BNV")];
    assert_eq!(admin.post("/working-time/years", &skipped).await.status, 422);
    let unnamed = admin.post("/working-time/years", &[("year", "2028"), ("by_notice", "")]).await;
    assert_eq!(unnamed.status, 422);
    let notice = [("year", "2028"), ("by_notice", "Thông báo 6789/TB-BNV")];
    let page = admin.submit("/working-time/years", &notice).await.text;
    assert!(page.contains("Thông báo 6789/TB-BNV"), "{page}");
    assert!(!page.contains("chưa được xác nhận"), "{page}");
    let published = app.write(|tx| Ok(organization::calendar(tx)?.is_published(2028)));
    assert!(published.await.unwrap());
    app.set_clock("2026-11-23T02:00:00Z");
    let swap = [
        ("day", "15/04/2028"),
        ("kind", "swap_work"),
        ("reason", "làm bù"),
        ("notice", "Thông báo 6790/TB-BNV"),
    ];
    assert_eq!(admin.post("/working-time/days", &swap).await.status, 303);
    assert!(is_worked(&app, date(2028, 4, 15)).await, "a Saturday");
}

#[tokio::test]
async fn hours_hold_from_a_day_on() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let hours = |from, morning| {
        [
            ("morning_from", morning),
            ("morning_to", "11:30"),
            ("afternoon_from", "13:00"),
            ("afternoon_to", "16:30"),
            ("saturday_from", "07:30"),
            ("saturday_to", "11:00"),
            ("from_day", from),
        ]
    };
    let page = admin.submit("/working-time/hours", &hours("01/12/2026", "07:30")).await.text;
    assert!(page.contains("07:30–11:30, 13:00–16:30"), "{page}");
    for (on, opens) in [(date(2026, 11, 30), "07:00"), (date(2026, 12, 1), "07:30")] {
        let doors = app.write(move |tx| Ok(organization::working(tx, on)?.doors_open(on)));
        let doors = doors.await.unwrap();
        assert_eq!(text::clock_time(doors[0].from), opens, "{on}");
    }
    let saturday = date(2026, 12, 5);
    let doors = app.write(move |tx| Ok(organization::working(tx, saturday)?.doors_open(saturday)));
    assert_eq!(doors.await.unwrap().len(), 1, "the desk receives on Saturday morning");
    for (wrong, says) in [
        (hours("22/11/2026", "07:30"), "từ hôm nay trở đi"),
        (hours("01/12/2026", "sáng sớm"), "dạng giờ:phút"),
        (hours("01/12/2026", "12:30"), "sau khi buổi trước kết thúc"),
    ] {
        let answer = admin.post("/working-time/hours", &wrong).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text.contains(says) && answer.text.contains("value=\"16:30\""));
    }
}

#[tokio::test]
async fn mistakes_are_told_and_only_administrators_decide() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    for (form, says) in [
        (day("31/02/2026", "closure"), "Ngày chưa đúng"),
        (day("25/11/2026", ""), "Hãy chọn ngày này là ngày gì"),
        (day("25/11/2026", "swap_work"), "chỉ ghi cho thứ Bảy"),
    ] {
        let answer = admin.post("/working-time/days", &form).await;
        assert_eq!(answer.status, 422, "{form:?}");
        assert!(answer.text.contains(says) && answer.text.contains("value=\"bão số 15\""));
    }
    let lan = app.person("Trần Thị Lan", &[Role::IsoSecretary]).await;
    let refused = lan.post("/working-time/days", &day("25/11/2026", "closure")).await;
    assert_eq!(refused.status, 403);
    let page = lan.get("/working-time").await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("action=\"/working-time"), "{}", page.text);
}
