//! The desk receives.

use crate::office::{Office, app, book, code, page};
use platform::Role;

#[tokio::test]
async fn who_arrives_is_given_a_number_and_a_form_filled_in() {
    let app = app().await;
    let office = Office::new(&app).await;
    let version = office.procedure().await.to_string();
    let dan = app.nobody();
    book(&dan, "2026-11-23T09:00", &[("process", "qt-tp-01")]).await;
    assert!(office.cua.get("/").await.text.contains("Lịch hẹn hôm nay: 1 người sẽ đến"));
    let shown = office.first("2026-11-23").await;
    let early = office.cua.post(&format!("{shown}/actions"), &[("action", "miss")]).await;
    assert_eq!(early.status, 409, "its time has not come");
    assert!(early.text.contains("Chưa đến giờ hẹn"), "{}", early.text);
    let form = [
        ("action", "arrive"),
        ("intake", "yes"),
        ("version", &version),
        ("name", "Trần Thị Dân"),
        ("phone", "0912 345 678"),
        ("origin", &shown.replace("/appointments/", "appointment/")),
    ];
    let arrived = office.cua.post(&format!("{shown}/actions"), &form).await;
    assert_eq!((arrived.status, arrived.location.as_str()), (307, "/dossiers/new"));
    let intake = office.cua.post("/dossiers/new", &form).await;
    assert_eq!(intake.status, 200, "{}", intake.text);
    assert!(intake.text.contains("value=\"Trần Thị Dân\"") && intake.text.contains("0912 345 678"));
    let waiting = office.cua.get(&shown).await.text;
    assert!(waiting.contains("<b>001</b>") && waiting.contains("Mở phiếu tiếp nhận"), "{waiting}");
    let ticket = office.cua.get(&format!("{shown}/ticket.pdf")).await;
    assert!(ticket.bytes.starts_with(b"%PDF"), "{}", ticket.text);
    let mut accept = form[2..].to_vec();
    accept.extend([("case", ""), ("channel", "counter"), ("address", "Khu 1"), ("sets", "1")]);
    accept.push(("original.0", "1"));
    let accepted = office.cua.post("/dossiers", &accept).await;
    assert_eq!(accepted.status, 303, "{}", accepted.text);
    app.settle().await;
    let served = office.cua.get(&shown).await.text;
    assert!(served.contains("Đã tiếp") && served.contains("Xem hồ sơ đã tiếp nhận"), "{served}");
}

/// In the evening nobody is still to come.
#[tokio::test]
async fn whose_time_is_over_is_not_to_come() {
    let app = app().await;
    let office = Office::new(&app).await;
    book(&app.nobody(), "2026-11-23T09:00", &[]).await;
    app.set_clock("2026-11-23T02:00:00Z");
    assert!(office.cua.get("/").await.text.contains("Lịch hẹn hôm nay: "));
    app.set_clock("2026-11-23T14:53:00Z");
    let evening = office.cua.get("/").await.text;
    assert!(evening.contains("Lịch hẹn hôm nay: 1 người đã quá giờ hẹn chưa đến"), "{evening}");
}

#[tokio::test]
async fn numbers_follow_each_other_whoever_comes() {
    let app = app().await;
    let office = Office::new(&app).await;
    let walk = [("channel", "walk_in"), ("name", "Lê Văn Bộ")];
    let first = office.cua.submit("/appointments", &walk).await;
    assert!(first.text.contains("<b>001</b>"), "{}", first.text);
    let phone = [
        ("channel", "phone"),
        ("name", "Bà Gọi"),
        ("phone", "0911222333"),
        ("slot", "2026-11-23T09:30"),
    ];
    assert_eq!(office.cua.post("/appointments", &phone).await.status, 303);
    let taken = office.cua.post("/appointments", &phone).await;
    assert_eq!(taken.status, 409, "{}", taken.text);
    let nothing = office.cua.post("/appointments", &[("channel", "phone")]).await;
    assert!(nothing.status == 422 && nothing.text.contains("Có 3 chỗ cần sửa"), "{}", nothing.text);
    let list = office.cua.get("/appointments").await.text;
    assert!(list.contains("Lê Văn Bộ") && list.contains("Bà Gọi"), "{list}");
    let printed = office.cua.get("/appointments?format=pdf&day=2026-11-23").await;
    assert!(printed.bytes.starts_with(b"%PDF"));
    let sheet = office.cua.get("/appointments?format=csv&day=2026-11-23").await.text;
    assert!(sheet.contains("Bà Gọi") && sheet.contains("0911222333"), "{sheet}");
    let calls = office.thu.get("/api/v1/appointments?day=2026-11-23").await.text;
    assert!(calls.contains("\"ticket\":1") && !calls.contains("Bộ\""), "{calls}");
}

