use crate::office::{Office, app, decision};
use document::State;
use platform::Role;

async fn act(who: &testkit::Person<'_>, id: i64, action: &str) -> testkit::Answer {
    let form = [("action", action), ("reason", "Chờ hướng dẫn mới")];
    who.post(&format!("/documents/{id}/actions"), &form).await
}

#[tokio::test]
async fn an_approval_is_confirmed_with_the_password() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::InApproval).await;
    let path = format!("/documents/{id}/actions");
    for (password, sentence) in
        [("", "Việc này cần xác nhận đúng là bạn"), ("sai mật khẩu", "Mật khẩu chưa đúng")]
    {
        office.anh.password().await;
        let form = [("action", "approve"), ("password", password)];
        let refused = office.anh.post(&path, &form).await;
        assert_eq!(refused.status, 422, "{password:?}");
        assert!(refused.text.contains(sentence), "{}", refused.text);
        assert_eq!(office.state(id).await, "in_approval");
    }
    let right = office.anh.password().await;
    let form = [("action", "approve"), ("password", right)];
    assert_eq!(office.anh.post(&path, &form).await.status, 303);
    assert_eq!(office.state(id).await, "approved");
}

#[tokio::test]
async fn guesses_of_the_password_are_counted() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::InApproval).await;
    office.anh.password().await;
    let form = [("action", "approve"), ("password", "đoán")];
    for _ in 0..10 {
        office.anh.post(&format!("/documents/{id}/actions"), &form).await;
    }
    let right = office.anh.password().await;
    let form = [("action", "approve"), ("password", right)];
    let refused = office.anh.post(&format!("/documents/{id}/actions"), &form).await;
    assert!(refused.text.contains("Bạn đã thử sai nhiều lần"), "{}", refused.text);
    assert_eq!(office.state(id).await, "in_approval");
}

#[tokio::test]
async fn several_sign_in_their_order() {
    let app = app();
    let office = Office::new(&app).await;
    let second = app.person("Hồ Văn Hai", &[Role::Approver]).await;
    let third = app.person("Hồ Văn Ba", &[Role::Approver]).await;
    let id = office.draft("QT.VP.01").await;
    let (anh, hai) = (office.anh.id().to_string(), second.id().to_string());
    let path = format!("/documents/{id}/signers");
    let lan = office.lan.id().to_string();
    for (person, sentence) in [
        (&lan, "Bạn là người soạn thảo"),
        (&office.minh.id().to_string(), "hôm nay không giữ vai trò"),
    ] {
        let wrong = office.lan.post(&path, &[("approved_1", person)]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains(sentence), "{}", wrong.text);
    }
    assert_eq!(office.doc.get(&path).await.status, 404);
    let named = [("approved_1", anh.as_str()), ("approved_2", &hai), ("approved_rule", "in_order")];
    assert_eq!(office.lan.post(&path, &named).await.status, 303);
    for action in ["submit", "review", "appraise"] {
        office.act(id, action).await;
    }
    assert!(!second.get("/").await.text.contains("Phê duyệt QT.VP.01"), "not yet their turn");
    let early = act(&second, id, "approve").await;
    assert!(early.text.contains("Chưa đến lượt bạn"), "{}", early.text);
    let other = act(&third, id, "approve").await;
    assert!(other.text.contains("đã giao đích danh cho người khác"), "{}", other.text);
    assert_eq!(act(&office.anh, id, "approve").await.status, 303);
    assert_eq!(office.state(id).await, "in_approval", "one of two");
    let again = act(&office.anh, id, "approve").await;
    assert!(again.text.contains("Bạn đã ký phần này rồi"), "{}", again.text);
    assert!(second.get("/").await.text.contains("Phê duyệt QT.VP.01"), "now it is");
    assert_eq!(act(&second, id, "approve").await.status, 303);
    assert_eq!(office.state(id).await, "approved");
    let page = office.lan.get(&format!("/documents/{id}")).await.text;
    for name in ["Phạm Xuân Anh", "Hồ Văn Hai"] {
        assert!(page.contains(&format!("<b>{name}</b>")), "{page}");
    }
}

#[tokio::test]
async fn a_quorum_is_enough_and_a_return_clears_it() {
    let app = app();
    let office = Office::new(&app).await;
    let (r1, r2) = (
        app.person("Hồ Văn Hai", &[Role::Reviewer]).await,
        app.person("Hồ Văn Ba", &[Role::Reviewer]).await,
    );
    let id = office.draft("QT.VP.01").await;
    let people = [&office.minh, &r1, &r2].map(|person| person.id().to_string());
    let named = [
        ("reviewed_1", people[0].as_str()),
        ("reviewed_2", &people[1]),
        ("reviewed_3", &people[2]),
        ("reviewed_rule", "2"),
    ];
    assert_eq!(office.thu.post(&format!("/documents/{id}/signers"), &named).await.status, 303);
    office.act(id, "submit").await;
    assert_eq!(act(&r2, id, "review").await.status, 303);
    assert_eq!(office.state(id).await, "in_review");
    assert_eq!(act(&office.minh, id, "return").await.status, 303);
    office.act(id, "submit").await;
    assert_eq!(act(&r1, id, "review").await.status, 303);
    assert_eq!(office.state(id).await, "in_review", "the first signature went with the return");
    assert_eq!(act(&r2, id, "review").await.status, 303);
    assert_eq!(office.state(id).await, "in_appraisal", "two of three");
}

