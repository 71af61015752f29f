//! The page about the quality system shows what is there, and nothing else.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};
use document::{Content, Kind};
use jiff::civil::date;
use objective::{Action, Frequency, Indicator, Operator, Period, Target};
use platform::Role;
use testkit::TestApp;

#[tokio::test]
async fn what_is_in_force_is_shown() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let empty = app.nobody().get("/portal/thu-nghiem/quality").await;
    assert!(empty.text.contains("Chưa có số liệu được công bố"));

    let office = Office::new(&app).await;
    let policy = Content::Text("Cơ quan cam kết *đúng hẹn*.\n\n- Công khai\n- Minh bạch".into());
    office.document("CSCL", "Chính sách chất lượng", Kind::Policy, policy).await;
    let page = app.nobody().get("/portal/thu-nghiem/quality").await.text;
    for said in ["id=\"policy\"", "đúng hẹn", "<li>Minh bạch</li>", "áp dụng từ 23/11/2026"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("id=\"objectives\""), "nothing is shown that is not there");
}

/// The agency aims at 98% of all its dossiers this year.
async fn aims(app: &TestApp, office: &Office<'_>) {
    let (writes, approves) =
        (office.secretary(), app.person("Lê Chủ Tịch", &[Role::Approver]).await);
    let owner = Some(approves.actor().person);
    let content = objective::Content {
        number: "MT.01".into(),
        statement: "Hồ sơ đúng và trước hạn".into(),
        unit: None,
        indicator: Indicator::DossiersOnTime { document: None },
        target: Target { operator: Operator::AtLeast, permille: 980 },
        period: Period::new(date(2026, 1, 1), date(2026, 12, 31)).unwrap(),
        frequency: Frequency::Monthly,
        measures: "Đôn đốc hằng ngày".into(),
        owner,
        parent: None,
        baseline: None,
    };
    let (by, head, today) = (writes.actor(), approves.actor(), text::here(app.now()).date());
    app.write(move |tx| {
        let id = objective::draft(tx, &by, &content)?;
        objective::act(tx, &by, id, Action::Submit, "")?;
        objective::act(tx, &by, id, Action::Appraise, "")?;
        objective::approve_set(tx, &head, (2026, None), ("02/QĐ-UBND", today))
    })
    .await
    .unwrap();
}

/// One share has one colour: a month below the agency's aim is missed as the year is.
#[tokio::test]
async fn a_month_is_judged_by_the_aim_of_the_year() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let version = office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    let id = office.accept(version).await;
    let duc = app.person_of("NV", "Đỗ Văn Đức", &[Role::Specialist]).await;
    app.set_clock("2026-11-30T03:00:00Z");
    let finish = [("action", "finish"), ("seen", "0")];
    let done = duc.post(&format!("/dossiers/{id}/actions"), &finish).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let months = async || {
        let page = app.nobody().get("/portal/thu-nghiem/quality").await.text;
        page.split_once("id=\"on-time\"").unwrap().1.to_owned()
    };
    let free = months().await;
    assert!(!free.contains("class=\"missed\"") && !free.contains("Phải đạt"), "{free}");
    aims(&app, &office).await;
    app.advance(jiff::SignedDuration::from_mins(10));
    let judged = months().await;
    for said in ["class=\"missed\"", "0% (0 trong 1) – Chưa đạt", "≥ 98%"] {
        assert!(judged.contains(said), "{said}: {judged}");
    }
}

#[tokio::test]
async fn an_inspection_is_public_once_somebody_publishes_it() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let secretary = office.secretary();
    let form = [
        ("what", "Kiểm tra duy trì hệ thống"),
        ("form", "on_site"),
        ("by", "Sở Khoa học và Công nghệ"),
        ("day", "20/11/2026"),
    ];
    let noted = secretary.post("/inspections", &form).await;
    assert_eq!(noted.status, 303, "{}", noted.text);
    let page = noted.location.split('?').next().unwrap().to_owned();
    let steps = format!("{page}/steps");
    let public = || async { app.nobody().get("/portal/thu-nghiem/quality").await.text };
    let publish = [("step", "publish"), ("conclusion", "Hệ thống được duy trì.")];
    assert_eq!(secretary.post(&steps, &publish).await.status, 409, "it was not held yet");
    for key in ["prepare", "hold"] {
        assert_eq!(secretary.post(&steps, &[("step", key)]).await.status, 303, "{key}");
    }
    assert!(!public().await.contains("Kiểm tra duy trì"));
    let mute = secretary.post(&steps, &[("step", "publish")]).await;
    assert_eq!(mute.status, 422, "what the public reads is written first");
    let with_paper = [publish[0], publish[1], ("paper", "kl.pdf")];
    let no_file = secretary.post(&steps, &with_paper).await;
    assert_eq!(no_file.status, 422);
    assert!(no_file.text.contains("Chưa có tệp đính kèm tên này"), "{}", no_file.text);
    let files = format!("{page}/files");
    let kept = secretary.upload(&files, &[], ("file", "kl.pdf", b"%PDF-1.7 x")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let file = page.replace("/inspections", "/portal/thu-nghiem/inspections");
    assert_eq!(
        app.nobody().get(&file).await.status,
        404,
        "beside the entry it is the agency's own"
    );
    assert_eq!(secretary.post(&steps, &with_paper).await.status, 303);
    let shown = public().await;
    assert!(shown.contains("Kiểm tra duy trì") && shown.contains("Hệ thống được duy trì."));
    let paper = app.nobody().get(&file).await;
    assert_eq!((paper.status, paper.bytes.as_slice()), (200, &b"%PDF-1.7 x"[..]));

    let hide = [("step", "hide"), ("note", "Nhầm")];
    assert_eq!(secretary.post(&steps, &hide).await.status, 303);
    assert!(!public().await.contains("Kiểm tra duy trì"));
    assert_eq!(app.nobody().get(&file).await.status, 404);
    assert_eq!(secretary.post(&steps, &hide).await.status, 409);
}
