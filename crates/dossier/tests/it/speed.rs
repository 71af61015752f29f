//! What keeps the list fast among a million dossiers: figures once a minute, words by the rarest
//! one, indexes that fit their questions.

use crate::office::{Office, app, birth};
use platform::{db::Param, list::List};
use testkit::TestApp;

fn list(app: &TestApp) -> &'static List {
    let mut lists = app.product().lists.iter().filter(|(feature, _)| *feature == "dossier");
    lists.next().unwrap().1
}

/// The figures above the list are those of the minute that they name, and move with the next.
#[tokio::test]
async fn figures_are_those_of_their_minute() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    office.accept(version).await;
    let shown = async || {
        let page = office.buoi.get("/dossiers").await.text;
        let open = page.split("?phase=open&amp;sort=due\">").nth(1).unwrap()[..1].to_owned();
        let at = page.split("Số liệu lúc ").nth(1).unwrap()[..5].to_owned();
        (open, at, page.matches("/dossiers/").count())
    };
    let (open, at, links) = shown().await;
    assert_eq!((open.as_str(), at.as_str()), ("1", "08:00"));
    office.accept(version).await;
    let (open, at, more) = shown().await;
    assert_eq!((open.as_str(), at.as_str()), ("1", "08:00"));
    assert_eq!(more, links + 1, "the list itself is never late");
    app.set_clock("2026-11-23T01:01:00Z");
    let (open, at, _) = shown().await;
    assert_eq!((open.as_str(), at.as_str()), ("2", "08:01"));
}

/// Whichever word leads, and if none does, the same dossiers are found.
#[tokio::test]
async fn every_way_to_ask_for_words_finds_the_same() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let mut all = Vec::new();
    for _ in 0..3 {
        all.push(office.accept(version).await);
    }
    let texts: Vec<_> = list(&app)
        .texts()
        .into_iter()
        .filter(|(sql, params)| {
            sql.contains("dossier_word") && sql.contains("ORDER BY") && *params == 8
        })
        .collect();
    let leading = texts.iter().filter(|(sql, _)| sql.contains("d.id IN")).count();
    assert!(leading >= 2 && texts.len() > leading, "both ways are there");
    for (words, found) in [(["nguyen", "0002"], vec![all[1]]), (["minh", "ng"], all.clone())] {
        let typed = words.join("+");
        let page = office.buoi.get(&format!("/dossiers?q={typed}")).await.text;
        for id in &all {
            assert_eq!(page.contains(&format!("/dossiers/{id}\"")), found.contains(id), "{typed}");
        }
        for (sql, _) in texts.clone() {
            let ids = app.write(move |tx| {
                let agency = tx.agency().get();
                let [low, other] = words;
                let high = words.map(|word| format!("{word}zzzz"));
                let bounds: [&dyn Param; 8] =
                    [&agency, &-1_i64, &1_i64, &low, &high[0], &other, &high[1], &51_i64];
                Ok(tx.list::<(i64, i64)>(&sql, &bounds)?)
            });
            let mut ids: Vec<_> = ids.await.unwrap().into_iter().map(|(_, id)| id).collect();
            ids.sort_unstable();
            assert_eq!(ids, found, "{typed}");
        }
    }
}

/// Each question meets the index that was made for it. An index with a condition is used only while
/// it has the words of the question, and nobody would notice otherwise until there are many rows.
#[tokio::test]
async fn questions_meet_their_indexes() {
    if std::env::var("HAIDANG_TEST_DATABASE").is_ok() {
        println!("skipped: PostgreSQL decides by what the tables hold");
        return;
    }
    let app = app();
    let mut asked: Vec<(String, &str)> = Vec::new();
    for (_, query) in app.product().queries.iter().filter(|(feature, _)| *feature == "dossier") {
        let index = match query.name {
            "tally_received" => "COVERING INDEX dossier_received",
            "tally_open" => "COVERING INDEX dossier_running",
            "tally_finished" | "finished_count" => "COVERING INDEX dossier_finished",
            "finished_of_unit" => "COVERING INDEX dossier_finished_of_unit",
            "finished_of_document" => "COVERING INDEX dossier_finished_of_document",
            "late_count" => "COVERING INDEX dossier_finished_late",
            _ => continue,
        };
        asked.push((query.sql.to_owned(), index));
    }
    let late = "finished_at IS NOT NULL AND (CASE WHEN d.finished_day < d.judged_day";
    for (sql, _) in list(&app).texts() {
        if sql.contains(late) && sql.contains("= 2)") && sql.contains("ORDER BY d.received_at") {
            asked.push((sql, "INDEX dossier_late"));
        } else if sql.contains("(+d.received_at)") {
            asked.push((sql.clone(), "INDEX dossier_word_of"));
            asked.push((sql, "(agency_id=? AND word>? AND word<?)"));
        }
    }
    assert!(asked.len() > 6, "{asked:?}");
    for (sql, index) in asked {
        let explain = format!("EXPLAIN QUERY PLAN {sql}");
        let numbers = (1..=sql.matches('$').count()).take_while(|n| sql.contains(&format!("${n}")));
        let values: Vec<i64> = numbers.map(|_| 1).collect();
        let plan = app.write(move |tx| {
            let values: Vec<&dyn Param> = values.iter().map(|value| value as &dyn Param).collect();
            Ok(tx.list::<Step>(&explain, &values)?)
        });
        let plan: Vec<_> = plan.await.unwrap().into_iter().map(|step| step.detail).collect();
        assert!(plan.iter().any(|step| step.contains(index)), "{index}: {plan:#?}\n{sql}");
    }
}

platform::row! {
    /// A line of SQLite's plan.
    struct Step { id: i64, parent: i64, unused: i64, detail: String }
}
