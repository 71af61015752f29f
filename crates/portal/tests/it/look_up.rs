//! A dossier looked up without an account.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};
use platform::Actor;
use testkit::{AGENCY, TestApp};

const PAGE: &str = "/portal/thu-nghiem/dossiers";

async fn code_of(app: &TestApp, id: i64) -> String {
    let by = Actor::system(AGENCY, "clock");
    let id = dossier::DossierId::new(id);
    app.write(move |tx| dossier::open(tx, &by, id)).await.unwrap().code
}

/// One test, as whoever guesses from one address is stopped wherever else they ask.
#[tokio::test]
async fn the_second_fact_decides() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let version = office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    let id = office.accept(version).await;
    let code = code_of(&app, id).await;
    let stranger = app.nobody();

    let linked = stranger.get(&format!("{PAGE}?code={code}")).await;
    assert!(linked.text.contains(&format!("value=\"{code}\"")));
    let empty = stranger.post(PAGE, &[("code", ""), ("second", "")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Có 2 chỗ cần sửa"));

    let right = stranger.post(PAGE, &[("code", &code), ("second", "+84912345678")]).await;
    assert_eq!(right.status, 200, "{}", right.text);
    let said = [&code, "Đăng ký khai sinh", "Đang giải quyết", "27/11/2026", "Bước 2 trong 2"];
    for said in said {
        assert!(right.text.contains(said), "{said}: {}", right.text);
    }
    assert_eq!(right.header("cache-control"), "no-store");
    for secret in ["Nguyễn Văn Minh Họa", "0912", "Khu dân cư", "Trần Thị Bưởi"] {
        assert!(!right.text.contains(secret), "{secret}");
    }

    // A wrong fact and a wrong code are answered alike, and what was typed stays.
    let other = "H00.01-261123-9999";
    let wrong = stranger.post(PAGE, &[("code", &code), ("second", "0912345679")]).await;
    let absent = stranger.post(PAGE, &[("code", other), ("second", "0912345679")]).await;
    assert_eq!((wrong.status, absent.status), (404, 404));
    assert!(wrong.text.contains("Không tìm thấy hồ sơ"));
    assert!(wrong.text.contains("value=\"0912345679\""));
    assert_eq!(wrong.text.replace(&code, "?"), absent.text.replace(other, "?"));

    // Whoever goes on guessing is stopped, even with the right fact.
    let mut last = wrong.status;
    for _ in 0..10 {
        last = stranger.post(PAGE, &[("code", &code), ("second", "1")]).await.status;
    }
    assert_eq!(last, 429);
    let stopped = stranger.post(PAGE, &[("code", &code), ("second", "0912345678")]).await;
    assert_eq!(stopped.status, 429);
    assert!(stopped.text.contains("Hãy đợi 5 phút"));
    app.advance(jiff::SignedDuration::from_mins(6));
    let later = stranger.post(PAGE, &[("code", &code), ("second", "0912345678")]).await;
    assert_eq!(later.status, 200);
}

/// A dossier due at 17:00: whoever waits for it, the desk and the figures above the list say the same
/// of it at every hour.
#[tokio::test]
async fn the_citizen_and_the_office_are_told_the_same() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let version = office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    let code = code_of(&app, office.accept(version).await).await;
    let second = "0912345678";
    for (now, to_citizen, to_office, late) in [
        ("2026-11-27T09:59:00Z", "Ông/bà chưa phải làm gì thêm", "Hôm nay", "0"),
        ("2026-11-27T14:41:00Z", "Đã quá giờ hẹn hôm nay", "Quá giờ hẹn hôm nay", "0"),
        ("2026-11-27T17:01:00Z", "Hồ sơ đã quá hạn", "Quá hạn 1 ngày", "1"),
    ] {
        app.set_clock(now);
        let seen = app.nobody().post(PAGE, &[("code", &code), ("second", second)]).await.text;
        assert!(seen.contains(to_citizen), "{now}: {seen}");
        let list = office.buoi.get("/dossiers").await.text;
        let badge = list.rsplit_once("<tbody").unwrap().1;
        assert!(badge.contains(to_office), "{now}: {list}");
        let figure = list.split("sort=due\">").nth(1).unwrap();
        assert!(figure.starts_with(late), "{now}: {list}");
    }
}

/// Whoever knows only the address of the installation finds the way in.
#[tokio::test]
async fn the_door_leads_to_the_portal() {
    let app = app();
    let login = app.nobody().get("/login").await;
    assert!(login.text.contains("href=\"/portal\""), "{}", login.text);
    let none = app.nobody().get("/portal").await;
    assert_eq!(none.status, 200);
    assert!(none.text.contains("Chưa có cơ quan nào mở cổng"), "{}", none.text);
    open(&app, setting("thu-nghiem")).await;
    let one = app.nobody().get("/portal").await;
    assert_eq!((one.status, one.location.as_str()), (303, "/portal/thu-nghiem"));
}

#[tokio::test]
async fn the_code_of_a_receipt_leads_to_the_portal_of_its_agency() {
    let app = app();
    let nowhere = app.nobody().get("/portal/dossiers?code=H00.01-261123-0001").await;
    assert_eq!(nowhere.status, 404);
    open(&app, setting("thu-nghiem")).await;
    let found = app.nobody().get("/portal/dossiers?code=H00.01-261123-0001%22%3E").await;
    assert_eq!(found.status, 303);
    assert_eq!(found.location, "/portal/thu-nghiem/dossiers?code=H00.01-261123-0001");
}
