//! What a nonconformity brings up to date in the register; each page shows the other.

use crate::{app, assess, note, office, step};
use platform::Role;
use testkit::Person;

async fn act(who: &Person<'_>, page: &str, form: &[(&str, &str)]) {
    let done = who.post(&format!("{page}/actions"), form).await;
    assert_eq!(done.status, 303, "{form:?}: {}", done.text);
}

#[expect(clippy::too_many_lines, reason = "one story, told whole")]
#[tokio::test]
async fn a_nonconformity_reopens_a_risk_and_shows_another() {
    let app = app();
    let office = office(&app).await;
    let risk = note(&app, &office.secretary, "risk", "Trả kết quả quá hạn").await;
    assess(&office, &risk, ("3", "3")).await;
    step(&office.leader, &risk, "approve", &[]).await;
    step(&office.owner, &risk, "start", &[]).await;
    step(&office.owner, &risk, "report", &[("done", "Đã phân công")]).await;
    let judged = [
        ("residual_likelihood", "1"),
        ("residual_severity", "2"),
        ("effect", "effective"),
        ("evaluation", "Không còn quá hạn"),
    ];
    step(&office.secretary, &risk, "evaluate", &judged).await;
    step(&office.leader, &risk, "accept", &[]).await;

    let doer = app.person_of("VP", "Bùi Văn Làm (minh họa)", &[Role::Head]).await;
    let noted =
        office.secretary.post("/nonconformities", &[("description", "Lại trả quá hạn")]).await;
    let page = noted.location.split('?').next().unwrap().to_owned();
    act(&office.secretary, &page, &[("action", "raise")]).await;
    let who = doer.id().to_string();
    let assign = [("action", "assign"), ("owner", who.as_str()), ("due_on", "15/12/2026")];
    act(&office.secretary, &page, &assign).await;
    let cause = [
        ("action", "propose_cause"),
        ("method", "whys"),
        ("cause", "Không có người thay\nChưa phân công người thay"),
        ("root", "Không có người thay"),
        ("branch", "people"),
        ("correction.0.what", "Trả ngay"),
        ("correction.0.who", who.as_str()),
        ("correction.0.due", "24/11/2026"),
        ("action.0.what", "Phân công người thay"),
        ("action.0.who", who.as_str()),
        ("action.0.due", "10/12/2026"),
        ("elsewhere", "no"),
        ("touches_risks", "on"),
    ];
    act(&doer, &page, &cause).await;
    let ties = format!("{page}/risks");
    let id = risk.rsplit('/').next().unwrap();
    let link = [("risk", id), ("note", "Người thay vắng cùng lúc")];
    assert_eq!(office.secretary.post(&ties, &link).await.status, 409, "no plan is approved");
    act(&office.leader, &page, &[("action", "approve_plan")]).await;
    let shown = office.secretary.get(&page).await.text;
    assert!(shown.contains("Sổ rủi ro chưa được cập nhật") && shown.contains(&ties), "{shown}");

    assert_eq!(office.secretary.post(&ties, &[("risk", ""), ("note", "")]).await.status, 422);
    assert_eq!(office.owner.post(&ties, &link).await.status, 403);
    let linked = office.secretary.post(&ties, &link).await;
    assert_eq!(linked.status, 303, "{}", linked.text);
    assert_eq!(office.secretary.post(&ties, &link).await.status, 409, "once");
    let page_of_risk = office.secretary.get(&risk).await.text;
    for word in ["Phiếu khắc phục liên quan", "NC-2026-01", "mở lại để đánh giá lại"]
    {
        assert!(page_of_risk.contains(word), "{word}: {page_of_risk}");
    }
    let unit = app.unit("VP").to_string();
    let wrong = [("what", ""), ("process", "Một cửa"), ("unit", unit.as_str())];
    assert_eq!(office.secretary.post(&format!("{ties}/new"), &wrong).await.status, 422);
    let fresh =
        [("what", "Hai người vắng cùng lúc"), ("process", "Một cửa"), ("unit", unit.as_str())];
    assert_eq!(office.secretary.post(&format!("{ties}/new"), &fresh).await.status, 303);
    let shown = office.secretary.get(&page).await.text;
    for word in ["Sổ rủi ro đã được cập nhật", "RC-2026-01, RC-2026-02", "Hai người vắng cùng lúc"]
    {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    let raised = office.secretary.get("/risks?q=hai+nguoi+vang").await.text;
    let raised = raised.split("href=\"/risks/").find(|rest| rest.contains("RC-2026-02")).unwrap();
    let raised = format!("/risks/{}", raised.split('"').next().unwrap());
    let raised = office.secretary.get(&raised).await.text;
    assert!(raised.contains("Phiếu khắc phục NC-2026-01"));
}
