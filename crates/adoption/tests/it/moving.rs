//! A master that moves.

use crate::{
    adopting::{VALUES, master, published},
    app,
};
use flow::LegalBasis;
use platform::Role;
use testkit::{Answer, OTHER_AGENCY, Person, TestApp};
use testoffice::reissued;

/// Adopted, then published anew there with a legal basis more and another action in step 2.
async fn moved(app: &TestApp) -> (Person<'_>, i64, String) {
    let version = master(app).await;
    let edition = published(app, version).await;
    let lan = app.person("Ngô Thị Lan", &[Role::Author]).await;
    let made = lan.post(&format!("{edition}/adopt"), VALUES).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let next = reissued(app, OTHER_AGENCY, version, |procedure| {
        procedure.legal_basis.push(LegalBasis {
            number: Some("123/2015/NĐ-CP".into()),
            title: "Nghị định số 123/2015/NĐ-CP".into(),
        });
        procedure.steps[1].action = "Thẩm định hồ sơ trên phần mềm".into();
    })
    .await;
    let inbox = lan.get("/").await.text;
    assert!(!inbox.contains("Xem thay đổi của quy trình mẫu"), "not before it is published");
    published(app, next).await;
    let page = lan.get("/masters").await.text;
    let at = page.split("href=\"/adoptions/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    (lan, made.id(), format!("/adoptions/{at}"))
}

fn later(page: &Answer) -> String {
    let field = page.text.split("name=\"edition\" value=\"").nth(1).unwrap();
    field.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_change_waits_for_those_whom_it_concerns_and_is_taken_with_our_words() {
    let app = app();
    let (lan, draft, at) = moved(&app).await;
    let thu = app.person("Lê Thị Thư", &[Role::IsoSecretary]).await;
    let other = app.person("Vũ Thị Khác", &[Role::Author]).await;
    for (who, sees) in [(&lan, true), (&thu, true), (&other, false)] {
        let inbox = who.get("/").await.text;
        assert_eq!(inbox.contains("Xem thay đổi của quy trình mẫu"), sees, "{}", who.name());
    }
    let page = lan.get(&at).await;
    for word in
        ["lần ban hành 02", "Căn cứ pháp lý 2", "Thẩm định hồ sơ trên phần mềm", "Nhận thay đổi"]
    {
        assert!(page.text.contains(word), "{word}: {}", page.text);
    }
    let edition = later(&page);
    let taken =
        lan.post(&format!("{at}/answers"), &[("edition", &edition), ("answer", "taken")]).await;
    assert_eq!(taken.status, 303, "{}", taken.text);
    let text = lan.get(&format!("/api/v1/procedures/{draft}")).await.text;
    assert!(text.contains("Thẩm định hồ sơ trên phần mềm") && text.contains("123/2015"), "{text}");
    assert!(text.contains("Công chức hộ tịch") && text.contains("10.000 đồng"));
    assert!(!text.contains("xã Khác"));
    let page = lan.get(&at).await.text;
    assert!(page.contains("Đang theo bản mẫu mới nhất") && page.contains("Đã nhận thay đổi"));
    assert!(!lan.get("/").await.text.contains("Xem thay đổi của quy trình mẫu"));
    // Answered is answered.
    let again =
        lan.post(&format!("{at}/answers"), &[("edition", &edition), ("answer", "taken")]).await;
    assert_eq!(again.status, 409);
}

#[tokio::test]
async fn where_both_changed_ours_stays_and_is_told() {
    let app = app();
    let (lan, draft, at) = moved(&app).await;
    let writer = lan.id();
    let edits = app
        .write(move |tx| {
            let mut actor = platform::Actor::system(testkit::AGENCY, "password");
            (actor.person, actor.roles) = (writer, vec![Role::Author]);
            let id = document::VersionId::new(draft);
            let mut changed = document::open(tx, &actor, id)?;
            let mut procedure = changed.procedure().unwrap().clone();
            procedure.steps[1].action = "Thẩm định tại hiện trường".into();
            changed.content = document::Content::Procedure(Box::new(procedure));
            document::put_content(tx, &actor, id, changed.edits, &changed)?;
            Ok(changed.edits)
        })
        .await
        .unwrap();
    assert_eq!(edits, 0);
    let edition = later(&lan.get(&at).await);
    lan.post(&format!("{at}/answers"), &[("edition", &edition), ("answer", "taken")]).await;
    let text = lan.get(&format!("/api/v1/procedures/{draft}")).await.text;
    assert!(text.contains("Thẩm định tại hiện trường") && text.contains("123/2015"), "{text}");
    let page = lan.get(&at).await.text;
    assert!(page.contains("Chỗ hai bên cùng sửa"), "{page}");
    assert!(page.contains("Bước 2: nội dung công việc"));
}

#[tokio::test]
async fn a_change_is_declined_for_a_reason() {
    let app = app();
    let (lan, draft, at) = moved(&app).await;
    let edition = later(&lan.get(&at).await);
    let bare =
        lan.post(&format!("{at}/answers"), &[("edition", &edition), ("answer", "declined")]).await;
    assert_eq!(bare.status, 409);
    let form =
        [("edition", edition.as_str()), ("answer", "declined"), ("reason", "Chưa có phần mềm")];
    assert_eq!(lan.post(&format!("{at}/answers"), &form).await.status, 303);
    let page = lan.get(&at).await.text;
    assert!(page.contains("Không nhận thay đổi") && page.contains("Chưa có phần mềm"));
    let text = lan.get(&format!("/api/v1/procedures/{draft}")).await.text;
    assert!(!text.contains("123/2015"));
    assert!(!lan.get("/").await.text.contains("Xem thay đổi của quy trình mẫu"));
    // Who only reads answers nothing.
    let reader = app.person("Phạm Văn Đọc", &[Role::Reader]).await;
    assert_eq!(reader.post(&format!("{at}/answers"), &form).await.status, 403);
}
