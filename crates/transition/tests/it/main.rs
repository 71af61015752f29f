//! Transitions through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use expect_test::expect_file;
use platform::{Exhibit, Role, Span};
use testkit::{Person, TestApp, steady};

fn app() -> TestApp {
    TestApp::new([document::feature(), evidence::feature(), transition::feature()])
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("transition");
}

async fn begin(thu: &Person<'_>, from: &str, to: &str) -> String {
    let form =
        [("title", "Kế hoạch chuyển đổi"), ("from", from), ("to", to), ("due_on", "31/12/2027")];
    let begun = thu.post("/transitions", &form).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    begun.location.split('?').next().unwrap().to_owned()
}

/// The address of the line of a clause.
async fn line(who: &Person<'_>, path: &str, clause: &str) -> String {
    let page = who.get(path).await.text;
    let (before, _) = page.split_once(&format!("\">{clause} ")).unwrap_or_else(|| panic!("{page}"));
    before.rsplit_once("href=\"").unwrap().1.to_owned()
}

#[tokio::test]
async fn a_gap_is_planned_closed_and_judged_by_another() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let lan = app.person("Trần Thị Lan", &[Role::Author]).await;
    assert_eq!(lan.get("/transitions/new").await.status, 403);
    let path = begin(&thu, "2015+A1", "2026").await;
    let twice = [("title", "x"), ("from", "2015"), ("to", "2026"), ("due_on", "31/12/2027")];
    assert_eq!(thu.post("/transitions", &twice).await.status, 409, "one at a time");
    expect_file!["./snapshots/show.html"].assert_eq(&steady(&thu.get(&path).await.text));

    let split = line(&thu, &path, "6.1.3").await;
    expect_file!["./snapshots/item.html"].assert_eq(&steady(&thu.get(&split).await.text));
    let steps = format!("{split}/steps");
    let bare = thu.post(&steps, &[("step", "plan"), ("present", "Chung một danh mục")]).await;
    assert_eq!(bare.status, 422);
    assert!(bare.text.contains("Hãy chọn người thực hiện"), "{}", bare.text);
    assert!(bare.text.contains("Chung một danh mục"), "nothing typed is lost");
    let owner = lan.id().to_string();
    let plan = [
        ("step", "plan"),
        ("present", "Chung một danh mục"),
        ("plan", "Tách danh mục cơ hội"),
        ("owner", &owner),
        ("due_on", "31/03/2027"),
    ];
    assert_eq!(lan.post(&steps, &plan).await.status, 403);
    assert_eq!(thu.post(&steps, &plan).await.status, 303);
    let report = [("step", "report"), ("evidence", "DM.CH.01")];
    assert_eq!(lan.post(&steps, &report).await.status, 409, "the plan is not approved yet");
    assert_eq!(thu.post(&format!("{path}/actions"), &[("action", "approve")]).await.status, 403);
    assert_eq!(anh.post(&format!("{path}/actions"), &[("action", "approve")]).await.status, 303);
    assert!(lan.get("/").await.text.contains("Xử lý khoảng trống: điều khoản 6.1.3"));
    assert_eq!(thu.post(&steps, &report).await.status, 403, "another's work");
    assert_eq!(lan.post(&steps, &report).await.status, 303);
    assert!(anh.get("/").await.text.contains("Kiểm tra kết quả xử lý khoảng trống"));
    assert_eq!(thu.post(&steps, &[("step", "return")]).await.status, 422, "a reason is needed");
    assert_eq!(thu.post(&steps, &[("step", "verify")]).await.status, 303);
    assert!(thu.get(&split).await.text.contains("Đã xử lý xong"));

    let early = anh.post(&format!("{path}/actions"), &[("action", "complete")]).await;
    assert_eq!(early.status, 409);
    assert!(early.text.contains("Còn điều khoản hoặc tài liệu chưa xong"), "{}", early.text);
    assert_eq!(thu.post(&format!("{path}/unchanged"), &[]).await.status, 303);
    let exhibit = app.exhibit("transition.settled").await;
    let left = thu.get(&format!("{path}?stage=unassessed&format=csv")).await.text;
    assert!(exhibit.count > 30 && exhibit.of.unwrap() > exhibit.count, "{exhibit:?}");
    assert!(left.contains("6.1.2"), "{left}");
    let excluded = thu.get(&format!("{path}?stage=excluded&format=csv")).await.text;
    let is_left_out = |clause: &str| excluded.contains(&format!("\n{clause} "));
    assert!(is_left_out("7.1.5.2") && is_left_out("8.3"), "{excluded}");
    let met = thu.get(&format!("{path}?stage=settled&format=csv")).await.text;
    assert!(!met.contains("\n7.1.5.2 ") && !met.contains("\n8.3 "), "what is excluded: {met}");
    let pdf = thu.get(&format!("{path}?format=pdf")).await;
    assert_eq!(pdf.status, 200, "{}", pdf.text);
    if let Some(paper) = pdf.printed() {
        let counted = "Tổng số 54 điều khoản: 16 có thay đổi hoặc có việc phải làm, 38 không đổi.";
        let excluded = "Điều khoản không áp dụng - 7.1.5.2";
        let quiet = "Không đổi, đáp ứng: 4.1, 4.3, 4.4";
        for words in [counted, quiet, "Tách danh mục cơ hội", excluded] {
            assert!(paper.says(words), "{words}: {paper:?}");
        }
        assert!(!paper.says("4.1 Hiểu tổ chức"), "what stayed the same has no row: {paper:?}");
    }
    let xlsx = thu.get(&format!("{path}?format=xlsx")).await;
    assert!(xlsx.bytes.starts_with(b"PK"));

    app.set_clock("2027-04-01T01:00:00Z");
    assert_eq!(app.exhibit("transition.overdue").await.count, 0, "it was closed in time");
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&path).await.status, 404);
}

