//! The plan: fishbone, change of a document, risks; what happened before; the form on paper.

use crate::{app, life::plan};
use platform::Role;
use testkit::Person;
use testoffice::Office;

async fn act(who: &Person<'_>, page: &str, form: &[(&str, &str)]) -> u16 {
    who.post(&format!("{page}/actions"), form).await.status
}

/// Notes something that happened in a step of a procedure, opens and assigns it.
async fn assigned(office: &Office<'_>, version: &str, step: &str) -> String {
    let form = [
        ("description", "Văn thư không đóng dấu trong ngày"),
        ("version", version),
        ("step_no", step),
        ("source", "inspection"),
        ("severity", "major"),
    ];
    let noted = office.thu.post("/nonconformities", &form).await;
    assert_eq!(noted.status, 303, "{}", noted.text);
    let page = noted.location.split('?').next().unwrap().to_owned();
    assert_eq!(act(&office.thu, &page, &[("action", "raise")]).await, 303);
    let owner = office.van.id().to_string();
    let assign = [("action", "assign"), ("owner", owner.as_str()), ("due_on", "15/12/2026")];
    assert_eq!(act(&office.thu, &page, &assign).await, 303);
    page
}

#[tokio::test]
async fn a_fishbone_a_document_and_a_risk() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    let version = version.to_string();
    let page = assigned(&office, &version, "4").await;
    let owner = office.van.id().to_string();
    let mut form = plan(&owner, "Không có người thay thế văn thư", "Phân công người thay thế");
    form.retain(|(key, _)| !["method", "cause", "elsewhere", "correction.0.due"].contains(key));
    form.extend([
        ("method", "fishbone"),
        ("bone.people", "Văn thư vắng mặt\nKhông ai giữ con dấu"),
        ("bone.control", "Không ai nhắc"),
        ("elsewhere", "yes"),
        ("elsewhere_note", "Phòng Nội vụ cũng vậy"),
        ("touches_documents", "on"),
        ("touches_risks", "on"),
        ("correction.0.due", "25/11/2026"),
    ]);
    let more: Vec<_> = form.iter().copied().chain([("more", "1")]).collect();
    let longer = office.van.post(&format!("{page}/actions"), &more).await;
    assert_eq!(longer.status, 200, "{}", longer.text);
    assert!(longer.text.contains("name=\"action.4.what\""), "more lines, nothing lost");
    assert!(longer.text.contains("Không ai giữ con dấu</textarea>"), "{}", longer.text);
    assert_eq!(act(&office.van, &page, &form).await, 303);
    assert_eq!(act(&office.anh, &page, &[("action", "approve_plan")]).await, 303);
    let shown = office.van.get(&page).await.text;
    assert!(shown.contains("<svg class=\"picture\"") && shown.contains("Kiểm tra, giám sát"));
    assert!(shown.contains("Chưa lập phiếu đề nghị") && shown.contains("Chưa cập nhật"));

    let nothing = [("action", "request_change"), ("version", version.as_str())];
    assert_eq!(act(&office.van, &page, &nothing).await, 422, "what shall change is not said");
    let change = [
        ("action", "request_change"),
        ("version", version.as_str()),
        ("note", "Bước 4: thêm người thay thế"),
    ];
    assert_eq!(act(&office.van, &page, &change).await, 303);
    let shown = office.van.get(&page).await.text;
    let request =
        shown.split("href=\"/change-requests/").nth(1).unwrap().split('"').next().unwrap();
    let request = office.van.get(&format!("/change-requests/{request}")).await.text;
    assert!(request.contains("Bước 4: thêm người thay thế") && request.contains("NC-2026-01"));

    for line in ["correction.0", "action.0"] {
        let done = [
            ("action", "report_line"),
            ("line", line),
            ("done_on", "25/11/2026"),
            ("note", "Văn bản phân công"),
        ];
        assert_eq!(act(&office.van, &page, &done).await, 303);
    }
    for (who, form) in [
        (&office.van, [("action", "report_done"), ("note", "Đã phân công")]),
        (&office.thu, [("action", "verify"), ("note", "Đã xem văn bản")]),
    ] {
        assert_eq!(act(who, &page, &form).await, 303);
    }
    app.set_clock("2027-01-04T01:00:00Z");
    let close = [("action", "close"), ("note", "Không lặp lại")];
    assert_eq!(act(&office.thu, &page, &close).await, 409, "the risks are not brought up to date");
    let risk = [("action", "note_risk"), ("note", "RR-2026-03")];
    assert_eq!(act(&office.thu, &page, &risk).await, 303);
    let printed = office.thu.get(&format!("{page}/print")).await;
    assert_eq!(printed.header("content-type"), "application/pdf");
    assert!(printed.bytes.starts_with(b"%PDF"), "the form is a PDF");
    if let Some(printed) = printed.printed() {
        assert!(printed.says("Sửa đổi tài liệu: Đã lập phiếu đề nghị sửa đổi"), "{printed:?}");
    }
    assert_eq!(act(&office.thu, &page, &close).await, 303);
    assert!(office.thu.get("/nonconformities?format=pdf").await.bytes.starts_with(b"%PDF"));
}

