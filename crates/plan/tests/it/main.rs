//! Plans, tasks and urging letters through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use jiff::civil::date;
use plan::{NewTask, TASKS};
use platform::{Actor, Role};
use quality_register::Origin;
use testkit::{Person, TestApp, printed_pages};

fn app() -> TestApp {
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        plan::feature(),
    ]);
    app.set_clock("2027-01-05T09:00:00+07:00");
    app
}

async fn plan_of(by: &Person<'_>) -> String {
    let form = [
        ("title", "Kế hoạch chuyển đổi, duy trì và áp dụng năm 2027"),
        ("kind", "maintain"),
        ("year", "2027"),
        ("aims", "Duy trì hệ thống"),
    ];
    let answer = by.post("/plans", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

async fn task_of(by: &Person<'_>, plan: &str, unit: &str, owner: &Person<'_>) -> String {
    let parent = plan.rsplit('/').next().unwrap();
    let form = [
        ("parent", parent),
        ("title", "Rà soát thủ tục hành chính"),
        ("unit", unit),
        ("owner", &owner.id().to_string()),
        ("start", "01/02/2027"),
        ("due", "31/03/2027"),
        ("output", "Danh mục"),
    ];
    let answer = by.post("/tasks", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

struct Office<'a> {
    secretary: Person<'a>,
    chairman: Person<'a>,
    head: Person<'a>,
    officer: Person<'a>,
    unit: String,
}

async fn office(app: &TestApp) -> Office<'_> {
    Office {
        secretary: app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await,
        chairman: app.person("Chủ tịch B (minh họa)", &[Role::Approver]).await,
        head: app.person_of("NV", "Trưởng phòng C (minh họa)", &[Role::Head]).await,
        officer: app.person_of("NV", "Chuyên viên D (minh họa)", &[Role::Specialist]).await,
        unit: app.unit("NV").to_string(),
    }
}

#[tokio::test]
async fn a_plan_releases_its_tasks_when_it_is_approved() {
    let app = app();
    let Office { secretary, chairman, officer, unit, .. } = office(&app).await;
    let plan = plan_of(&secretary).await;
    let steps = format!("{plan}/steps");
    let empty = secretary.post(&steps, &[("step", "submit")]).await;
    assert_eq!(empty.status, 409);
    assert!(empty.text.contains("chưa có việc nào"), "{}", empty.text);
    let task = task_of(&secretary, &plan, &unit, &officer).await;
    assert!(!officer.get("/").await.text.contains("Rà soát thủ tục"), "a draft waits for nobody");
    assert_eq!(secretary.post(&steps, &[("step", "submit")]).await.status, 303);
    assert_eq!(secretary.post(&steps, &[("step", "approve")]).await.status, 403);
    let approve = |day| [("step", "approve"), ("decision", "05/KH-UBND"), ("signed_on", day)];
    assert_eq!(chairman.post(&steps, &approve("10/01/2027")).await.status, 422, "it is to come");
    assert_eq!(chairman.post(&steps, &approve("05/01/2027")).await.status, 303);
    assert!(officer.get("/").await.text.contains("Rà soát thủ tục"));

    let close = secretary.post(&steps, &[("step", "close")]).await;
    assert_eq!(close.status, 409);
    assert!(close.text.contains("Còn việc chưa xong"), "{}", close.text);
    let steps = format!("{task}/steps");
    assert_eq!(officer.post(&steps, &[("step", "start")]).await.status, 303);
    assert_eq!(officer.post(&steps, &[("step", "report"), ("progress", "120")]).await.status, 422);
    assert_eq!(officer.post(&steps, &[("step", "report"), ("progress", "50")]).await.status, 303);
    assert_eq!(
        officer.post(&steps, &[("step", "finish"), ("result", "Đã có danh mục")]).await.status,
        303
    );
    assert_eq!(officer.post(&steps, &[("step", "verify")]).await.status, 403);
    assert_eq!(secretary.post(&steps, &[("step", "verify")]).await.status, 303);
    let closed = secretary.post(&format!("{plan}/steps"), &[("step", "close")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
}

/// A plan that was approved without a number gets one from the clerk; its print is dated by then.
#[tokio::test]
async fn the_clerk_numbers_what_the_chairman_approved() {
    let app = app();
    let Office { secretary, chairman, officer, unit, .. } = office(&app).await;
    let clerk = app.person("Văn thư E (minh họa)", &[Role::Clerk]).await;
    let plan = plan_of(&secretary).await;
    task_of(&secretary, &plan, &unit, &officer).await;
    let steps = format!("{plan}/steps");
    assert_eq!(secretary.post(&steps, &[("step", "submit")]).await.status, 303);
    assert_eq!(chairman.post(&steps, &[("step", "approve")]).await.status, 303);
    assert!(clerk.get("/").await.text.contains("Cấp số kế hoạch"));
    app.set_clock("2027-01-07T09:00:00+07:00");
    if let Some(pages) = printed_pages(&secretary.get(&format!("{plan}/chart")).await) {
        assert!(pages[0].contains("ngày 05 tháng 01 năm 2027"), "approved then: {}", pages[0]);
    }
    let number = |day| [("step", "number"), ("decision", "05/KH-UBND"), ("signed_on", day)];
    let early = clerk.post(&steps, &number("04/01/2027")).await;
    assert_eq!(early.status, 422);
    assert!(early.text.contains("không được trước ngày kế hoạch được phê duyệt"), "{}", early.text);
    assert_eq!(officer.post(&steps, &number("05/01/2027")).await.status, 403);
    assert_eq!(clerk.post(&steps, &number("05/01/2027")).await.status, 303);
    assert!(!clerk.get("/").await.text.contains("Cấp số kế hoạch"));
    if let Some(pages) = printed_pages(&secretary.get(&format!("{plan}/chart")).await) {
        assert!(pages[0].contains("05/KH-UBND"), "{}", pages[0]);
    }
}

/// Years, units and days of a task agree with its plan.
#[tokio::test]
async fn a_task_keeps_to_its_plan() {
    let app = app();
    app.set_clock("2026-11-26T09:00:00+07:00");
    let Office { secretary, officer, unit, .. } = office(&app).await;
    let plan = plan_of(&secretary).await;
    let page = secretary.get(&plan).await.text;
    assert!(page.contains("KH-2027-01"), "it is numbered by its year: {page}");
    let (own, other) = (officer.id().to_string(), app.unit("VP").to_string());
    let key = plan.rsplit('/').next().unwrap();
    for (unit, start, due, mistake) in [
        (&unit, "10/05/2030", "01/06/2031", "không thuộc năm của kế hoạch"),
        (&unit, "01/03/2020", "31/03/2020", "Ngày này đã qua"),
        (&unit, "01/04/2027", "31/03/2027", "phải từ ngày bắt đầu"),
        (&other, "01/03/2027", "31/03/2027", "không thuộc đơn vị chủ trì"),
    ] {
        let form = [
            ("parent", key),
            ("title", "Rà soát"),
            ("unit", unit.as_str()),
            ("owner", own.as_str()),
            ("start", start),
            ("due", due),
        ];
        let refused = secretary.post("/tasks", &form).await;
        assert_eq!(refused.status, 422, "{mistake}: {}", refused.text);
        assert!(refused.text.contains(mistake), "{mistake}: {}", refused.text);
    }
}

#[tokio::test]
async fn a_division_begins_its_plan_below_the_agencys() {
    let app = app();
    let Office { secretary, chairman, head, officer, unit } = office(&app).await;
    let plan = plan_of(&secretary).await;
    task_of(&secretary, &plan, &unit, &officer).await;
    secretary.post(&format!("{plan}/steps"), &[("step", "submit")]).await;
    chairman.post(&format!("{plan}/steps"), &[("step", "approve")]).await;
    let cascade = format!("{plan}/cascade");
    assert_eq!(officer.post(&cascade, &[("unit", &unit)]).await.status, 403);
    let begun = head.post(&cascade, &[("unit", &unit)]).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let again = secretary.post(&cascade, &[("unit", &unit)]).await;
    assert_eq!(begun.location, again.location, "a unit has one plan below it");
    let own = head.get(&begun.location).await.text;
    assert!(own.contains("Phát sinh từ") && own.contains("KH-2027-01"), "{own}");
    assert!(own.contains("1. Rà soát thủ tục hành chính"), "what the agency gives it: {own}");
    assert!(head.get(&plan).await.text.contains("KH-2027-02"));
    let pdf = head.get(&format!("{}/chart", begun.location)).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    let submitted = head.post(&format!("{}/steps", begun.location), &[("step", "submit")]).await;
    assert_eq!(submitted.status, 303, "{}", submitted.text);
}

#[tokio::test]
async fn a_late_unit_is_urged_and_answers() {
    let app = app();
    let Office { secretary, chairman, head, officer, unit } = office(&app).await;
    let plan = plan_of(&secretary).await;
    task_of(&secretary, &plan, &unit, &officer).await;
    secretary.post(&format!("{plan}/steps"), &[("step", "submit")]).await;
    chairman.post(&format!("{plan}/steps"), &[("step", "approve")]).await;
    assert_eq!(secretary.post("/urgings/draft", &[("unit", &unit)]).await.status, 409);
    app.set_clock("2027-04-05T09:00:00+07:00");
    assert!(secretary.get("/urgings").await.text.contains("1 việc quá hạn"));
    assert_eq!(officer.post("/urgings/draft", &[("unit", &unit)]).await.status, 403);
    let letter = secretary.post("/urgings/draft", &[("unit", &unit)]).await;
    assert_eq!(letter.status, 303, "{}", letter.text);
    let page = secretary.get(&letter.location).await.text;
    assert!(page.contains("quá 5 ngày"), "{page}");
    let steps = format!("{}/steps", letter.location);
    let early = [("step", "send"), ("number", "12/UBND-VP"), ("sent_on", "01/01/2020")];
    let early = secretary.post(&steps, &early).await;
    assert!(early.text.contains("không được trước ngày soạn"), "{}", early.text);
    let send = [("step", "send"), ("number", "12/UBND-VP"), ("sent_on", "05/04/2027")];
    assert_eq!(secretary.post(&steps, &send).await.status, 303);
    assert!(head.get("/").await.text.contains("Trả lời đôn đốc"));
    assert_eq!(
        head.post(&steps, &[("step", "answer"), ("reply", "Xong trong tuần")]).await.status,
        303
    );
    let pdf = secretary.get(&format!("{}/letter", letter.location)).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
}

#[tokio::test]
async fn a_plan_is_printed_with_its_chart() {
    let app = app();
    let Office { secretary, officer, unit, .. } = office(&app).await;
    let plan = plan_of(&secretary).await;
    task_of(&secretary, &plan, &unit, &officer).await;
    let pdf = secretary.get(&format!("{plan}/chart")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    let page = secretary.get(&plan).await.text;
    assert!(page.contains("<title>Biểu đồ tiến độ năm 2027</title>"));
    assert!(page.contains("<div class=\"drawing narrow\"><svg"), "for a phone, too: {page}");
    if let Some(pages) = printed_pages(&secretary.get(&format!("{plan}/chart-page")).await) {
        let line = pages[0].lines().find(|line| line.contains("1. Rà soát thủ tục hành chính"));
        assert!(line.unwrap().trim_end().ends_with("NV"), "whose it is: {}", pages[0]);
    }
}

/// A usual plan is one sheet; the one task too many takes half of the others with it to a second.
#[tokio::test]
async fn a_chart_that_can_be_read_takes_as_many_sheets_as_it_needs() {
    let app = app();
    let Office { secretary, officer, unit, .. } = office(&app).await;
    let plan = plan_of(&secretary).await;
    let mut tasks = 0;
    for (all, sheets, first_of_the_last) in [(46, 1, "1. "), (47, 2, "25. ")] {
        while tasks < all {
            task_of(&secretary, &plan, &unit, &officer).await;
            tasks += 1;
        }
        let printed = secretary.get(&format!("{plan}/chart-page")).await;
        let Some(pages) = printed_pages(&printed) else { return };
        assert_eq!(pages.len(), sheets, "{all} tasks");
        assert!(pages.iter().all(|page| page.contains("T12")), "the months head every sheet");
        let last = pages.last().unwrap();
        let label = format!("{first_of_the_last}Rà soát");
        assert!(last.contains(&label) && last.contains(&format!("{all}. Rà soát")), "{last}");
    }
}

#[tokio::test]
async fn another_thing_opens_a_task_that_waits_at_once() {
    let app = app();
    let Office { officer, unit, secretary, .. } = office(&app).await;
    let (unit, owner) = (unit.parse().unwrap(), officer.id());
    let agency = secretary.agency();
    let task = app
        .write(move |tx| {
            let task = NewTask {
                title: "Bổ sung máy quét".into(),
                unit,
                owner: Some(owner),
                due: date(2027, 6, 30),
                output: String::new(),
            };
            let origin = Origin {
                thing: "meeting/7".into(),
                href: "/meetings/7".into(),
                label: "Kết luận họp".into(),
            };
            plan::open_task(tx, &Actor::system(agency, "clock"), &task, origin)
        })
        .await
        .unwrap();
    assert_eq!(task.state(), "todo");
    let page = officer.get(&task.href()).await.text;
    assert!(page.contains("href=\"/meetings/7\""), "{page}");
    let from = app.write(|tx| plan::tasks_from(tx, "meeting/7")).await.unwrap();
    assert_eq!(from.len(), 1);
    let none = app.write(|tx| plan::tasks_from(tx, "meeting/8")).await.unwrap();
    assert!(none.is_empty() && TASKS.key == "task");
}
