use crate::office::{Office, acknowledge, app, read_whole};
use expect_test::expect_file;
use platform::Role;
use testkit::steady;

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

#[tokio::test]
async fn from_effect_to_everybody_has_read() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake("2026-11-24T16:59:59Z").await;
    assert_eq!(office.coverage().await, (0, 0), "nothing binds before its day");
    assert!(!office.minh.get("/").await.text.contains("Đọc và xác nhận"));

    office.wake(IN_FORCE).await;
    assert_eq!(office.coverage().await, (0, 4));
    for who in office.people() {
        let inbox = who.get("/").await.text;
        assert!(inbox.contains("Đọc và xác nhận: QT.VP.01 Kiểm soát tài liệu"), "{inbox}");
        assert!(inbox.contains(&format!("/distributions/{version}/read")));
        assert!(inbox.contains("Còn 7 ngày"), "{inbox}");
    }

    acknowledge(&office.minh, version).await;
    assert_eq!(office.coverage().await, (1, 4));
    assert!(!office.minh.get("/").await.text.contains("Đọc và xác nhận"));
    assert!(office.lan.get("/distributions?coverage=incomplete").await.text.contains("QT.VP.01"));
    assert!(office.lan.get("/distributions").await.text.contains("25%"));

    for who in [&office.lan, &office.anh, &office.thu] {
        acknowledge(who, version).await;
    }
    assert_eq!(office.coverage().await, (4, 4));
    assert!(!office.lan.get("/distributions?coverage=incomplete").await.text.contains("QT.VP.01"));
    let list = office.lan.get("/distributions").await.text;
    expect_file!["./snapshots/list.html"].assert_eq(&steady(&list));
    let csv = office.lan.get("/distributions?format=csv").await;
    assert_eq!(
        csv.text.lines().nth(1).unwrap(),
        "QT.VP.01,Kiểm soát tài liệu,,01,25/11/2026,4,4,100%"
    );
}

#[tokio::test]
async fn what_the_pages_show() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake("2026-11-25T01:00:00Z").await;
    let page = office.minh.get(&format!("/distributions/{version}/read")).await.text;
    expect_file!["./snapshots/read.html"].assert_eq(&steady(&page));
    acknowledge(&office.minh, version).await;
    let page =
        office.minh.get(&format!("/distributions/{version}/read?did=acknowledged")).await.text;
    assert!(page.contains("Bạn đã xác nhận lúc 08:00 25/11/2026"), "{page}");

    let path = format!("/distributions/{version}");
    let page = office.thu.get(&path).await.text;
    expect_file!["./snapshots/show.html"].assert_eq(&steady(&page));
    let unread = office.lan.get(&format!("{path}?reading=unread")).await.text;
    assert!(unread.contains("Nguyễn Thị Thư") && !unread.contains("Lê Văn Minh"));

    app.set_clock("2026-12-02T10:00:01Z");
    let page = office.thu.get(&path).await.text;
    assert!(page.contains("<dd>3 <small>người</small></dd>"), "a week is over: {page}");
    let csv = office.thu.get(&format!("{path}?format=csv&sort=name")).await.text;
    assert!(
        csv.contains(
            "Lê Văn Minh,Công chức,Văn phòng,25/11/2026,08:00 25/11/2026,08:00 25/11/2026,0,Ký điện tử 08:00 25/11/2026"
        ),
        "{csv}"
    );
}

#[tokio::test]
async fn nobody_acknowledges_what_they_did_not_open() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/acknowledgements");
    let refused = office.minh.post(&path, &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("Hãy mở và đọc tài liệu trước"), "{}", refused.text);
    assert_eq!(office.coverage().await, (0, 4));
}

#[tokio::test]
async fn nobody_acknowledges_for_another() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/acknowledgements");
    let seen = read_whole(&office.minh, version).await;
    let lan = office.lan.id().to_string();
    for field in ["person", "person_id", "user"] {
        office.minh.post(&path, &[("seen", &seen), (field, &lan)]).await;
    }
    let mut unread = office.unread().await;
    unread.sort();
    let names: Vec<_> = unread.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Nguyễn Thị Thư", "Phạm Xuân Anh", "Trần Thị Lan"]);

    // Whoever was not asked has nothing to acknowledge, whatever they are.
    let late = app.person("Vũ Quản", &[Role::Administrator]).await;
    late.get(&format!("/distributions/{version}/read")).await;
    assert_eq!(late.post(&path, &[("person", &lan)]).await.status, 409);
    assert_eq!(app.nobody().post(&path, &[]).await.status, 401);
}

#[tokio::test]
async fn an_acknowledgement_is_in_the_record_once_with_what_was_read() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    acknowledge(&office.minh, version).await;
    let again = office.minh.post(&format!("/distributions/{version}/acknowledgements"), &[]).await;
    assert_eq!(again.status, 303, "pressed twice");
    let (recorded, hash) = app
        .write(move |tx| {
            let hash = document::effective(tx, "QT.VP.01")?.map(|found| found.content_hash());
            Ok((tx.recorded(&format!("distribution/{version}"))?, hash))
        })
        .await
        .unwrap();
    let lines: Vec<_> =
        recorded.iter().map(|it| (it.action.as_str(), it.person, it.after.clone())).collect();
    assert_eq!(
        lines,
        [("distribution.acknowledge", office.minh.id().get(), hash), ("distribution.ask", 0, None),]
    );
}

