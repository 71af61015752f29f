use crate::office::{Office, app};
use document::State;

#[tokio::test]
async fn two_editors_never_overwrite_each_other() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QT.VP.01").await;
    let path = format!("/documents/{id}/content");
    let form = |text| [("edits", "1"), ("title", "Kiểm soát tài liệu"), ("text", text)];
    let pen = format!("/documents/{id}/pen");
    let blocked = office.thu.post(&path, &form("Câu của Thư")).await;
    assert_eq!(blocked.status, 409, "Lan saved a moment ago and has the pen");
    assert!(blocked.text.contains("Người khác đang soạn bản này"), "{}", blocked.text);
    assert!(blocked.text.contains("Câu của Thư</textarea>"), "{}", blocked.text);
    assert_eq!(office.thu.post(&pen, &[]).await.status, 303, "taken over");
    assert_eq!(office.thu.post(&path, &form("Câu của Thư")).await.status, 303);
    let edit = office.lan.get(&format!("/documents/{id}/edit")).await.text;
    assert!(edit.contains("Nguyễn Thị Thư đang soạn bản này"), "{edit}");

    assert_eq!(office.lan.post(&pen, &[]).await.status, 303);
    let late = office.lan.post(&path, &form("Câu của Lan <b> & dài")).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("Có người vừa thay đổi nội dung này"), "{}", late.text);
    assert!(late.text.contains("Câu của Lan &#60;b&#62; &#38; dài</textarea>"), "{}", late.text);
    let page = office.lan.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains("<p>Câu của Thư</p>") && !page.contains("Câu của Lan"), "{page}");
    assert!(page.contains("nhận quyền soạn từ người khác"), "{page}");
}

#[tokio::test]
async fn a_pen_that_nobody_moves_is_free_after_half_an_hour() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QT.VP.01").await;
    let path = format!("/documents/{id}/content");
    let form = [("edits", "1"), ("title", "Kiểm soát tài liệu"), ("text", "Câu của Thư")];
    app.advance(jiff::SignedDuration::from_mins(29));
    assert_eq!(office.thu.post(&path, &form).await.status, 409);
    app.advance(jiff::SignedDuration::from_mins(1));
    assert_eq!(office.thu.post(&path, &form).await.status, 303);
}

#[tokio::test]
async fn a_code_left_empty_is_the_next_of_its_pattern() {
    let app = app();
    let office = Office::new(&app).await;
    let unit = app.unit("NV").to_string();
    let set = |kind, unit, pattern| [("kind", kind), ("unit", unit), ("pattern", pattern)];
    let mine = set("system_procedure", "", "QT.HT.{nn}");
    assert_eq!(office.lan.post("/document-codes", &mine).await.status, 403);
    assert_eq!(office.thu.post("/document-codes", &mine).await.status, 303);
    let wrong = office.thu.post("/document-codes", &set("manual", "", "ST")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Mẫu có đúng một chỗ ghi số"), "{}", wrong.text);
    let of_unit = set("system_procedure", &unit, "QT.{unit}.{nn}");
    assert_eq!(office.thu.post("/document-codes", &of_unit).await.status, 303);
    for (unit, code) in [("", "QT.HT.01"), ("", "QT.HT.02"), (unit.as_str(), "QT.NV.01")] {
        let form = [("kind", "system_procedure"), ("code", ""), ("title", "Họp"), ("unit", unit)];
        let begun = office.lan.post("/documents", &form).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let page = office.lan.get(&format!("/documents/{}", begun.id())).await.text;
        assert!(page.contains(&format!("<dt>Mã hiệu</dt><dd>{code}</dd>")), "{page}");
    }
    let form = [("kind", "manual"), ("code", ""), ("title", "Sổ tay"), ("unit", "")];
    assert_eq!(office.lan.post("/documents", &form).await.status, 422, "no pattern, no code");
    let page = office.lan.get("/document-codes").await.text;
    assert!(page.contains("QT.HT.03") && page.contains("QT.NV.02"), "{page}");
}

#[tokio::test]
async fn a_file_is_kept_as_it_came_and_signed_by_its_hash() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QC.01").await;
    let path = format!("/documents/{id}/file");
    let pdf = b"%PDF-1.7 not really";
    for (name, bytes, sentence) in [
        ("a.exe", &b"MZ"[..], "Không nhận ra loại tệp này"),
        ("a.pdf", b"", "Tệp này không có nội dung"),
        ("", b"", "Chưa chọn tệp nào"),
    ] {
        let wrong = office.lan.upload(&path, &[("edits", "1")], ("file", name, bytes)).await;
        assert_eq!(wrong.status, 422, "{name}");
        assert!(wrong.text.contains(sentence), "{name}: {}", wrong.text);
    }
    let name = "Quy chế \u{202e}phối hợp.pdf";
    let kept = office.lan.upload(&path, &[("edits", "1")], ("file", name, pdf)).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let stale = office.lan.upload(&path, &[("edits", "1")], ("file", "b.pdf", pdf)).await;
    assert_eq!(stale.status, 409, "somebody saved since");
    office.approve(id).await;
    let file = office.anh.get(&path).await;
    assert_eq!((file.bytes.as_slice(), file.header("content-type")), (&pdf[..], "application/pdf"));
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"qc-01-01.pdf\"");
    assert_eq!(office.doc.get(&path).await.status, 404, "no draft for a stranger");
    let page = office.anh.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains("Mã SHA-256") && page.contains("Đã ký"), "{page}");
    assert!(!page.contains("Không còn giá trị"), "{page}");
}

