//! Yearly reports through the front door, as people act.

use platform::Role;
use testkit::TestApp;

fn app() -> TestApp {
    TestApp::new([document::feature(), yearly_report::feature()])
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("yearly_report");
}

#[tokio::test]
async fn a_report_from_its_figures_to_its_answer() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let chanh = app.person("Trần Thị Chánh", &[Role::Head]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let lines = "/yearly-reports/lines";
    let wrong =
        thu.post(lines, &[("receiver", "Sở KH&CN"), ("due", "31/13"), ("remind_days", "0")]).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text.contains("Hạn chưa đúng") && wrong.text.contains("từ 1 đến 180"),
        "{}",
        wrong.text
    );
    let line = [("receiver", "Sở KH&CN"), ("due", "30/11"), ("remind_days", "20")];
    assert_eq!(chanh.post(lines, &line).await.status, 403);
    assert_eq!(thu.post(lines, &line).await.status, 303);
    assert!(
        thu.get("/").await.text.contains("Lập, trình báo cáo năm 2026"),
        "the deadline is near"
    );

    let page = thu.get("/yearly-reports").await.text;
    let key = page.split_once("<option value=\"").unwrap().1.split('"').next().unwrap();
    let form = [("line", key), ("year", "2026"), ("cut_off", "20/11/2026")];
    let begun = thu.post("/yearly-reports", &form).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let path = begun.location;
    assert_eq!(thu.post("/yearly-reports", &form).await.status, 409, "one a year and receiver");
    let page = thu.get(&path).await.text;
    assert!(page.contains("người có chức vụ trong đơn vị"), "figures of the features: {page}");

    let content = [("moves", "0"), ("direction", "Ban Chỉ đạo họp hai kỳ."), ("op", "save")];
    assert_eq!(thu.post(&format!("{path}/content"), &content).await.status, 303);
    let stale = thu.post(&format!("{path}/content"), &content).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text.contains("Ban Chỉ đạo họp hai kỳ."), "nothing typed is lost");
    let act = format!("{path}/actions");
    assert_eq!(thu.post(&act, &[("action", "review")]).await.status, 403);
    assert_eq!(chanh.post(&act, &[("action", "review")]).await.status, 303);
    assert_eq!(anh.post(&act, &[("action", "return")]).await.status, 422, "why?");
    assert!(anh.get("/").await.text.contains("Ký báo cáo năm 2026"));
    assert_eq!(anh.post(&act, &[("action", "sign")]).await.status, 303);
    let bare = thu.post(&act, &[("action", "send")]).await;
    assert_eq!(bare.status, 422);
    let send = [("action", "send"), ("number", "98/BC-UBND"), ("day", "23/11/2026")];
    assert_eq!(thu.post(&act, &send).await.status, 303);
    assert_eq!(app.exhibit("yearly_report.sent").await.count, 1);
    assert_eq!(thu.post(&act, &[("action", "acknowledge")]).await.status, 303);
    let page = thu.get(&path).await.text;
    assert!(page.contains("98/BC-UBND") && page.contains("Nơi nhận đã xác nhận"), "{page}");
    assert!(!thu.get("/").await.text.contains("Lập, trình báo cáo năm 2026"));

    // What was frozen stays, whatever happens later.
    app.person("Người Mới", &[Role::Reader]).await;
    let csv = thu.get(&format!("{path}/figures?format=csv")).await.text;
    let frozen = csv.lines().find(|line| line.contains("Người có chức vụ")).unwrap();
    assert!(frozen.contains(",3,"), "{frozen}");
    assert!(thu.get(&format!("{path}/pdf")).await.bytes.starts_with(b"%PDF"));
    assert!(thu.get(&format!("{path}/docx")).await.bytes.starts_with(b"PK"));
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&path).await.status, 404);
}
