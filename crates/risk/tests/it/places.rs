use crate::{app, assess, note, office};

#[tokio::test]
async fn a_step_needs_a_procedure_in_force() {
    let app = app();
    let office = office(&app).await;
    let unit = app.unit("VP").to_string();
    let form = [
        ("kind", "risk"),
        ("what", "Bỏ sót chữ ký"),
        ("unit", unit.as_str()),
        ("process", "Chứng thực"),
        ("step_no", "3"),
    ];
    let answer = office.owner.post("/risks", &form).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Hãy ghi mã hiệu quy trình"), "{}", answer.text);
    let form = [&form[..], &[("document", "QT.VP.99")]].concat();
    let answer = office.owner.post("/risks", &form).await;
    assert!(answer.text.contains("Không có tài liệu nào đang hiệu lực"), "{}", answer.text);
}

#[tokio::test]
async fn risks_and_opportunities_are_lists_apart_on_page_and_paper() {
    let app = app();
    let office = office(&app).await;
    let at = note(&app, &office.owner, "risk", "Trả kết quả quá hạn").await;
    assess(&office, &at, ("3", "3")).await;
    note(&app, &office.owner, "opportunity", "Nộp hồ sơ trực tuyến").await;
    for (kind, there, not_there) in [
        ("risk", "RC-2026-01", "RC-2026-02"),
        ("opportunity", "RC-2026-02", "RC-2026-01</a> <small>"),
    ] {
        let list = office.head.get(&format!("/risks?kind={kind}")).await.text;
        assert!(list.contains(there) && !list.contains(not_there), "{kind}: {list}");
        let paper = office.head.get(&format!("/risks?kind={kind}&format=pdf")).await;
        assert!(paper.text.starts_with("%PDF"), "{}", paper.status);
    }
    for (key, count) in [("risk.risks", 1), ("risk.opportunities", 1), ("risk.unassessed", 1)] {
        let shown = app.exhibit(key).await;
        let list = office.head.get(&shown.href).await.text;
        assert_eq!((shown.count, list.matches("scope=\"row\"><a ").count()), (count, 1), "{key}");
    }
}
