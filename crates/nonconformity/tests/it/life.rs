//! From what somebody found to its end.

use crate::app;
use expect_test::expect_file;
use nonconformity::{Finding, Origin, Severity, Source, State};
use platform::{Actor, Role};
use testkit::{AGENCY, Person, steady};

/// A plan as its form sends it: one correction, one action, both of one person.
pub(crate) fn plan<'f>(who: &'f str, root: &'f str, action: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("action", "propose_cause"),
        ("method", "whys"),
        ("cause", "Không ai nhắc\nQuy trình không nói ai ghi"),
        ("root", root),
        ("branch", "method"),
        ("correction.0.what", "Ghi bổ sung ba phiếu"),
        ("correction.0.who", who),
        ("correction.0.due", "24/11/2026"),
        ("action.0.what", action),
        ("action.0.who", who),
        ("action.0.due", "10/12/2026"),
        ("elsewhere", "no"),
    ]
}

/// Both lines of such a plan, as done.
const DONE: [[(&str, &str); 4]; 2] = [
    [
        ("action", "report_line"),
        ("line", "correction.0"),
        ("done_on", "23/11/2026"),
        ("note", "Ba phiếu"),
    ],
    [("action", "report_line"), ("line", "action.0"), ("done_on", "23/11/2026"), ("note", "QĐ 12")],
];

async fn act(who: &Person<'_>, page: &str, form: &[(&str, &str)]) -> u16 {
    who.post(&format!("{page}/actions"), form).await.status
}

/// A plan that does not reach the root, or that is done after its day, comes back with what was typed.
async fn refused_plans(doer: &Person<'_>, page: &str, plan: &[(&str, &str)]) {
    for (field, value, status, said) in [
        ("cause", "Không ai nhắc", 422, "Một câu trả lời chưa đến gốc"),
        ("action.0.due", "16/12/2026", 409, "phải trong hạn hoàn thành của phiếu"),
    ] {
        let mut wrong = plan.to_vec();
        wrong.retain(|(key, _)| *key != field);
        wrong.push((field, value));
        let refused = doer.post(&format!("{page}/actions"), &wrong).await;
        assert_eq!(refused.status, status, "{field}: {}", refused.text);
        assert!(refused.text.contains(said) && refused.text.contains(value), "{}", refused.text);
    }
}

