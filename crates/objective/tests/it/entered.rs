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

    let running = thu.get(&page).await.text;
    assert!(!running.contains("value=\"evaluate\""), "no button that can only fail: {running}");
    assert!(running.contains("Kết quả được chốt từ ngày 31/12/2026"), "{running}");

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
    assert!(shown.contains("value=\"evaluate\""), "its period is over: {shown}");
    let nobody = "08/2026</th><td class=\"num\">–</td><td class=\"num\">–</td><td class=\"num\">Chưa có số liệu";
    assert!(shown.contains(nobody), "what nobody entered is not known: {shown}");
    let nothing = "09/2026</th><td class=\"num\">0</td><td class=\"num\">0</td><td class=\"num\">Không phát sinh";
    assert!(shown.contains(nothing), "0 of 0 was entered: {shown}");
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

#[tokio::test]
async fn a_number_of_things_is_aimed_at_and_entered() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let mut content = form("MT.09", "counted", "0%");
    content.retain(|(key, _)| *key != "operator");
    content.extend([("operator", "at_most"), ("formula", "Vụ khiếu nại đúng")]);
    let wrong = thu.post("/objectives", &content).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("số nguyên từ 0 trở lên"), "{}", wrong.text);
    content.retain(|(key, _)| *key != "target");
    content.push(("target", "0"));
    let page = thu.post("/objectives", &content).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    make_binding(&thu, &anh, &page).await;
    let blank = thu.get(&page).await.text;
    assert!(blank.contains("Phải đạt</dt><dd>0</dd>"), "a number, no share: {blank}");
    assert!(blank.contains("Chưa có số liệu") && blank.contains("Số lượng"), "{blank}");
    assert!(!blank.contains("Tổng số") && !blank.contains("<figure"), "{blank}");

    let enter = format!("{page}/measurements");
    for (from, to, count, verdict, told) in [
        ("01/09/2026", "30/09/2026", "0", "badge ok\">Đạt", "<dd>0</dd>"),
        ("01/10/2026", "31/10/2026", "2", "badge bad\">Chưa đạt", "<dd>2</dd>"),
    ] {
        let value = [("from", from), ("to", to), ("numerator", count), ("evidence", "Sổ tiếp dân")];
        assert_eq!(thu.post(&enter, &value).await.status, 303);
        let shown = thu.get(&page).await.text;
        assert!(shown.contains(verdict) && shown.contains(told), "{count}: {shown}");
    }
    let list = thu.get("/objectives").await.text;
    assert!(!list.contains("200%") && list.contains("Chưa đạt"), "{list}");
    let paper = thu.get(&format!("{page}/print")).await;
    assert!(paper.bytes.starts_with(b"%PDF"), "{}", paper.text);
}
