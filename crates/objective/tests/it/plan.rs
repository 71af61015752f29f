//! Sets with their decision, units that serve the agency, plans, reviews, what other features count.

use crate::{app, form, make_binding};
use platform::Role;

#[tokio::test]
async fn a_set_is_approved_by_one_decision_and_units_serve_the_agency() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let head = app.person("Trần Văn Trưởng", &[Role::Head]).await;
    let mut pages = Vec::new();
    for number in ["MT.01", "MT.02"] {
        let made = thu.post("/objectives", &form(number, "dossiers_on_time", "98")).await;
        let page = made.location.split('?').next().unwrap().to_owned();
        for action in ["submit", "appraise"] {
            let done = thu.post(&format!("{page}/actions"), &[("action", action)]).await;
            assert_eq!(done.status, 303);
        }
        pages.push(page);
    }
    let list = anh.get("/objectives").await.text;
    assert!(list.contains("2 mục tiêu chờ phê duyệt"), "{list}");
    assert!(list.contains("Đơn vị chưa có mục tiêu năm 2026"), "{list}");
    let nothing = anh.post("/objectives/sets", &[("year", "2026")]).await;
    assert_eq!(nothing.status, 422);
    let decision = [("year", "2026"), ("number", "05/QĐ-UBND"), ("dated", "10/01/2026")];
    assert_eq!(thu.post("/objectives/sets", &decision).await.status, 403);
    assert_eq!(anh.post("/objectives/sets", &decision).await.status, 303);
    assert_eq!(anh.post("/objectives/sets", &decision).await.status, 409, "none waits any more");
    assert!(thu.get(&pages[0]).await.text.contains("05/QĐ-UBND, ngày 10/01/2026"));

    let parent = pages[0].rsplit('/').next().unwrap();
    let unit = app.unit("VP").to_string();
    let mut own = form("VP.MT.01", "dossiers_on_time", "99");
    own.extend([("unit", unit.as_str()), ("parent", parent), ("baseline", "97,5")]);
    let made = head.post("/objectives", &own).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let shown = thu.get(&pages[0]).await.text;
    assert!(shown.contains("VP.MT.01"), "the agency's objective knows what serves it");
    let shown = thu.get(made.location.split('?').next().unwrap()).await.text;
    assert!(shown.contains("Mức ban đầu</dt><dd>97,5%"), "{shown}");
    let mut wrong = form("MT.03", "dossiers_on_time", "99");
    wrong.push(("parent", parent));
    assert_eq!(thu.post("/objectives", &wrong).await.status, 409, "the agency's serves none");
    for paper in ["print", "plan", "evaluation"] {
        let printed = thu.get(&format!("/objectives/{paper}?year=2026")).await;
        assert!(printed.bytes.starts_with(b"%PDF"), "{paper}: {}", printed.text);
    }
    assert!(thu.get(&format!("{}/print", pages[0])).await.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn a_plan_is_done_and_seen_by_somebody_else() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let doer = app.person("Lê Văn Làm", &[Role::Specialist, Role::Auditor]).await;
    let page = thu.post("/objectives", &form("MT.01", "dossiers_on_time", "98")).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    make_binding(&thu, &anh, &page).await;
    let wrong = [("what", ""), ("start_on", "01/12/2026"), ("due_on", "01/11/2026")];
    let refused = thu.post(&format!("{page}/tasks"), &wrong).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    let who = doer.id().to_string();
    let task = [
        ("what", "Nhắc trước hạn 01 ngày"),
        ("resources", "Phần mềm"),
        ("who", who.as_str()),
        ("start_on", "01/11/2026"),
        ("due_on", "20/11/2026"),
        ("evaluation", "Báo cáo tháng"),
    ];
    assert_eq!(doer.post(&format!("{page}/tasks"), &task).await.status, 403);
    assert_eq!(thu.post(&format!("{page}/tasks"), &task).await.status, 303);
    assert!(doer.get("/").await.text.contains("Nhắc trước hạn 01 ngày"), "it waits for them");
    let shown = doer.get(&page).await.text;
    assert!(shown.contains("Quá hạn"), "{shown}");
    let key = shown.split("/tasks/").nth(1).unwrap().split('"').next().unwrap();
    let at = format!("{page}/tasks/{key}");
    let bare = [("action", "progress"), ("progress", "100")];
    assert_eq!(doer.post(&at, &bare).await.status, 422, "what is done is shown");
    let done = [("action", "progress"), ("progress", "100"), ("evidence", "Nhật ký nhắc việc")];
    assert_eq!(doer.post(&at, &done).await.status, 303);
    assert_eq!(
        doer.post(&at, &[("action", "verify")]).await.status,
        403,
        "nobody sees to their own"
    );
    assert_eq!(thu.post(&at, &[("action", "verify")]).await.status, 303);
    assert!(thu.get(&page).await.text.contains("Đã xác nhận"));
    let review = [("action", "review"), ("reason", "Nửa năm chưa có hồ sơ")];
    assert_eq!(thu.post(&format!("{page}/actions"), &review).await.status, 303);
    assert!(thu.get(&page).await.text.contains("Nửa năm chưa có hồ sơ"));
}

/// What another feature counts equals the list behind it.
#[tokio::test]
async fn corrective_actions_in_time_open_their_list() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let doer = app.person("Lê Văn Làm", &[Role::Specialist]).await;
    let unknown = thu.post("/objectives", &form("MT.06", "nothing.counted", "100")).await;
    assert_eq!(unknown.status, 422);
    let made = thu.post("/objectives", &form("MT.06", "nonconformity.in_time", "100")).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let page = made.location.split('?').next().unwrap().to_owned();
    make_binding(&thu, &anh, &page).await;
    assert!(thu.get(&page).await.text.contains("Không phát sinh"));
    let owner = doer.id().to_string();
    for what in ["Thiếu chữ ký", "Thiếu dấu"] {
        let noted = thu.post("/nonconformities", &[("description", what)]).await.location;
        let act = format!("{}/actions", noted.split('?').next().unwrap());
        let assign = [("action", "assign"), ("owner", owner.as_str()), ("due_on", "25/11/2026")];
        for form in [&[("action", "raise")][..], &assign] {
            assert_eq!(thu.post(&act, form).await.status, 303);
        }
    }
    app.set_clock("2026-12-01T01:00:00Z");
    let shown = thu.get(&page).await.text;
    assert!(shown.contains("0% <small>0/2</small>"), "{shown}");
    let href = shown.split("<li><a href=\"/nonconformities?").nth(2).unwrap();
    let href =
        format!("/nonconformities?{}", href.split('"').next().unwrap().replace("&#38;", "&"));
    let list = thu.get(&href).await.text;
    assert_eq!(list.matches("<th role=\"rowheader\"").count(), 2, "{href}");
}