#[tokio::test]
async fn from_a_finding_to_its_end() {
    let app = app();
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let soat = app.person("Vũ Thị Soát", &[Role::Auditor]).await;
    let roles = [Role::Specialist, Role::Auditor, Role::IsoSecretary];
    let doer = app.person_of("NV", "Lê Văn Làm", &roles).await;
    let unit = app.unit("NV").to_string();
    let empty = reader.post("/nonconformities", &[]).await;
    assert_eq!(empty.status, 422);
    let form = [
        ("description", "Phiếu kiểm soát để trống ở 3 hồ sơ"),
        ("clause", "8.5.1"),
        ("requirement", "QT.VP.06"),
        ("unit", &unit),
        ("source", "self_found"),
    ];
    let noted = reader.post("/nonconformities", &form).await;
    assert_eq!(noted.status, 303, "{}", noted.text);
    let page = noted.location.split('?').next().unwrap().to_owned();

    assert_eq!(act(&reader, &page, &[("action", "raise")]).await, 403);
    assert_eq!(act(&thu, &page, &[("action", "raise")]).await, 303);
    let owner = doer.id().to_string();
    let past = [("action", "assign"), ("owner", owner.as_str()), ("due_on", "01/11/2026")];
    assert_eq!(act(&thu, &page, &past).await, 409);
    let assign = [("action", "assign"), ("owner", owner.as_str()), ("due_on", "15/12/2026")];
    assert_eq!(act(&thu, &page, &assign).await, 303);
    assert!(doer.get("/").await.text.contains("Tìm nguyên nhân, lập kế hoạch NC-2026-01"));
    let plan = plan(&owner, "Quy trình không nói ai ghi", "Sửa QT.VP.06: nêu người ghi");
    let half: Vec<_> = plan.iter().filter(|(key, _)| *key != "root").copied().collect();
    let refused = doer.post(&format!("{page}/actions"), &half).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("Sửa QT.VP.06: nêu người ghi"), "what was typed stays");
    assert_eq!(act(&reader, &page, &plan).await, 403);
    refused_plans(&doer, &page, &plan).await;
    assert_eq!(act(&doer, &page, &plan).await, 303);
    let own = [("action", "approve_plan")];
    assert_eq!(act(&doer, &page, &own).await, 403, "nobody approves their own plan");
    assert_eq!(act(&anh, &page, &[("action", "return")]).await, 409, "without a reason");
    assert_eq!(act(&anh, &page, &[("action", "return"), ("note", "Chưa đến gốc")]).await, 303);
    assert_eq!(act(&doer, &page, &plan).await, 303);
    assert_eq!(act(&anh, &page, &[("action", "approve_plan")]).await, 303);
    let later = [("action", "extend"), ("due_on", "20/12/2026"), ("note", "Chờ họp")];
    assert_eq!(act(&thu, &page, &later).await, 303);
    let early = [("action", "report_done"), ("note", "Xong")];
    assert_eq!(act(&doer, &page, &early).await, 409, "lines are open");
    assert!(doer.get("/").await.text.contains("Làm việc trong phiếu NC-2026-01: Sửa QT.VP.06"));
    for line in &DONE {
        assert_eq!(act(&doer, &page, line).await, 303);
    }
    let done = [("action", "report_done"), ("note", "Đã ban hành QT.VP.06 lần 02")];
    assert_eq!(act(&doer, &page, &done).await, 303);
    let seen = [("action", "verify"), ("note", "Xem 10 hồ sơ, đủ phiếu")];
    assert_eq!(act(&doer, &page, &seen).await, 403, "nobody verifies what they did");
    assert_eq!(act(&soat, &page, &seen).await, 303);
    let close = [("action", "close"), ("note", "Không lặp lại")];
    assert_eq!(act(&thu, &page, &close).await, 409, "the effect takes time to show");
    let waiting = thu.get(&page).await.text;
    assert!(waiting.contains("được từ ngày 23/12/2026"), "it says until when: {waiting}");
    assert!(!waiting.contains("value=\"close\""), "no button that can only fail: {waiting}");
    app.set_clock("2026-12-24T01:00:00Z");
    assert!(thu.get(&page).await.text.contains("value=\"close\""));
    assert!(thu.get("/").await.text.contains("Đánh giá hiệu lực NC-2026-01"));
    assert_eq!(act(&thu, &page, &close).await, 303);
    let shown = thu.get(&page).await.text;
    expect_file!["./snapshots/closed.html"].assert_eq(&steady(&shown));
    assert!(shown.contains("Đóng, có hiệu lực"));
    let Some(printed) = thu.get(&format!("{page}/print")).await.printed() else { return };
    assert!(printed.says("Sửa đổi tài liệu: Kế hoạch không đề ra"), "no more: {printed:?}");
}

#[tokio::test]
async fn what_had_no_effect_is_taken_up_again() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let doer = app.person("Lê Văn Làm", &[Role::Specialist]).await;
    let form = [("description", "Mất tờ khai"), ("source", "complaint")];
    let page = thu.post("/nonconformities", &form).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    let owner = doer.id().to_string();
    let assign = [("action", "assign"), ("owner", owner.as_str()), ("due_on", "15/12/2026")];
    let plan = plan(&owner, "Không có giá để hồ sơ", "Mua giá");
    for (who, form) in [
        (&thu, &[("action", "raise")][..]),
        (&thu, &assign),
        (&doer, &plan),
        (&thu, &[("action", "approve_plan")]),
        (&doer, &DONE[0]),
        (&doer, &DONE[1]),
        (&doer, &[("action", "report_done"), ("note", "Đã mua")]),
        (&thu, &[("action", "verify"), ("note", "Đã thấy giá")]),
        (&thu, &[("action", "mark_ineffective"), ("note", "Lại mất một tờ khai")]),
    ] {
        let answer = who.post(&format!("{page}/actions"), form).await;
        assert_eq!(answer.status, 303, "{form:?}: {}", answer.text);
    }
    let old = thu.get(&page).await.text;
    let next =
        old.split("Được xử lý tiếp ở phiếu <a href=\"").nth(1).unwrap().split('"').next().unwrap();
    let next = thu.get(next).await.text;
    assert!(next.contains("Mất tờ khai") && next.contains("Tiếp theo phiếu"), "{next}");
}

