use crate::office::{Office, app, copy_code, copy_key};
use expect_test::expect_file;
use jiff::SignedDuration;

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

/// What a phone without a session shows, without what no two runs share.
fn shown(page: &str) -> &str {
    let (_, main) = page.split_once("<main").unwrap();
    main.split_once("</main>").unwrap().0
}

#[tokio::test]
async fn a_label_tells_anybody_what_the_copy_is_worth() {
    let app = app();
    let office = Office::new(&app).await;
    let phone = app.nobody();
    let first = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    let path = format!("/distributions/{first}/copies");
    office.thu.post(&path, &[("person", &office.minh.id().to_string())]).await;
    office.thu.post(&path, &[("place", "Bảng niêm yết")]).await;
    let page = office.thu.get(&format!("/distributions/{first}")).await.text;
    let (code, other) = (copy_code(&page, 1), copy_code(&page, 2));
    let scan = |code: &str| format!("/q/{}", code.replace('-', ""));
    let early = phone.get(&scan(&code)).await;
    assert_eq!(early.status, 200);
    assert!(early.text.contains("Chưa có hiệu lực, hiệu lực từ 25/11/2026"), "{}", early.text);

    office.wake(IN_FORCE).await;
    let current = phone.get(&scan(&code)).await;
    assert!(current.text.contains("Bản hiện hành"), "{}", current.text);
    expect_file!["./snapshots/scan.html"].assert_eq(shown(&current.text));
    assert!(!current.text.contains("Minh"), "no holder, no person");
    assert!(current.text.len() < 4_000, "{} bytes", current.text.len());
    assert_eq!(current.header("cache-control"), "no-store");
    let typed = phone.get(&format!("/q/{}", code.to_lowercase())).await;
    assert!(typed.text.contains("Bản hiện hành"), "typed by hand, with its hyphens");

    for key in [copy_key(&page, 1), copy_key(&page, 2)] {
        let deliver = [("action", "deliver"), ("on", "25/11/2026")];
        office.thu.post(&format!("{path}/{key}/moves"), &deliver).await;
    }
    let lose = [("action", "lose"), ("on", "25/11/2026"), ("reason", "Thất lạc")];
    office.thu.post(&format!("{path}/{}/moves", copy_key(&page, 2)), &lose).await;
    let missing = phone.get(&scan(&other)).await.text;
    assert!(missing.contains("Bản này đã báo mất"), "{missing}");
    assert!(!missing.contains("Thất lạc"), "the reason is nobody else's");

    let second = office.issue_again(first, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;
    let replaced = phone.get(&scan(&code)).await.text;
    assert!(replaced.contains("Đã thay bằng lần ban hành 2, hiệu lực từ 01/12/2026"), "{replaced}");
    office.issue_again(second, "49/QĐ-UBND", "10/12/2026").await;
    office.wake("2026-12-09T17:00:00Z").await;
    let replaced = phone.get(&scan(&code)).await.text;
    assert!(replaced.contains("Đã thay bằng lần ban hành 3, hiệu lực từ 10/12/2026"), "{replaced}");
    // Somebody who is signed in sees the same page.
    assert_eq!(office.lan.get(&scan(&code)).await.text, replaced);
}

#[tokio::test]
async fn copies_of_what_was_withdrawn_or_came_back_say_so() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/copies");
    for place in ["Một cửa", "Văn thư"] {
        office.thu.post(&path, &[("place", place)]).await;
    }
    let page = office.thu.get(&format!("/distributions/{version}")).await.text;
    let moves = format!("{path}/{}/moves", copy_key(&page, 1));
    for action in ["deliver", "return"] {
        office.thu.post(&moves, &[("action", action), ("on", "25/11/2026")]).await;
    }
    let scan = |number| format!("/q/{}", copy_code(&page, number));
    let returned = app.nobody().get(&scan(1)).await.text;
    assert!(returned.contains("Bản này đã thu hồi"), "{returned}");
    let withdraw = [("action", "withdraw"), ("reason", "Không còn áp dụng")];
    office.anh.post(&format!("/documents/{version}/actions"), &withdraw).await;
    app.settle().await;
    assert!(app.nobody().get(&scan(2)).await.text.contains("Đã hủy bỏ"));
}

#[tokio::test]
async fn unknown_codes_look_alike_and_guessing_is_slowed_down() {
    let app = app();
    let nobody = app.nobody();
    let first = nobody.get("/q/0000000000000000").await;
    assert_eq!(first.status, 404);
    assert!(first.text.contains("Không có bản giấy nào mang mã này"), "{}", first.text);
    for guess in ["0000000000000001", "x", "%27%20OR%201%3D1", &"9".repeat(300)] {
        let answer = nobody.get(&format!("/q/{guess}")).await;
        assert_eq!((answer.status, &answer.text), (404, &first.text), "{guess}");
    }
    // The throttle is the whole process's: other tests may have missed from this address too.
    let mut last = 404;
    for _ in 0..40 {
        last = nobody.get("/q/0000000000000002").await.status;
    }
    assert_eq!(last, 429);
    app.advance(SignedDuration::from_mins(6));
    assert_eq!(nobody.get("/q/0000000000000003").await.status, 404, "later again");
}

#[tokio::test]
async fn labels_are_printed_for_those_who_keep_copies() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let labels = format!("/distributions/{version}/labels");
    let none = office.thu.get(&labels).await;
    assert_eq!(none.status, 409, "nothing to print yet");
    office.thu.post(&format!("/distributions/{version}/copies"), &[("place", "Một cửa")]).await;
    let printed = office.thu.get(&labels).await;
    assert_eq!((printed.status, printed.header("content-type")), (200, "application/pdf"));
    assert!(printed.bytes.starts_with(b"%PDF-"));
    assert_eq!(office.lan.get(&labels).await.status, 403);
}
