//! An agency that takes over and one that is asked to end, for the matrix; and all that an agency which
//! has ended refuses.

use crate::fixture::{Fixtures, whole};
use jiff::civil::date;
use platform::{Access, Actor, AgencyId, AppError, Role, Tx};
use std::collections::BTreeMap;
use succession::{Action, Decision, Form};
use testkit::{AGENCY, OTHER_AGENCY, TestApp};

/// Agency 1 writes down that it takes over from agency 2; agency 2 asks agency 1 to end, far from now.
pub(crate) async fn make(app: &TestApp) -> BTreeMap<&'static str, String> {
    let own = decided(app, AGENCY, OTHER_AGENCY, false).await.to_string();
    let ending = decided(app, OTHER_AGENCY, AGENCY, true).await.to_string();
    BTreeMap::from([
        ("/successions", own.clone()),
        ("/api/v1/successions", own),
        ("/endings", ending),
    ])
}

async fn decided(app: &TestApp, to: AgencyId, from: AgencyId, is_decided: bool) -> i64 {
    let decision = Decision {
        form: Form::Merge,
        paper: "Nghị quyết".into(),
        number: "12/NQ".into(),
        dated: date(2026, 11, 1),
        authority: "Hội đồng nhân dân tỉnh".into(),
        subject: "về việc sáp nhập".into(),
        effective_on: date(2027, 7, 1),
        provision: "Điều 10 Nghị quyết số 190/2025/QH15".into(),
        predecessors: vec![from],
    };
    let written = app.app().db.at(to).write(move |tx: &Tx<'_>| {
        let mut actor = Actor::system(to, "password");
        actor.roles = vec![Role::IsoSecretary, Role::Approver];
        let id = succession::draft(tx, &actor, &decision)?;
        if is_decided {
            succession::act(tx, &actor, id, Action::Decide, None)?;
        }
        Ok::<_, AppError>(id.get())
    });
    written.await.unwrap()
}

/// Every route in an agency that has ended: pages open as before and add nothing, acts are refused with
/// the one sentence, but for the few that say so.
#[tokio::test]
async fn an_agency_that_has_ended_only_reads() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    let everybody = app.person_of("NV", "Người Đủ Vai", &Role::ALL).await;
    everybody.get("/account").await;
    let mut open_before = BTreeMap::new();
    for route in app.product().routes.iter().filter(|route| route.method == "GET") {
        let path = fixtures.existing(route.path);
        open_before.insert(route.path, everybody.get(&path).await.status);
    }
    // What happened before is told.
    app.tick().await;
    app.set_clock("2026-11-24T08:00:00+07:00");
    let end = |tx: &Tx<'_>| tx.close_books(date(2026, 11, 23), "Nghị quyết 12/NQ");
    app.app().db.at(AGENCY).write(end).await.unwrap();
    everybody.get("/account").await;
    let entries = || {
        app.write(|tx: &Tx<'_>| {
            let count = "SELECT count(*) FROM ledger_leaf WHERE agency_id = $1";
            Ok(tx.find::<(i64,)>(count, &[&1_i64])?.unwrap().0)
        })
    };
    let before = entries().await.unwrap();
    for route in &app.product().routes {
        let path = fixtures.existing(route.path);
        if route.method == "GET" {
            let answer = everybody.get(&path).await;
            let was = open_before[route.path];
            assert_eq!(answer.status, was, "{path}");
        } else if !route.after_end {
            let answer = everybody.post(&path, &[]).await;
            assert_eq!(answer.status, 409, "{path}");
            let is_page = !path.starts_with("/api/");
            let says = answer.text.contains("đã kết thúc hoạt động nên sổ sách đã khóa");
            assert!(says || !is_page, "{path}: {}", answer.text);
        }
    }
    assert_eq!(entries().await.unwrap(), before, "something was added to closed books");
    app.tick().await;
    assert_eq!(entries().await.unwrap(), before, "the clock added to closed books");
    let kept: Vec<_> = app.product().routes.iter().filter(|route| route.after_end).collect();
    let kept: Vec<_> = kept.iter().map(|route| route.path).collect();
    assert_eq!(
        kept,
        ["/logout", "/account/password", "/exports", "/successions/leave", "/endings/{id}/actions"]
    );
    assert!(app.product().routes.iter().any(|route| route.access == Access::Public));
}