/// Who is told that people come is not told who they are.
#[tokio::test]
async fn names_are_for_the_desk() {
    let app = app().await;
    let office = Office::new(&app).await;
    let chief = app.person_of("NV", "Lê Văn Trưởng", &[Role::Head]).await;
    let clerk = app.person_of("NV", "Đỗ Thị Chi", &[Role::Specialist]).await;
    book(&app.nobody(), "2026-11-23T09:00", &[]).await;
    let shown = office.first("2026-11-23").await;
    for who in [&chief, &office.thu] {
        for path in ["/appointments", "/appointments?q=dan", "/appointments?format=csv"] {
            let list = who.get(path).await;
            assert_eq!(list.status, 200);
            assert!(!list.text.contains("Trần Thị Dân") && !list.text.contains("0912"), "{path}");
        }
        assert_eq!(who.get(&shown).await.status, 403);
    }
    let found = chief.get("/appointments?q=dan").await.text;
    assert!(found.contains("Không có lượt hẹn nào"), "nobody is found by a name: {found}");
    assert_eq!(clerk.get("/appointments").await.status, 403);
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&shown).await.status, 404);
    let act = stranger.post(&format!("{shown}/actions"), &[("action", "arrive")]).await;
    assert_eq!(act.status, 404);
}

/// The day after, who did not come is noted as missing; on the day that was promised nobody knows any
/// more who it was. The record never knew.
#[tokio::test]
async fn the_clock_notes_who_did_not_come_and_forgets() {
    let app = app().await;
    let office = Office::new(&app).await;
    let dan = app.nobody();
    let booked = book(&dan, "2026-11-25T07:00", &[]).await;
    let code = code(&booked);
    let shown = office.first("2026-11-25").await;
    app.set_clock("2026-11-26T01:00:00Z");
    app.tick().await;
    let missed = office.cua.get(&shown).await.text;
    assert!(missed.contains("Không đến") && missed.contains("Trần Thị Dân"), "{missed}");
    let counted = app.exhibit("appointment.missed").await;
    assert_eq!(counted.count, 1);
    let list = office.thu.get(&counted.href).await.text;
    assert_eq!(list.matches("role=\"rowheader\"").count(), 1, "{list}");
    app.set_clock("2026-12-25T01:00:00Z");
    app.tick().await;
    let forgotten = office.cua.get(&shown).await.text;
    assert!(!forgotten.contains("Trần Thị Dân") && !forgotten.contains("0912"), "{forgotten}");
    assert!(forgotten.contains("xóa họ tên, số điện thoại"), "{forgotten}");
    let own = format!("{}/mine", page());
    let gone = dan.post(&own, &[("code", &code), ("phone", "0912345678")]).await;
    assert_eq!(gone.status, 404);
    let leaves = "SELECT leaf FROM ledger_leaf";
    let leaves = app.write(move |tx| Ok(tx.list::<(String,)>(leaves, &[])?)).await.unwrap();
    assert!(leaves.iter().any(|(leaf,)| leaf.contains("appointment.erase")));
    assert!(leaves.iter().all(|(leaf,)| !leaf.contains("Dân") && !leaf.contains("0912345678")));
}

#[tokio::test]
async fn figures_and_the_lists_behind_them_agree() {
    let app = app().await;
    let office = Office::new(&app).await;
    for (slot, number) in [("2026-11-23T09:00", "0912345671"), ("2026-11-23T09:30", "0912345672")] {
        book(&app.nobody(), slot, &[("phone", number)]).await;
    }
    let first = office.first("2026-11-23").await;
    office.cua.post(&format!("{first}/actions"), &[("action", "arrive")]).await;
    app.set_clock("2026-11-24T01:00:00Z");
    app.tick().await;
    for (key, count) in
        [("appointment.booked", 2), ("appointment.missed", 1), ("appointment.waiting", 1)]
    {
        let shown = app.exhibit(key).await;
        assert_eq!(shown.count, count, "{key}");
        let list = office.cua.get(&shown.href).await.text;
        let rows = list.matches("role=\"rowheader\"").count();
        assert_eq!(i64::try_from(rows), Ok(count), "{key}: {list}");
    }
}
