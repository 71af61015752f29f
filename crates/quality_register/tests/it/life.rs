use crate::{app, note, secretary};
use platform::Role;

#[tokio::test]
async fn an_entry_lives_by_its_table() {
    let app = app();
    let secretary = secretary(&app).await;
    let owner = app.person("Trần Văn B (minh họa)", &[Role::Specialist]).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let page = secretary.get(&at).await;
    assert!(page.text.contains("SK-2026-01"), "{}", page.text);
    assert!(page.text.contains("Chờ xem xét") && page.text.contains("Nhận làm"));

    // What a step asks for is asked for, in its field, and what was typed comes back.
    let steps = format!("{at}/steps");
    let answer = secretary.post(&steps, &[("step", "accept"), ("owner", "")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("id=\"e-owner\""), "{}", answer.text);
    let answer =
        finder.post(&steps, &[("step", "accept"), ("owner", &owner.id().to_string())]).await;
    assert_eq!(answer.status, 403);
    let accept = [("step", "accept"), ("owner", &*owner.id().to_string())];
    let answer = secretary.post(&steps, &accept).await;
    assert_eq!(answer.status, 303, "{}", answer.text);

    // A step that this state does not have is refused in a sentence.
    let answer = secretary.post(&steps, &accept).await;
    assert_eq!(answer.status, 409);
    assert!(
        answer.text.contains("không làm được khi đang ở trạng thái «Đang làm»"),
        "{}",
        answer.text
    );

    let inbox = owner.get("/").await.text;
    assert!(inbox.contains("Đang làm: SK-2026-01"), "{inbox}");
    assert_eq!(owner.post(&steps, &[("step", "finish"), ("result", "Đã bỏ")]).await.status, 303);
    let page = secretary.get(&at).await.text;
    assert!(page.contains("Đã bỏ") && page.contains("báo cáo đã xong"), "{page}");
    assert_eq!(secretary.post(&steps, &[("step", "return"), ("note", " ")]).await.status, 422);
    let back = secretary.post(&steps, &[("step", "return"), ("note", "Còn thiếu mẫu mới")]).await;
    assert_eq!(back.status, 303);
    assert!(owner.get(&at).await.text.contains("Còn thiếu mẫu mới"));
}

#[tokio::test]
async fn whoever_did_the_work_does_not_confirm_it() {
    let app = app();
    let secretary = secretary(&app).await;
    let chairman = app.person("Phạm Văn D (minh họa)", &[Role::Approver]).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let steps = format!("{at}/steps");
    let accept = [("step", "accept"), ("owner", &*secretary.id().to_string())];
    assert_eq!(chairman.post(&steps, &accept).await.status, 303);
    assert_eq!(secretary.post(&steps, &[("step", "finish"), ("result", "Xong")]).await.status, 303);
    let refused = secretary.post(&steps, &[("step", "confirm")]).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text.contains("không tự xem xét"), "{}", refused.text);
    assert_eq!(chairman.post(&steps, &[("step", "confirm")]).await.status, 303);
}

#[tokio::test]
async fn a_form_tells_all_mistakes_and_keeps_what_was_typed() {
    let app = app();
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let form = [("what", ""), ("kind", "tool"), ("due", "40/12/2026"), ("effort", "9")];
    let answer = finder.post("/ideas", &form).await;
    assert_eq!(answer.status, 422);
    for field in ["e-what", "e-due", "e-effort"] {
        assert!(answer.text.contains(field), "{field}: {}", answer.text);
    }
    assert!(answer.text.contains("value=\"40/12/2026\""));
    // What only several fields together show is told as well.
    let answer = finder.post("/ideas", &[("what", "Máy quét"), ("kind", "tool")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("e-effort"), "{}", answer.text);
}

#[tokio::test]
async fn two_people_do_not_change_an_entry_at_once() {
    let app = app();
    let secretary = secretary(&app).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let edit = format!("{at}/edit");
    let first = [("what", "Bớt hai chữ ký"), ("kind", "process"), ("seen", "0")];
    assert_eq!(secretary.post(&edit, &first).await.status, 303);
    let second = [("what", "Bớt ba chữ ký"), ("kind", "process"), ("seen", "0")];
    let answer = finder.post(&edit, &second).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text.contains("Bớt ba chữ ký"), "what was typed is there: {}", answer.text);
    assert!(finder.get(&at).await.text.contains("Bớt hai chữ ký"));
}

#[tokio::test]
async fn a_foreign_entry_answers_like_an_absent_one() {
    let app = app();
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let foreigner = app.foreigner("Người Khác (minh họa)", &[Role::IsoSecretary]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    for path in [at.clone(), format!("{at}/edit"), format!("{at}/print"), format!("/api/v1{at}")] {
        assert_eq!(foreigner.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(
        foreigner.post(&format!("{at}/steps"), &[("step", "drop"), ("note", "x")]).await.status,
        404
    );
    assert_eq!(foreigner.post(&format!("{at}/comments"), &[("body", "x")]).await.status, 404);
    assert!(!foreigner.get("/ideas").await.text.contains("Bớt một chữ ký"));
    assert_eq!(app.nobody().get(&at).await.status, 303, "a stranger is asked to sign in");
}

#[tokio::test]
async fn what_belongs_to_an_entry_stands_on_its_page() {
    let app = app();
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let id = at.rsplit('/').next().unwrap();
    assert_eq!(finder.post("/trials", &[("what", "Thử một tuần")]).await.status, 400);
    let answer = finder.post("/trials", &[("what", "Thử một tuần"), ("parent", id)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert!(finder.get(&at).await.text.contains("Thử một tuần"));
    let board = finder.get("/ideas/board").await;
    assert_eq!(board.status, 200);
    assert!(board.text.contains("Bớt một chữ ký"), "{}", board.text);
}

#[tokio::test]
async fn an_entry_is_printed_and_told_to_programs() {
    let app = app();
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let paper = finder.get(&format!("{at}/print")).await;
    assert_eq!((paper.status, paper.header("content-type")), (200, "application/pdf"));
    let told = finder.get("/api/v1/ideas").await.text;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let first = &told["entries"][0];
    assert_eq!(first["number"], "SK-2026-01");
    assert_eq!(first["fields"]["due"], "2026-12-31");
    assert_eq!(first["is_overdue"], false);
}
