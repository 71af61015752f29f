use crate::office::{Office, app};
use platform::Role;

#[tokio::test]
async fn a_wish_becomes_the_next_issue() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.in_force(&app, "QT.VP.01").await;
    let id = office.requested("amend", &first.to_string()).await;
    office.says(id, "Chờ trưởng đơn vị").await;
    office.says(id, "01/2026").await;
    assert!(office.truong.get("/").await.text.contains("Cho ý kiến phiếu đề nghị: QT.VP.01 Họp"));
    assert!(!office.thu.get("/").await.text.contains("Quyết định phiếu đề nghị"));
    assert_eq!(office.act(&office.lan, id, &[("action", "endorse")]).await, 403);
    assert_eq!(office.act(&office.truong, id, &[("action", "endorse")]).await, 303);
    assert!(office.thu.get("/").await.text.contains("Quyết định phiếu đề nghị: QT.VP.01 Họp"));

    let accept = |author, due| [("action", "accept"), ("author", author), ("due_on", due)];
    let (lan, minh) = (office.lan.id().to_string(), office.minh.id().to_string());
    assert_eq!(office.act(&office.thu, id, &accept("", "")).await, 422);
    assert_eq!(office.act(&office.thu, id, &accept(&minh, "30/11/2026")).await, 409, "no author");
    assert_eq!(office.act(&office.thu, id, &accept(&lan, "30/11/2026")).await, 303);
    assert!(office.lan.get("/").await.text.contains("Soạn theo phiếu đề nghị: QT.VP.01 Họp"));
    assert_eq!(office.act(&office.minh, id, &[("action", "begin")]).await, 403);

    let path = format!("/change-requests/{id}/actions");
    let begun = office.lan.post(&path, &[("action", "begin")]).await;
    assert!(begun.location.ends_with("/edit"), "{}", begun.location);
    office.says(id, "Đang soạn").await;
    let second = begun.id();
    office.amend(second).await;
    office.issue(&app, second, "2/QĐ-UBND").await;
    office.says(id, "Đã thực hiện").await;
    office.says(id, "ghi nhận tài liệu đã có hiệu lực").await;
    assert_eq!(office.act(&office.thu, id, &[("action", "finish")]).await, 403);
}

#[tokio::test]
async fn a_draft_that_is_given_up_is_to_be_written_again() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.in_force(&app, "QT.VP.01").await;
    let id = office.accepted("amend", &first.to_string()).await;
    let path = format!("/change-requests/{id}/actions");
    let draft = office.lan.post(&path, &[("action", "begin")]).await.id();
    let actions = format!("/documents/{draft}/actions");
    assert_eq!(office.lan.post(&actions, &[("action", "withdraw")]).await.status, 303);
    app.settle().await;
    office.says(id, "Đã chấp nhận, chờ soạn").await;
    assert_eq!(office.lan.post(&path, &[("action", "begin")]).await.status, 303);
}

#[tokio::test]
async fn a_document_that_is_withdrawn_ends_what_asked_for_it() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.in_force(&app, "QT.VP.01").await;
    let id = office.accepted("cancel", &first.to_string()).await;
    let form = [("action", "withdraw"), ("reason", "Thủ tục đã bãi bỏ")];
    let gone = office.anh.post(&format!("/documents/{first}/actions"), &form).await;
    assert_eq!(gone.status, 303, "{}", gone.text);
    app.settle().await;
    office.says(id, "Đã thực hiện").await;
}

#[tokio::test]
async fn a_new_document_is_tied_to_the_draft_of_its_writer() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accepted("new", "").await;
    assert_eq!(office.act(&office.lan, id, &[("action", "begin")]).await, 409, "no draft yet");
    let draft = office.draft("QT.VP.02").await;
    let page = office.lan.get(&format!("/change-requests/{id}")).await.text;
    assert!(page.contains("QT.VP.02 Họp"), "{page}");
    let form = [("action", "begin"), ("version", &draft.to_string())];
    assert_eq!(office.act(&office.lan, id, &form).await, 303);
    office.issue(&app, draft, "2/QĐ-UBND").await;
    office.says(id, "Đã thực hiện").await;
}

#[tokio::test]
async fn refused_merged_and_taken_back() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.in_force(&app, "QT.VP.01").await.to_string();
    let refused = office.requested("amend", &first).await;
    assert_eq!(office.act(&office.truong, refused, &[("action", "reject")]).await, 409);
    let form = [("action", "reject"), ("reason", "Đã sửa ở lần trước")];
    assert_eq!(office.act(&office.truong, refused, &form).await, 303);
    office.says(refused, "Đã sửa ở lần trước").await;
    let opinion = [("words", "Tôi không đồng ý")];
    let late = office.dan.post(&format!("/change-requests/{refused}/opinions"), &opinion).await;
    assert_eq!(late.status, 422, "decided");

    let (one, two) =
        (office.requested("amend", &first).await, office.requested("amend", &first).await);
    assert_eq!(office.act(&office.truong, two, &[("action", "endorse")]).await, 303);
    let merge = |into: &i64| into.to_string();
    for (target, status) in [(merge(&refused), 409), (merge(&two), 409), (merge(&one), 303)] {
        let form = [("action", "merge"), ("target", target.as_str())];
        assert_eq!(office.act(&office.thu, two, &form).await, status, "{target}");
    }
    let said = office.dan.post(&format!("/change-requests/{one}/opinions"), &opinion).await;
    assert_eq!(said.status, 303);
    office.says(one, "Tôi không đồng ý").await;
    assert_eq!(office.act(&office.dan, one, &[("action", "retract")]).await, 303);
    let listed = office.thu.get("/change-requests").await.text;
    assert!(listed.contains("Gộp vào phiếu khác") && !listed.contains("Đã rút lại</span>"));
}

#[tokio::test]
async fn a_draft_is_its_authors_and_an_agency_keeps_its_own() {
    let app = app();
    let office = Office::new(&app).await;
    let form = [("kind", "new"), ("title", "Tiếp công dân"), ("reason", "x"), ("proposed", "y")];
    let id = office.dan.post("/change-requests", &form).await.id();
    let far = app.foreigner("Người khác", &Role::ALL).await;
    for who in [&office.thu, &far] {
        for path in ["", "/edit"] {
            assert_eq!(who.get(&format!("/change-requests/{id}{path}")).await.status, 404);
        }
        assert_eq!(office.act(who, id, &[("action", "submit")]).await, 404);
    }
    let path = format!("/change-requests/{id}/content");
    let mut changed = form.to_vec();
    changed.push(("moves", "0"));
    assert_eq!(office.dan.post(&path, &changed).await.status, 303);
    let stale = office.dan.post(&path, &changed).await;
    assert_eq!(stale.status, 409, "somebody saved since");
    let wrong =
        office.dan.post("/change-requests", &[("kind", "amend"), ("reason", "lý do")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Chưa chọn tài liệu") && wrong.text.contains(">lý do</textarea>"));
}

#[tokio::test]
async fn the_register_is_printed_as_it_is_listed() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.in_force(&app, "QT.VP.01").await.to_string();
    office.requested("amend", &first).await;
    let pdf = office.thu.get("/change-requests?format=pdf").await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let csv = office.thu.get("/change-requests?format=csv&phase=open").await.text;
    assert!(csv.contains("01/2026,23/11/2026,Sửa đổi,QT.VP.01,Họp"), "{csv}");
    let none = office.thu.get("/change-requests?format=csv&phase=ended").await.text;
    assert!(!none.contains("QT.VP.01"), "{none}");
}