#[tokio::test]
async fn who_left_is_shown_and_can_be_replaced() {
    let app = app();
    let office = Office::new(&app).await;
    let gone = app.person("Hồ Văn Hai", &[Role::Approver]).await;
    let id = office.draft("QT.VP.01").await;
    let person = gone.id().to_string();
    let path = format!("/documents/{id}/signers");
    assert_eq!(office.lan.post(&path, &[("approved_1", &person)]).await.status, 303);
    for action in ["submit", "review", "appraise"] {
        office.act(id, action).await;
    }
    let who = gone.id();
    let left = app.write(move |tx| {
        let by = platform::Actor::system(testkit::AGENCY, "command");
        organization::grant(tx, &by, who, &[], jiff::civil::date(2026, 11, 23))
    });
    left.await.unwrap();
    assert_eq!(act(&gone, id, "approve").await.status, 404, "a stranger now");
    let page = office.thu.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains("Không còn giữ vai trò này, hãy giao người khác"), "{page}");
    let anh = office.anh.id().to_string();
    assert_eq!(office.thu.post(&path, &[("approved_1", &anh)]).await.status, 303);
    assert_eq!(act(&office.anh, id, "approve").await.status, 303);
}

#[tokio::test]
async fn what_is_suspended_is_not_in_force_until_it_is_resumed() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::Effective).await;
    app.tick().await;
    let actions = format!("/documents/{id}/actions");
    let silent = office.anh.post(&actions, &[("action", "suspend")]).await;
    assert!(silent.text.contains("Hãy ghi lý do"), "{}", silent.text);
    assert_eq!(act(&office.anh, id, "suspend").await.status, 303);
    let found = app.write(|tx| Ok(document::effective(tx, "QT.VP.01")?.is_some()));
    assert!(!found.await.unwrap());
    let page = office.doc.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains("Tạm ngừng áp dụng") && page.contains("Chờ hướng dẫn mới"), "{page}");
    assert_eq!(act(&office.anh, id, "resume").await.status, 303);
    let found = app.write(|tx| Ok(document::effective(tx, "QT.VP.01")?.is_some()));
    assert!(found.await.unwrap());
}

#[tokio::test]
async fn the_next_issue_takes_the_place_of_a_suspended_one() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.reach("QT.VP.01", State::Effective).await;
    app.tick().await;
    assert_eq!(act(&office.anh, first, "suspend").await.status, 303);
    let begun = office.lan.post(&format!("/documents/{first}/issues"), &[("kind", "issue")]).await;
    office.write(begun.id(), "Làm lại từ đầu").await;
    office.approve(begun.id()).await;
    office.issue(begun.id(), "48/QĐ-UBND", "01/12/2026").await;
    app.set_clock("2026-12-01T01:00:00Z");
    app.tick().await;
    assert_eq!(office.state(first).await, "superseded");
    assert_eq!(office.state(begun.id()).await, "effective");
}

#[tokio::test]
async fn days_that_cannot_be_are_told_at_their_field() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::Approved).await.to_string();
    for (dated, from, sentence) in [
        ("23/11/2026", "22/11/2026", "Ngày hiệu lực không được trước ngày ký"),
        ("22/11/2026", "22/11/2026", "Ngày hiệu lực đã qua"),
        ("22/11/2026", "01/12/2026", "Quyết định không thể ký trước ngày tài liệu được phê duyệt"),
        ("24/11/2026", "01/12/2026", "Ngày ký quyết định chưa đến"),
    ] {
        let mut form = decision("48/QĐ-UBND", from, &[&id]);
        form[1].1 = dated;
        let refused = office.kiem.post("/decisions", &form).await;
        assert_eq!(refused.status, 422, "{dated} {from}");
        assert!(refused.text.contains(sentence), "{dated} {from}: {}", refused.text);
    }
    let sunday = decision("48/QĐ-UBND", "29/11/2026", &[&id]);
    let done = office.kiem.submit("/decisions", &sunday).await;
    assert!(done.text.contains("Ngày hiệu lực 29/11/2026 là ngày nghỉ"), "{}", done.text);
}

#[tokio::test]
async fn of_two_who_approve_at_once_one_wins_and_the_other_is_told() {
    let app = app();
    let office = Office::new(&app).await;
    let second = app.person("Hồ Văn Hai", &[Role::Approver]).await;
    let id = office.reach("QT.VP.01", State::InApproval).await;
    let (first, second) =
        tokio::join!(act(&office.anh, id, "approve"), act(&second, id, "approve"));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409], "{}\n{}", first.text, second.text);
    let told = if first.status == 409 { first.text } else { second.text };
    assert!(told.contains("class=\"flash bad\""), "{told}");
    let page = office.lan.get(&format!("/documents/{id}")).await.text;
    assert_eq!(page.matches("<p class=\"seal\">Đã ký").count(), 4, "{page}");
    assert_eq!(office.state(id).await, "approved");
}
