use crate::{SECRETARY, app, enter, fields, key, laws, relate, send};
use external_document::ExternalDocument;
use platform::{Actor, Role};
use testkit::AGENCY;

#[tokio::test]
async fn a_number_is_registered_once_in_whatever_spelling() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    enter(&thu, "123/2015/NĐ-CP", "Quy định chi tiết", "15/11/2015", "01/01/2016").await;
    for spelling in ["123/2015/NĐ-CP", "123/2015/ND – CP", "Nghị định số 123 / 2015/NĐ-CP"]
    {
        let again = send(&thu, "/external-documents", &fields(spelling, "Đè lên", "", "")).await;
        assert_eq!(again.status, 422, "{spelling}");
        assert!(
            again.text.contains("id=\"e-number\"") && again.text.contains("đã có trong danh mục")
        );
    }
    let list = thu.get("/external-documents").await.text;
    assert!(list.contains("Quy định chi tiết") && !list.contains("Đè lên"));
    let found = thu.get("/search?q=123/2015").await.text;
    assert!(found.contains("123/2015/NĐ-CP Quy định chi tiết"), "{found}");
}

#[tokio::test]
async fn mistakes_come_back_with_what_was_typed() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let mut form = fields("1/2020/TT-BTP", "", "31/02/2020", "01/01/2019");
    form.push(("link", "javascript:alert(1)"));
    let wrong = send(&thu, "/external-documents", &form).await;
    assert_eq!(wrong.status, 422);
    for said in ["id=\"e-title\"", "id=\"e-issued_on\"", "id=\"e-link\"", "value=\"1/2020/TT-BTP\""]
    {
        assert!(wrong.text.contains(said), "{said}");
    }
    let early = fields("1/2020/TT-BTP", "a", "02/01/2020", "01/01/2020");
    let early = send(&thu, "/external-documents", &early).await;
    assert!(early.text.contains("id=\"e-effective_on\""), "{}", early.text);
}

#[tokio::test]
async fn changing_is_an_act_of_its_own_with_its_history() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let kiem = app.person("Vũ Văn Kiểm", &[Role::DocumentController]).await;
    let id = enter(&thu, "03/2026/QH16", "Luật Hộ tịch", "23/04/2026", "01/01/2027").await;
    let at = format!("/external-documents/{id}");
    let mut form = fields("03/2026/QH16", "Luật Hộ tịch", "23/04/2026", "01/03/2027");
    form.extend([("edits", "0"), ("reason", "Quốc hội lùi ngày hiệu lực")]);
    assert_eq!(send(&thu, &at, &form).await.status, 303);
    let late = send(&kiem, &at, &form).await;
    assert_eq!(late.status, 409, "two keepers do not overwrite each other");
    assert!(late.text.contains("Có người vừa thay đổi"));
    let page = thu.get(&at).await.text;
    assert!(page.contains("<del>01/01/2027</del> → <ins>01/03/2027</ins>"), "{page}");
    assert!(page.contains("Quốc hội lùi ngày hiệu lực") && page.contains("sửa thông tin"));
}

#[tokio::test]
async fn a_file_is_saved_and_never_shown_in_the_browser() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let bytes = b"<script>alert(1)</script>";
    let form = fields("1/2020/TT-BTP", "a", "", "");
    let made = thu.upload("/external-documents", &form, ("file", "Luật mới.html", bytes)).await;
    let at = format!("/external-documents/{}", key(&made.location));
    let file = thu.get(&format!("{at}/file")).await;
    assert_eq!(file.bytes, bytes);
    assert_eq!(file.header("content-type"), "application/octet-stream");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"luat-moi.html\"");
    // A later change without a file keeps the one that is there.
    let mut form = fields("1/2020/TT-BTP", "b", "", "");
    form.push(("edits", "0"));
    send(&thu, &at, &form).await;
    assert_eq!(thu.get(&format!("{at}/file")).await.bytes, bytes);
}

