use crate::office::{Office, app, copy_key};
use expect_test::expect_file;
use std::fmt::Write as _;
use testkit::steady;

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

/// What happened: 25/11 two copies out; 28/11 a third; 01/12 replaced, so all asked back; 02/12 one
/// back; 05/12 one lost; 10/12 the one that came back destroyed.
#[tokio::test]
async fn registers_as_of_three_days_agree_with_the_history() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{first}/copies");
    for place in ["Bộ phận Một cửa", "Văn thư", "Bảng niêm yết"] {
        office.thu.post(&path, &[("place", place)]).await;
    }
    let page = office.thu.get(&format!("/distributions/{first}")).await.text;
    let act = async |number, action: &str, on: &str| {
        let form = [("action", action), ("on", on), ("reason", "Thất lạc"), ("signed", "1")];
        let moves = format!("{path}/{}/moves", copy_key(&page, number));
        let done = office.thu.post(&moves, &form).await;
        assert_eq!(done.status, 303, "{number} {action}: {}", done.text);
    };
    act(1, "deliver", "25/11/2026").await;
    act(2, "deliver", "25/11/2026").await;
    app.set_clock("2026-11-28T02:00:00Z");
    act(3, "deliver", "28/11/2026").await;
    office.issue_again(first, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;
    app.set_clock("2026-12-05T02:00:00Z");
    act(1, "return", "02/12/2026").await;
    act(2, "lose", "05/12/2026").await;
    app.set_clock("2026-12-10T02:00:00Z");
    let key = copy_key(&page, 1);
    let minutes = [
        ("number", "03/BB-UBND"),
        ("dated", "10/12/2026"),
        ("members", "A (minh họa)\nB (minh họa)"),
        ("reason", "Hết hiệu lực"),
        ("method", "Cắt nhỏ"),
        ("copy", &key),
    ];
    let made = office.thu.post("/disposals", &minutes).await;
    let id = made.location.split(['/', '?']).nth(2).unwrap().to_owned();
    let moves = format!("/disposals/{id}/moves");
    office.anh.post(&moves, &[("action", "approve"), ("edits", "0")]).await;
    let done = [("action", "execute"), ("edits", "0"), ("on", "10/12/2026")];
    assert_eq!(office.thu.post(&moves, &done).await.status, 303);
    app.set_clock("2026-12-20T02:00:00Z");

    let mut told = String::new();
    for register in ["copies", "recalls"] {
        for day in ["26/11/2026", "03/12/2026", "20/12/2026"] {
            let path = format!("/distributions/{register}?as_of={day}");
            let csv = office.lan.get(&format!("{path}&format=csv")).await;
            let rows = csv.text.trim_start_matches('\u{feff}');
            writeln!(told, "{register} {day}\n{rows}").unwrap();
            let pdf = office.lan.get(&format!("{path}&format=pdf")).await;
            assert!(pdf.bytes.starts_with(b"%PDF-"), "{path}");
            let xlsx = office.lan.get(&format!("{path}&format=xlsx")).await;
            assert!(xlsx.bytes.starts_with(b"PK"), "{path}");
            let page = office.lan.get(&path).await;
            assert_eq!(page.status, 200);
            let rows = csv.text.lines().count() - 1;
            assert_eq!(page.text.matches("role=\"rowheader\"").count(), rows, "{path}");
        }
    }
    expect_file!["./snapshots/registers.txt"].assert_eq(&told);
    let page = office.lan.get("/distributions/recalls?as_of=20/12/2026").await.text;
    expect_file!["./snapshots/recalls.html"].assert_eq(&steady(&page));
    let future = office.lan.get("/distributions/copies?as_of=01/01/2030").await.text;
    assert!(future.contains("tính đến ngày 20/12/2026"), "nobody knows the future");
}

#[tokio::test]
async fn a_register_of_a_day_that_is_none_is_not_printed_as_of_another() {
    let app = app();
    let office = Office::new(&app).await;
    for list in ["copies", "recalls", "coverage"] {
        for format in ["", "&format=pdf"] {
            let path = format!("/distributions/{list}?as_of=31/02/2026{format}");
            let answer = office.thu.get(&path).await;
            assert_eq!(answer.status, 400, "{path}");
            assert!(answer.text.contains("Ngày chưa đúng"), "{path}: {}", answer.text);
        }
    }
}
