use crate::{app, assess, note, office, step};

#[tokio::test]
async fn a_risk_is_judged_treated_judged_again_and_looked_at_every_year() {
    let app = app();
    app.set_clock("2026-01-12T09:00:00+07:00");
    let office = office(&app).await;
    let at = note(&app, &office.owner, "risk", "Trả kết quả quá hạn").await;
    let page = assess(&office, &at, ("3", "3")).await;
    assert!(page.contains("RC-2026-01") && page.contains("Trung bình</span>"), "{page}");

    step(&office.head, &at, "approve", &[]).await;
    step(&office.owner, &at, "start", &[]).await;
    step(&office.owner, &at, "report", &[("done", "Đã ghi người thay thế")]).await;
    let judged = [
        ("residual_likelihood", "1"),
        ("residual_severity", "3"),
        ("effect", "effective"),
        ("evaluation", "Không còn hồ sơ trễ trong ba tháng"),
    ];
    let grown = judged.map(|(key, said)| match key {
        "residual_likelihood" | "residual_severity" => (key, "5"),
        _ => (key, said),
    });
    let grown = [&[("step", "evaluate")][..], &grown].concat();
    let refused = office.secretary.post(&format!("{at}/steps"), &grown).await;
    assert_eq!(refused.status, 422, "what grew was not treated with effect");
    assert!(refused.text.contains("Điểm sau xử lý không giảm"), "{}", refused.text);
    let own = [&[("step", "evaluate")][..], &judged].concat();
    let refused = office.owner.post(&format!("{at}/steps"), &own).await;
    assert_eq!(refused.status, 403, "who treats does not judge the effect");
    let page = step(&office.secretary, &at, "evaluate", &judged).await;
    assert!(page.contains("Thấp</span>"), "{page}");
    let page = step(&office.head, &at, "accept", &[]).await;
    assert!(page.contains("12/01/2027"), "the next look is due in a year: {page}");
    assert!(page.contains("<dd class=\"lines\">1 × 3 = 3, thấp</dd>"), "{page}");
    says_its_levels(&office.owner.get(&format!("{at}/print")).await);

    assert!(!office.owner.get("/").await.text.contains(&at), "nothing to do for a year");
    app.set_clock("2026-12-20T09:00:00+07:00");
    let inbox = office.owner.get("/").await.text;
    assert!(inbox.contains("Soát xét hằng năm: RC-2026-01"), "{inbox}");
    app.set_clock("2027-02-01T09:00:00+07:00");
    assert_eq!(app.exhibit("risk.overdue").await.count, 1);
    let late = office.owner.get("/risks?phase=overdue").await.text;
    assert!(late.contains("RC-2026-01") && late.contains("Quá hạn</span>"), "{late}");
    let page = step(&office.secretary, &at, "review", &[("note", "Vẫn đúng")]).await;
    assert!(page.contains("01/02/2028"), "{page}");
}

/// The print of that risk: levels in the words of their scale, scores, who judged, who signs.
fn says_its_levels(print: &testkit::Answer) {
    let Some(paper) = print.printed() else { return };
    for words in [
        "Khả năng xảy ra 3 – Có thể",
        "Mức ảnh hưởng 3 – Vừa",
        "Mức trước xử lý 3 × 3 = 9, trung bình",
        "Người đánh giá Thư ký A (minh họa), Công chức, ngày 12/01/2026",
        "Khả năng sau xử lý 1 – Rất hiếm",
        "Mức sau xử lý 1 × 3 = 3, thấp",
        "Người đánh giá hiệu lực Thư ký A (minh họa), Công chức, ngày 12/01/2026",
        "12/01/2026 Trưởng phòng B (minh họa) Chấp nhận mức còn lại",
        "NGƯỜI LẬP CÔNG CHỨC Chuyên viên D (minh họa)",
        "NGƯỜI PHÊ DUYỆT CÔNG CHỨC Trưởng phòng B (minh họa)",
    ] {
        assert!(paper.says(words), "{words:?} is not in {paper:?}");
    }
}

#[tokio::test]
async fn the_leaders_approve_what_is_high() {
    let app = app();
    let office = office(&app).await;
    let at = note(&app, &office.owner, "risk", "Áp dụng quy trình lạc hậu").await;
    assess(&office, &at, ("4", "4")).await;
    assert!(!office.head.get("/").await.text.contains(&at));
    assert!(office.leader.get("/").await.text.contains("Phê duyệt cách xử lý: RC-2026-01"));
    let refused = office.head.post(&format!("{at}/steps"), &[("step", "approve")]).await;
    assert_eq!(refused.status, 403);
    step(&office.leader, &at, "approve", &[]).await;
    let high = app.exhibit("risk.high").await;
    let list = office.leader.get(&high.href).await.text;
    assert_eq!((high.count, list.matches("<a href=\"/risks/").count()), (1, 3), "{list}");
}

#[tokio::test]
async fn an_incident_opens_it_again() {
    let app = app();
    let office = office(&app).await;
    let at = note(&app, &office.owner, "risk", "Mất hồ sơ giấy").await;
    let owner = office.owner.id().to_string();
    let form = [
        ("likelihood", "1"),
        ("severity", "3"),
        ("treatment", "accept"),
        ("owner", owner.as_str()),
    ];
    step(&office.secretary, &at, "assess", &form).await;
    step(&office.head, &at, "approve", &[]).await;
    step(&office.head, &at, "leave", &[("note", "Ít khi xảy ra")]).await;
    let silent = office.owner.post(&format!("{at}/steps"), &[("step", "reopen")]).await;
    assert_eq!(silent.status, 422, "an incident has a name and a reason");
    let said = [("incident", "NC-2026-03"), ("note", "Kho bị dột, ướt 12 hồ sơ")];
    let page = step(&office.owner, &at, "reopen", &said).await;
    assert!(page.contains("Mở lại</span>"), "{page}");
    assert!(page.contains("/nonconformities?q=NC-2026-03"), "{page}");
    assert_eq!(app.exhibit("risk.reopened").await.count, 1);
    let page = assess(&office, &at, ("3", "4")).await;
    assert!(page.contains("Chờ phê duyệt</span>"), "{page}");
}

#[tokio::test]
async fn a_wrong_assessment_comes_back_with_every_mistake() {
    let app = app();
    let office = office(&app).await;
    let at = note(&app, &office.owner, "opportunity", "Nộp hồ sơ trực tuyến").await;
    let owner = office.owner.id().to_string();
    let form = [
        ("step", "assess"),
        ("likelihood", "9"),
        ("severity", "4"),
        ("treatment", "reduce"),
        ("owner", owner.as_str()),
        ("action", "Đưa 10 thủ tục lên mạng"),
    ];
    let answer = office.secretary.post(&format!("{at}/steps"), &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Đưa 10 thủ tục lên mạng"), "what was typed stays");
    let form = [&form[..], &[("likelihood", "4"), ("due", "01/01/2020")]].concat();
    let form: Vec<_> = form.into_iter().filter(|pair| *pair != ("likelihood", "9")).collect();
    let answer = office.secretary.post(&format!("{at}/steps"), &form).await;
    assert!(answer.text.contains("cơ hội thì khai thác hoặc theo đuổi"), "{}", answer.text);
    assert!(answer.text.contains("Ngày này đã qua"), "both at once: {}", answer.text);
    let strange = app.foreigner("Người lạ (minh họa)", &[platform::Role::IsoSecretary]).await;
    assert_eq!(strange.get(&at).await.status, 404);
}
