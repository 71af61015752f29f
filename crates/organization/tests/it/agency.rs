use jiff::civil::{Date, date};
use organization::Agency;
use platform::Role;
use testkit::{OTHER_AGENCY, TestApp};

fn form<'f>(
    name: &'f str,
    place: &'f str,
    code: &'f str,
    from: &'f str,
) -> [(&'f str, &'f str); 6] {
    [
        ("name", name),
        ("short_name", "UBND đặc khu Cồn Cỏ"),
        ("superior", "Ủy ban nhân dân tỉnh Quảng Trị"),
        ("place", place),
        ("code", code),
        ("from_day", from),
    ]
}

async fn on(app: &TestApp, day: Date) -> Agency {
    app.write(move |tx| Ok(organization::agency_on(tx, day)?)).await.unwrap()
}

/// A new name holds from its day on; papers of the time before keep the old one. What was left out when the
/// agency was set up is added for all its papers.
#[tokio::test]
async fn papers_of_the_past_keep_the_name_of_their_day() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let filled = form("Ủy ban nhân dân huyện Cồn Cỏ", "Cồn Cỏ", "H50.12", "");
    assert_eq!(admin.post("/agency", &filled).await.status, 303);
    let renamed = form("Ủy ban nhân dân đặc khu Cồn Cỏ", "Đặc khu Cồn Cỏ", "H50.12", "01/07/2025");
    let page = admin.submit("/agency", &renamed).await.text;
    assert!(page.contains("Đã lưu thông tin cơ quan") && page.contains("30/06/2025"), "{page}");

    let (before, after) = (date(2025, 6, 30), date(2025, 7, 1));
    let (old, new) = (on(&app, before).await, on(&app, after).await);
    assert_eq!((old.name.as_str(), old.place.as_str()), ("Ủy ban nhân dân huyện Cồn Cỏ", "Cồn Cỏ"));
    assert_eq!(new.name, "Ủy ban nhân dân đặc khu Cồn Cỏ");
    assert_eq!(new.superior, "Ủy ban nhân dân tỉnh Quảng Trị");
    let seen = app.write(|tx| tx.recorded(&format!("agency/{}", tx.agency()))).await.unwrap();
    let acts: Vec<_> = seen.iter().map(|line| line.action.as_str()).collect();
    for act in ["agency.rename", "agency.correct"] {
        assert!(acts.contains(&act), "{acts:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_nothing_typed_is_lost() {
    let app = TestApp::new([]);
    let admin = app.person("Quản Trị", &[Role::Administrator]).await;
    let name = "Ủy ban nhân dân đặc khu Cồn Cỏ";
    let foreign = app.write(|tx| Ok(organization::agency(&tx.of(OTHER_AGENCY))?.code));
    let foreign = foreign.await.unwrap();
    admin.post("/agency", &form(name, "Cồn Cỏ", "H50.12", "01/07/2025")).await;
    for (typed, field, says) in [
        (form(name, "", "H50.12", ""), "e-place", "đang để trống"),
        (form(name, "Cồn Cỏ", "H50 12", ""), "e-code", "H50.12"),
        (form(name, "Cồn Cỏ", &foreign, ""), "e-code", "cơ quan khác"),
        (form(name, "Cồn Cỏ", "H50.12", "24/11/2026"), "e-from_day", "không sau hôm nay"),
        (form("Tên khác", "Cồn Cỏ", "H50.12", "01/07/2025"), "e-from_day", "sau lần đổi trước"),
        (form(name, "Cồn Cỏ", "H50.12", "02/07/2025"), "e-from_day", "chưa đổi gì"),
    ] {
        let answer = admin.post("/agency", &typed).await;
        assert_eq!(answer.status, 422, "{typed:?}");
        assert!(answer.text.contains(field) && answer.text.contains(says), "{}", answer.text);
        assert!(answer.text.contains("value=\"UBND đặc khu Cồn Cỏ\""), "{}", answer.text);
    }
    let lan = app.person("Trần Thị Lan", &[Role::IsoSecretary]).await;
    assert_eq!(lan.post("/agency", &form(name, "Cồn Cỏ", "", "")).await.status, 403);
    let page = lan.get("/agency").await.text;
    assert!(page.contains(name) && !page.contains("action=\"/agency\""), "{page}");
}
