//! Training through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod plan;

use platform::{Role, Tx};
use testkit::{Person, TestApp};

fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        training::feature(),
    ])
}

async fn new(by: &Person<'_>, path: &str, form: &[(&str, &str)]) -> String {
    let answer = by.post(path, form).await;
    assert_eq!(answer.status, 303, "{path} {form:?}: {}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

async fn step(by: &Person<'_>, page: &str, form: &[(&str, &str)]) -> u16 {
    by.post(&format!("{page}/steps"), form).await.status
}

async fn enrol(by: &Person<'_>, course: &str, who: &Person<'_>) -> String {
    let (parent, person) = (course.rsplit('/').next().unwrap(), who.id().to_string());
    new(by, "/attendances", &[("parent", parent), ("person", &person)]).await
}

const COURSE: [(&str, &str); 6] = [
    ("title", "Đào tạo đánh giá viên nội bộ"),
    ("kind", "outside"),
    ("due", "23/11/2026"),
    ("audience", "5 người"),
    ("organizer", "Chi cục TĐC"),
    ("effect_months", "3"),
];

#[tokio::test]
async fn from_the_plan_to_the_judgement_of_its_effect() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let truong = app.person_of("NV", "Lê Văn Trưởng", &[Role::Head]).await;
    let chi = app.person_of("NV", "Đỗ Thị Chi", &[Role::Auditor]).await;
    let course = new(&thu, "/courses", &COURSE).await;
    assert_eq!(step(&thu, &course, &[("step", "approve")]).await, 403);
    assert_eq!(step(&anh, &course, &[("step", "approve"), ("decision", "12/QĐ-UBND")]).await, 303);
    let line = enrol(&thu, &course, &chi).await;
    let missed = enrol(&thu, &course, &anh).await;
    assert_eq!(step(&thu, &course, &[("step", "hold"), ("held_on", "24/11/2026")]).await, 422);
    assert_eq!(step(&thu, &course, &[("step", "hold"), ("held_on", "23/11/2026")]).await, 303);
    let record = [("step", "record"), ("summary", "1 người đạt")];
    assert_eq!(step(&thu, &course, &record).await, 409, "nobody said who was there");
    let attend = [
        ("step", "attend"),
        ("result", "9/10"),
        ("certificate", "internal_auditor"),
        ("certificate_no", "15/CN"),
        ("certificate_on", "23/11/2026"),
        ("valid_to", "23/11/2029"),
    ];
    assert_eq!(step(&chi, &line, &attend).await, 403, "nobody certifies themselves");
    assert_eq!(step(&thu, &line, &attend).await, 303);
    assert_eq!(step(&thu, &missed, &[("step", "miss"), ("note", "Đi công tác")]).await, 303);
    assert_eq!(step(&thu, &course, &record).await, 303);
    assert_eq!(step(&thu, &course, &[("step", "close")]).await, 409, "its effect is not judged");
    nobody_joins(&thu, &course, &truong).await;
    let judged = [("step", "evaluate"), ("effect", "good")];
    assert_eq!(step(&truong, &line, &judged).await, 409, "nobody knows its effect yet");
    let page = truong.get(&line).await.text;
    assert!(page.contains("Ghi đánh giá hiệu quả: làm được từ ngày 09/02/2027."), "{page}");
    app.set_clock("2027-02-15T01:00:00Z");
    let inbox = truong.get("/").await.text;
    let waits = "Người học · DT-2026-01: Đào tạo đánh giá viên nội bộ · hạn 23/02/2027";
    assert!(inbox.contains("Đánh giá hiệu quả sau đào tạo") && inbox.contains(waits), "{inbox}");
    assert_eq!(
        step(&thu, &line, &judged).await,
        403,
        "not by the office: by who leads the trainee"
    );
    assert_eq!(step(&chi, &line, &judged).await, 403, "not by the trainee");
    assert_eq!(step(&truong, &line, &judged).await, 303);
    assert_eq!(step(&thu, &course, &[("step", "close")]).await, 303);
    app.set_clock("2028-06-01T01:00:00Z");
    for print in ["sheet", "record"] {
        let printed = thu.get(&format!("{course}/{print}")).await;
        assert!(printed.bytes.starts_with(b"%PDF"), "{print}: {}", printed.text);
        let Some(pages) = testkit::printed_pages(&printed) else { continue };
        assert_eq!(pages.len(), 1, "{print}: {pages:?}");
        let day =
            if print == "sheet" { "23 tháng 11 năm 2026" } else { "15 tháng 02 năm 2027" };
        assert!(pages[0].contains(day), "the day of what it tells: {print}: {pages:?}");
    }
    let person = chi.id();
    for (day, held) in [
        (jiff::civil::date(2026, 11, 22), false),
        (jiff::civil::date(2026, 11, 23), true),
        (jiff::civil::date(2029, 11, 23), true),
        (jiff::civil::date(2029, 11, 24), false),
    ] {
        let ask = move |tx: &Tx<'_>| Ok(training::holds(tx, person, "internal_auditor", day)?);
        assert_eq!(app.write(ask).await.unwrap(), held, "{day}");
    }
}

/// A course that was recorded takes nobody more, and does not offer it.
async fn nobody_joins(thu: &Person<'_>, course: &str, late: &Person<'_>) {
    assert!(!thu.get(course).await.text.contains("/attendances/new"));
    let (parent, person) = (course.rsplit('/').next().unwrap(), late.id().to_string());
    assert_eq!(thu.get(&format!("/attendances/new?parent={parent}")).await.status, 409);
    let refused = thu.post("/attendances", &[("parent", parent), ("person", &person)]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("không thêm người học được nữa"), "{}", refused.text);
}

/// The list tells each line once: who, of which course, with which certificate.
#[tokio::test]
async fn the_list_of_learners_names_their_course_and_certificate() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let chi = app.person_of("NV", "Đỗ Thị Chi", &[Role::Specialist]).await;
    let course = new(&thu, "/courses", &COURSE).await;
    let line = enrol(&thu, &course, &chi).await;
    let attend = [
        ("step", "attend"),
        ("certificate", "internal_auditor"),
        ("certificate_on", "23/11/2026"),
        ("valid_to", "22/11/2026"),
    ];
    let refused = thu.post(&format!("{line}/steps"), &attend).await;
    assert_eq!(refused.status, 422, "it ends before it begins");
    assert!(refused.text.contains("«Có giá trị đến» phải từ «Ngày cấp» trở đi"), "{refused:?}");
    assert_eq!(step(&thu, &line, &attend[..3]).await, 303);
    let list = thu.get("/attendances").await.text;
    let (_, row) = list.split_once("<tbody").unwrap();
    let row = row.split("</tr>").next().unwrap();
    assert_eq!(row.matches("Đỗ Thị Chi").count(), 1, "{row}");
    for said in [
        "data-label=\"Lớp đào tạo\"><a href=\"/courses/",
        "DT-2026-01: Đào tạo đánh giá viên nội bộ",
        "data-label=\"Chứng nhận\">Đánh giá viên nội bộ",
        "Ghi ngày 23/11/2026",
    ] {
        assert!(row.contains(said), "{said}: {row}");
    }
    let Some(paper) = thu.get("/attendances?format=pdf").await.printed() else { return };
    assert!(paper.says("DT-2026-01"), "{paper:?}");
}

