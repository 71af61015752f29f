//! The context of the agency through the front door, as people act.

use platform::Role;
use testkit::{Person, TestApp};

fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        context::feature(),
    ])
}

async fn step(by: &Person<'_>, at: &str, key: &str, note: &str) -> String {
    let answer = by.post(&format!("{at}/steps"), &[("step", key), ("note", note)]).await;
    assert_eq!(answer.status, 303, "{key}: {}", answer.text);
    by.get(at).await.text
}

#[tokio::test]
async fn an_issue_says_why_the_climate_matters() {
    let app = app();
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let (unit, owner) = (app.unit("VP").to_string(), secretary.id().to_string());
    let form = [
        ("kind", "external"),
        ("topic", "Tự nhiên"),
        ("issue", "Biển động, tàu nghỉ chạy"),
        ("sign", "negative"),
        ("effect", "Hồ sơ giấy chậm luân chuyển"),
        ("climate", "yes"),
        ("monitor", "Theo dõi thời tiết"),
        ("unit", unit.as_str()),
        ("owner", owner.as_str()),
    ];
    let refused = secretary.post("/context-issues", &form).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Hãy ghi vì sao mục này liên quan"), "{}", refused.text);
    assert!(refused.text.contains("Biển động, tàu nghỉ chạy"), "what was typed stays");
    let form = [&form[..], &[("climate_reason", "Bão ngày càng mạnh")]].concat();
    assert_eq!(secretary.post("/context-issues", &form).await.status, 303);
    let reader = app.person("Chuyên viên B (minh họa)", &[Role::Reader]).await;
    assert_eq!(reader.post("/context-issues", &form).await.status, 403);
}

#[tokio::test]
async fn a_party_is_approved_by_a_leader_and_looked_at_every_year() {
    let app = app();
    app.set_clock("2026-01-12T09:00:00+07:00");
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let leader = app.person("Phó Chủ tịch C (minh họa)", &[Role::Approver]).await;
    let (unit, owner) = (app.unit("VP").to_string(), secretary.id().to_string());
    let form = [
        ("kind", "citizen"),
        ("party", "Người nộp hồ sơ"),
        ("needs", "Đúng hạn, ít đi lại"),
        ("requirements", "Trả kết quả đúng giấy hẹn"),
        ("how", "Một cửa điện tử"),
        ("unit", unit.as_str()),
        ("owner", owner.as_str()),
    ];
    let at = secretary.post("/interested-parties", &form).await.location;
    let at = at.split('?').next().unwrap();
    assert_eq!(app.exhibit("context.parties").await.count, 0);
    step(&secretary, at, "submit", "").await;
    assert!(leader.get("/").await.text.contains("Phê duyệt bên quan tâm: BQT-2026-01"));
    let page = step(&leader, at, "approve", "").await;
    assert!(page.contains("12/01/2027"), "{page}");
    let shown = app.exhibit("context.parties").await;
    let list = secretary.get(&shown.href).await.text;
    assert_eq!((shown.count, list.matches("BQT-2026-").count()), (1, 1));

    app.set_clock("2027-02-01T09:00:00+07:00");
    assert_eq!(app.exhibit("context.parties_overdue").await.count, 1);
    assert!(secretary.get("/").await.text.contains("Soát xét hằng năm"));
    step(&secretary, at, "review", "Nhu cầu không đổi").await;
    assert_eq!(app.exhibit("context.parties_overdue").await.count, 0);
    let then = secretary.get("/interested-parties?as_of=31/01/2026").await.text;
    assert!(then.contains("12/01/2027") && !then.contains("01/02/2028"), "{then}");
    for (register, says) in [
        (
            "/interested-parties",
            "1 BQT-2026-01 Người nộp hồ sơ Người dân, tổ chức Đúng hạn, ít đi lại",
        ),
        ("/context-issues", "Không có mục nào."),
    ] {
        let paper = secretary.get(&format!("{register}?format=pdf")).await;
        let Some(printed) = paper.printed() else { continue };
        assert!(printed.says(says), "{register}: {printed:?}");
    }
}