#[tokio::test]
async fn it_is_completed_when_nothing_is_open() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let path = begin(&thu, "2008", "2015").await;
    assert_eq!(anh.post(&format!("{path}/actions"), &[("action", "approve")]).await.status, 303);
    let page = thu.get(&path).await.text;
    let places = page.matches("id=\"i-").count();
    for place in 1..=places {
        let form = [("step", "fit"), ("evidence", "Sổ tay chất lượng")];
        let fit = thu.post(&format!("{path}/items/{place}/steps"), &form).await;
        assert_eq!(fit.status, 303, "{place}: {}", fit.text);
    }
    assert_eq!(anh.post(&format!("{path}/actions"), &[("action", "complete")]).await.status, 303);
    let page = thu.get(&path).await.text;
    assert!(page.contains("badge ok\">Hoàn thành"), "{page}");
    let form = [
        ("step", "plan"),
        ("present", "x"),
        ("plan", "x"),
        ("owner", "1"),
        ("due_on", "31/12/2027"),
    ];
    assert_eq!(thu.post(&format!("{path}/items/1/steps"), &form).await.status, 409, "it is over");
    let bare = thu.post(&format!("{path}/documents"), &[("verdict", "must_change")]).await;
    assert_eq!(bare.status, 422);
    assert!(bare.text.contains("Chưa chọn tài liệu nào"), "{}", bare.text);
    let list = thu.get("/transitions").await.text;
    let applicable = places - 2;
    assert!(list.contains(&format!("{applicable}/{applicable} điều khoản")), "{list}");
}

/// The figures of a day, with the list behind each.
async fn figures(app: &TestApp, day: &str) -> Vec<Exhibit> {
    let (showcase, day) = (app.app().showcase.clone(), day.parse().unwrap());
    app.write(move |tx| Ok(showcase.all(tx, Span::year_to(day))?)).await.unwrap()
}

#[tokio::test]
async fn the_past_is_told_as_it_was() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    app.set_clock("2026-03-02T01:00:00Z");
    let path = begin(&thu, "2015", "2026").await;
    let owner = thu.id().to_string();
    let plan = [
        ("step", "plan"),
        ("present", "Chưa có"),
        ("plan", "Lập danh mục"),
        ("owner", &owner),
        ("due_on", "31/03/2026"),
    ];
    assert_eq!(thu.post(&format!("{path}/items/2/steps"), &plan).await.status, 303);
    app.set_clock("2026-03-10T01:00:00Z");
    let fit = [("step", "fit"), ("evidence", "Sổ tay")];
    assert_eq!(thu.post(&format!("{path}/items/1/steps"), &fit).await.status, 303);
    app.set_clock("2026-04-10T01:00:00Z");
    assert_eq!(thu.post(&format!("{path}/items/2/steps"), &fit).await.status, 303);
    assert_eq!(anh.post(&format!("{path}/actions"), &[("action", "approve")]).await.status, 303);
    app.set_clock("2026-11-23T01:00:00Z");

    for (day, settled, overdue) in
        [("2026-03-05", 0, 0), ("2026-03-10", 1, 0), ("2026-04-05", 1, 1), ("2026-11-23", 2, 0)]
    {
        for (key, want) in [("transition.settled", settled), ("transition.overdue", overdue)] {
            let shown = figures(&app, day).await;
            let it = shown.iter().find(|it| it.key == key).unwrap();
            assert_eq!((it.count, it.of), (want, Some(54)), "{day} {key}");
            let csv = thu.get(&format!("{}&format=csv", it.href)).await;
            assert_eq!(csv.status, 200, "{day} {key}");
            let rows = csv.text.lines().count() - 1;
            assert_eq!(i64::try_from(rows).unwrap(), want, "{day} {key}: {}", csv.text);
        }
    }
    let before = figures(&app, "2026-02-28").await;
    let it = before.iter().find(|it| it.key == "transition.settled").unwrap();
    assert_eq!((it.count, it.of, it.href.as_str()), (0, None, "/transitions"));
    let then = anh.get(&format!("{path}?as_of=05/03/2026")).await.text;
    assert!(then.contains("Dự thảo") && then.contains("Lập danh mục"), "{then}");
    assert!(!then.contains("Xác nhận hoàn thành chuyển đổi"), "nothing is decided in the past");
    assert!(anh.get(&path).await.text.contains("Xác nhận hoàn thành chuyển đổi"));
    assert_eq!(anh.get(&format!("{path}?as_of=28/02/2026")).await.status, 404);
    let wrong = anh.get(&format!("{path}?as_of=30/02/2026")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("value=\"30/02/2026\""), "nothing typed is lost");
}
