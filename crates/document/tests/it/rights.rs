use crate::office::{Office, app};
use document::{Action, State};
use platform::Role;
use testkit::Person;

/// The actions for which a page has buttons.
async fn offered(who: &Person<'_>, id: i64) -> Vec<String> {
    let page = who.get(&format!("/documents/{id}")).await.text;
    let buttons = page.split("<button name=\"action\" value=\"").skip(1);
    buttons.filter_map(|rest| rest.split_once('"')).map(|(action, _)| action.to_owned()).collect()
}

async fn post(who: &Person<'_>, id: i64, action: &str) -> u16 {
    let form = [("action", action), ("reason", "Cần sửa")];
    who.post(&format!("/documents/{id}/actions"), &form).await.status
}

/// A button is drawn exactly where pressing it goes through.
#[tokio::test]
async fn buttons_are_what_would_go_through() {
    let app = app();
    let office = Office::new(&app).await;
    let mut count = 0;
    let mut code = || {
        count += 1;
        format!("QT.{count}")
    };
    let states = [
        State::Draft,
        State::InReview,
        State::InAppraisal,
        State::InApproval,
        State::Approved,
        State::Scheduled,
        State::Effective,
        State::Suspended,
    ];
    let reach = async |code: String, state| {
        let id = office.reach(&code, state).await;
        app.tick().await;
        if state == State::Suspended {
            assert_eq!(post(&office.anh, id, "suspend").await, 303);
        }
        id
    };
    let mut pressed = 0;
    for state in states {
        let id = reach(code(), state).await;
        for who in office.people() {
            let offered = offered(who, id).await;
            for action in Action::ALL.map(Action::as_str) {
                if !offered.iter().any(|it| it == action) {
                    let got = post(who, id, action).await;
                    assert!(matches!(got, 403 | 404 | 409), "{state:?} {action} {}", who.name());
                }
            }
            assert_eq!(office.state(id).await, state.as_str(), "{}", who.name());
            for action in offered {
                let fresh = reach(code(), state).await;
                assert_eq!(
                    post(who, fresh, &action).await,
                    303,
                    "{state:?} {action} {}",
                    who.name()
                );
                pressed += 1;
            }
        }
    }
    assert_eq!(pressed, 16, "every button of the life cycle was pressed");
}

#[tokio::test]
async fn nobody_approves_their_own_work() {
    let app = app();
    let office = Office::new(&app).await;
    let both = app
        .person("Hồ Văn Cả", &[Role::Author, Role::Reviewer, Role::Appraiser, Role::Approver])
        .await;
    let form = [("kind", "manual"), ("code", "ST.01"), ("title", "Sổ tay"), ("unit", "")];
    let id = both.post("/documents", &form).await.id();
    let form = [("edits", "0"), ("title", "Sổ tay"), ("text", "Mô hình")];
    both.post(&format!("/documents/{id}/content"), &form).await;
    assert_eq!(post(&both, id, "submit").await, 303);
    for (action, other) in
        [("review", &office.minh), ("appraise", &office.hoa), ("approve", &office.anh)]
    {
        let refused = both.post(&format!("/documents/{id}/actions"), &[("action", action)]).await;
        assert_eq!(refused.status, 403, "{action}");
        assert!(refused.text.contains("Bạn là người soạn thảo"), "{}", refused.text);
        assert_eq!(post(other, id, action).await, 303);
    }
    // And of the work of others, both may approve.
    let id = office.reach("QT.01", State::InApproval).await;
    assert_eq!(post(&both, id, "approve").await, 303);
}

#[tokio::test]
async fn only_the_clock_puts_into_effect() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.01", State::Scheduled).await;
    for who in office.people() {
        for action in ["take_effect", "supersede"] {
            assert_eq!(post(who, id, action).await, 403, "{}", who.name());
        }
    }
}

/// For whoever may not know of it, every way to a version answers like one that never was.
async fn is_not_there(who: &Person<'_>, id: i64) {
    for (before, after) in
        [("/documents/", ""), ("/documents/", "/edit"), ("/api/v1/documents/", "")]
    {
        let absent = who.get(&format!("{before}1{after}")).await;
        let hidden = who.get(&format!("{before}{id}{after}")).await;
        assert_eq!((hidden.status, hidden.bytes), (absent.status, absent.bytes), "{before}{after}");
        assert!(matches!(hidden.status, 404 | 403), "{before}{after}");
    }
    for (path, form) in [
        ("actions", [("action", "withdraw"), ("reason", "a")]),
        ("content", [("edits", "1"), ("title", "Khác")]),
        ("issues", [("kind", "issue"), ("a", "b")]),
    ] {
        let absent = who.post(&format!("/documents/1/{path}"), &form).await;
        let hidden = who.post(&format!("/documents/{id}/{path}"), &form).await;
        assert_eq!((hidden.status, hidden.bytes), (absent.status, absent.bytes), "{path}");
    }
    for page in ["/documents", "/documents?format=csv", "/search?q=QT.77"] {
        assert!(!who.get(page).await.text.contains("Kiểm soát tài liệu"), "{page}");
    }
    assert!(!who.get("/decisions/new").await.text.contains("QT.77"), "nothing to decide about");
}

#[tokio::test]
async fn a_draft_is_not_there_for_a_stranger() {
    let app = app();
    let office = Office::new(&app).await;
    let roles = [Role::Author, Role::IsoSecretary, Role::Approver, Role::DocumentController];
    let foreign = app.foreigner("Người Lạ", &roles).await;
    let id = office.draft("QT.77").await;
    is_not_there(&office.doc, id).await;
    is_not_there(&foreign, id).await;
    assert!(office.lan.get("/search?q=QT.77").await.text.contains("Kiểm soát tài liệu"));
    assert_eq!(office.state(id).await, "draft");
    assert_eq!(post(&office.lan, id, "withdraw").await, 303);
    is_not_there(&office.doc, id).await;
}

#[tokio::test]
async fn what_is_in_force_is_there_for_colleagues_only() {
    let app = app();
    let office = Office::new(&app).await;
    let foreign = app.foreigner("Người Lạ", &[Role::IsoSecretary, Role::Approver]).await;
    let id = office.reach("QT.77", State::Effective).await;
    app.tick().await;
    is_not_there(&foreign, id).await;
    assert_eq!(office.doc.get(&format!("/documents/{id}")).await.status, 200);
    assert!(office.doc.get("/search?q=QT.77").await.text.contains("Kiểm soát tài liệu"));
    let stranger = app.nobody().get(&format!("/documents/{id}")).await;
    assert_eq!(stranger.location, format!("/login?next=/documents/{id}"));
}
