//! Yearly reports through the front door, as people act.

use platform::Role;
use testkit::{TestApp, printed_pages};

fn app() -> TestApp {
    TestApp::new([
        document::feature(),
        quality_register::feature(),
        plan::feature(),
        yearly_report::feature(),
    ])
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

/// The last part begins with what the approved plan of the next year wants done; a plan that nobody approved
/// says nothing. How the program keeps its own record is no figure for the receiver.
#[tokio::test]
async fn the_next_year_is_that_of_its_approved_plan() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let unit = app.unit("VP").to_string();
    for (title, is_approved) in [("Kế hoạch ISO năm 2027", true), ("Kế hoạch chưa duyệt", false)]
    {
        let plan = [("title", title), ("kind", "maintain"), ("year", "2027"), ("aims", "Duy trì")];
        let begun = thu.post("/plans", &plan).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let plan = begun.location.split('?').next().unwrap().to_owned();
        let parent = plan.rsplit('/').next().unwrap();
        let task = [
            ("parent", parent),
            ("title", "Rà soát thủ tục hành chính"),
            ("unit", &*unit),
            ("due", "31/03/2027"),
        ];
        assert_eq!(thu.post("/tasks", &task).await.status, 303);
        let steps = format!("{plan}/steps");
        if is_approved {
            assert_eq!(thu.post(&steps, &[("step", "submit")]).await.status, 303);
            assert_eq!(anh.post(&steps, &[("step", "approve")]).await.status, 303);
        }
    }
    app.seal();
    let line = [("receiver", "Sở KH&CN"), ("due", "30/11"), ("remind_days", "20")];
    assert_eq!(thu.post("/yearly-reports/lines", &line).await.status, 303);
    let page = thu.get("/yearly-reports").await.text;
    let key = page.split_once("<option value=\"").unwrap().1.split('"').next().unwrap();
    let form = [("line", key), ("year", "2026"), ("cut_off", "20/11/2026")];
    let path = thu.post("/yearly-reports", &form).await.location;
    let page = thu.get(&path).await.text;
    let tasks = "), gồm 1 việc:\n- Rà soát thủ tục hành chính, hạn 31/03/2027;";
    assert!(page.contains("Thực hiện Kế hoạch ISO năm 2027 (") && page.contains(tasks), "{page}");
    assert!(!page.contains("Kế hoạch chưa duyệt"), "{page}");
    let Some(sheets) = printed_pages(&thu.get(&format!("{path}/pdf")).await) else { return };
    let paper = sheets.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paper.contains("hạn 31/03/2027") && paper.contains("Vai trò chính"), "{paper}");
    assert!(!paper.contains("sổ ghi không sửa được"), "{paper}");
}