/// The form with what somebody wrote so far.
async fn asked(office: &Office<'_>, so_far: &[(&str, &str)]) -> String {
    let shown = office.cua.post("/nonconformities/new", so_far).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    shown.text
}

#[tokio::test]
async fn what_happened_before_is_shown_while_somebody_writes() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await.to_string();
    office.open_doors().await;
    assigned(&office, &version, "4").await;
    let shown = asked(&office, &[("version", version.as_str()), ("step_no", "4")]).await;
    assert!(shown.contains("Có thể đã từng xảy ra") && shown.contains("NC-2026-01"), "{shown}");
    assert!(shown.contains("cùng quy trình, cùng bước"), "{shown}");
    let words = asked(&office, &[("description", "van thu khong dong dau")]).await;
    assert!(words.contains("mô tả giống nhau") && words.contains("van thu khong"), "{words}");
    let other = asked(&office, &[("description", "Mất điện cả ngày")]).await;
    assert!(!other.contains("Có thể đã từng xảy ra"), "{other}");
    let address = office.cua.get("/nonconformities/new?description=Ong%20A").await.text;
    assert!(!address.contains("Ong A"), "no words come by the address: {address}");
    let wrong = [("description", "x"), ("version", version.as_str()), ("step_no", "44")];
    let refused = office.cua.post("/nonconformities", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("không có bước đó"), "{}", refused.text);

    let list = "/nonconformities/recurrences";
    assert!(office.thu.get(list).await.text.contains("Chưa thấy lỗi nào lặp lại"));
    let page = assigned(&office, &version, "4").await;
    assert!(office.thu.get(&page).await.text.contains("Có thể đã từng xảy ra"));
    let again = office.thu.get(list).await.text;
    assert!(again.contains("Bước 4 «Đóng dấu văn bản»"), "{again}");
    let href = again.split("rowheader\" scope=\"row\"><a href=\"").nth(1).unwrap();
    let href = href.split('"').next().unwrap().replace("&#38;", "&");
    let listed = office.thu.get(&href).await.text;
    assert!(listed.contains("NC-2026-01") && listed.contains("NC-2026-02"), "{href}: {listed}");
}

#[tokio::test]
async fn the_board_and_programs_see_the_same() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await.to_string();
    office.open_doors().await;
    let page = assigned(&office, &version, "4").await;
    let board = office.thu.get("/nonconformities/board").await.text;
    assert!(board.contains("Đã giao</span> 1") && board.contains("NC-2026-01"), "{board}");
    let list = office.thu.get("/api/v1/nonconformities?code=QT.TP.01").await.text;
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list["items"][0]["number"], "NC-2026-01");
    assert_eq!(list["items"][0]["severity"], "major");
    let one = office.thu.get(&format!("/api/v1{page}")).await.text;
    let one: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!((one["step_no"].as_i64(), one["state"].as_str()), (Some(4), Some("assigned")));
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&format!("/api/v1{page}")).await.status, 404);
    let said = office.cua.post(&format!("{page}/comments"), &[("body", "Nên báo văn thư")]).await;
    assert_eq!(said.status, 303, "{}", said.text);
    assert!(office.thu.get(&page).await.text.contains("Nên báo văn thư"));
}
