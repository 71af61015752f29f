//! Checklists, answers from a phone whose line drops, samples.

use crate::{Team, app, try_step};
use audit::{Answer, LINES};
use axum::http::Request;
use platform::AppError;
use quality_register::{Entry, EntryId, every};
use testkit::{Answer as Answered, Person, TestApp};

async fn lines(app: &TestApp) -> Vec<Entry> {
    app.write(|tx| Ok(every(tx, &LINES)?)).await.unwrap()
}

async fn send(
    who: &Person<'_>,
    audit: &str,
    line: &Entry,
    (key, seen): (&str, i64),
    (result, evidence): (&str, &str),
) -> (u16, String) {
    let (id, seen) = (line.id.to_string(), seen.to_string());
    let form = [
        ("line", id.as_str()),
        ("key", key),
        ("seen", seen.as_str()),
        ("result", result),
        ("evidence", evidence),
    ];
    let answer = who.post(&format!("{audit}/answers"), &form).await;
    (answer.status, answer.text)
}

#[tokio::test]
async fn lines_are_made_of_the_clauses_of_the_schedule_once() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let made = lines(&app).await;
    let clauses: Vec<_> = made.iter().map(|line| line.values.text("clause")).collect();
    assert_eq!(clauses, ["7.5.1", "7.5.2", "7.5.3", "8.5.1"]);
    assert!(made.iter().all(|line| line.title().ends_with('?')), "each is a question");
    team.secretary.post(&format!("{audit}/checklist"), &[]).await;
    assert_eq!(lines(&app).await.len(), 4, "asked again, nothing is written twice");
    let page = team.auditor.get(&format!("{audit}/checklist")).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Đã ghi 0 trong 4 dòng"), "{}", page.text);
    assert_eq!(team.head.get(&format!("{audit}/checklist")).await.status, 200);
}

#[tokio::test]
async fn an_answer_that_comes_twice_counts_once_and_a_mistake_keeps_what_was_typed() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let line = lines(&app).await.remove(0);
    let (status, text) = send(&team.auditor, &audit, &line, ("k0", 0), ("conforms", "")).await;
    assert_eq!(status, 422, "what conforms needs evidence too");
    assert!(text.contains(&format!("e-evidence-{}", line.id)), "{text}");
    let (status, text) = send(&team.auditor, &audit, &line, ("k1", 0), ("", "Sổ số 3")).await;
    assert_eq!(status, 422);
    assert!(text.contains("Sổ số 3") && text.contains("e-result-"), "{text}");

    let said = ("conforms", "05 hồ sơ tháng 7");
    for _ in 0..2 {
        assert_eq!(send(&team.auditor, &audit, &line, ("k2", 0), said).await.0, 303);
    }
    let after = lines(&app).await.remove(0);
    assert_eq!((after.moves, after.state()), (1, "answered"), "it counted once");

    // The same auditor corrects themselves with what they last saw; somebody else is told.
    let again = ("nonconforming", "02 hồ sơ thiếu phiếu");
    assert_eq!(send(&team.auditor, &audit, &line, ("k3", 0), again).await.0, 303);
    assert_eq!(send(&team.lead, &audit, &line, ("k4", 0), said).await.0, 409);
    let page = team.auditor.get(&format!("{audit}/checklist")).await.text;
    assert!(page.contains("Lập phát hiện"), "{page}");
}

/// Sends an answer as the script of the page does, which reads the reply itself.
async fn send_by_script(who: &Person<'_>, audit: &str, body: String) -> Answered {
    let request = Request::post(format!("{audit}/answers"))
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded");
    who.send(request, body.into()).await
}

#[tokio::test]
async fn the_script_is_told_how_often_the_line_changed() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let line = lines(&app).await.remove(0);
    let body = format!("line={}&key=p1&seen=0&result=conforms&evidence=x", line.id);
    let answer = send_by_script(&team.auditor, &audit, body).await;
    assert_eq!((answer.status, answer.text.as_str()), (200, "{\"seen\":1}"));
}

#[tokio::test]
async fn the_script_is_told_in_words_what_is_wrong() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let line = lines(&app).await.remove(0).id;
    let (auditor, head) = (&team.auditor, &team.head);
    let nothing = "Hãy chọn kết quả.";
    let evidence = "Hãy ghi bằng chứng đã xem";
    for (who, result, status, wanted) in [
        (auditor, "", 422, vec![nothing, evidence]),
        (auditor, "conforms", 422, vec![evidence]),
        (head, "conforms", 403, vec!["không có trong đoàn"]),
    ] {
        let body = format!("line={line}&key=p2&seen=0&result={result}&evidence=");
        let answer = send_by_script(who, &audit, body).await;
        let told = (answer.status, answer.header("content-type"));
        assert_eq!(told, (status, "application/problem+json"), "{}", answer.text);
        for words in wanted {
            assert!(answer.text.contains(words), "{words}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn only_who_audits_a_unit_answers_for_it() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let line = lines(&app).await.remove(0);
    let said = ("conforms", "Sổ");
    // The head is an auditor too, of their own unit, and not of this team.
    let (status, text) = send(&team.head, &audit, &line, ("h", 0), said).await;
    assert_eq!(status, 403);
    assert!(text.contains("không có trong đoàn"), "{text}");
    assert_eq!(send(&team.secretary, &audit, &line, ("s", 0), said).await.0, 403);
    assert_eq!(send(&team.lead, &audit, &line, ("l", 0), said).await.0, 303);
    let (status, text) = try_step(&team.lead, &audit, "finish", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("chưa có kết quả"), "{text}");
}

#[tokio::test]
async fn a_line_of_another_audit_is_not_there() {
    let app = app();
    let team = Team::new(&app).await;
    team.running().await;
    let other = team.audit(&team.programme().await).await;
    let line = lines(&app).await.remove(0);
    assert_eq!(send(&team.lead, &other, &line, ("l", 0), ("conforms", "x")).await.0, 404);
    let actor = Team::actor(&team.lead);
    let gone = app
        .write(move |tx| {
            let answer = Answer { result: "conforms".into(), ..Answer::default() };
            audit::answer(tx, &actor, EntryId::new(1), EntryId::new(1), &answer)
        })
        .await;
    assert!(matches!(gone, Err(AppError::NotFound)));
}

#[tokio::test]
async fn a_sample_names_what_is_wrong() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let at = format!("{audit}/samples");
    let wrong = team.lead.post(&at, &[("code", "QT.X"), ("size", "0")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("từ 1 đến 50"), "{}", wrong.text);
    let wrong = team.lead.post(&at, &[("code", "QT.X"), ("size", "5")]).await;
    assert_eq!(wrong.status, 409);
    assert!(wrong.text.contains("đang có hiệu lực"), "{}", wrong.text);
}