#[tokio::test]
async fn who_is_enrolled_says_that_they_are_there_on_the_day() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let chi = app.person("Đỗ Thị Chi", &[Role::Specialist]).await;
    let other = app.person("Bùi Văn Khác", &[Role::Specialist]).await;
    let course = new(&thu, "/courses", &COURSE).await;
    assert_eq!(step(&anh, &course, &[("step", "approve")]).await, 303);
    let line = enrol(&thu, &course, &chi).await;
    let there = format!("{course}/presence");
    assert!(chi.get(&course).await.text.contains("Tôi có mặt"));
    assert!(!other.get(&course).await.text.contains("Tôi có mặt"));
    assert_eq!(other.post(&there, &[]).await.status, 409);
    assert_eq!(chi.post(&there, &[]).await.status, 303);
    assert!(chi.get(&line).await.text.contains("Có mặt, chờ đánh giá hiệu quả"));
    assert_eq!(chi.post(&there, &[]).await.status, 409, "once");
}

#[tokio::test]
async fn gaps_are_computed_from_positions_and_certificates() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let form = [
        ("position", "công chức"),
        ("certificate", "iso_awareness"),
        ("requirement", "Biết áp dụng quy trình"),
    ];
    let asked = new(&thu, "/competences", &form).await;
    assert!(thu.get("/competences").await.text.contains("Không có ai thiếu"), "not approved yet");
    assert_eq!(step(&anh, &asked, &[("step", "approve")]).await, 303);
    let shown = thu.get("/competences").await.text;
    assert!(shown.contains("Phạm Xuân Anh") && shown.contains("Nhận thức, áp dụng"), "{shown}");
}