#[tokio::test]
async fn mistakes_come_back_with_what_was_typed() {
    let app = app();
    let office = Office::new(&app).await;
    let form = [("kind", "manual"), ("code", "-x"), ("title", " "), ("unit", "một")];
    let wrong = office.lan.post("/documents", &form).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text.contains("Có 3 chỗ cần sửa") && wrong.text.contains("value=\"-x\""),
        "{}",
        wrong.text
    );

    let id = office.draft("QT.VP.01").await;
    let form = [("edits", "1"), ("title", ""), ("text", "Giữ lại câu này")];
    let wrong = office.lan.post(&format!("/documents/{id}/content"), &form).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Giữ lại câu này</textarea>"), "{}", wrong.text);
}

#[tokio::test]
async fn a_unit_of_nobody_owns_no_document() {
    let app = app();
    let office = Office::new(&app).await;
    let form = [("kind", "manual"), ("code", "ST.01"), ("title", "Sổ tay"), ("unit", "99")];
    assert_eq!(office.lan.post("/documents", &form).await.status, 422);
}

#[tokio::test]
async fn what_was_handed_in_is_not_edited() {
    let app = app();
    let office = Office::new(&app).await;
    for (code, state) in
        [("QT.01", State::InReview), ("QT.02", State::Approved), ("QT.03", State::Scheduled)]
    {
        let id = office.reach(code, state).await;
        let form = [("edits", "1"), ("title", "Khác"), ("text", "Khác")];
        let saved = office.lan.post(&format!("/documents/{id}/content"), &form).await;
        assert_eq!(saved.status, 409, "{state:?}");
        assert!(saved.text.contains("không sửa được"), "{}", saved.text);
    }
}

#[tokio::test]
async fn nobody_signs_what_they_did_not_see() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.01", State::InReview).await;
    let form = [("action", "review"), ("seen", "0000")];
    let stale = office.minh.post(&format!("/documents/{id}/actions"), &form).await;
    assert_eq!(stale.status, 409);
    assert_eq!(office.state(id).await, "in_review");
}

#[tokio::test]
async fn nothing_empty_is_handed_in() {
    let app = app();
    let office = Office::new(&app).await;
    let form = [("kind", "manual"), ("code", "ST.01"), ("title", "Sổ tay"), ("unit", "")];
    let id = office.lan.post("/documents", &form).await.id();
    let empty = office.lan.post(&format!("/documents/{id}/actions"), &[("action", "submit")]).await;
    assert_eq!(empty.status, 409);
    assert!(empty.text.contains("chưa có nội dung"), "{}", empty.text);
}

/// One pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82";

#[tokio::test]
async fn a_picture_comes_to_the_end_of_what_was_typed() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QT.VP.01").await;
    let path = format!("/documents/{id}/pictures");
    let form = |alt| [("edits", "1"), ("title", "Sửa tên"), ("text", "Câu đầu."), ("alt", alt)];
    for (alt, bytes, told) in [
        ("Sơ đồ", &b""[..], "Chưa chọn hình nào"),
        ("  ", PNG, "Hãy ghi lời mô tả hình"),
        ("Sơ đồ", b"GIF89a", "Hình phải là tệp PNG hoặc JPEG"),
        ("Sơ đồ", &PNG[..40], "Tệp hình này bị hỏng"),
    ] {
        let answer = office.lan.upload(&path, &form(alt), ("picture", "a.png", bytes)).await;
        assert_eq!(answer.status, 422, "{told}");
        assert!(answer.text.contains(told), "{}", answer.text);
        assert!(answer.text.contains("Câu đầu.</textarea>"), "{}", answer.text);
    }
    let answer = office.lan.upload(&path, &form("Sơ đồ [1]"), ("picture", "a.png", PNG)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let (_, rest) = answer.text.split_once("Câu đầu.\n\n![Sơ đồ 1](tep:").unwrap();
    let hash = rest.split_once(')').unwrap().0.to_owned();
    let text = format!("Câu đầu.\n\n![Sơ đồ 1](tep:{hash})");
    let saved = [("edits", "1"), ("title", "Sửa tên"), ("text", text.as_str())];
    assert_eq!(office.lan.post(&format!("/documents/{id}/content"), &saved).await.status, 303);
    let page = office.lan.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains(&format!("src=\"/pictures/{hash}\" alt=\"Sơ đồ 1\"")), "{page}");
    let shown = office.lan.get(&format!("/pictures/{hash}")).await;
    assert_eq!((shown.status, shown.headers["content-type"].to_str().unwrap()), (200, "image/png"));
    let stranger = app.foreigner("Người Ngoài", &platform::Role::ALL).await;
    assert_eq!(stranger.get(&format!("/pictures/{hash}")).await.status, 404);
    // A reader who may not write the text puts no picture there.
    let answer = office.anh.upload(&path, &form("Sơ đồ"), ("picture", "a.png", PNG)).await;
    assert!([403, 404].contains(&answer.status), "{}", answer.status);
}
