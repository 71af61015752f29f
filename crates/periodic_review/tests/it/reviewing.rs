use crate::office::{Office, app, review};
use document::Kind;
use expect_test::expect_file;
use jiff::civil::date;
use platform::{Actor, Role};
use testkit::{AGENCY, steady};

#[tokio::test]
async fn a_review_moves_the_day_and_stays_as_a_record() {
    let app = app();
    let office = Office::new(&app).await;
    let document = office.document(Kind::SystemProcedure, "QT.HT.01").await;
    let todo = "Rà soát QT.HT.01 Kiểm soát tài liệu";
    app.set_clock("2027-01-30T01:00:00Z");
    assert!(!office.lan.get("/").await.text.contains(todo), "a year less 31 days");
    app.set_clock("2027-01-31T01:00:00Z");
    assert!(office.lan.get("/").await.text.contains(todo));
    assert!(!office.anh.get("/").await.text.contains(todo), "only who answers for it");
    // Nobody was at the machine for years: the same, and the secretary is told.
    app.set_clock("2029-06-01T01:00:00Z");
    assert!(office.lan.get("/").await.text.contains(todo));
    let inbox = office.thu.get("/").await.text;
    assert!(inbox.contains("1 tài liệu quá hạn rà soát hơn 7 ngày"), "{inbox}");
    let page = office.lan.get(&format!("/reviews/{document}")).await;
    expect_file!["snapshots/show.html"].assert_eq(&steady(&page.text));
    let done = review(&office.lan, document, "unchanged", "Đã đối chiếu, còn phù hợp").await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert!(!office.lan.get("/").await.text.contains(todo));
    assert_eq!(office.figures().await, [0, 0, 1, 0, 1, 0, 0]);
    let csv = office.anh.get("/reviews/done?format=csv").await.text;
    assert!(csv.contains("01/06/2029,QT.HT.01,Kiểm soát tài liệu,01,Trần Thị Lan (minh họa),Công chức,\"Rà soát, không thay đổi\""), "{csv}");
    for (asked, lines) in [
        ("from=02/06/2029", 1),
        ("to=31/05/2029", 1),
        ("from=01/06/2029&to=01/06/2029", 2),
        ("outcome=revise", 1),
        ("q=kiem%20soat", 2),
    ] {
        let csv = office.anh.get(&format!("/reviews/done?{asked}&format=csv")).await.text;
        assert_eq!(csv.lines().count(), lines, "{asked}: {csv}");
    }
    let in_time = app.exhibit("periodic_review.in_time").await;
    assert_eq!((in_time.count, in_time.of), (1, Some(1)));
    let done = app.exhibit("periodic_review.done").await;
    assert_eq!(done.count, 1);
    let behind = office.anh.get(&format!("{}&format=csv", done.href)).await.text;
    assert_eq!(behind.lines().count(), 2, "a head and one line: {behind}");
    let register = office.anh.get("/reviews/done").await;
    expect_file!["snapshots/done.html"].assert_eq(&steady(&register.text));
    let pdf = office.anh.get("/reviews/done?format=pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn what_must_change_opens_a_draft_or_waits_for_one() {
    let app = app();
    let office = Office::new(&app).await;
    let document = office.document(Kind::Instruction, "HD.01").await;
    let bare = review(&office.lan, document, "revise", " ").await;
    assert!(
        bare.status == 422 && bare.text.contains("Hãy ghi nội dung cần sửa đổi"),
        "{}",
        bare.text
    );
    // The head may not draft: it stands on the board until somebody begins.
    let found = review(&office.head, document, "revise", "Bỏ bước 3 theo nghị định mới").await;
    assert_eq!(found.status, 303, "{}", found.text);
    assert_eq!(office.figures().await, [0, 0, 1, 1, 1, 0, 0]);
    assert!(office.thu.get("/").await.text.contains("1 tài liệu cần sửa đổi mà chưa ai soạn"));
    // The author begins at once, by the same word.
    let begun = review(&office.lan, document, "revise", "Bỏ bước 3").await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    assert_eq!(office.figures().await, [0, 0, 1, 0, 1, 0, 0]);
    let page = office.lan.get(&format!("/reviews/{document}")).await.text;
    assert!(page.contains("Bản sửa đổi"), "{page}");
    // A second finding is linked to the draft that is open.
    assert_eq!(review(&office.lan, document, "revise", "Cả bước 4").await.status, 303);
}

#[tokio::test]
async fn what_changed_since_the_page_was_shown_is_not_reviewed() {
    let app = app();
    let office = Office::new(&app).await;
    let document = office.document(Kind::Policy, "CSCL").await;
    let address = format!("/reviews/{document}");
    let old = [("seen", "0000"), ("outcome", "unchanged"), ("note", "")];
    assert_eq!(office.lan.post(&address, &old).await.status, 409);
    let none = [("seen", ""), ("outcome", "unchanged"), ("note", "")];
    assert_eq!(office.lan.post(&address, &none).await.status, 409);
    let strange = [("seen", ""), ("outcome", "perhaps"), ("note", "")];
    assert_eq!(office.lan.post(&address, &strange).await.status, 422);
    let reader = app.person("Đỗ Văn Nam (minh họa)", &[Role::Reader]).await;
    assert_eq!(reader.post(&address, &old).await.status, 403);
    let stranger = app.foreigner("Lê Văn Khác (minh họa)", &[Role::IsoSecretary]).await;
    assert_eq!(stranger.get(&address).await.status, 404);
    for (path, form) in [
        (address.clone(), ("outcome", "unchanged")),
        (format!("{address}/owners"), ("person", "1")),
        (format!("{address}/intervals"), ("months", "6")),
    ] {
        assert_eq!(stranger.post(&path, &[form]).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn who_leaves_leaves_an_orphan_until_somebody_is_named() {
    let app = app();
    let office = Office::new(&app).await;
    let document = office.document(Kind::Manual, "STCL").await;
    assert_eq!(office.figures().await[6], 0);
    // Lan's appointment ends with the day before; the only thing that changes is the day.
    let lan = office.lan.id();
    let left = app.write(move |tx| {
        let by = Actor::system(AGENCY, "command");
        organization::appoint(tx, &by, lan, None, "Công chức", date(2026, 6, 1))?;
        Ok(())
    });
    left.await.unwrap();
    let end = app.write(move |tx| {
        Ok(tx.execute("UPDATE appointment SET to_day = '2026-06-30' WHERE agency_id = $1 AND person_id = $2 AND to_day IS NULL", &[&AGENCY.get(), &lan.get()])?)
    });
    assert_eq!(end.await.unwrap(), 1);
    app.set_clock("2026-06-30T01:00:00Z");
    assert_eq!(office.figures().await[6], 0);
    app.set_clock("2026-07-01T01:00:00Z");
    assert_eq!(office.figures().await[6], 1);
    for (who, told) in [(&office.thu, true), (&office.head, true), (&office.anh, false)] {
        let inbox = who.get("/").await.text;
        assert_eq!(inbox.contains("1 tài liệu không còn người phụ trách"), told, "{inbox}");
    }
    let page = office.thu.get("/reviews?list=orphaned").await.text;
    assert!(page.contains("Trần Thị Lan (minh họa) (không còn giữ chức vụ)"), "{page}");
    let address = format!("/reviews/{document}/owners");
    let gone = lan.to_string();
    for (person, said) in [("", "Lựa chọn không hợp lệ"), (gone.as_str(), "không giữ chức vụ nào")]
    {
        let refused = office.head.post(&address, &[("person", person)]).await;
        assert!(refused.status == 422 && refused.text.contains(said), "{}", refused.text);
    }
    let minh = office.head.id().to_string();
    let reader = app.person("Đỗ Văn Nam (minh họa)", &[Role::Reader]).await;
    assert_eq!(reader.post(&address, &[("person", &minh)]).await.status, 403);
    assert_eq!(office.head.post(&address, &[("person", &minh)]).await.status, 303);
    assert_eq!(office.figures().await[6], 0);
    let page = office.thu.get(&format!("/reviews/{document}")).await.text;
    assert!(page.contains("Lê Văn Minh (minh họa), từ 01/07/2026"), "{page}");
}
