//! Minutes signed by two, decisions handed out and followed to their end.

use crate::{Meeting, app, key, step, try_step};
use management_review::DECISIONS;
use plan::TASKS;
use quality_register::{EntryId, open};

#[tokio::test]
async fn a_decision_becomes_a_task_and_the_review_ends_with_it() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let review = meeting.held().await;
    let minutes = [("course", "Thống nhất"), ("conclusion", "Có hiệu lực")];
    let (status, text) = try_step(&meeting.secretary, &review, "write", &minutes).await;
    assert_eq!(status, 422, "minutes name who was there");
    assert!(text.contains("e-attended"), "{text}");
    let minutes = [("attended", "Nguyễn Văn Chủ"), minutes[0], minutes[1]];
    step(&meeting.secretary, &review, "write", &minutes).await;
    let (status, text) = try_step(&meeting.secretary, &review, "sign", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("chưa có quyết định nào"), "{text}");

    let decision = meeting.decision(&review, "task").await;
    step(&meeting.secretary, &review, "sign", &[]).await;
    assert!(meeting.chair.get("/").await.text.contains("Ký biên bản họp xem xét"));
    let number = [("number", "03/BB-BCĐISO")];
    let (status, _) = try_step(&meeting.secretary, &review, "countersign", &number).await;
    assert_eq!(status, 403, "the secretary does not sign for the chair");
    let (status, text) = try_step(&meeting.chair, &review, "countersign", &[]).await;
    assert_eq!(status, 422);
    assert!(text.contains("e-number"), "{text}");
    step(&meeting.chair, &review, "countersign", &number).await;
    step(&meeting.secretary, &review, "hand_out", &[]).await;

    let id = EntryId::new(key(&decision).parse().unwrap());
    let task = app
        .write(move |tx| {
            let decision = open(tx, &DECISIONS, id)?;
            assert_eq!(decision.state(), "assigned");
            Ok(plan::tasks_from(tx, &decision.thing())?.remove(0))
        })
        .await
        .unwrap();
    assert_eq!(task.owner(), Some(meeting.doer.id()));
    assert!(meeting.doer.get("/").await.text.contains("Bổ sung người thay thế"));
    let (status, text) =
        try_step(&meeting.chair, &decision, "confirm", &[("result", "Xong")]).await;
    assert_eq!(status, 409);
    assert!(text.contains("chưa kết thúc"), "{text}");
    let (status, text) = try_step(&meeting.chair, &review, "close", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("Còn quyết định chưa xong"), "{text}");
    assert_eq!(app.exhibit("management_review.decisions_open").await.count, 1);

    let at = task.href();
    step(&meeting.doer, &at, "start", &[]).await;
    step(&meeting.doer, &at, "finish", &[("result", "Đã ban hành")]).await;
    step(&meeting.secretary, &at, "verify", &[]).await;
    let over = app.write(move |tx| Ok(open(tx, &TASKS, task.id)?.settled_on)).await;
    assert!(over.unwrap().is_some());
    step(&meeting.chair, &decision, "confirm", &[("result", "Đã ban hành")]).await;
    step(&meeting.chair, &review, "close", &[]).await;
    assert_eq!(app.exhibit("management_review.decisions_open").await.count, 0);
    assert_eq!(app.exhibit("management_review.reviews").await.count, 1);
}

#[tokio::test]
async fn a_decision_becomes_a_nonconformity_that_knows_where_it_came_from() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let review = meeting.held().await;
    let decision = meeting.decision(&review, "nonconformity").await;
    meeting.signed(&review).await;
    let page = meeting.secretary.get(&decision).await.text;
    assert!(page.contains("Phiếu khắc phục NC-2026-01"), "{page}");
    let thing = format!("review_decision/{}", key(&decision));
    let raised = app.write(move |tx| Ok(nonconformity::raised_from(tx, &thing)?)).await.unwrap();
    assert_eq!(raised.len(), 1);
}

#[tokio::test]
async fn a_change_needs_the_document_to_change() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let review = meeting.held().await;
    let mut form = vec![
        ("parent", key(&review)),
        ("words", "Sửa quy trình"),
        ("kind", "improvement"),
        ("course", "change_request"),
        ("unit", meeting.unit.as_str()),
        ("due", "30/11/2026"),
    ];
    let answer = meeting.secretary.post("/review-decisions", &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("e-document"), "{}", answer.text);
    form[5].1 = "01/01/2020";
    form.push(("document", "QT.KHONG.CO"));
    let answer = meeting.secretary.post("/review-decisions", &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("đang có hiệu lực"), "{}", answer.text);
    assert!(answer.text.contains("Hạn phải từ ngày họp trở đi"), "{}", answer.text);
}

#[tokio::test]
async fn decisions_are_fixed_once_the_minutes_are_signed() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let review = meeting.held().await;
    meeting.decision(&review, "task").await;
    meeting.signed(&review).await;
    let form = [
        ("parent", key(&review)),
        ("words", "Thêm"),
        ("kind", "resources"),
        ("course", "task"),
        ("unit", meeting.unit.as_str()),
        ("due", "30/11/2026"),
    ];
    let late = meeting.secretary.post("/review-decisions", &form).await;
    assert!(
        late.status == 409 && late.text.contains(">Thêm</textarea>"),
        "nothing typed is lost: {}",
        late.text
    );
    let page = meeting.secretary.get(&review).await.text;
    assert!(!page.contains("/review-decisions/new"), "no button that can only fail: {page}");
    let other = meeting.announced("09/09/2026").await;
    let mut early = form;
    early[0].1 = key(&other);
    assert_eq!(meeting.secretary.post("/review-decisions", &early).await.status, 409);
}

#[tokio::test]
async fn minutes_are_a_pdf_and_a_word_file_of_one_sheet() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let review = meeting.held().await;
    meeting.decision(&review, "task").await;
    meeting.signed(&review).await;
    let pdf = meeting.chair.get(&format!("{review}/minutes")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    if let Some(pages) = testkit::printed_pages(&pdf) {
        let said = pages.concat().split_whitespace().collect::<Vec<_>>().join(" ");
        for told in [
            "Lê Văn C, Trưởng phòng, đi công tác",
            "Cuộc họp kết thúc lúc 10 giờ 30 phút cùng ngày",
            "Kết quả đánh giá (9.3.2 c6)",
        ] {
            assert!(said.contains(told), "{told}: {said}");
        }
        assert!(!said.contains("SHA-256"), "{said}");
    }
    let word = meeting.chair.get(&format!("{review}/minutes.docx")).await;
    assert_eq!(word.status, 200, "{}", word.text);
    assert!(word.header("content-type").contains("wordprocessingml"), "a Word file");
}
