//! Objectives as of a day that is over: states, contents and figures of then.

use crate::{app, form, make_binding};
use platform::Role;

#[tokio::test]
async fn the_past_is_told_as_it_was() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let noa = app.person("Lê Thị Noa", &[Role::IsoSecretary]).await;
    app.set_clock("2026-02-02T01:00:00Z");
    let mut entered = form("MT.01", "entered", "90");
    entered.push(("formula", "Phiếu hài lòng / phiếu hợp lệ"));
    let page = thu.post("/objectives", &entered).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    app.set_clock("2026-02-10T01:00:00Z");
    make_binding(&thu, &anh, &page).await;
    app.set_clock("2026-04-02T01:00:00Z");
    let value = [
        ("from", "01/01/2026"),
        ("to", "31/03/2026"),
        ("numerator", "8"),
        ("denominator", "10"),
        ("evidence", "BC.03"),
    ];
    assert_eq!(thu.post(&format!("{page}/measurements"), &value).await.status, 303);
    // In May the goal is lowered; what it said before is what stood until then.
    app.set_clock("2026-05-04T01:00:00Z");
    let amend = [("action", "amend"), ("reason", "Ít phiếu")];
    assert_eq!(anh.post(&format!("{page}/actions"), &amend).await.status, 303);
    let mut lower = entered.clone();
    lower.retain(|(key, _)| *key != "target");
    let moves = noa.get(&format!("{page}/edit")).await.text;
    let moves = moves.split("name=\"moves\" value=\"").nth(1).unwrap();
    let moves = moves.split('"').next().unwrap().to_owned();
    lower.extend([("target", "80"), ("moves", moves.as_str())]);
    let saved = noa.post(&format!("{page}/content"), &lower).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    make_binding(&thu, &anh, &page).await;
    app.set_clock("2026-11-23T01:00:00Z");

    for (day, there) in [
        ("01/02/2026", None),
        ("05/02/2026", Some(["Dự thảo", "≥ 90%", "Chưa có số liệu"])),
        ("01/04/2026", Some(["Đang thực hiện", "≥ 90%", "Chưa có số liệu"])),
        ("30/04/2026", Some(["Đang thực hiện", "≥ 90%", "Chưa đạt"])),
        ("23/11/2026", Some(["Đang thực hiện", "≥ 80%", "Đạt"])),
    ] {
        let list = thu.get(&format!("/objectives?as_of={day}")).await.text;
        let rows = list.split("id=\"results\"").nth(1).unwrap();
        let Some(words) = there else {
            assert!(!rows.contains("MT.01"), "{day}: {rows}");
            continue;
        };
        for word in words {
            assert!(rows.contains(word), "{day}: {word} in {rows}");
        }
    }
    let told = thu.get("/api/v1/objectives?as_of=30/04/2026").await.text;
    for word in ["\"state\":\"approved\"", "\"target_permille\":900", "\"verdict\":\"missed\""] {
        assert!(told.contains(word), "{word}: {told}");
    }
    let missed = thu.get("/objectives?as_of=30/04/2026&verdict=missed").await.text;
    assert!(missed.contains("MT.01"), "the figure opens its list");
    assert!(!thu.get("/objectives?verdict=missed").await.text.contains("\">MT.01</a>"));
    let board = thu.get("/objectives/board").await.text;
    assert!(board.contains("Đang thực hiện</span> 1"), "{board}");
    let said = thu.post(&format!("{page}/comments"), &[("body", "Nhắc các phòng")]).await;
    assert_eq!(said.status, 303);
    assert!(thu.get(&page).await.text.contains("Nhắc các phòng"));
}
