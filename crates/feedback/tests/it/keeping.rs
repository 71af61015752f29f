//! Who it was is forgotten: on the day that the agency set, or because they ask.

use crate::{Office, act, app, code, look_up, newest, send};
use platform::Role;

/// A message that was not taken up today, and its page.
async fn ended(office: &Office<'_>, stranger: &testkit::Person<'_>) -> (String, String) {
    let code = code(&send(stranger, &[]).await);
    let page = newest(office).await;
    let decline = [("action", "decline"), ("note", "Gửi nhầm nơi, gọi 0912 345 678")];
    assert_eq!(act(&office.thu, &page, &decline).await, 303);
    (page, code)
}

#[tokio::test]
async fn names_are_kept_as_long_as_the_agency_says() {
    let app = app().await;
    let office = Office::new(&app).await;
    let stranger = app.nobody();
    let (page, code) = ended(&office, &stranger).await;
    app.set_clock("2029-11-23T01:00:00Z");
    app.tick().await;
    let kept = office.thu.get(&page).await.text;
    assert!(kept.contains("Trần Thị Dân"), "nothing was said, so nothing is erased");
    let wrong = office.thu.post("/feedback/keeping", &[("months", "0")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Có 3 chỗ cần sửa"), "{}", wrong.text);
    let keeping =
        [("keeping_kind", "report"), ("months", "24"), ("keeping_source", "Quy chế số 5")];
    assert_eq!(office.chi.post("/feedback/keeping", &keeping).await.status, 403);
    assert_eq!(office.thu.post("/feedback/keeping", &keeping).await.status, 303);
    assert!(office.thu.get("/feedback/rules").await.text.contains("24 tháng"));
    app.set_clock("2029-11-24T01:00:00Z");
    app.tick().await;
    let erased = office.thu.get(&page).await.text;
    assert!(!erased.contains("Trần Thị Dân") && !erased.contains("0912 345 678"), "{erased}");
    assert!(erased.contains("đã xóa ngày 24/11/2029") && erased.contains("sáng 20/11/2026"));
    assert!(look_up(&stranger, &code).await.text.contains("Không thuộc trường hợp"));
    let found = office.thu.get("/feedback?q=Dan").await.text;
    assert_eq!(found.matches("role=\"rowheader\"").count(), 0, "not found by a name any more");
}

#[tokio::test]
async fn who_asks_is_forgotten() {
    let app = app().await;
    let office = Office::new(&app).await;
    let stranger = app.nobody();
    send(&stranger, &[]).await;
    let open = newest(&office).await;
    let asked = [("erasure_reason", "Đơn đề nghị số 3, ngày 23/11/2026")];
    let early = office.thu.post(&format!("{open}/erasure"), &asked).await;
    assert_eq!(early.status, 409, "the name is still needed");
    let (page, _) = ended(&office, &stranger).await;
    let path = format!("{page}/erasure");
    assert_eq!(office.thu.post(&path, &[]).await.status, 422);
    assert_eq!(office.chi.post(&path, &asked).await.status, 404);
    assert_eq!(office.thu.post(&path, &asked).await.status, 303);
    let erased = office.thu.get(&page).await.text;
    assert!(!erased.contains("Trần Thị Dân") && erased.contains("Đơn đề nghị số 3"), "{erased}");
    assert_eq!(office.thu.post(&path, &asked).await.status, 409, "once");
}

/// Programs read what the pages show, without names.
#[tokio::test]
async fn programs_are_told_no_names() {
    let app = app().await;
    let office = Office::new(&app).await;
    send(&app.nobody(), &[]).await;
    let page = newest(&office).await;
    let one = office.thu.get(&format!("/api/v1{page}")).await;
    assert_eq!(one.status, 200, "{}", one.text);
    assert!(
        one.text.contains("PA-2026-01") && one.text.contains("\"due_on\":\"2026-12-15\""),
        "{}",
        one.text
    );
    let list = office.thu.get("/api/v1/feedback?kind=report").await.text;
    assert!(list.contains("PA-2026-01"), "{list}");
    for text in [&one.text, &list] {
        assert!(!text.contains("Trần Thị Dân") && !text.contains("0912"), "{text}");
    }
    assert!(!office.chi.get("/api/v1/feedback").await.text.contains("PA-2026-01"));
    assert_eq!(office.chi.get(&format!("/api/v1{page}")).await.status, 404);
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&format!("/api/v1{page}")).await.status, 404);
}

/// An objective may aim at what was answered in time: the share and the lists behind it agree.
#[tokio::test]
async fn answers_in_time_are_a_share_to_aim_at() {
    let app = app().await;
    let office = Office::new(&app).await;
    let indicator = platform::indicator("feedback.in_time").unwrap();
    let span =
        platform::Span { from: jiff::civil::date(2026, 1, 1), to: jiff::civil::date(2026, 12, 31) };
    let counted = app.write(move |tx| Ok((indicator.count)(tx, span, None)?)).await.unwrap();
    assert_eq!(counted, (0, 0));
    let list = office.thu.get(&(indicator.href)(span, None, Some(true))).await;
    assert_eq!(list.status, 200);
}