#[tokio::test]
async fn only_keepers_change_the_register() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let doc = app.person("Bùi Văn Đọc", &[Role::Reader, Role::Author]).await;
    let foreign = app.foreigner("Người Lạ", SECRETARY).await;
    let (old, _) = laws(&thu).await;
    let at = format!("/external-documents/{old}");
    assert_eq!(doc.get(&at).await.status, 200);
    assert!(!doc.get(&at).await.text.contains("Ghi nhận thay thế"));
    for path in ["/external-documents", &at] {
        assert_eq!(send(&doc, path, &fields("a", "b", "", "")).await.status, 403);
    }
    assert_eq!(relate(&doc, old, "03/2026/QH16", "replaces", "").await.status, 403);
    for path in [at.clone(), format!("{at}/edit"), format!("/api/v1{at}")] {
        assert_eq!(foreign.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(relate(&foreign, old, "03/2026/QH16", "replaces", "").await.status, 404);
    assert!(!foreign.get("/external-documents").await.text.contains("60/2014"));
}

/// The register of three days says what was known and what held on each.
#[tokio::test]
async fn the_register_can_be_drawn_as_of_any_day() {
    let app = app();
    app.set_clock("2026-01-05T02:00:00Z");
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let old = enter(&thu, "60/2014/QH13", "Luật Hộ tịch", "20/11/2014", "01/01/2016").await;
    app.set_clock("2026-05-04T02:00:00Z");
    enter(&thu, "03/2026/QH16", "Luật Hộ tịch", "23/04/2026", "01/03/2027").await;
    assert_eq!(relate(&thu, old, "3/2026/QH16", "replaces", "").await.status, 303);
    app.set_clock("2026-11-23T02:00:00Z");
    for (day, lines) in [
        ("04/01/2026", &[][..]),
        ("05/01/2026", &["60/2014/QH13 Còn hiệu lực"]),
        ("03/05/2026", &["60/2014/QH13 Còn hiệu lực"]),
        (
            "04/05/2026",
            &["03/2026/QH16 Chưa có hiệu lực", "60/2014/QH13 Còn hiệu lực; thay bằng 03/2026/QH16"],
        ),
        (
            "01/03/2027",
            &[
                "03/2026/QH16 Còn hiệu lực",
                "60/2014/QH13 Hết hiệu lực toàn bộ; thay bằng 03/2026/QH16",
            ],
        ),
    ] {
        let csv = thu.get(&format!("/external-documents?as_of={day}&format=csv")).await.text;
        let read: Vec<_> = (csv.lines().skip(1))
            .map(|line| line.split(',').collect::<Vec<_>>())
            .map(|cells| format!("{} {}", cells[0], cells[6]))
            .collect();
        assert_eq!(read, lines, "{day}");
        let page = thu.get(&format!("/external-documents?as_of={day}")).await.text;
        assert_eq!(page.matches("role=\"rowheader\"").count(), lines.len(), "{day}");
    }
    let of = |standing: &str| {
        format!("/external-documents?as_of=01/03/2027&standing={standing}&format=csv")
    };
    for (standing, count) in [("expired", 1), ("in_force", 1), ("future", 0), ("amended", 0)] {
        assert_eq!(thu.get(&of(standing)).await.text.lines().count(), count + 1, "{standing}");
    }
    let pdf = thu.get("/external-documents?as_of=01/03/2027&format=pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    assert_eq!(thu.get("/external-documents?format=xlsx").await.bytes[..2], *b"PK");
    let wrong = thu.get("/external-documents?as_of=31/02/2026").await.text;
    assert!(wrong.contains("id=\"e-as_of\""));
}

#[tokio::test]
async fn programs_are_told_with_keys_to_go_on() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let (old, new) = laws(&thu).await;
    relate(&thu, old, "03/2026/QH16", "replaces", "").await;
    let one = thu.get(&format!("/api/v1/external-documents/{old}")).await.text;
    for said in
        ["\"ends_on\":\"2027-03-01\"", "\"standing\":\"in_force\"", &format!("\"new\":{new}")]
    {
        assert!(one.contains(said), "{said}: {one}");
    }
    let first = thu.get("/api/v1/external-documents?limit=1").await.text;
    assert!(first.contains("03/2026/QH16") && !first.contains("60/2014/QH13"), "{first}");
    let next = first.split_once("\"next\":\"").unwrap().1.trim_end_matches(['"', '}']);
    let second = thu.get(next).await.text;
    assert!(second.contains("60/2014/QH13") && second.contains("\"next\":null"), "{second}");
}

/// Entries from before numbers had a key: the migration gives them a history and their relation.
#[tokio::test]
async fn entries_of_the_command_are_known_by_their_number() {
    let app = app();
    let text = ExternalDocument {
        number: "60/2014/QH13".into(),
        kind: "Luật".into(),
        issuer: "Quốc hội".into(),
        title: "Luật Hộ tịch".into(),
        ..ExternalDocument::default()
    };
    let (command, same) = (Actor::system(AGENCY, "command"), text.clone());
    app.write(move |tx| external_document::register(tx, &command, &text)).await.unwrap();
    let command = Actor::system(AGENCY, "command");
    let again = app.write(move |tx| external_document::register(tx, &command, &same)).await;
    assert!(again.is_err());
    let found = app.write(|tx| Ok(external_document::find(tx, "60/2014/QH 13")?)).await.unwrap();
    assert!(found.is_some());
}
