//! A citizen books, moves and cancels.

use crate::office::{Office, app, base, book, code, page, plan};

#[tokio::test]
async fn a_time_is_booked_looked_up_moved_and_cancelled() {
    let app = app().await;
    let office = Office::new(&app).await;
    office.procedure().await;
    let dan = app.nobody();
    let guide = dan.get(&format!("{}/processes/qt-tp-01", base())).await.text;
    assert!(guide.contains("/appointments?process=qt-tp-01"), "{guide}");
    let days = dan.get(&page()).await.text;
    assert!(days.contains("Thứ Hai 23/11/2026") && days.contains("Đăng ký khai sinh"), "{days}");
    assert!(!days.contains("Chủ Nhật 29/11/2026"), "nobody receives on Sunday");
    let times = dan.get(&format!("{}?process=qt-tp-01&day=2026-11-25", page())).await.text;
    assert!(times.contains("value=\"2026-11-25T07:00\"") && times.contains("T16:30"), "{times}");
    assert!(!times.contains("T11:30") && !times.contains("T17:00"), "only what fits the hours");
    let booked = book(&dan, "2026-11-25T07:00", &[("process", "qt-tp-01")]).await;
    let code = code(&booked);
    assert!(booked.text.contains("25/12/2026"), "the day of erasing is told: {}", booked.text);
    let own = format!("{}/mine", page());
    let seen = dan.post(&own, &[("code", &code), ("phone", "+84912345678")]).await;
    assert_eq!(seen.status, 200, "{}", seen.text);
    assert!(
        seen.text.contains("07:00, Thứ Tư 25/11/2026") && seen.text.contains("Đăng ký khai sinh")
    );
    assert!(!seen.text.contains("Trần Thị Dân"), "a name is not told");
    let asks = |op: &'static str, slot: &'static str| {
        let form = [("code", code.as_str()), ("phone", "0912345678"), ("op", op), ("slot", slot)];
        let form = form.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (dan, own) = (&dan, own.as_str());
        async move {
            let form: Vec<_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            dan.post(own, &form).await
        }
    };
    let moved = asks("move", "2026-11-26T09:00").await;
    assert!(moved.text.contains("09:00, Thứ Năm 26/11/2026"), "{}", moved.text);
    assert_eq!(asks("move", "2026-11-26T09:10").await.status, 409, "no such slot");
    let cancelled = asks("cancel", "").await;
    assert!(cancelled.text.contains("Đã hủy"), "{}", cancelled.text);
    assert_eq!(asks("cancel", "").await.status, 409);
    let list = office.cua.get("/appointments?day=2026-11-26").await.text;
    assert!(list.contains("Trần Thị Dân") && list.contains("Đã hủy"), "{list}");
}

/// A slot holds what the desk receives, and not one more.
#[tokio::test]
async fn a_full_slot_is_gone() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (first, second) = (app.nobody(), app.nobody());
    assert_eq!(book(&first, "2026-11-25T07:00", &[]).await.status, 200);
    let times = second.get(&format!("{}?day=2026-11-25", page())).await.text;
    assert!(!times.contains("value=\"2026-11-25T07:00\""), "{times}");
    let late = book(&second, "2026-11-25T07:00", &[("phone", "0987654321")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("vừa hết chỗ") && late.text.contains("0987654321"), "{}", late.text);
    let wider = plan(&[("desks", "2")]);
    assert_eq!(office.thu.post("/appointments/settings", &wider).await.status, 303);
    assert_eq!(book(&second, "2026-11-25T07:00", &[("phone", "0987654321")]).await.status, 200);
}

#[tokio::test]
async fn days_off_and_closed_days_have_no_times() {
    let app = app().await;
    let office = Office::new(&app).await;
    let dan = app.nobody();
    book(&dan, "2026-11-25T07:00", &[]).await;
    let wrong = office.thu.post("/appointments/closures", &[("day", "25/11/2026")]).await;
    assert_eq!(wrong.status, 422, "a reason is needed");
    let close = [("op", "close"), ("day", "25/11/2026"), ("reason", "Tập huấn")];
    let closed = office.thu.submit("/appointments/closures", &close).await;
    assert!(closed.text.contains("đã có 1 người hẹn"), "{}", closed.text);
    let days = dan.get(&page()).await.text;
    assert!(!days.contains("25/11/2026") && days.contains("26/11/2026"), "{days}");
    let gone = dan.get(&format!("{}?day=2026-11-25", page())).await.text;
    assert!(gone.contains("không còn giờ trống"), "{gone}");
    let open = [("op", "open"), ("day", "25/11/2026")];
    assert_eq!(office.thu.post("/appointments/closures", &open).await.status, 303);
    assert!(dan.get(&page()).await.text.contains("25/11/2026"));
    // Nobody receives on New Year.
    app.set_clock("2026-12-31T01:00:00Z");
    let days = dan.get(&page()).await.text;
    assert!(days.contains("31/12/2026") && !days.contains("01/01/2027"), "{days}");
}

/// Where nobody decided, nothing is offered.
#[tokio::test]
async fn an_agency_that_takes_none_says_so() {
    let app = app().await;
    let dan = app.nobody();
    let shown = dan.get(&page()).await.text;
    assert!(shown.contains("chưa nhận đặt giờ"), "{shown}");
    assert!(!dan.get(&base()).await.text.contains("Đặt giờ"), "no tile");
    let office = Office::new(&app).await;
    assert!(dan.get(&base()).await.text.contains("Đặt giờ đến Một cửa"));
    let closed: Vec<_> = plan(&[]).into_iter().filter(|(name, _)| *name != "is_open").collect();
    assert_eq!(office.thu.post("/appointments/settings", &closed).await.status, 303);
    assert!(dan.get(&page()).await.text.contains("chưa nhận đặt giờ"));
}

#[tokio::test]
async fn every_mistake_of_the_plan_is_told() {
    let app = app().await;
    let office = Office::new(&app).await;
    let wrong =
        plan(&[("desks", "0"), ("slot_minutes", "x"), ("place", ""), ("from", "31/2/2026")]);
    let refused = office.thu.post("/appointments/settings", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Có 4 chỗ cần sửa"), "{}", refused.text);
    assert_eq!(office.cua.post("/appointments/settings", &plan(&[])).await.status, 403);
}