#[tokio::test]
async fn who_learned_what_is_told_person_by_person() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let chi = app.person_of("NV", "Đỗ Thị Chi", &[Role::Specialist]).await;
    let need = [
        ("title", "Đánh giá nội bộ"),
        ("unit", &app.unit("NV").to_string()),
        ("people", "1 người"),
    ];
    let need = new(&thu, "/training-needs", &need).await;
    let nowhere =
        thu.post(&format!("{need}/steps"), &[("step", "take"), ("course", "DT-2020-09")]).await;
    assert_eq!(nowhere.status, 422, "{}", nowhere.text);
    let course = new(&thu, "/courses", &COURSE).await;
    assert_eq!(step(&anh, &course, &[("step", "approve")]).await, 303);
    assert_eq!(step(&thu, &need, &[("step", "take"), ("course", "DT-2026-01")]).await, 303);
    assert!(thu.get(&course).await.text.contains("NCDT-2026-01: Đánh giá nội bộ"));
    assert!(thu.get(&need).await.text.contains("DT-2026-01: Đào tạo đánh giá viên"));

    let line = enrol(&thu, &course, &chi).await;
    assert_eq!(step(&thu, &course, &[("step", "hold"), ("held_on", "23/11/2026")]).await, 303);
    let attend = [
        ("step", "attend"),
        ("certificate", "internal_auditor"),
        ("certificate_on", "23/11/2026"),
        ("valid_to", "20/12/2026"),
    ];
    assert_eq!(step(&thu, &line, &attend).await, 303);
    let page = thu.get("/training-people").await.text;
    let row = page.split("Đỗ Thị Chi").nth(1).unwrap().split("</tr>").next().unwrap();
    assert!(row.contains("Đào tạo đánh giá viên") && row.contains("đến 20/12/2026"), "{row}");
    assert!(thu.get("/competences").await.text.contains("Chứng nhận sắp hết hạn"));

    // The share is what the lists behind it show: one of three; of the unit one of one.
    let share = platform::indicator("training.trained").unwrap();
    let span =
        platform::Span { from: jiff::civil::date(2026, 1, 1), to: jiff::civil::date(2026, 11, 23) };
    for (unit, counted) in [(None, (1, 3)), (Some(app.unit("NV").get()), (1, 1))] {
        let count = move |tx: &Tx<'_>| Ok((share.count)(tx, span, unit)?);
        assert_eq!(app.write(count).await.unwrap(), counted, "{unit:?}");
        for (fulfils, rows) in [(Some(true), counted.0), (None, counted.1)] {
            let list = (share.href)(span, unit, fulfils);
            let page = thu.get(&list).await.text;
            let shown = i64::try_from(page.matches("role=\"rowheader\"").count()).unwrap();
            assert_eq!(shown, rows, "{list}");
        }
    }
    for question in ["?format=pdf", "?format=xlsx", "?from=32/01/2026"] {
        let answer = thu.get(&format!("/training-people{question}")).await;
        assert_eq!(answer.status, if question.contains("32") { 422 } else { 200 }, "{question}");
    }
}
