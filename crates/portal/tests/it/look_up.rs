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
