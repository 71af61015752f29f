//! A citizen books, moves and cancels.

use crate::office::{Office, app, base, book, code, page, plan, sum};
use jiff::SignedDuration;
use platform::{Actor, Role, Tx};
use testkit::AGENCY;

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
    assert!(!days.contains("29/11/2026"), "nobody receives on Sunday");
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
    // First the day, by its name, then its times, without the one they have.
    assert!(seen.text.contains("Thứ Năm 26/11/2026") && !seen.text.contains("-26T"));
    let day = [("code", code.as_str()), ("phone", "0912345678"), ("op", "day")];
    let times = dan.post(&own, &[&day[..], &[("day", "2026-11-25")]].concat()).await.text;
    assert!(times.contains("value=\"2026-11-25T07:30\"") && !times.contains("11-26T"), "{times}");
    assert!(!times.contains("value=\"2026-11-25T07:00\""), "{times}");
    let moved = asks("move", "2026-11-26T09:00").await;
    assert!(moved.text.contains("09:00, Thứ Năm 26/11/2026"), "{}", moved.text);
    assert_eq!(asks("move", "2026-11-26T09:10").await.status, 409, "no such slot");
    let cancelled = asks("cancel", "").await;
    assert!(cancelled.text.contains("Đã hủy"), "{}", cancelled.text);
    assert_eq!(asks("cancel", "").await.status, 409);
    let list = office.cua.get("/appointments?day=2026-11-26").await.text;
    assert!(list.contains("Trần Thị Dân") && list.contains("Đã hủy"), "{list}");
}

/// Whoever holds the code takes the appointment into a calendar; nobody else does.
#[tokio::test]
async fn a_time_goes_into_a_calendar() {
    let app = app().await;
    let office = Office::new(&app).await;
    office.procedure().await;
    let (dan, other) = (app.nobody(), app.nobody());
    let nothing = dan.get(&base()).await.text;
    assert!(nothing.contains(">Đặt giờ</a>"), "the navigation leads there: {nothing}");
    let booked = book(&dan, "2026-11-25T07:00", &[("process", "qt-tp-01")]).await;
    let code = code(&booked);
    assert!(booked.text.contains("name=\"op\" value=\"calendar\""), "{}", booked.text);
    let own = format!("{}/mine", page());
    let asks = [("code", code.as_str()), ("phone", "0912345678"), ("op", "calendar")];
    let file = dan.post(&own, &asks).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/calendar; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"lich-hen.ics\"");
    let lines = file.text.replace("\r\n ", "");
    for line in [
        "DTSTART:20261125T000000Z",
        "DTEND:20261125T003000Z",
        "SUMMARY:Hẹn tại Bộ phận Một cửa: Đăng ký khai sinh",
        "LOCATION:Bộ phận Tiếp nhận và Trả kết quả",
    ] {
        assert!(lines.contains(&format!("\r\n{line}\r\n")), "{line}: {lines}");
    }
    assert!(lines.contains(&code) && !lines.contains("Dân"), "no name goes along: {lines}");
    let guess = [("code", code.as_str()), ("phone", "0987654321"), ("op", "calendar")];
    let guessed = other.post(&own, &guess).await;
    assert_eq!(guessed.status, 404);
    assert!(!guessed.text.contains("VCALENDAR"), "{}", guessed.text);
    dan.post(&own, &[("code", &code), ("phone", "0912345678"), ("op", "cancel")]).await;
    let gone = dan.post(&own, &asks).await;
    assert!(gone.text.contains("Đã hủy") && !gone.text.contains("VCALENDAR"), "{}", gone.text);
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

/// Whatever a form says, nobody is booked when the desk is closed: at noon, after hours, on Sunday, on a
/// holiday, on a Saturday without reception.
#[tokio::test]
async fn outside_of_the_working_calendar_nothing_is_booked() {
    let app = app().await;
    let _office = Office::new(&app).await;
    app.set_clock("2026-12-28T01:00:00Z");
    let dan = app.nobody();
    for slot in [
        "2026-12-29T11:30",
        "2026-12-29T12:00",
        "2026-12-29T17:00",
        "2026-12-29T06:30",
        "2026-12-29T07:10",
        "2027-01-01T07:00",
        "2027-01-02T07:00",
        "2027-01-03T07:00",
    ] {
        let (token, result) = sum(&dan, "2026-12-29").await;
        let form = [
            ("day", "2026-12-29"),
            ("slot", slot),
            ("name", "Trần Thị Dân"),
            ("phone", "0912 345 678"),
            ("token", token.as_str()),
            ("sum", result.as_str()),
        ];
        let refused = dan.post(&page(), &form).await;
        assert_eq!(refused.status, 409, "{slot}: {}", refused.text);
        // Who tries often is held back for five minutes.
        app.advance(SignedDuration::from_mins(6));
    }
    let days = dan.get(&page()).await.text;
    assert!(days.contains("29/12/2026"), "{days}");
    for closed in ["01/01/2027", "02/01/2027", "03/01/2027"] {
        assert!(!days.contains(closed), "{closed}: {days}");
    }
}

/// What the portal tells in words is held against the calendar that slots are made of.
#[tokio::test]
async fn hours_on_the_portal_that_are_not_those_of_the_desk() {
    let app = app().await;
    let office = Office::new(&app).await;
    assert!(!office.thu.get("/appointments/settings").await.text.contains("Giờ ghi trên cổng"));
    let work = |tx: &Tx<'_>| {
        let mut by = Actor::system(AGENCY, "command");
        by.roles = vec![Role::Administrator];
        let mut site = portal::site(tx)?.unwrap();
        site.setting.contact.hours = "08:00–12:00 và 13:30–17:00".into();
        portal::configure(tx, &by, &site.setting)
    };
    app.write(work).await.unwrap();
    let page = office.thu.get("/appointments/settings").await.text;
    let said = "thứ Tư 25/11/2026 (07:00–11:30, 13:30–17:00)";
    assert!(page.contains("Giờ ghi trên cổng khác lịch làm việc") && page.contains(said), "{page}");
}

/// Where nobody decided, nothing is offered.
#[tokio::test]
async fn an_agency_that_takes_none_says_so() {
    let app = app().await;
    let dan = app.nobody();
    let shown = dan.get(&page()).await.text;
    assert!(shown.contains("chưa nhận đặt giờ"), "{shown}");
    assert!(!dan.get(&base()).await.text.contains("Đặt giờ"), "no tile, no entry");
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
