//! The matrix of rights: every route, as nobody, as each role, and as people of another agency.

use crate::fixture::{Fixtures, whole};
use composition::Product;
use platform::{Access, Role, Route, Tx};
use testkit::{Answer, Person, TestApp};

#[test]
fn routes_and_who_may_call_them() {
    let app = whole();
    let mut lines: Vec<_> = (app.product().routes.iter())
        .map(|route| {
            format!(
                "{:4} {:50} {}\n",
                route.method.as_str(),
                route.path,
                Product::access_text(route)
            )
        })
        .collect();
    lines.sort_by_key(|line| line.split_whitespace().nth(1).map(ToOwned::to_owned));
    expect_test::expect_file!["./snapshots/routes.txt"].assert_eq(&lines.concat());
}

async fn call(person: &Person<'_>, route: &Route, path: &str) -> Answer {
    if route.method == "GET" { person.get(path).await } else { person.post(path, &[]).await }
}

fn entries(app: &TestApp) -> i64 {
    let count = |tx: &Tx<'_>| tx.find::<(i64,)>("SELECT count(*) FROM ledger_leaf", &[]);
    std::thread::scope(|scope| {
        let read = || app.app().db.anywhere().read_now(count).unwrap().unwrap().0;
        scope.spawn(read).join().unwrap()
    })
}

#[tokio::test]
async fn nobody_gets_in() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    for route in &app.product().routes {
        let path = fixtures.existing(route.path);
        let answer = call(&app.nobody(), route, &path).await;
        assert!(answer.status < 500, "{} {path}: {}", route.method, answer.status);
        if route.access == Access::Public {
            continue;
        }
        let is_page = route.method == "GET" && !path.starts_with("/api/");
        if is_page {
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.location.starts_with("/login?next="), "{path}: {}", answer.location);
        } else {
            assert_eq!(answer.status, 401, "{} {path}", route.method);
        }
    }
}

#[tokio::test]
async fn each_role_gets_what_the_table_says() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    for (place, route) in app.product().routes.iter().enumerate() {
        if route.path == "/logout" {
            continue;
        }
        // The table asks for a role, or it does not: then one role after the other takes its turn.
        let roles = match route.access {
            Access::Only(_) => Role::ALL.to_vec(),
            Access::Public | Access::SignedIn => vec![Role::ALL[place % Role::ALL.len()]],
        };
        for role in roles {
            // Somebody new: an act before this may have changed who they are.
            let person = app.person(&format!("Người {}", role.as_str()), &[role]).await;
            let path = fixtures.existing(route.path);
            person.get("/account").await;
            let before = entries(&app);
            let answer = call(&person, route, &path).await;
            let what = format!("{} {path} as {}: {}", route.method, role.as_str(), answer.status);
            assert!(answer.status < 500, "{what}");
            let may = match route.access {
                Access::Public | Access::SignedIn => true,
                Access::Only(roles) => roles.contains(&role),
            };
            if may {
                assert_ne!(answer.status, 401, "{what}");
                assert!(!answer.location.starts_with("/login"), "{what}");
            } else {
                assert_eq!(answer.status, 403, "{what}");
            }
            if route.method == "GET" {
                assert_eq!(entries(&app), before, "{what}: reading changed something");
            }
        }
    }
}

/// What belongs to no agency.
const EVERYBODY: [&str; 1] = ["/lint-rules/{rule}"];

/// Whoever is of another agency is told exactly what is told about something that is not there.
#[tokio::test]
async fn what_is_foreign_is_like_what_is_absent() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    let foreigner = app.foreigner("Người Ngoài", &Role::ALL).await;
    for route in &app.product().routes {
        let is_object = route.path.contains('{') && !route.path.contains("{*");
        if route.access == Access::Public || !is_object || EVERYBODY.contains(&route.path) {
            continue;
        }
        assert!(fixtures.has(route.path), "{}: fixture.rs makes no such object", route.path);
        let foreign = call(&foreigner, route, &fixtures.existing(route.path)).await;
        let absent = call(&foreigner, route, &Fixtures::absent(route.path)).await;
        let what = format!("{} {}", route.method, route.path);
        assert_eq!(foreign.status, absent.status, "{what}");
        assert_eq!(foreign.text, absent.text, "{what}");
        assert_eq!(foreign.location, absent.location, "{what}");
        if route.method == "GET" {
            assert_eq!(foreign.status, 404, "{what}");
        } else {
            assert!([400, 404, 422].contains(&foreign.status), "{what}: {}", foreign.status);
        }
    }
}

/// The objects of the matrix are there, so that "absent" says something: whoever plays every role
/// in the agency finds each of them.
#[tokio::test]
async fn what_is_there_is_found_by_those_who_may() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    let everybody = app.person_of("NV", "Người Đủ Vai", &Role::ALL).await;
    let mut missing = Vec::new();
    for route in app.product().routes.iter().filter(|route| route.method == "GET") {
        let is_object = route.path.contains('{') && !route.path.contains("{*");
        if route.access == Access::Public || !is_object {
            continue;
        }
        let path = fixtures.existing(route.path);
        let answer = everybody.get(&path).await;
        // No Word file was read for this procedure; a request is written by who asks; an article is
        // corrected by its author or an editor; nothing is attached to entries of registers.
        let is_without =
            ["/procedures/{id}/source", "/change-requests/{id}/edit", "/news/{id}/correction"]
                .contains(&route.path)
                || (route.path.ends_with("{id}/files/{file}") && !route.path.contains("/imports/"));
        if ![200, 303, 409].contains(&answer.status) && !is_without {
            missing.push(format!("{path}: {}", answer.status));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
