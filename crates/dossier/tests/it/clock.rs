use crate::office::{Office, app, birth, limit, main_of, pdf_text, short};
use dossier::{CodePattern, DossierId, Setting};
use flow::Unit;
use jiff::civil::date;
use platform::Actor;
use testkit::{AGENCY, TestApp};
use workcal::PausePolicy;

fn ten_days() -> flow::Procedure {
    short("Xác nhận tình trạng hôn nhân", limit(10.0, Unit::WorkingDay, "10 ngày làm việc"))
}

async fn configure(app: &TestApp, supplement: PausePolicy) {
    let pattern = CodePattern::parse(CodePattern::USUAL).unwrap();
    let setting = Setting { from: date(2026, 1, 1), pattern, supplement };
    let by = Actor::system(AGENCY, "command");
    app.write(move |tx| dossier::configure(tx, &by, &setting)).await.unwrap();
}

async fn due(office: &Office<'_>, id: i64) -> (String, String) {
    let stored = office.stored(id).await;
    (text::date_time(stored.due_at), text::date_time(stored.judged_at))
}

/// Asked on Wednesday 4 March at 14:00, given on Thursday 12 March at 10:00: vectors V50 and V51.
#[tokio::test]
async fn a_supplement_turns_the_clock_as_the_agency_decided() {
    for (policy, want) in [
        (None, "17:00 26/03/2026"), // NĐ 61/2018, Art. 19(4): from zero
        (Some(PausePolicy::Restart), "17:00 26/03/2026"),
        (Some(PausePolicy::SuspendResume), "17:00 24/03/2026"),
        (Some(PausePolicy::Run), "17:00 16/03/2026"),
    ] {
        let app = app();
        app.set_clock("2026-03-02T02:00:00Z");
        let office = Office::new(&app).await;
        if let Some(policy) = policy {
            configure(&app, policy).await;
        }
        let id = office.accept(office.procedure("QT.HT.02", ten_days()).await).await;
        assert_eq!(due(&office, id).await.0, "17:00 16/03/2026");
        app.set_clock("2026-03-04T07:00:00Z");
        let missing = [("reason", "Giấy ra viện bản chính\nTờ khai có chữ ký")];
        office.done(&office.duc, id, "request_supplement", &missing).await;
        let page = office.buoi.get(&format!("/dossiers/{id}")).await;
        let stands = policy != Some(PausePolicy::Run);
        assert_eq!(page.text.contains("Thời hạn đang dừng"), stands, "{}", main_of(&page.text));
        assert!(!office.waits_for(&office.duc, id).await, "the citizen has it");
        let slip = office.buoi.get(&format!("/dossiers/{id}/slips/supplement")).await;
        if let Some(slip) = pdf_text(&slip) {
            for printed in
                ["Giấy ra viện bản chính", "Tờ khai có chữ ký", "ngày 04 tháng 3 năm 2026", "HDHS"]
            {
                assert!(slip.contains(printed), "{printed}: {slip}");
            }
        }
        app.set_clock("2026-03-12T03:00:00Z");
        office.done(&office.buoi, id, "receive_supplement", &[]).await;
        assert_eq!(due(&office, id).await, (want.into(), want.into()), "{policy:?}");
        let page = office.buoi.get(&format!("/dossiers/{id}")).await;
        assert!(page.text.contains("Ngày hẹn trả tính như sau") && page.text.contains(want));
        assert!(page.text.contains("Giấy ra viện bản chính"), "the history tells the reason");
    }
}

/// A step has an hour of its own, and it is the one that its person reads at home: the dossier has a
/// day left, the step is late.
#[tokio::test]
async fn a_late_step_is_late_at_home() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", crate::office::birth()).await).await;
    app.set_clock("2026-11-26T02:00:00Z");
    let stored = office.stored(id).await;
    let step = stored.step_due_at.unwrap();
    assert!(step < app.now() && app.now() < stored.due_at);
    let home = office.duc.get("/").await.text;
    let until = format!("Đăng ký khai sinh · cần xong trước {}", text::date_time(step));
    assert!(home.contains(&until), "{home}");
    assert!(home.contains("Quá hạn") && !home.contains("Còn 1 ngày"), "{home}");
}

/// NĐ 63/2010, Art. 20(4): twice at most. A pause on another ground is no supplement, whatever the
/// agency's policy is.
#[tokio::test]
async fn the_citizen_is_sent_home_twice_at_most() {
    for policy in [PausePolicy::Restart, PausePolicy::SuspendResume, PausePolicy::Run] {
        let app = app();
        let office = Office::new(&app).await;
        configure(&app, policy).await;
        let id = office.accept(office.procedure("QT.HT.02", ten_days()).await).await;
        let pause = [("reason", "Thẩm tra hiện trường"), ("basis", "Nghị định 101/2024/NĐ-CP")];
        for _ in 0..2 {
            office.done(&office.duc, id, "pause", &pause).await;
            office.done(&office.duc, id, "resume", &[]).await;
        }
        for _ in 0..2 {
            office.done(&office.duc, id, "request_supplement", &[("reason", "Thiếu giấy")]).await;
            office.done(&office.buoi, id, "receive_supplement", &[]).await;
        }
        let third =
            office.press(&office.duc, id, "request_supplement", &[("reason", "Thiếu nữa")]).await;
        assert_eq!(third.status, 409, "{policy:?}");
        assert!(third.text.contains("không quá hai lần") || third.text.contains("quá hai lần"));
        assert!(third.text.contains("Thiếu nữa"), "what was typed stays");
        assert_eq!(office.stored(id).await.state().as_str(), "in_process");
    }
}

