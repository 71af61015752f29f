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
        ("contract", "Hợp đồng số 12"),
        ("contract_until", "31/12/2028"),
        ("unit", unit.as_str()),
        ("owner", owner.as_str()),
    ];
    let ended = form.map(|(key, said)| match key {
        "contract_until" => (key, "31/12/2019"),
        _ => (key, said),
    });
    let refused = secretary.post("/providers", &ended).await;
    assert_eq!(refused.status, 422, "a contract that ended");
    assert!(refused.text.contains("Ngày này đã qua"), "{}", refused.text);
    let at = secretary.post("/providers", &form).await.location;
    let at = at.split('?').next().unwrap();
    let again =
        form.map(|(key, said)| if key == "name" { (key, "bưu điện đảo ") } else { (key, said) });
    let refused = secretary.post("/providers", &again).await;
    assert_eq!(refused.status, 422, "it stands there already");
    assert!(refused.text.contains("đã có nhà cung cấp mang tên này"), "{}", refused.text);
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
    told_on_paper(&secretary).await;
}

/// The print says why it was chosen, what the evaluation came to, who made it and what followed; as of
/// a past day no more than was known then.
async fn told_on_paper(by: &Person<'_>) {
    let evaluated = "Người đánh giá: Thư ký A (minh họa), 10/01/2028";
    let dropped = "Dừng: Phó Chủ tịch C (minh họa), 10/01/2028 Lý do: Hết hợp đồng";
    let now = [
        "DANH SÁCH NHÀ CUNG CẤP BÊN NGOÀI",
        "1 NCC-2026-01 Bưu điện đảo Bưu chính công ích",
        "Chuyển trả hồ sơ, kết quả Cách kiểm soát: Hợp đồng, theo dõi thời gian chuyển",
        "Có tuyến ra đảo",
        "Hợp đồng số 12 Hiệu lực đến: 31/12/2028",
        "Chất lượng: 5 Đúng hạn: 5 Hỗ trợ: 5 Giá: 5 Tổng: 20/20",
        "Tốt Chậm khi biển động Bằng chứng: Bảng theo dõi chuyển trả năm 2026",
        evaluated,
        "Đã dừng Phê duyệt: Phó Chủ tịch C (minh họa), 05/01/2027",
        dropped,
    ];
    let then = [
        "(Tính đến ngày 06/01/2028)",
        "Tổng: 8/20",
        "Người đánh giá: Thư ký A (minh họa), 05/01/2027",
        "Điều kiện để dùng tiếp: Chuyển trong 3 ngày làm việc Hạn đánh giá: 05/01/2028",
        "Được phê duyệt, quá hạn đánh giá",
    ];
    for (question, says, says_not) in [
        ("", &now[..], &["Hạn đánh giá:", "quá hạn"][..]),
        ("&as_of=06/01/2028", &then[..], &[evaluated, dropped][..]),
    ] {
        let question = format!("/providers?format=pdf{question}");
        let Some(printed) = by.get(&question).await.printed() else { return };
        for words in says {
            assert!(printed.says(words), "{question} {words}: {printed:?}");
        }
        for words in says_not {
            assert!(!printed.says(words), "{question} {words}: {printed:?}");
        }
    }
}
