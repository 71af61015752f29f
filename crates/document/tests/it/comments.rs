use crate::office::{Office, app};
use document::State;

#[tokio::test]
async fn a_remark_is_answered_before_anybody_approves() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::InAppraisal).await;
    let path = format!("/documents/{id}/comments");
    let remark = [("place", "paragraph-2"), ("remark", "Phạm vi nên nêu cả Một cửa.")];
    assert_eq!(office.doc.get(&path).await.status, 404, "no draft for a stranger");
    let written = office.hoa.submit(&path, &remark).await;
    assert!(written.text.contains("<blockquote>Phạm vi</blockquote>"), "{}", written.text);
    for (form, sentence) in [
        ([("place", "paragraph-9"), ("remark", "x")], "Lựa chọn không hợp lệ"),
        ([("place", "whole"), ("remark", " ")], "đang để trống"),
    ] {
        let wrong = office.hoa.post(&path, &form).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains(sentence), "{}", wrong.text);
    }
    office.act(id, "appraise").await;
    let actions = format!("/documents/{id}/actions");
    let refused = office.anh.post(&actions, &[("action", "approve")]).await;
    assert!(refused.text.contains("Còn góp ý chưa được trả lời"), "{}", refused.text);

    let (_, key) = written.text.split_once("id=\"comment-").unwrap();
    let key = key.split('"').next().unwrap();
    let answer = format!("{path}/{key}/answer");
    let words = [("answer", "Đã bổ sung vào đoạn 2.")];
    assert_eq!(office.minh.post(&answer, &words).await.status, 422, "the author answers");
    let blank = office.lan.post(&answer, &[("answer", "")]).await;
    assert_eq!(blank.status, 422);
    assert_eq!(office.lan.post(&answer, &words).await.status, 303);
    assert_eq!(office.lan.post(&answer, &words).await.status, 422, "once");
    office.act(id, "approve").await;
    let late = office.hoa.post(&path, &remark).await;
    assert!(late.text.contains("Chỉ góp ý được khi bản còn đang soạn"), "{}", late.text);
}

#[tokio::test]
async fn foreigners_meet_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::InReview).await;
    let far = app.foreigner("Người khác", &platform::Role::ALL).await;
    for path in ["comments", "signers", "file", "edit"] {
        let path = format!("/documents/{id}/{path}");
        assert_eq!(far.get(&path).await.status, 404, "{path}");
    }
    for (path, form) in [
        ("comments", &[("place", "whole"), ("remark", "x")][..]),
        ("comments/1/answer", &[("answer", "x")]),
        ("signers", &[]),
        ("pen", &[]),
    ] {
        let path = format!("/documents/{id}/{path}");
        assert_eq!(far.post(&path, form).await.status, 404, "{path}");
    }
}
