//! Nonconforming outputs through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod book;

use expect_test::expect_file;
use nonconforming_output::OUTPUTS;
use platform::Role;
use testkit::{Person, TestApp};

fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        change_request::feature(),
        quality_register::feature(),
        dossier::feature(),
        nonconformity::feature(),
        nonconforming_output::feature(),
    ])
}

async fn step(who: &Person<'_>, page: &str, step: &str, with: &[(&str, &str)]) -> u16 {
    let form: Vec<_> = [("step", step)].into_iter().chain(with.iter().copied()).collect();
    who.post(&format!("{page}/steps"), &form).await.status
}

async fn enter(by: &Person<'_>, unit: &str, kind: &str, dossier: &str) -> String {
    let form = [
        ("what", "Trích lục ghi sai ngày sinh"),
        ("kind", kind),
        ("dossier", dossier),
        ("found_on", "20/11/2026"),
        ("stage", "afterwards"),
        ("unit", unit),
    ];
    let answer = by.post("/nonconforming-outputs", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

#[test]
fn the_table_is_sound_and_has_its_words() {
    assert_eq!(OUTPUTS.faults(), [""; 0]);
    assert_eq!(OUTPUTS.missing_words(), [""; 0]);
    expect_file!["./snapshots/rights.txt"].assert_eq(&quality_register::matrix(&OUTPUTS));
}

#[tokio::test]
async fn a_wrong_result_is_decided_by_the_leaders_and_looked_at_again_by_somebody_else() {
    let app = app();
    let unit = app.unit("VP").to_string();
    let officer = app.person("Hoàng Thị Cửa", &[Role::OneStopOfficer]).await;
    let head = app.person("Trần Văn Trưởng", &[Role::Head]).await;
    let leader = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let worker = app.person("Đỗ Thị Chi", &[Role::Specialist, Role::Auditor]).await;
    let secretary = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let page = enter(&officer, &unit, "wrong", "H1").await;
    let owner = worker.id().to_string();
    let decision = [
        ("disposition", "reissue"),
        ("decision", "Thu hồi, cấp lại trong ngày"),
        ("owner", owner.as_str()),
        ("due", "30/11/2026"),
    ];
    assert_eq!(step(&head, &page, "decide", &decision).await, 403, "a wrong result");
    assert_eq!(step(&leader, &page, "decide", &decision).await, 303);
    let done = [
        ("done", "Đã cấp lại trích lục đúng"),
        ("informed", "phone"),
        ("informed_on", "23/11/2026"),
    ];
    assert_eq!(step(&worker, &page, "execute", &done).await, 303);
    let again = [("recheck", "Trích lục đúng")];
    assert_eq!(step(&worker, &page, "recheck", &again).await, 403, "nobody checks their own work");
    assert_eq!(step(&secretary, &page, "recheck", &again).await, 303);
    assert_eq!(step(&head, &page, "close", &[]).await, 303);
    let shown = secretary.get(&page).await.text;
    assert!(shown.contains("Đã đóng") && shown.contains("KPH-2026-01"), "{shown}");
    let (_, button) = shown.split_once("action=\"/nonconformities/new\">").unwrap();
    let (button, _) = button.split_once("</form>").unwrap();
    let sent: Vec<_> = button
        .split("name=\"")
        .skip(1)
        .map(|input| {
            let (name, rest) = input.split_once("\" value=\"").unwrap();
            (name, rest.split_once('"').unwrap().0)
        })
        .collect();
    let form = secretary.post("/nonconformities/new", &sent).await;
    assert!(form.text.contains("value=\"nonconforming_output/"), "{}", form.text);
}

#[tokio::test]
async fn a_late_result_needs_its_apology() {
    let app = app();
    let unit = app.unit("VP").to_string();
    let head = app.person("Trần Văn Trưởng", &[Role::Head]).await;
    let form = [
        ("what", "Chậm"),
        ("kind", "late"),
        ("found_on", "20/11/2026"),
        ("stage", "handing_over"),
        ("unit", unit.as_str()),
    ];
    let nameless = head.post("/nonconforming-outputs", &form).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.text.contains("Hãy ghi mã hồ sơ bị chậm."), "{}", nameless.text);
    let page = enter(&head, &unit, "late", "HKD-2026-006").await;
    let owner = head.id().to_string();
    let decision = [
        ("disposition", "apologise"),
        ("decision", "Xin lỗi, trả ngay"),
        ("owner", owner.as_str()),
        ("due", "30/11/2026"),
    ];
    assert_eq!(step(&head, &page, "decide", &decision).await, 303);
    let mut done = vec![("done", "Đã trả"), ("informed", "letter"), ("informed_on", "23/11/2026")];
    assert_eq!(step(&head, &page, "execute", &done).await, 409, "without an apology");
    done.push(("apology", "04/PXL ngày 23/11/2026"));
    assert_eq!(step(&head, &page, "execute", &done).await, 303);
}
