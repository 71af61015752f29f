use crate::office::{Office, app};
use document::Kind;
use expect_test::expect_file;
use testkit::steady;

#[tokio::test]
async fn one_board_with_every_figure_and_its_list() {
    let app = app();
    let office = Office::new(&app).await;
    office.document(Kind::SystemProcedure, "QT.HT.01").await;
    office.document(Kind::Form, "BM.HT.01-01").await;
    assert_eq!(office.figures().await, [0, 0, 2, 0, 2, 0, 0]);
    for person in [&office.lan, &office.anh, &office.thu, &office.head] {
        let page = person.get("/reviews?list=unread").await.text;
        let version = page
            .split("href=\"/distributions/")
            .skip(1)
            .map(|part| part.split('"').next().unwrap())
            .find(|key| key.len() > 4)
            .unwrap();
        let path = format!("/distributions/{version}/read");
        let mut page = person.get(&path).await.text;
        // Each visit shows the first part that was not shown yet.
        while !page.contains("name=\"seen\"") {
            page = person.get(&path).await.text;
        }
        let (_, seen) = page.split_once("name=\"seen\" value=\"").unwrap();
        let form = [("seen", seen.split('"').next().unwrap())];
        let path = format!("/distributions/{version}/acknowledgements");
        assert_eq!(person.post(&path, &form).await.status, 303);
    }
    assert_eq!(office.figures().await, [0, 0, 2, 0, 1, 0, 0], "everybody read one of the two");
    app.set_clock("2027-02-20T01:00:00Z");
    assert_eq!(office.figures().await, [0, 1, 2, 0, 1, 0, 0]);
    app.set_clock("2027-03-03T01:00:00Z");
    assert_eq!(
        office.figures().await,
        [1, 0, 1, 0, 1, 0, 0],
        "a procedure after a year, a form after two"
    );
    let page = office.thu.get("/reviews").await;
    expect_file!["snapshots/board.html"].assert_eq(&steady(&page.text));
    for list in ["overdue", "soon", "to_revise", "unread", "basis", "orphaned"] {
        let csv = office.anh.get(&format!("/reviews?list={list}&format=csv")).await;
        let lines = csv.text.lines().count();
        assert_eq!(lines, 1 + usize::from(list == "overdue" || list == "unread"), "{list}");
    }
    assert!(office.anh.get("/reviews?format=pdf").await.bytes.starts_with(b"%PDF"));
    for (asked, lines) in [("q=qt.ht", 2), ("q=bm", 1), ("unit=0", 1), ("q=KIEM", 2)] {
        let csv = office.anh.get(&format!("/reviews?{asked}&format=csv")).await.text;
        assert_eq!(csv.lines().count(), lines, "{asked}: {csv}");
    }
}

#[tokio::test]
async fn intervals_are_set_by_kind_and_by_document() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.document(Kind::Instruction, "HD.01").await;
    office.document(Kind::Instruction, "HD.02").await;
    app.set_clock("2026-11-23T01:00:00Z");
    assert_eq!(office.figures().await[0], 0);
    let wrong = office.thu.post("/reviews/settings", &[("instruction", "0"), ("form", "99")]).await;
    assert!(
        wrong.status == 422 && wrong.text.contains("Số tháng phải từ 1 đến 60"),
        "{}",
        wrong.text
    );
    assert_eq!(
        office.thu.post("/reviews/settings", &[("instruction", "6"), ("form", "24")]).await.status,
        303
    );
    assert_eq!(office.figures().await[0], 2);
    let address = format!("/reviews/{first}/intervals");
    assert_eq!(office.thu.post(&address, &[("months", "x")]).await.status, 422);
    assert_eq!(office.thu.post(&address, &[("months", "36")]).await.status, 303);
    assert_eq!(office.figures().await[0], 1, "its own goes before its kind's");
    assert_eq!(office.lan.post(&address, &[("months", "1")]).await.status, 403);
    assert_eq!(office.lan.get("/reviews/settings").await.status, 403);
    let settings = office.thu.get("/reviews/settings").await.text;
    assert!(settings.contains("name=\"instruction\" value=\"6\""), "{settings}");
}
