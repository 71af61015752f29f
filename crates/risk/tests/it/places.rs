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

#[tokio::test]
async fn a_map_is_not_torn_over_two_pages() {
    let app = app();
    let office = office(&app).await;
    for risk in 0..9 {
        let at = note(&app, &office.owner, "risk", &format!("Trả kết quả quá hạn {risk}")).await;
        assess(&office, &at, ("3", "3")).await;
        let paper = office.head.get("/risks?format=pdf").await;
        let Some(pages) = testkit::printed_pages(&paper) else { return };
        for heading in ["Rủi ro trước xử lý", "Rủi ro hiện tại"] {
            let page = pages.iter().find_map(|page| page.split_once(heading));
            let (_, map) = page.unwrap();
            for level in ["5 – Gần", "3 – Có thể", "1 – Rất hiếm"] {
                assert!(map.contains(level), "{heading}, {level}, {risk}: {map}");
            }
        }
        let last = pages.last().unwrap();
        assert!(last.contains("NGƯỜI LẬP") && last.contains("RC-2026-"), "{risk}: {last}");
    }
}
