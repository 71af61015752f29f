use crate::office::{Office, app};
use document::State;

#[tokio::test]
async fn two_editors_never_overwrite_each_other() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QT.VP.01").await;
    let path = format!("/documents/{id}/content");
    let form = |text| [("edits", "1"), ("title", "Kiểm soát tài liệu"), ("text", text)];
    assert_eq!(office.thu.post(&path, &form("Câu của Thư")).await.status, 303);
    let late = office.lan.post(&path, &form("Câu của Lan <b> & dài")).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("Có người vừa thay đổi nội dung này"), "{}", late.text);
    assert!(late.text.contains("Câu của Lan &#60;b&#62; &#38; dài</textarea>"), "{}", late.text);
    let page = office.lan.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains("<p>Câu của Thư</p>") && !page.contains("Câu của Lan"), "{page}");
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
