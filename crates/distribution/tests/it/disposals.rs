use crate::office::{Office, app, copy_key};
use expect_test::expect_file;
use platform::Role;
use testkit::{Answer, TestApp, steady};

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

const MEMBERS: &str = "Nguyễn Thị Thư (minh họa), Thư ký ISO\nLê Văn Minh (minh họa), Văn thư";

/// Two copies, one of them back, and their version replaced.
async fn with_returned(app: &TestApp, office: &Office<'_>) -> (i64, String) {
    let first = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{first}/copies");
    for place in ["Bộ phận Một cửa", "Văn thư"] {
        office.thu.post(&path, &[("place", place)]).await;
    }
    let page = office.thu.get(&format!("/distributions/{first}")).await.text;
    for number in [1, 2] {
        let moves = format!("{path}/{}/moves", copy_key(&page, number));
        office.thu.post(&moves, &[("action", "deliver"), ("on", "25/11/2026")]).await;
    }
    office.issue_again(first, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;
    let key = copy_key(&page, 1);
    app.set_clock("2026-12-02T02:00:00Z");
    let back = [("action", "return"), ("on", "02/12/2026"), ("signed", "1")];
    assert_eq!(office.thu.post(&format!("{path}/{key}/moves"), &back).await.status, 303);
    (first, key)
}

fn form<'a>(number: &'a str, copy: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("number", number),
        ("dated", "02/12/2026"),
        ("members", MEMBERS),
        ("reason", "Tài liệu hết hiệu lực"),
        ("method", "Cắt nhỏ bằng máy"),
        ("copy", copy),
    ]
}

async fn act(office: &Office<'_>, id: i64, who: &str, action: &str, edits: &str) -> Answer {
    let form = [("action", action), ("edits", edits), ("on", "02/12/2026")];
    let who = if who == "anh" { &office.anh } else { &office.thu };
    who.post(&format!("/disposals/{id}/moves"), &form).await
}

#[tokio::test]
async fn copies_are_destroyed_by_approved_minutes_alone() {
    let app = app();
    let office = Office::new(&app).await;
    let (first, key) = with_returned(&app, &office).await;
    let page = office.thu.get("/disposals/new").await.text;
    assert!(page.contains("bản số 01") && !page.contains("bản số 02"), "only what came back");

    let empty = office.thu.post("/disposals", &[("number", "03/BB-UBND")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Hãy chọn ít nhất một bản giấy"), "{}", empty.text);
    let made = office.thu.post("/disposals", &form("03/BB-UBND", &key)).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let id: i64 = made.location.split(['/', '?']).nth(2).unwrap().parse().unwrap();
    let again = office.thu.post("/disposals", &form("04/BB-UBND", &key)).await;
    assert_eq!(again.status, 409, "a copy stands in one minutes only");
    let moves = format!("/distributions/{first}/copies/{key}/moves");
    let lose = [("action", "lose"), ("on", "02/12/2026"), ("reason", "Mất")];
    assert_eq!(office.thu.post(&moves, &lose).await.status, 409, "it stands in minutes");

    // Nobody executes what was not allowed, nor approves what they did not see.
    assert_eq!(act(&office, id, "thu", "execute", "0").await.status, 409);
    assert_eq!(act(&office, id, "thu", "approve", "0").await.status, 403);
    let inbox = office.anh.get("/").await.text;
    assert!(inbox.contains("Phê duyệt biên bản hủy tài liệu 03/BB-UBND"), "{inbox}");
    let mut changed = form("03a/BB-UBND", &key).to_vec();
    changed.push(("edits", "0"));
    let edited = office.thu.post(&format!("/disposals/{id}"), &changed).await;
    assert_eq!(edited.status, 303, "{}", edited.text);
    assert_eq!(act(&office, id, "anh", "approve", "0").await.status, 409, "it was changed");
    assert_eq!(act(&office, id, "anh", "approve", "1").await.status, 303);
    let late = office.thu.post(&format!("/disposals/{id}"), &changed).await;
    assert_eq!(late.status, 409, "what is approved stands");
    assert!(office.thu.get("/").await.text.contains("Hủy bản giấy theo biên bản 03a/BB-UBND"));

    let page = office.thu.get(&format!("/disposals/{id}")).await.text;
    assert!(page.contains("Phạm Xuân Anh, Công chức"), "as they were on that day: {page}");
    let pdf = office.thu.get(&format!("/disposals/{id}/pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF-"), "{}", pdf.status);
    assert_eq!(act(&office, id, "thu", "execute", "1").await.status, 303);
    let page = office.thu.get(&format!("/disposals/{id}?did=execute")).await.text;
    expect_file!["./snapshots/disposal.html"].assert_eq(&steady(&page));
    let copies = office.lan.get(&format!("/distributions/{first}")).await.text;
    assert!(copies.contains("Đã hủy"), "{copies}");
    let recorded = app.write(move |tx| tx.recorded(&format!("disposal/{id}"))).await.unwrap();
    let actions: Vec<_> = recorded.iter().map(|it| it.action.as_str()).collect();
    let want = ["disposal.execute", "disposal.approve", "disposal.edit", "disposal.draft"];
    assert_eq!(actions, want);
}

#[tokio::test]
async fn dropped_minutes_set_their_copies_free() {
    let app = app();
    let office = Office::new(&app).await;
    let (_, key) = with_returned(&app, &office).await;
    let made = office.thu.post("/disposals", &form("03/BB-UBND", &key)).await;
    let id: i64 = made.location.split(['/', '?']).nth(2).unwrap().parse().unwrap();
    assert_eq!(act(&office, id, "thu", "drop", "0").await.status, 303);
    let again = office.thu.post("/disposals", &form("04/BB-UBND", &key)).await;
    assert_eq!(again.status, 303, "{}", again.text);
    // Whoever wrote minutes does not allow them, even as a leader.
    let both = app.person("Vừa Làm Vừa Duyệt", &[Role::IsoSecretary, Role::Approver]).await;
    let free = [("number", "05/BB-UBND"), ("copy", "1")];
    assert_eq!(both.post("/disposals", &free).await.status, 422);
}

#[tokio::test]
async fn whoever_wrote_minutes_does_not_allow_them() {
    let app = app();
    let office = Office::new(&app).await;
    let (_, key) = with_returned(&app, &office).await;
    let both = app.person("Vừa Làm Vừa Duyệt", &[Role::IsoSecretary, Role::Approver]).await;
    let made = both.post("/disposals", &form("05/BB-UBND", &key)).await;
    let id = made.location.split(['/', '?']).nth(2).unwrap().to_owned();
    let approve = [("action", "approve"), ("edits", "0")];
    let refused = both.post(&format!("/disposals/{id}/moves"), &approve).await;
    assert_eq!(refused.status, 403);
    assert!(!both.get(&format!("/disposals/{id}")).await.text.contains("Phê duyệt cho hủy"));
}
