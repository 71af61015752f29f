//! What an agency is that has ended: nothing is added, nothing is swept, everything is read.

use crate::office::{DISTRICT, DUE, Office, app, birth, clerk_of, instruction};
use platform::{Actor, AppError, Role, Span, Tx};

async fn ended(office: &Office<'_>) -> i64 {
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    office.app.set_clock("2026-07-01T08:00:00+07:00");
    id
}

#[tokio::test]
async fn nothing_is_added_and_everything_is_read() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.in_force(DISTRICT, birth("QT.TP.01", None)).await;
    ended(&office).await;
    for (who, path) in [
        (&office.old_secretary, "/documents"),
        (&office.old_secretary, "/tasks"),
        (&office.old_secretary, "/nonconformities"),
        (&office.old_secretary, "/change-requests"),
        (&office.old_secretary, "/successions"),
        (&office.old_desk, "/dossiers"),
        (&office.old_head, "/people"),
        (&office.old_head, "/plans/1/cascade"),
    ] {
        let refused = who.post(path, &[("title", "Thử")]).await;
        assert_eq!(refused.status, 409, "{path}");
        assert!(refused.text.contains("đã kết thúc hoạt động nên sổ sách đã khóa"), "{path}");
    }
    let program = office.old_secretary.post("/api/v1/none", &[]).await;
    assert_eq!(program.status, 409);
    let shown = format!("/documents/{version}");
    for path in ["/", "/documents", "/nonconformities", "/tasks", "/people", "/account", &shown] {
        let page = office.old_secretary.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains("(đã kết thúc hoạt động ngày 30/06/2026)"), "{path}");
        assert!(page.text.contains("Nghị quyết số 12/NQ-UBTVQH15 ngày 16/06/2026"), "{path}");
    }
    let excel = office.old_secretary.get("/documents?format=xlsx").await;
    assert!(excel.bytes.starts_with(b"PK"), "{}", excel.status);
    // They leave as before, and come again.
    assert_eq!(office.old_desk.post("/logout", &[]).await.status, 303);
}

#[tokio::test]
async fn no_use_case_adds_to_closed_books() {
    let app = app();
    let office = Office::new(&app).await;
    ended(&office).await;
    let author = clerk_of(DISTRICT, &office.old_secretary, &[Role::Author, Role::IsoSecretary]);
    let scope = || app.app().db.at(DISTRICT);
    let by = author.clone();
    let work = move |tx: &Tx<'_>| document::draft(tx, &by, instruction("HD.01", "Hướng dẫn"));
    let refused = scope().write(work).await;
    assert!(matches!(refused, Err(AppError::Conflict("agency_ended"))), "{refused:?}");
    let command = Actor::system(DISTRICT, "command");
    let name = organization::FullName::parse("Người Mới (minh họa)").unwrap();
    let refused = scope().write(move |tx| organization::hire(tx, &command, &name)).await;
    assert!(matches!(refused, Err(AppError::Conflict("agency_ended"))), "{refused:?}");
    // Nothing of it stays behind.
    let people = office.in_agency(DISTRICT, |tx| Ok(organization::names(tx)?)).await;
    assert!(!people.values().any(|name| name.contains("Người Mới")));
}

#[tokio::test]
async fn the_clock_passes_it_by() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.in_force(DISTRICT, birth("QT.TP.01", None)).await;
    office.dossier(version).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    // Weeks later the dossier is long late: where an agency works on, the sweep notes that.
    app.set_clock("2026-07-30T08:00:00+07:00");
    app.tick().await;
    let late = |tx: &Tx<'_>| Ok(nonconformity::unfinished(tx)?.len());
    assert_eq!(office.in_agency(DISTRICT, late).await, 0);
    // The same agency, had it not ended.
    office.in_agency(DISTRICT, |tx| Ok(tx.reopen_books()?)).await;
    app.tick().await;
    assert_eq!(office.in_agency(DISTRICT, late).await, 1);
}

#[tokio::test]
async fn figures_of_a_day_before_the_end_stay() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.in_force(DISTRICT, birth("QT.TP.01", None)).await;
    office.dossier(version).await;
    office.nonconformity("Sổ đăng ký chưa cập nhật").await;
    office.task("Rà soát thủ tục", app.foreign_unit("NV"), DUE).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    app.set_clock("2026-06-30T16:00:00+07:00");
    let span = Span { from: jiff::civil::date(2026, 1, 1), to: jiff::civil::date(2026, 6, 30) };
    let showcase = app.app().showcase.clone();
    let figures = move |tx: &Tx<'_>| Ok::<_, AppError>(showcase.all(tx, span)?);
    let before = office.in_agency(DISTRICT, figures.clone()).await;
    office.carried_out(id).await;
    app.set_clock("2026-09-01T08:00:00+07:00");
    app.tick().await;
    let after = office.in_agency(DISTRICT, figures).await;
    let told = |all: &[platform::Exhibit]| -> Vec<(&str, i64, Option<i64>)> {
        all.iter().map(|it| (it.key, it.count, it.of)).collect()
    };
    assert!(before.iter().any(|it| it.key == "nonconformity.overdue" || it.count > 0));
    // Some figures have no history: they are told of today and of no other day.
    let of_today = ["dossier.overdue", "committee.concerns", "declaration.due_anew"];
    let of_the_day = |mut all: Vec<(&'static str, i64, Option<i64>)>| {
        all.retain(|(key, ..)| !of_today.contains(key));
        all
    };
    assert_eq!(of_the_day(told(&before)), of_the_day(told(&after)));
}