/// One later promise, made by the leader. What counts is the first.
#[tokio::test]
async fn a_later_promise_is_made_once_and_excuses_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", birth()).await).await;
    let later = [("reason", "Chờ xác minh tại nơi cư trú cũ"), ("until", "03/12/2026")];
    assert_eq!(office.press(&office.duc, id, "extend", &later).await.status, 403);
    office.done(&office.anh, id, "extend", &later).await;
    let want = ("17:00 03/12/2026".to_owned(), "17:00 27/11/2026".to_owned());
    assert_eq!(due(&office, id).await, want);
    let page = office.buoi.get(&format!("/dossiers/{id}")).await;
    assert!(page.text.contains("hạn ban đầu: 17:00 27/11/2026"), "{}", main_of(&page.text));
    let again = [("reason", "Chờ nữa"), ("until", "10/12/2026")];
    assert_eq!(office.press(&office.anh, id, "extend", &again).await.status, 409);

    // The reason on the apology is its own, whatever was said after it.
    office.done(&office.duc, id, "advance", &[]).await;
    office.done(&office.anh, id, "send_back", &[("reason", "Sai chính tả")]).await;
    let apology = office.buoi.get(&format!("/dossiers/{id}/slips/apology")).await;
    if let Some(text) = pdf_text(&apology) {
        assert!(
            text.contains("Chờ xác minh tại nơi cư trú cũ") && !text.contains("Sai chính tả"),
            "{text}"
        );
        assert!(text.contains("ngày 03 tháng 12 năm 2026"), "{text}");
    }

    // A pause after it moves both dates; the promise of the extension is still no measure.
    app.set_clock("2026-11-26T02:00:00Z");
    let pause = [("reason", "Chờ cơ quan khác"), ("basis", "Luật Hộ tịch")];
    office.done(&office.duc, id, "pause", &pause).await;
    app.set_clock("2026-11-30T02:00:00Z");
    office.done(&office.ung, id, "resume", &[]).await;
    let (promised, judged) = due(&office, id).await;
    assert_eq!(judged, "17:00 01/12/2026", "one day was left: 27/11 became 01/12");
    assert!(promised > judged, "{promised}");
    app.set_clock("2026-12-02T02:00:00Z");
    for who in [&office.duc, &office.anh] {
        office.done(who, id, "advance", &[]).await;
    }
    office.done(&office.thanh, id, "finish", &[]).await;
    let page = office.buoi.get(&format!("/dossiers/{id}")).await;
    assert!(page.text.contains("Quá hạn"), "kept the later promise, broke the first");
}

/// Only those who have the dossier before them stop its clock.
#[tokio::test]
async fn who_may_stop_the_clock() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", birth()).await).await;
    let pause = [("reason", "Thẩm tra hiện trường"), ("basis", "Luật Đất đai")];
    for who in [&office.buoi, &office.anh, &office.thanh] {
        assert_eq!(office.press(who, id, "pause", &pause).await.status, 403, "{}", who.name());
    }
    office.done(&office.ung, id, "pause", &pause).await;
    let page = office.duc.get(&format!("/dossiers/{id}")).await;
    assert!(page.text.contains("Thẩm tra hiện trường (căn cứ: Luật Đất đai)"));
    for action in ["advance", "finish", "request_supplement", "extend", "pause"] {
        let answer = office.press(&office.duc, id, action, &pause).await;
        assert!([403, 409, 422].contains(&answer.status), "{action}: {}", answer.status);
    }
    office.done(&office.duc, id, "resume", &[]).await;
    assert_eq!(due(&office, id).await.0, "17:00 27/11/2026", "a pause of no time takes nothing");
}

/// Beyond the published calendar a promise is marked for what it is.
#[tokio::test]
async fn a_date_beyond_the_published_calendar_is_provisional() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.02", ten_days()).await;
    let near = office.accept(version).await;
    app.set_clock("2027-12-28T02:00:00Z");
    let far = office.accept(version).await;
    for (id, provisional) in [(near, false), (far, true)] {
        assert_eq!(office.stored(id).await.is_provisional, provisional);
        let page = office.buoi.get(&format!("/dossiers/{id}")).await;
        assert_eq!(page.text.contains("Tạm tính"), provisional, "{}", main_of(&page.text));
    }
    let stored = office.stored(far).await;
    assert_eq!((stored.id, stored.code.as_str()), (DossierId::new(far), "H00.01-271228-0001"));
}

/// A storm closes the office: what was promised stays, with the count that it was promised by; what is
/// accepted from then on is counted without that day.
#[tokio::test]
async fn a_day_off_of_the_agency_changes_no_promise() {
    let app = app();
    let office = Office::new(&app).await;
    let admin = app.person("Quản Trị", &[platform::Role::Administrator]).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let promised = office.accept(version).await;
    app.set_clock("2026-11-23T02:00:00Z");
    let storm = [
        ("day", "25/11/2026"),
        ("kind", "closure"),
        ("reason", "bão số 15"),
        ("notice", "12/CĐ-UBND"),
    ];
    assert_eq!(admin.post("/working-time/days", &storm).await.status, 303);
    let after = office.accept(version).await;
    for (id, want, told) in
        [(promised, "17:00 27/11/2026", false), (after, "17:00 30/11/2026", true)]
    {
        assert_eq!(due(&office, id).await.0, want);
        let page = office.buoi.get(&format!("/dossiers/{id}")).await.text;
        assert!(page.contains(want), "{}", main_of(&page));
        assert_eq!(page.contains("bão số 15"), told, "{}", main_of(&page));
    }
}
