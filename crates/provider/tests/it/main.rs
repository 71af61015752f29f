//! Providers through the front door, as people act.

use platform::Role;
use testkit::{Person, TestApp};

fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        provider::feature(),
    ])
}

async fn step(by: &Person<'_>, at: &str, key: &str, with: &[(&str, &str)]) -> String {
    let form = [&[("step", key)], with].concat();
    let answer = by.post(&format!("{at}/steps"), &form).await;
    assert_eq!(answer.status, 303, "{key}: {}", answer.text);
    by.get(at).await.text
}

fn scored(score: &str) -> [(&str, &str); 6] {
    [
        ("quality", score),
        ("punctuality", score),
        ("support", score),
        ("price", score),
        ("result", "Chậm khi biển động"),
        ("evidence", "Bảng theo dõi chuyển trả năm 2026"),
    ]
}

#[tokio::test]
async fn a_provider_is_evaluated_every_year_and_stays_or_goes() {
    let app = app();
    app.set_clock("2026-01-12T09:00:00+07:00");
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let leader = app.person("Phó Chủ tịch C (minh họa)", &[Role::Approver]).await;
    let (unit, owner) = (app.unit("VP").to_string(), secretary.id().to_string());
    let form = [
        ("name", "Bưu điện đảo"),
        ("kind", "post"),
        ("provides", "Chuyển trả hồ sơ, kết quả"),
        ("criteria", "Có tuyến ra đảo"),
        ("control", "Hợp đồng, theo dõi thời gian chuyển"),
        ("unit", unit.as_str()),
        ("owner", owner.as_str()),
    ];
    let at = secretary.post("/providers", &form).await.location;
    let at = at.split('?').next().unwrap();
    step(&leader, at, "approve", &[]).await;

    app.set_clock("2027-01-05T09:00:00+07:00");
    assert!(secretary.get("/").await.text.contains("Đánh giá hằng năm: NCC-2026-01"));
    let page = step(&secretary, at, "evaluate", &scored("2")).await;
    assert!(page.contains("8/20") && page.contains("Không đạt</span>"), "{page}");
    assert_eq!(app.exhibit("provider.failed").await.count, 1);
    let refused = leader.post(&format!("{at}/steps"), &[("step", "reapprove")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Hãy ghi điều kiện hoặc chọn dừng"), "{}", refused.text);
    step(&leader, at, "reapprove", &[("conditions", "Chuyển trong 3 ngày làm việc")]).await;

    app.set_clock("2028-01-10T09:00:00+07:00");
    assert_eq!(app.exhibit("provider.overdue").await.count, 1);
    let page = step(&secretary, at, "evaluate", &scored("5")).await;
    assert!(page.contains("20/20") && page.contains("8/20"), "both years stay: {page}");
    assert!(page.contains("Tốt</span>"), "{page}");
    step(&leader, at, "drop", &[("note", "Hết hợp đồng")]).await;
    for (key, count) in [("provider.approved", 0), ("provider.overdue", 0), ("provider.failed", 0)]
    {
        assert_eq!(app.exhibit(key).await.count, count, "{key}");
    }
    let paper = secretary.get("/providers?format=pdf").await;
    assert!(paper.text.starts_with("%PDF"));
}