#[tokio::test]
async fn a_superseded_version_binds_nobody() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    acknowledge(&office.minh, first).await;
    office.lan.get(&format!("/distributions/{first}/read")).await;
    let second = office.issue_again(first, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;

    for who in office.people() {
        let inbox = who.get("/").await.text;
        assert!(!inbox.contains(&format!("/distributions/{first}")), "{inbox}");
        assert!(inbox.contains(&format!("/distributions/{second}/read")), "{inbox}");
    }
    assert_eq!(office.coverage().await, (0, 4), "who read the first has not read the second");
    let refused = office.lan.post(&format!("/distributions/{first}/acknowledgements"), &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("không còn hiệu lực"), "{}", refused.text);
    let page = office.lan.get(&format!("/distributions/{first}/read")).await.text;
    assert!(page.contains("Không cần xác nhận bản này nữa"), "{page}");
    let page = office.lan.get(&format!("/distributions/{first}")).await.text;
    assert!(page.contains("Lê Văn Minh"), "who had read it stays known");
}

#[tokio::test]
async fn a_withdrawn_version_binds_nobody() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/documents/{version}/actions");
    assert_eq!(
        office
            .anh
            .post(&path, &[("action", "withdraw"), ("reason", "Không còn áp dụng")])
            .await
            .status,
        303
    );
    app.settle().await;
    assert_eq!(office.coverage().await, (0, 0));
    assert!(!office.minh.get("/").await.text.contains("Đọc và xác nhận"));
}

#[tokio::test]
async fn another_agency_finds_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    let draft =
        [("kind", "system_procedure"), ("code", "QT.VP.09"), ("title", "Nháp"), ("unit", "")];
    let draft = office.lan.post("/documents", &draft).await.id();
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let stranger = app.foreigner("Người Lạ", &[Role::IsoSecretary, Role::Administrator]).await;
    let ways = ["", "/read", "?format=csv"];
    for way in ways {
        let absent = stranger.get(&format!("/distributions/1{way}")).await;
        let foreign = stranger.get(&format!("/distributions/{version}{way}")).await;
        assert_eq!((foreign.status, foreign.text), (404, absent.text), "{way}");
        // Nor is a draft there, for whoever may know of it.
        assert_eq!(office.thu.get(&format!("/distributions/{draft}{way}")).await.status, 404);
    }
    let form = [("place", "Tôi")];
    for (path, form) in [("acknowledgements", &[][..]), ("copies", &form[..])] {
        let answer = stranger.post(&format!("/distributions/{version}/{path}"), form).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    assert!(!stranger.get("/distributions").await.text.contains("QT.VP.01"));
    assert!(!stranger.get("/distributions?format=csv").await.text.contains("QT.VP.01"));
}

#[tokio::test]
async fn every_part_is_shown_before_anybody_acknowledges() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue_long("QT.VP.01", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/acknowledgements");
    let page = office.minh.get(&format!("/distributions/{version}/read")).await.text;
    assert!(page.contains("Phần 1/3") && page.contains("Còn 2 phần chưa xem"), "{page}");
    assert!(!page.contains("Tôi đã đọc và sẽ thực hiện"), "{page}");
    let last = office.minh.get(&format!("/distributions/{version}/read?part=3")).await.text;
    assert!(last.contains("Còn 1 phần chưa xem"), "{last}");
    let hash = app
        .write(|tx| Ok(document::effective(tx, "QT.VP.01")?.map(|found| found.content_hash())))
        .await
        .unwrap()
        .unwrap();
    let refused = office.minh.post(&path, &[("seen", &hash)]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("Bạn chưa xem hết các phần"), "{}", refused.text);
    assert!(refused.text.contains("Phần 2/3"), "the page leads to what is missing");

    // What others read says nothing about me, and what I read again counts once.
    read_whole(&office.lan, version).await;
    let seen = read_whole(&office.minh, version).await;
    assert_eq!(seen, hash);
    for wrong in ["", "0000"] {
        let refused = office.minh.post(&path, &[("seen", wrong)]).await;
        assert_eq!(refused.status, 409, "{wrong:?} is not what was shown");
    }
    assert_eq!(office.minh.post(&path, &[("seen", &seen)]).await.status, 303);
    assert_eq!(office.coverage().await, (1, 4));
}

#[tokio::test]
async fn a_version_replaced_between_reading_and_acknowledging_is_refused() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let seen = read_whole(&office.minh, first).await;
    let second = office.issue_again(first, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;
    let path = format!("/distributions/{first}/acknowledgements");
    let refused = office.minh.post(&path, &[("seen", &seen)]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("không còn hiệu lực"), "{}", refused.text);
    // Nor does the hash of one issue acknowledge another.
    read_whole(&office.minh, second).await;
    let path = format!("/distributions/{second}/acknowledgements");
    assert_eq!(office.minh.post(&path, &[("seen", &seen)]).await.status, 409);
    assert_eq!(office.coverage().await, (0, 4));
}

#[tokio::test]
async fn a_stored_file_is_opened_before_it_is_acknowledged() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QC.VP.01", "").await;
    let file = ("file", "Quy chế.pdf", &b"%PDF-1.7 not really"[..]);
    let kept = office.lan.upload(&format!("/documents/{id}/file"), &[("edits", "0")], file).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    office.approve_and_issue(id, "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let read = format!("/distributions/{id}/read");
    for _ in 0..2 {
        let page = office.minh.get(&read).await.text;
        assert!(page.contains("Mở tệp gốc") && page.contains("Còn 1 phần chưa xem"), "{page}");
    }
    let opened = office.minh.get(&format!("/distributions/{id}/file")).await;
    assert_eq!(opened.location, format!("/documents/{id}/file"));
    acknowledge(&office.minh, id).await;
    assert_eq!(office.coverage().await, (1, 4));
}