/// What people write may name somebody: the record holds a commitment, never the words.
#[tokio::test]
async fn the_record_holds_no_words_of_it() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let form = [("description", "Trả nhầm hồ sơ của bà Bí Mật")];
    let page = thu.post("/nonconformities", &form).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    let cancel = [("action", "cancel"), ("note", "Bà Bí Mật báo nhầm")];
    assert_eq!(act(&thu, &page, &cancel).await, 303);
    assert!(thu.get(&page).await.text.contains("Bà Bí Mật báo nhầm"), "people read it");
    let leaves = "SELECT leaf FROM ledger_leaf";
    let leaves = app.write(move |tx| Ok(tx.list::<(String,)>(leaves, &[])?)).await.unwrap();
    assert!(leaves.iter().any(|(leaf,)| leaf.contains("nonconformity.cancel")));
    assert!(leaves.iter().all(|(leaf,)| !leaf.contains("Bí Mật")));
}

/// What is raised out of a thing of the record says so, and the thing says it too.
#[tokio::test]
async fn a_thing_knows_what_was_raised_out_of_it() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    let raise = |by: &Person<'_>, roles: Vec<Role>| {
        let (id, app) = (by.id(), &app);
        app.write(move |tx| {
            let mut actor = Actor::system(AGENCY, "password");
            (actor.person, actor.roles) = (id, roles);
            let origin = Origin::new("finding/12", "/audits/3?finding=12", "Phát hiện 12").unwrap();
            let finding = Finding {
                source: Source::Audit,
                description: "Thiếu phiếu kiểm soát".into(),
                severity: Severity::Major,
                ..Finding::default()
            };
            nonconformity::raise(tx, &actor, &finding, &origin)
        })
    };
    let opened = raise(&thu, vec![Role::IsoSecretary]).await.unwrap();
    raise(&reader, vec![Role::Reader]).await.unwrap();
    let raised = app.write(|tx| Ok(nonconformity::raised_from(tx, "finding/12")?)).await.unwrap();
    let states: Vec<_> = raised.iter().map(|it| (it.number.as_str(), it.state)).collect();
    assert_eq!(states, [("NC-2026-01", State::Open), ("", State::Draft)]);
    let page = thu.get(&format!("/nonconformities/{opened}")).await.text;
    assert!(page.contains("<a href=\"/audits/3?finding=12\">Phát hiện 12</a>"), "{page}");
    assert!(page.contains("<dd>Nặng</dd>"), "{page}");
    let board = app.app().notices.clone();
    let said = app.write(move |tx| {
        let actor = Actor::system(AGENCY, "command");
        let things = ["finding/12".to_owned(), "finding/13".to_owned()];
        Ok(board.about(tx, &actor, &things, jiff::civil::date(2026, 11, 23))?)
    });
    let said = said.await.unwrap();
    assert_eq!(said.len(), 1, "nothing is said of a thing out of which nothing came");
    assert_eq!(said[0].about, "finding/12");
    assert_eq!(said[0].links[0].1, "NC-2026-01: Mở, chờ giao");
}

#[test]
fn an_address_of_another_site_is_no_origin() {
    for (thing, href) in [
        ("finding/1", "//evil.example"),
        ("finding/1", "https://evil.example"),
        ("finding/1", "/a\\b"),
        ("finding", "/audits/1"),
        ("finding/1/2", "/audits/1"),
        ("", "/audits/1"),
    ] {
        assert_eq!(Origin::new(thing, href, "x"), None, "{thing} {href}");
    }
}

#[tokio::test]
async fn the_register_of_a_past_day_is_asked_of_the_past() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let van = app.person_of("VP", "Bùi Văn Văn", &[Role::Head]).await;
    app.set_clock("2026-09-01T01:00:00Z");
    let noted = thu.post("/nonconformities", &[("description", "Thiếu chữ ký")]).await;
    let page = noted.location.split('?').next().unwrap().to_owned();
    app.set_clock("2026-09-10T01:00:00Z");
    assert_eq!(act(&thu, &page, &[("action", "raise")]).await, 303);
    let owner = van.id().to_string();
    let assign = [("action", "assign"), ("owner", owner.as_str()), ("due_on", "30/09/2026")];
    assert_eq!(act(&thu, &page, &assign).await, 303);
    app.set_clock("2026-11-23T01:00:00Z");
    for (day, words, count) in
        [("05/09/2026", "Dự thảo", 0), ("20/09/2026", "Đã giao", 0), ("05/10/2026", "Quá hạn", 1)]
    {
        let list = thu.get(&format!("/nonconformities?as_of={day}")).await.text;
        let rows = list.split("id=\"results\"").nth(1).unwrap();
        assert!(rows.contains(words), "{day}: {words} in {rows}");
        let overdue = thu.get(&format!("/nonconformities?phase=overdue&as_of={day}")).await.text;
        assert_eq!(overdue.matches("role=\"rowheader\"").count(), count, "{day}");
    }
}
