use crate::office::{Office, acknowledge, app};
use expect_test::expect_file;
use platform::Role;
use testkit::steady;

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

/// A line of the export by person: their name and what follows.
fn line<'a>(csv: &'a str, name: &str) -> &'a str {
    csv.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {csv}"))
}

#[tokio::test]
async fn who_has_read_what_as_of_any_day() {
    let app = app();
    let office = Office::new(&app).await;
    let one = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.issue("QT.VP.02", "", "48/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    app.set_clock("2026-11-27T02:00:00Z");
    acknowledge(&office.minh, one).await;
    app.set_clock("2026-12-05T02:00:00Z");
    let second = office.issue_again(one, "49/QĐ-UBND", "06/12/2026").await;
    office.wake("2026-12-05T17:00:00Z").await;
    acknowledge(&office.minh, second).await;
    app.set_clock("2026-12-14T02:00:00Z");

    let csv = |day: &str| format!("/distributions/coverage?format=csv&as_of={day}");
    for (day, minh, lan) in [
        ("24/11/2026", ",0,0,Không phát sinh,0,", ",0,0,Không phát sinh,0,"),
        ("26/11/2026", ",2,0,0%,0,\"QT.VP.01, QT.VP.02\"", ",2,0,0%,0,"),
        ("27/11/2026", ",2,1,50%,0,QT.VP.02", ",2,0,0%,0,"),
        // Seven days are over at the end of 2 December; the old issue still binds.
        ("05/12/2026", ",2,1,50%,1,QT.VP.02", ",2,0,0%,2,"),
        // The new issue binds from the 6th; what was read of the old one says nothing about it.
        ("06/12/2026", ",2,1,50%,1,QT.VP.02", ",2,0,0%,1,"),
        ("14/12/2026", ",2,1,50%,1,QT.VP.02", ",2,0,0%,2,"),
    ] {
        let told = office.thu.get(&csv(day)).await.text;
        assert!(line(&told, "Lê Văn Minh").contains(minh), "{day}: {told}");
        assert!(line(&told, "Trần Thị Lan").contains(lan), "{day}: {told}");
    }
    let page = office.thu.get("/distributions/coverage").await.text;
    expect_file!["./snapshots/coverage.html"].assert_eq(&steady(&page));
    let late = office.thu.get("/distributions/coverage?reading=late").await.text;
    assert!(late.contains("Trần Thị Lan") && late.contains("Văn phòng"), "{late}");
    let pdf = office.thu.get("/distributions/coverage?format=pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    let person = format!("/distributions/people/{}", office.minh.id());
    let page = office.thu.get(&person).await.text;
    assert!(page.contains("1/2") && page.contains("Quá hạn"), "{page}");
    let before = office.thu.get(&format!("{person}?as_of=26/11/2026")).await.text;
    assert!(before.contains("0/2") && !before.contains("Quá hạn"), "{before}");
    let stranger = app.foreigner("Người Lạ", &[Role::IsoSecretary]).await;
    assert_eq!(stranger.get(&person).await.status, 404);
    assert!(!stranger.get("/distributions/coverage").await.text.contains("Lê Văn Minh"));
}

/// Nothing runs for weeks: what is told follows from the days alone.
#[tokio::test]
async fn reminders_and_escalation_survive_days_on_which_nothing_ran() {
    let app = app();
    let office = Office::new(&app).await;
    let head = app.person_of("NV", "Đỗ Văn Trưởng", &[Role::Head]).await;
    let nam = app.person_of("NV", "Vũ Văn Nam", &[]).await;
    let unit = app.unit("NV").to_string();
    let version = office.issue("QT.NV.01", &unit, "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    acknowledge(&head, version).await;
    acknowledge(&office.thu, version).await;
    for (now, reader, told_head, told_secretary) in [
        ("2026-11-26T02:00:00Z", "Cần thực hiện từ 25/11/2026<", false, false),
        ("2026-12-01T02:00:00Z", "nhắc đọc trước khi hết hạn", false, false),
        ("2026-12-02T02:00:00Z", "hôm nay là ngày cuối để đọc", false, false),
        ("2026-12-02T10:00:01Z", "đã hết giờ đọc của ngày cuối là hôm nay", true, false),
        ("2026-12-05T02:00:00Z", "đã quá hạn đọc 3 ngày", true, false),
        ("2026-12-09T10:00:01Z", "đã quá hạn đọc 7 ngày", true, true),
        ("2027-01-02T02:00:00Z", "đã quá hạn đọc 31 ngày", true, true),
    ] {
        app.set_clock(now);
        let inbox = nam.get("/").await.text;
        assert!(inbox.contains(reader), "{now}: {inbox}");
        let inbox = head.get("/").await.text;
        let said = "1 người trong đơn vị quá hạn đọc 1 tài liệu";
        assert_eq!(inbox.contains(said), told_head, "{now}: {inbox}");
        let inbox = office.thu.get("/").await.text;
        let said = "1 người trong cơ quan vẫn chưa đọc 1 tài liệu đã quá hạn";
        assert_eq!(inbox.contains(said), told_secretary, "{now}: {inbox}");
        assert!(!office.minh.get("/").await.text.contains("quá hạn đọc"), "{now}");
    }
    acknowledge(&nam, version).await;
    assert!(!head.get("/").await.text.contains("quá hạn đọc"));
    assert!(!office.thu.get("/").await.text.contains("đã quá hạn"));
}

#[tokio::test]
async fn the_agency_sets_its_own_days() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let form = [("read_days", "3"), ("head_days", "1"), ("secretary_days", "2")];
    assert_eq!(office.lan.post("/distributions/settings", &form).await.status, 403);
    let saved = office.thu.submit("/distributions/settings", &form).await.text;
    assert!(saved.contains("Đã lưu thời hạn đọc"), "{saved}");
    let read = office.minh.get(&format!("/distributions/{version}/read")).await.text;
    assert!(read.contains("Hạn xác nhận: 17:00 28/11/2026"), "{read}");
    let wrong = [("read_days", "0"), ("head_days", "x"), ("secretary_days", "2")];
    let refused = office.thu.post("/distributions/settings", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Có 2 chỗ cần sửa"), "{}", refused.text);
}
