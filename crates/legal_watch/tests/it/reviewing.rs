use crate::office::{Office, app};

#[tokio::test]
async fn the_monthly_look_is_asked_for_until_it_is_recorded() {
    let app = app();
    let office = Office::new(&app).await;
    let todo = "Rà soát văn bản tháng 11/2026";
    assert!(office.thu.get("/").await.text.contains(todo));
    assert!(!office.lan.get("/").await.text.contains(todo));
    let form = |day| {
        [("day", day), ("sources", "Công báo số 45–52"), ("found", "Luật Hộ tịch 03/2026/QH16")]
    };
    for (form, said) in [
        (form("24/11/2026"), "không được sau hôm nay"),
        (form("31/11/2026"), "Ngày chưa đúng"),
        ([("day", "23/11/2026"), ("sources", ""), ("found", "")], "Có 2 chỗ cần sửa"),
    ] {
        let refused = office.thu.post("/legal-watch/reviews", &form).await;
        assert_eq!(refused.status, 422, "{said}");
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
    assert_eq!(office.lan.post("/legal-watch/reviews", &form("23/11/2026")).await.status, 403);
    let done = office.thu.submit("/legal-watch/reviews", &form("23/11/2026")).await;
    assert!(done.text.contains("Công báo số 45–52") && done.text.contains("Nguyễn Thị Thư"));
    assert!(!office.thu.get("/").await.text.contains(todo));
    app.set_clock("2026-12-01T01:00:00Z");
    assert!(office.thu.get("/").await.text.contains("Rà soát văn bản tháng 12/2026"));
    let csv = office.doc.get("/legal-watch/reviews?format=csv").await.text;
    assert_eq!(
        csv.lines().nth(1),
        Some("23/11/2026,Nguyễn Thị Thư,Công báo số 45–52,Luật Hộ tịch 03/2026/QH16")
    );
    assert!(office.doc.get("/legal-watch/reviews?format=pdf").await.bytes.starts_with(b"%PDF"));
}
