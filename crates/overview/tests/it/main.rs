//! The head's page through the front door.

use jiff::SignedDuration;
use platform::{DbError, Exhibit, Feature, NavEntry, Role, Span, Tx};
use std::sync::atomic::{AtomicI64, Ordering};
use testkit::{TestApp, printed_pages};

fn app() -> TestApp {
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        plan::feature(),
        overview::feature(),
    ]);
    app.set_clock("2027-05-05T09:00:00+07:00");
    app
}

#[tokio::test]
async fn every_figure_is_that_of_its_feature_and_opens_its_list() {
    let app = app();
    app.set_clock("2027-03-25T09:00:00+07:00");
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let unit = app.unit("VP").to_string();
    for due in ["01/04/2027", "30/06/2027"] {
        let task = [("title", "Rà soát"), ("unit", &*unit), ("due", due)];
        assert_eq!(secretary.post("/tasks", &task).await.status, 303);
    }
    app.set_clock("2027-05-05T09:00:00+07:00");
    let (showcase, today) = (app.app().showcase.clone(), app.app().clock.today());
    let shown = app.write(move |tx| Ok(showcase.all(tx, Span::year_to(today))?)).await.unwrap();
    let page = secretary.get("/quality").await.text;
    assert!(!shown.is_empty());
    for it in &shown {
        let href = it.href.replace('&', "&#38;");
        let of = it.of.map(|of| format!("/{of}")).unwrap_or_default();
        let link = format!("<a href=\"{href}\" class=\"num\">{}{of}</a>", it.count);
        assert!(page.contains(&link), "{link}: {page}");
    }
    let overdue = shown.iter().find(|it| it.key == "plan.tasks_overdue").unwrap();
    assert_eq!((overdue.count, overdue.of), (1, Some(2)));
    let list = secretary.get(&overdue.href).await.text;
    assert_eq!(list.matches("<th role=\"rowheader\"").count(), 1, "{list}");
}

#[tokio::test]
async fn it_leads_to_what_hangs_under_it_and_is_printed() {
    let app = app();
    let reader = app.person("Chuyên viên B (minh họa)", &[Role::Reader]).await;
    let page = reader.get("/quality").await.text;
    for href in ["/plans", "/tasks", "/urgings"] {
        assert!(page.contains(&format!("<li><a href=\"{href}\">")), "{href}: {page}");
    }
    let below = reader.get("/tasks").await.text;
    assert!(below.contains("<a href=\"/quality\" aria-current=\"page\">"), "{below}");
    let pdf = reader.get("/quality/print").await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    assert_eq!(app.nobody().get("/quality").await.status, 303);
}

/// What must be seen to stands on the one sheet, all of it.
#[tokio::test]
async fn the_printed_page_leaves_nothing_out() {
    #[expect(clippy::unnecessary_wraps, reason = "as a feature's table takes it")]
    fn gaps(_: &Tx<'_>, _: Span) -> Result<Vec<Exhibit>, DbError> {
        let gap = |n: i64| {
            let (label, mend) = ("việc còn thiếu", "Làm ngay việc này.");
            Exhibit { key: "gaps.overdue", label, mend, ..Exhibit::default() }.none_of(n, 90)
        };
        Ok((1..=25).map(gap).collect())
    }
    let gaps = Feature { exhibits: Some(gaps), ..Feature::new("gaps") };
    let app = TestApp::new([overview::feature(), gaps]);
    let reader = app.person("Chuyên viên B (minh họa)", &[Role::Reader]).await;
    let page = reader.get("/quality").await.text;
    assert!(page.contains("chỉ tiêu đạt yêu cầu hoặc không phát sinh"), "{page}");
    assert!(page.contains("<span class=\"badge warn\">Cần xử lý</span>"), "{page}");
    let Some(sheets) = printed_pages(&reader.get("/quality/print").await) else { return };
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    let told = sheets.join(" ");
    assert_eq!(told.matches("Làm ngay việc này.").count(), 25, "{told}");
    assert!(!told.contains("xem trên trang"), "{told}");
}

/// Counting is dear where dossiers are many: who looks again sees what was counted this minute, and
/// whoever did something sees it at once.
#[tokio::test]
async fn figures_are_counted_once_a_minute_and_after_every_act() {
    static COUNTED: AtomicI64 = AtomicI64::new(0);
    #[expect(clippy::unnecessary_wraps, reason = "as a feature's table takes it")]
    fn counting(_: &Tx<'_>, _: Span) -> Result<Vec<Exhibit>, DbError> {
        let count = COUNTED.fetch_add(1, Ordering::SeqCst) + 1;
        Ok(vec![Exhibit { key: "counting", ..Exhibit::default() }.happened(count)])
    }
    let counting = Feature { exhibits: Some(counting), ..Feature::new("counting") };
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        plan::feature(),
        overview::feature(),
        counting,
    ]);
    let secretary = app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await;
    let seen = async || {
        assert_eq!(secretary.get("/quality").await.status, 200);
        COUNTED.load(Ordering::SeqCst)
    };
    assert_eq!((seen().await, seen().await), (1, 1));
    let unit = app.unit("VP").to_string();
    let task = [("title", "Rà soát"), ("unit", &*unit), ("due", "30/06/2027")];
    assert_eq!(secretary.post("/tasks", &task).await.status, 303);
    assert_eq!((seen().await, seen().await), (2, 2), "an act is seen at once");
    app.advance(SignedDuration::from_mins(1));
    assert_eq!(seen().await, 3);
    let other = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(other.get("/quality").await.status, 200);
    assert_eq!(COUNTED.load(Ordering::SeqCst), 4, "another agency has other figures");
}

/// A list that is for other roles to open is told as a figure, and is no way to a refusal.
#[tokio::test]
async fn what_somebody_may_not_open_is_no_link() {
    #[expect(clippy::unnecessary_wraps, reason = "as a feature's table takes it")]
    fn closed(_: &Tx<'_>, _: Span) -> Result<Vec<Exhibit>, DbError> {
        let href = "/closed?state=late".to_owned();
        Ok(vec![
            Exhibit { key: "closed.late", label: "hồ sơ kín", href, ..Exhibit::default() }
                .none_of(1, 9),
        ])
    }
    let nav = vec![NavEntry::new(30, "/closed", "Sổ kín").for_roles(&[Role::OneStopOfficer])];
    let closed = Feature { exhibits: Some(closed), nav, ..Feature::new("closed") };
    let app = TestApp::new([overview::feature(), closed]);
    for (role, opens) in [(Role::Auditor, false), (Role::OneStopOfficer, true)] {
        let page = app.person("Người Xem (minh họa)", &[role]).await.get("/quality").await.text;
        assert!(page.contains("Hồ sơ kín"), "{page}");
        assert_eq!(page.contains("href=\"/closed?state=late\""), opens, "{role:?}: {page}");
    }
}
