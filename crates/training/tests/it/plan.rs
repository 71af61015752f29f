//! The plan of a year on paper: its own courses, what earlier years left, and no other.

use crate::{COURSE, app, enrol, new, step};
use platform::{Actor, Role};
use quality_register::{Origin, Values, raise};
use testkit::{Person, TestApp};

/// The plan as it is printed says these and none of those.
async fn prints(by: &Person<'_>, question: &str, says: &[&str], says_not: &[&str]) {
    let question = format!("/courses?format=pdf{question}");
    let Some(printed) = by.get(&question).await.printed() else { return };
    let all = says.iter().map(|words| (words, true));
    for (words, is_said) in all.chain(says_not.iter().map(|words| (words, false))) {
        assert_eq!(printed.says(words), is_said, "{question} {words}: {printed:?}");
    }
}

/// A course that was planned, held and recorded, with the need that it answers.
async fn hold(app: &TestApp, thu: &Person<'_>, anh: &Person<'_>) {
    let more = [
        ("content", "Tiêu chuẩn và kỹ năng đánh giá"),
        ("method", "Bài kiểm tra"),
        ("place", "Hội trường"),
        ("cost", "12.000.000 đồng"),
    ];
    let course = new(thu, "/courses", &[&COURSE[..], &more].concat()).await;
    assert_eq!(step(anh, &course, &[("step", "approve"), ("decision", "12/QĐ-UBND")]).await, 303);
    let unit = app.unit("VP").to_string();
    let need = [("title", "Đánh giá nội bộ"), ("unit", unit.as_str()), ("people", "2 người")];
    let need = new(thu, "/training-needs", &need).await;
    assert_eq!(step(thu, &need, &[("step", "take"), ("course", "DT-2026-01")]).await, 303);
    let chi = app.person("Đỗ Thị Chi", &[Role::Specialist]).await;
    let (line, missed) = (enrol(thu, &course, &chi).await, enrol(thu, &course, anh).await);
    let held = [
        ("step", "hold"),
        ("held_on", "23/11/2026"),
        ("trainer", "Bà Giảng"),
        ("decision", "12/QĐ-UBND"),
    ];
    assert_eq!(step(thu, &course, &held).await, 303);
    assert_eq!(step(thu, &line, &[("step", "attend"), ("result", "9/10")]).await, 303);
    assert_eq!(step(thu, &missed, &[("step", "miss"), ("note", "Đi công tác")]).await, 303);
    let record = [("step", "record"), ("summary", "1 người đạt")];
    assert_eq!(step(thu, &course, &record).await, 303);
}

/// A course that another agency planned for the year before, and left to this one.
async fn left(app: &TestApp) {
    let clock = Actor::system(testkit::AGENCY, "command");
    let course = Values::new()
        .with("title", "Lớp còn lại")
        .with("kind", "inside")
        .with("due", "2025-12-10")
        .with("audience", "Tất cả")
        .with("organizer", "Văn phòng");
    let origin = Origin { thing: "course/1".into(), ..Origin::default() };
    app.write(move |tx| raise(tx, &clock, &training::COURSES, &course, origin)).await.unwrap();
}

#[tokio::test]
async fn a_plan_is_of_one_year() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    hold(&app, &thu, &anh).await;
    left(&app).await;
    let next = [
        ("title", "Lớp năm sau"),
        ("kind", "inside"),
        ("due", "15/01/2027"),
        ("audience", "Tất cả"),
        ("organizer", "Văn phòng"),
    ];
    new(&thu, "/courses", &next).await;
    let own = [
        "KẾ HOẠCH ĐÀO TẠO năm 2026",
        "(Tính đến ngày 23/11/2026)",
        "Lớp của năm 2026",
        "1 DT-2026-01 Đào tạo đánh giá viên nội bộ Cử đi học ở tỉnh, sở, nơi khác",
        "Tiêu chuẩn và kỹ năng đánh giá NCDT-2026-01: Đánh giá nội bộ (Văn phòng; 2 người)",
        "5 người Chi cục TĐC Giảng viên, người phổ biến: Bà Giảng",
        "Dự kiến ngày: 23/11/2026 Ngày tổ chức: 23/11/2026 Địa điểm: Hội trường 12.000.000 đồng",
        "Bài kiểm tra Đánh giá hiệu quả sau (tháng): 3",
        "Chờ đánh giá hiệu quả Quyết định cử đi học, kế hoạch số: 12/QĐ-UBND",
        "Có mặt 1/2 người, đã đánh giá hiệu quả 0 người Kết quả chung: 1 người đạt",
        "NGƯỜI LẬP",
        "Phạm Xuân Anh",
    ];
    let carried =
        ["Chuyển từ năm trước", "1 DT-2026-02 Lớp còn lại", "Chờ duyệt, quá ngày dự kiến"];
    prints(&thu, "", &[&own[..], &carried].concat(), &["Lớp năm sau"]).await;
    let next = ["KẾ HOẠCH ĐÀO TẠO năm 2027", "Lớp năm sau", "Chuyển từ năm trước", "Lớp còn lại"];
    prints(&thu, "&year=2027", &next, &["Đào tạo đánh giá viên"]).await;
    let last = ["KẾ HOẠCH ĐÀO TẠO năm 2025", "Lớp còn lại"];
    let others =
        ["Chuyển từ năm trước", "Lớp của năm 2025", "Lớp năm sau", "Đào tạo đánh giá viên"];
    prints(&thu, "&year=2025", &last, &others).await;
    let none = ["Chưa có lớp đào tạo nào trong kế hoạch năm 2024."];
    prints(&thu, "&year=2024", &none, &["Kinh phí"]).await;

    let page = thu.get("/courses").await.text;
    for year in [2025, 2026, 2027] {
        assert!(page.contains(&format!("Kế hoạch đào tạo năm {year}</a>")), "{year}: {page}");
    }
}
