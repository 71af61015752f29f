use crate::portal::{FIREFOX, SAFARI, features, minutes, read, shown, stored, views};
use platform::{Db, Tx};
use testkit::{AGENCY, TestApp};

async fn rows(db: &Db, sql: &'static str) -> i64 {
    let read = move |tx: &Tx<'_>| tx.find::<(i64,)>(sql, &[]);
    db.at(AGENCY).read(read).await.unwrap().unwrap().0
}

#[tokio::test]
async fn a_visit_is_a_reader_until_they_were_away() {
    let app = TestApp::new(features());
    for _ in 0..3 {
        read(&app, "/home", FIREFOX).await;
    }
    read(&app, "/article", SAFARI).await;
    read(&app, "/home", "Mozilla/5.0 (compatible; Googlebot/2.1)").await;
    read(&app, "/home", "").await;
    assert_eq!(shown(&app).await, (0, 0, 0), "nothing is written while somebody reads");
    stored(&app).await;
    assert_eq!((shown(&app).await, views(&app).await), ((2, 2, 2), 1));
    // Reading on is the same visit, storing again changes nothing.
    minutes(&app, 20);
    read(&app, "/article", SAFARI).await;
    stored(&app).await;
    stored(&app).await;
    assert_eq!((shown(&app).await, views(&app).await), ((1, 2, 2), 1));
    minutes(&app, 31);
    read(&app, "/article", SAFARI).await;
    read(&app, "/elsewhere", SAFARI).await;
    stored(&app).await;
    assert_eq!((shown(&app).await, views(&app).await), ((1, 3, 3), 2));
}

#[tokio::test]
async fn at_the_end_of_a_day_figures_stay_and_readers_go() {
    let app = TestApp::new(features());
    read(&app, "/article", FIREFOX).await;
    read(&app, "/home", SAFARI).await;
    app.tick().await;
    app.set_clock("2026-11-23T17:05:00Z");
    app.tick().await;
    assert_eq!(
        rows(&app.app().db, "SELECT count(*) FROM visit_seen").await,
        3,
        "five past midnight"
    );
    app.set_clock("2026-11-23T18:00:00Z");
    app.tick().await;
    assert_eq!(rows(&app.app().db, "SELECT count(*) FROM visit_seen").await, 0);
    assert_eq!((shown(&app).await, views(&app).await), ((0, 0, 2), 1));
    // The next day the same reader has another mark, and the old salt is gone.
    read(&app, "/home", FIREFOX).await;
    app.tick().await;
    assert_eq!(rows(&app.app().db, "SELECT count(*) FROM visit_salt").await, 1);
    assert_eq!(shown(&app).await, (1, 1, 3));
}

/// Two programs on one database, and one of them ends in between.
#[tokio::test]
async fn figures_are_right_over_restarts_and_replicas() {
    let app = TestApp::new(features());
    let twin = app.twin(features());
    for who in [&app, &twin] {
        read(who, "/article", FIREFOX).await;
        read(who, "/home", SAFARI).await;
        stored(who).await;
    }
    for who in [&app, &twin] {
        assert_eq!((shown(who).await, views(who).await), ((2, 2, 2), 1));
    }
    drop(twin);
    let twin = app.twin(features());
    read(&twin, "/home", FIREFOX).await;
    stored(&twin).await;
    assert_eq!(shown(&app).await, (2, 2, 2), "a program that begins anew counts nobody twice");
    minutes(&app, 40);
    twin.set_clock(&app.now().to_string());
    for who in [&app, &twin] {
        read(who, "/home", FIREFOX).await;
    }
    stored(&twin).await;
    stored(&app).await;
    assert_eq!(shown(&twin).await, (1, 3, 3));
}

#[tokio::test]
async fn nobody_drives_the_figure_up_alone() {
    let app = TestApp::new(features());
    for n in 0..400 {
        read(&app, "/home", &format!("{FIREFOX} {n}")).await;
    }
    stored(&app).await;
    assert_eq!(shown(&app).await.1, 300);
}

#[tokio::test]
async fn no_address_and_no_program_is_stored() {
    let app = TestApp::new(features());
    read(&app, "/article", FIREFOX).await;
    app.tick().await;
    let read = |tx: &Tx<'_>| {
        tx.list::<(String, String)>("SELECT page, mark FROM visit_seen ORDER BY page", &[])
    };
    let seen = app.app().db.at(AGENCY).read(read).await.unwrap();
    assert_eq!(seen.len(), 2);
    assert_ne!(seen[0].1, seen[1].1, "what somebody reads is not joined together");
    for (_, mark) in seen {
        assert!(mark.len() == 24 && mark.chars().all(|c| c.is_ascii_hexdigit()), "{mark}");
    }
}
