//! Jobs of the clock, events between features, and defects that harm nobody else.

use axum::extract::State;
use composition::{Round, deliver_next};
use platform::{Access, App, AppError, Feature, Job, Role, Routes, Tx, outbox::Event};
use serde_json::json;
use testkit::{AGENCY, TestApp};

fn count(app: &TestApp, sql: &'static str) -> i64 {
    let read = |tx: &Tx<'_>| tx.find::<(i64,)>(sql, &[]);
    std::thread::scope(|scope| {
        scope.spawn(|| app.app().db.anywhere().read_now(read).unwrap().unwrap().0).join().unwrap()
    })
}

/// Every event becomes something that search finds, in the agency in which it happened.
fn note(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    match event.topic.as_str() {
        "bad" => return Err(AppError::Conflict("wrong_state")),
        "panic" => panic!("as planned"),
        _ => {}
    }
    let (href, title) = (format!("/noted/{}", event.object), event.payload["title"].as_str());
    platform::search::put(
        tx,
        &platform::search::Entry {
            href: &href,
            kind: "noted",
            title: title.unwrap_or_default(),
            ..Default::default()
        },
    )?;
    Ok(())
}

#[tokio::test]
async fn events_are_delivered_once_and_in_their_agency() {
    let app = TestApp::with_reactions([], note);
    app.write(|tx| Ok(tx.emit("good", 1, &json!({ "title": "Một" }))?)).await.unwrap();
    app.settle().await;
    app.settle().await;
    assert_eq!(count(&app, "SELECT count(*) FROM outbox"), 0);
    let lan = app.person("Lan", &[]).await;
    assert!(lan.get("/search?q=mot").await.text.contains("/noted/1"));
    let foreigner = app.foreigner("Xa", &[]).await;
    assert!(!foreigner.get("/search?q=mot").await.text.contains("/noted/1"));
}

#[tokio::test]
async fn what_cannot_be_delivered_waits_and_is_counted() {
    let app = TestApp::with_reactions([], note);
    for topic in ["bad", "panic"] {
        app.write(move |tx| Ok(tx.emit(topic, 1, &json!(null))?)).await.unwrap();
        let round = deliver_next(&app.app().db, note).await.unwrap();
        assert!(matches!(&round, Round::Failed { topic: of, .. } if of == topic), "{round:?}");
        assert_eq!(count(&app, "SELECT max(tries) FROM outbox"), 1);
        app.write(|tx| Ok(tx.execute("DELETE FROM outbox", &[])?)).await.unwrap();
    }
    app.write(|tx| Ok(tx.emit("bad", 2, &json!(null))?)).await.unwrap();
    app.write(|tx| Ok(tx.emit("good", 3, &json!({ "title": "Ba" }))?)).await.unwrap();
    for _ in 0..20 {
        deliver_next(&app.app().db, note).await.unwrap();
    }
    let round = deliver_next(&app.app().db, note).await.unwrap();
    assert_eq!(round, Round::Delivered, "after twenty times the next one has its turn");
    assert_eq!(count(&app, "SELECT count(*) FROM outbox"), 1, "the bad one waits for a person");
}

#[tokio::test]
async fn an_event_of_work_that_was_undone_never_was() {
    let app = TestApp::with_reactions([], note);
    let undone = app.write(|tx| {
        tx.emit("good", 1, &json!({ "title": "Một" }))?;
        Err::<(), _>(AppError::Conflict("wrong_state"))
    });
    undone.await.unwrap_err();
    assert_eq!(deliver_next(&app.app().db, note).await.unwrap(), Round::Idle);
}

async fn defect(State(_): State<App>) -> Result<(), AppError> {
    panic!("as planned")
}

fn defective() -> Feature {
    Feature {
        routes: Routes::new().get("/defect", Access::SignedIn, defect),
        jobs: vec![Job {
            name: "defective.emit",
            every_seconds: 60,
            run: |tx| tx.of(AGENCY).emit("good", 9, &json!({ "title": "Chín" })),
        }],
        ..Feature::new("defective")
    }
}

#[tokio::test]
async fn a_defect_answers_one_request_and_harms_no_other() {
    let app = TestApp::new([defective()]);
    let lan = app.person("Lan", &[Role::Reader]).await;
    let answer = lan.get("/defect").await;
    assert_eq!(answer.status, 500);
    assert!(answer.text.contains("Có lỗi trong hệ thống"), "{}", answer.text);
    assert!(!answer.text.contains("as planned"), "nobody sees the cause");
    assert_eq!(lan.get("/").await.status, 200);
}

#[tokio::test]
async fn the_clock_does_its_work() {
    let app = TestApp::with_reactions([defective()], note);
    app.tick().await;
    let lan = app.person("Lan", &[]).await;
    assert!(lan.get("/search?q=chin").await.text.contains("/noted/9"));
}
