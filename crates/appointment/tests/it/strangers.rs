//! What strangers may do, and may not.

use crate::office::{Office, app, book, code, page, sum};

#[tokio::test]
async fn every_mistake_is_told_and_nothing_is_lost() {
    let app = app().await;
    let _office = Office::new(&app).await;
    let stranger = app.nobody();
    let form = [("day", "2026-11-25"), ("name", "Nguyễn Văn Gõ"), ("phone", "abc"), ("sum", "99")];
    let refused = stranger.post(&page(), &form).await;
    assert_eq!(refused.status, 422);
    for said in [
        "Có 3 chỗ cần sửa",
        "<a href=\"#f-slot\">Giờ còn chỗ: Hãy chọn một giờ còn chỗ",
        "<a href=\"#f-phone\">Số điện thoại chưa đúng",
        "Phép cộng chưa đúng",
        "Nguyễn Văn Gõ",
    ] {
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
}

/// A form is taken once, a telephone number has two times, a line sends six times.
#[tokio::test]
async fn a_program_is_slowed_down() {
    let app = app().await;
    let _office = Office::new(&app).await;
    let stranger = app.nobody();
    assert_eq!(book(&stranger, "2026-11-25T07:00", &[("website", "x")]).await.status, 422);
    let (token, result) = sum(&stranger, "2026-11-25T07:00").await;
    let again = [("token", token.as_str()), ("sum", result.as_str())];
    let first = code(&book(&stranger, "2026-11-25T07:00", &again).await);
    assert_eq!(first, code(&book(&stranger, "2026-11-25T07:00", &again).await));
    assert_eq!(book(&stranger, "2026-11-25T07:30", &[]).await.status, 200);
    let third = book(&stranger, "2026-11-25T08:00", &[]).await;
    assert_eq!(third.status, 409);
    assert!(third.text.contains("đã đặt 2 giờ"), "{}", third.text);
    let mut answers = Vec::new();
    for no in 0..6 {
        let phone = format!("09990000{no:02}");
        answers.push(book(&stranger, "2026-11-26T08:00", &[("phone", &phone)]).await.status);
    }
    assert_eq!(answers.last(), Some(&429), "{answers:?}");
}

/// A wrong code and a wrong telephone number are answered alike, and guessing ends.
#[tokio::test]
async fn nobody_finds_the_appointment_of_another() {
    let app = app().await;
    let _office = Office::new(&app).await;
    let (dan, thief) = (app.nobody(), app.nobody());
    let code = code(&book(&dan, "2026-11-25T07:00", &[]).await);
    let own = format!("{}/mine", page());
    let mut seen = Vec::new();
    for no in 0..14 {
        let phone = format!("09123456{no:02}");
        seen.push(thief.post(&own, &[("code", &code), ("phone", &phone), ("op", "cancel")]).await);
    }
    let wrong = thief.post(&own, &[("code", "AAAA2222"), ("phone", "0912345678")]).await;
    assert_eq!((seen[0].status, wrong.status), (404, 429));
    assert!(seen.iter().all(|answer| !answer.text.contains("25/11/2026")));
}

/// What a stranger writes is text wherever it is shown.
#[tokio::test]
async fn what_strangers_write_never_runs() {
    let app = app().await;
    let office = Office::new(&app).await;
    let stranger = app.nobody();
    let payload = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'";
    let booked = book(&stranger, "2026-11-23T09:00", &[("name", payload)]).await;
    let code = code(&booked);
    let shown = office.first("2026-11-23").await;
    let own = format!("{}/mine", page());
    let search = format!("/appointments?q={}", "%22%3E%3Cscript%3Ealert(3)%3C/script%3E");
    let pages = [
        office.cua.get("/appointments").await,
        office.cua.get(&search).await,
        office.cua.get(&shown).await,
        office.cua.get("/").await,
        office.cua.post("/dossiers/new", &[("version", "1"), ("name", payload)]).await,
        stranger.post(&own, &[("code", payload), ("phone", payload)]).await,
        stranger.post(&own, &[("code", &code), ("phone", "0912345678")]).await,
        stranger.post(&page(), &[("day", payload), ("process", payload), ("name", payload)]).await,
        stranger.get(&format!("{}?process=%22%3E%3Cscript%3Ealert(4)", page())).await,
    ];
    for answer in &pages {
        let text = &answer.text;
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{text}");
    }
    assert!(pages[2].text.contains("&#60;script&#62;alert(1)"), "{}", pages[2].text);
}
