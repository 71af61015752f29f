//! Equipment and checks of the work environment through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use platform::Role;
use testkit::{Person, TestApp};

fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        evidence::feature(),
        infrastructure::feature(),
    ])
}

async fn enter(by: &Person<'_>, path: &str, form: &[(&str, &str)]) -> String {
    let answer = by.post(path, form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

async fn step(by: &Person<'_>, at: &str, key: &str, with: &[(&str, &str)]) -> String {
    let form = [&[("step", key)], with].concat();
    let answer = by.post(&format!("{at}/steps"), &form).await;
    assert_eq!(answer.status, 303, "{key}: {}", answer.text);
    by.get(at).await.text
}

fn device<'a>(kind: &'a str, unit: &'a str, owner: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", kind),
        ("name", "Máy của đơn vị"),
        ("place", "Phòng Một cửa"),
        ("maintenance", "Vệ sinh, kiểm tra"),
        ("maintenance_months", "6"),
        ("unit", unit),
        ("owner", owner),
    ]
}

#[tokio::test]
async fn maintenance_comes_round_and_its_log_stays() {
    let app = app();
    app.set_clock("2026-01-12T09:00:00+07:00");
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let keeper = app.person("Chuyên viên B (minh họa)", &[Role::Specialist]).await;
    let (unit, owner) = (app.unit("VP").to_string(), keeper.id().to_string());
    let at = enter(&secretary, "/equipment", &device("equipment", &unit, &owner)).await;
    let page = step(&keeper, &at, "commission", &[]).await;
    assert!(page.contains("12/07/2026") && !page.contains("Ghi hiệu chuẩn"), "{page}");

    app.set_clock("2026-07-20T09:00:00+07:00");
    let late = app.exhibit("infrastructure.unmaintained").await;
    let list = keeper.get(&late.href).await.text;
    assert_eq!((late.count, list.matches("TB-2026-01").count()), (1, 1), "{list}");
    let work = [("maintained_on", "25/07/2026"), ("work", "Thay quạt"), ("condition", "good")];
    let early = [&[("step", "maintain")][..], &work].concat();
    let refused = keeper.post(&format!("{at}/steps"), &early).await;
    assert!(refused.text.contains("Ngày này chưa đến"), "{}", refused.text);
    let work = [("maintained_on", "19/07/2026"), work[1], work[2]];
    let page = step(&keeper, &at, "maintain", &work).await;
    assert!(page.contains("19/01/2027") && page.contains("Thay quạt"), "{page}");
    assert_eq!(app.exhibit("infrastructure.unmaintained").await.count, 0);
}

#[tokio::test]
async fn what_measures_is_calibrated_and_what_failed_is_out_of_use() {
    let app = app();
    app.set_clock("2026-01-12T09:00:00+07:00");
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let keeper = app.person("Chuyên viên B (minh họa)", &[Role::Specialist]).await;
    let (unit, owner) = (app.unit("VP").to_string(), keeper.id().to_string());
    let mut form = device("measuring", &unit, &owner);
    let refused = secretary.post("/equipment", &form).await;
    assert!(refused.text.contains("Thiết bị đo phải có chu kỳ hiệu chuẩn"), "{}", refused.text);
    form.push(("calibration_months", "12"));
    let at = enter(&secretary, "/equipment", &form).await;
    step(&keeper, &at, "commission", &[]).await;
    app.set_clock("2026-01-13T09:00:00+07:00");
    let page = keeper.get(&at).await.text;
    assert!(page.contains("Quá hạn hiệu chuẩn"), "it was never calibrated: {page}");
    assert_eq!(app.exhibit("infrastructure.uncalibrated").await.count, 1);
    let denied = "Điều khoản 7.1.5.2 đang được ghi là không áp dụng, trong khi có 1 thiết bị đo";
    for at in [at.as_str(), "/equipment"] {
        let page = keeper.get(at).await.text;
        assert!(page.contains(denied), "{at}: {page}");
    }
    let applies = [("clause", "7.1.5.2"), ("op", "include")];
    let applies = secretary.post("/evidence/exclusions", &applies).await;
    assert_eq!(applies.status, 303, "{}", applies.text);
    assert!(!keeper.get("/equipment").await.text.contains(denied));
    let done = [
        ("calibrated_on", "13/01/2026"),
        ("certificate", "HC-118/2026"),
        ("calibrated_by", "Trung tâm Kỹ thuật"),
    ];
    let page = step(&keeper, &at, "calibrate", &done).await;
    assert!(page.contains("HC-118/2026") && page.contains("12/07/2026"), "{page}");
    assert!(!page.contains("Không dùng kết quả đo"), "{page}");

    let silent = [("step", "fail"), ("note", "Sai số vượt")];
    assert_eq!(keeper.post(&format!("{at}/steps"), &silent).await.status, 422);
    let said = [("note", "Sai số vượt"), ("impact", "Đo lại hai thửa đất")];
    let page = step(&keeper, &at, "fail", &said).await;
    assert!(page.contains("Ngừng dùng</span>") && page.contains("Đo lại hai thửa đất"), "{page}");
    assert_eq!(app.exhibit("infrastructure.measuring").await.count, 0);
}

#[tokio::test]
async fn a_lack_is_mended_before_the_check_ends() {
    let app = app();
    let desk = app.person("Một cửa A (minh họa)", &[Role::OneStopOfficer]).await;
    let head = app.person("Chánh Văn phòng B (minh họa)", &[Role::Head]).await;
    let (unit, owner) = (app.unit("VP").to_string(), desk.id().to_string());
    let form = [
        ("place", "Phòng Một cửa"),
        ("checked_on", "20/11/2026"),
        ("unit", unit.as_str()),
        ("good", "seats"),
        ("good", "light"),
    ];
    let refused = desk.post("/environment-checks", &form).await;
    assert!(refused.text.contains("Hãy ghi rõ thiếu gì"), "{}", refused.text);
    let form = [&form[..], &[("remark", "Bình chữa cháy hết hạn")]].concat();
    let at = enter(&desk, "/environment-checks", &form).await;
    let page = head.get(&at).await.text;
    assert!(page.contains("<li>Bình chữa cháy còn hạn</li>"), "{page}");
    let early = head.post(&format!("{at}/steps"), &[("step", "finish")]).await;
    assert_eq!(early.status, 409);
    assert!(early.text.contains("khắc phục xong mới kết thúc"), "{}", early.text);
    let order = [("owner", owner.as_str()), ("measure", "Nạp lại bình"), ("due", "30/11/2026")];
    step(&head, &at, "assign", &order).await;
    step(&desk, &at, "report", &[("result", "Đã nạp hai bình")]).await;
    let own = desk.post(&format!("{at}/steps"), &[("step", "confirm")]).await;
    assert_eq!(own.status, 403, "whoever mended does not confirm");
    let page = step(&head, &at, "confirm", &[]).await;
    assert!(page.contains("Kết thúc</span>"), "{page}");
    for register in ["/equipment", "/environment-checks"] {
        let paper = head.get(&format!("{register}?format=pdf")).await;
        assert!(paper.text.starts_with("%PDF"), "{register}");
    }
}
