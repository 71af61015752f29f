//! What people enter, change and judge.

use crate::{app, form, make_binding};
use expect_test::expect_file;
use platform::Role;
use testkit::steady;

type Fields<'f> = &'f [(&'f str, &'f str)];

/// What is entered in turn, and how it is answered.
fn entries(october: Fields<'_>) -> Vec<(Fields<'_>, u16)> {
    vec![
        (october, 303),
        (
            &[
                ("from", "01/11/2026"),
                ("to", "30/11/2026"),
                ("numerator", "8"),
                ("denominator", "10"),
                ("evidence", "BC.11"),
            ],
            303,
        ),
        // 0 of 0 is a month in which nothing happened.
        (
            &[
                ("from", "01/09/2026"),
                ("to", "30/09/2026"),
                ("numerator", "0"),
                ("denominator", "0"),
                ("evidence", "BC.09"),
            ],
            303,
        ),
        // The same period again: a correction. A period that laps over: refused.
        (
            &[
                ("from", "01/10/2026"),
                ("to", "31/10/2026"),
                ("numerator", "1"),
                ("denominator", "2"),
                ("evidence", "BC.10 sửa"),
            ],
            303,
        ),
        (
            &[
                ("from", "15/10/2026"),
                ("to", "15/11/2026"),
                ("numerator", "1"),
                ("denominator", "2"),
                ("evidence", "x"),
            ],
            409,
        ),
        (
            &[
                ("from", "01/12/2025"),
                ("to", "31/12/2025"),
                ("numerator", "1"),
                ("denominator", "2"),
                ("evidence", "x"),
            ],
            409,
        ),
        (
            &[
                ("from", "01/08/2026"),
                ("to", "31/08/2026"),
                ("numerator", "3"),
                ("denominator", "2"),
                ("evidence", ""),
            ],
            422,
        ),
    ]
}

#[tokio::test]
async fn values_are_summed_and_corrections_are_kept() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let owner = app.person("Lê Văn Đo", &[Role::Specialist]).await;
    let mut content = form("MT.04", "entered", "85,5");
    let key = owner.id().to_string();
    content.push(("owner", &key));
    let wrong = thu.post("/objectives", &content).await;
    assert_eq!(wrong.status, 422, "a formula is missing");
    content.push(("formula", "Phiếu hài lòng / phiếu hợp lệ"));
    let page = thu.post("/objectives", &content).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    let again = thu.post("/objectives", &content).await;
    assert_eq!(again.status, 409, "the number is taken");
    let october = [
        ("from", "01/10/2026"),
        ("to", "31/10/2026"),
        ("numerator", "1"),
        ("denominator", "1"),
        ("evidence", "BC.10"),
    ];
    let enter = format!("{page}/measurements");
    assert_eq!(owner.post(&enter, &october).await.status, 409, "it is a draft");
    make_binding(&thu, &anh, &page).await;

    for (form, status) in entries(&october) {
        let answer = owner.post(&enter, form).await;
        assert_eq!(answer.status, status, "{form:?}: {}", answer.text);
    }
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    assert_eq!(reader.post(&enter, &october).await.status, 403);
    app.set_clock("2026-12-31T02:00:00Z");
    let shown = thu.get(&page).await.text;
    assert!(shown.contains("75% <small>9/12</small>"), "from sums: (1+8)/(2+10): {shown}");
    assert!(shown.contains("<del>1/1</del>"), "{shown}");
    expect_file!["./snapshots/entered.html"].assert_eq(&steady(&shown));

    // It is missed: its judgement needs a reason, and then stands for ever.
    let act = format!("{page}/actions");
    assert_eq!(thu.post(&act, &[("action", "evaluate")]).await.status, 409);
    let judged = [("action", "evaluate"), ("reason", "Ít phiếu")];
    assert_eq!(thu.post(&act, &judged).await.status, 409, "nobody else looked at the figures");
    let own = owner.get(&page).await.text;
    assert!(!own.contains("Xác nhận số liệu"), "nobody confirms their own");
    let shown = thu.get(&page).await.text;
    let links: Vec<_> = shown.split("/measurements/").skip(1).collect();
    assert_eq!(links.iter().filter(|link| link.contains("/verify\"")).count(), 3);
    for link in links.iter().filter(|link| link.contains("/verify\"")) {
        let value = link.split('/').next().unwrap();
        let verify = format!("{page}/measurements/{value}/verify");
        assert_eq!(owner.post(&verify, &[]).await.status, 403);
        assert_eq!(thu.post(&verify, &[]).await.status, 303);
    }
    assert_eq!(owner.post(&enter, &october).await.status, 409, "a correction needs its reason");
    let mut why = october.to_vec();
    why.push(("reason", "Đếm lại"));
    assert_eq!(owner.post(&enter, &why).await.status, 303);
    let again = thu.get(&page).await.text;
    assert!(again.contains("Lý do sửa: Đếm lại"), "{again}");
    let value = again.split("/measurements/").skip(1).find(|link| link.contains("/verify\""));
    let value = value.unwrap().split('/').next().unwrap();
    assert_eq!(thu.post(&format!("{page}/measurements/{value}/verify"), &[]).await.status, 303);
    assert_eq!(thu.post(&act, &judged).await.status, 303);
    assert_eq!(owner.post(&enter, &october).await.status, 409);
    assert!(thu.get(&page).await.text.contains("Kết quả đã chốt"));
}

#[tokio::test]
async fn what_was_approved_changes_only_with_a_reason() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let page = thu.post("/objectives", &form("MT.01", "dossiers_on_time", "98")).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    let act = format!("{page}/actions");
    make_binding(&thu, &anh, &page).await;
    let mut changed = form("MT.01", "dossiers_on_time", "95");
    changed.push(("moves", "1"));
    assert_eq!(thu.post(&format!("{page}/content"), &changed).await.status, 409);
    assert_eq!(thu.post(&act, &[("action", "amend")]).await.status, 409);
    assert_eq!(
        thu.post(&act, &[("action", "amend"), ("reason", "Thêm thủ tục mới")]).await.status,
        303
    );
    assert_eq!(
        thu.post(&format!("{page}/content"), &changed).await.status,
        409,
        "somebody else's page"
    );
    changed.push(("moves", "4"));
    changed.remove(changed.len() - 2);
    assert_eq!(thu.post(&format!("{page}/content"), &changed).await.status, 303);
    let shown = thu.get(&page).await.text;
    assert!(
        shown.contains("≥ 95%")
            && shown.contains("(≥ 98%, đến 31/12/2026). Lý do điều chỉnh: Thêm thủ tục mới"),
        "{shown}"
    );
}
