//! Bulletins and briefings through the front door.

use platform::{AppError, Role, Tx, outbox::Event};
use testkit::{Person, TestApp};

fn react(_: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    let told = &event.payload;
    let is_whole = ["title", "day", "channel"].iter().all(|key| told[*key].is_string());
    // The communication log is filled from what is told, so all of it has to be told.
    let on_air = told["text"].is_string() && told["at"].is_string() && told["minutes"].is_i64();
    match event.topic.as_str() {
        "bulletin.aired" if is_whole && on_air => Ok(()),
        "news.published" if is_whole => Ok(()),
        _ => Err(AppError::Failed(format!("{event:?}"))),
    }
}

fn app() -> TestApp {
    let features = [
        quality_register::feature(),
        visit_counter::feature(),
        document::feature(),
        portal::feature(),
        news::feature(),
        bulletin::feature(),
    ];
    TestApp::with_reactions(features, react)
}

struct Office<'a> {
    lan: Person<'a>,
    minh: Person<'a>,
    thu: Person<'a>,
}

impl<'a> Office<'a> {
    /// Lan writes; Minh and Thư are the board.
    async fn new(app: &'a TestApp) -> Self {
        let office = Self {
            lan: app.person("Trần Thị Lan", &[Role::Reader]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reader]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
        };
        let (minh, thu) = (office.minh.id().to_string(), office.thu.id().to_string());
        let two = [("editor", minh.as_str()), ("editor", thu.as_str())];
        assert_eq!(office.thu.post("/news/settings/editors", &two).await.status, 303);
        office
    }

    async fn act(&self, who: &Person<'_>, path: &str, action: &str) -> u16 {
        who.post(&format!("{path}/actions"), &[("action", action)]).await.status
    }
}

#[tokio::test]
async fn an_article_is_read_out() {
    let app = app();
    let office = Office::new(&app).await;
    let form = [
        ("title", "Cồn Cỏ áp dụng ISO"),
        ("lead", "Lời dẫn"),
        ("body", "Đoạn **một**.\n\n- UBND xã giải quyết TTHC theo QT.VP.01 và 47/QĐ-UBND"),
        ("byline", "H"),
    ];
    let article = office.lan.post("/news", &form).await.location;
    for (who, action) in
        [(&office.lan, "submit"), (&office.minh, "approve"), (&office.minh, "publish")]
    {
        assert_eq!(office.act(who, &article, action).await, 303);
    }
    let key = article.rsplit('/').next().unwrap();
    let page = office.lan.get(&format!("/bulletins/new?source=article/{key}")).await.text;
    let (_, script) = page.split_once("name=\"script\"").unwrap();
    let (script, _) = script.split_once("</textarea>").unwrap();
    for said in [
        "Đài Truyền thanh Ủy ban nhân dân xã Thử Nghiệm xin kính chào",
        "Đoạn một.",
        "Ủy ban nhân dân xã giải quyết thủ tục hành chính theo Q T, V P, 01",
        "và quyết định số 47 của Ủy ban nhân dân",
    ] {
        assert!(script.contains(said), "{said}: {script}");
    }
    assert!(!script.contains("**") && !script.contains("UBND"), "{script}");
    assert_eq!(office.lan.get("/bulletins/new?source=article/7").await.status, 404);
    let script = "Kính thưa bà con. ".repeat(40);
    let source = format!("article/{key}");
    let form = [("title", "Cồn Cỏ áp dụng ISO"), ("script", script.as_str()), ("source", &source)];
    let path = office.lan.post("/bulletins", &form).await.location;
    assert!(office.lan.get(&path).await.text.contains("1 phút <small>160 tiếng"));
    assert_eq!(office.minh.post(&format!("{path}/airings"), &[]).await.status, 422);
    assert_eq!(office.act(&office.lan, &path, "submit").await, 303);
    assert_eq!(office.act(&office.lan, &path, "approve").await, 403, "nobody approves their own");
    assert_eq!(office.act(&office.minh, &path, "return").await, 409, "a reason");
    assert_eq!(office.act(&office.minh, &path, "approve").await, 303);
    assert_eq!(office.act(&office.lan, &path, "air").await, 409, "by the air log alone");
    let air = |day, time| [("day", day), ("time", time), ("channel", "Loa khu dân cư")];
    let airings = format!("{path}/airings");
    assert_eq!(office.lan.post(&airings, &air("23/11/2026", "09:00")).await.status, 422, "to come");
    assert_eq!(office.lan.post(&airings, &air("23/11/2026", "06:00")).await.status, 303);
    assert_eq!(office.lan.post(&airings, &air("22/11/2026", "17:30")).await.status, 303);
    app.settle().await;
    let page = office.lan.get(&path).await.text;
    assert!(
        page.contains("Số 01/2026") && page.contains("06:00 ngày 23/11/2026, Loa khu dân cư"),
        "{page}"
    );
    let log = office.thu.get("/bulletins/log?format=csv&from=2026-11-23&to=2026-11-30").await.text;
    assert!(log.contains("23/11/2026,06:00,01/2026") && !log.contains("22/11/2026"), "{log}");
    let pdf = office.lan.get(&format!("{path}/script.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"), "{}", pdf.text);
    assert_eq!(office.act(&office.lan, &path, "submit").await, 409);
    let far = app.foreigner("Người khác", &Role::ALL).await;
    assert_eq!(far.get(&path).await.status, 404);
}

#[tokio::test]
async fn the_rate_of_reading_is_set() {
    let app = app();
    let office = Office::new(&app).await;
    let form = [("words_per_minute", "80"), ("station", "Loa xã")];
    assert_eq!(office.lan.post("/bulletins/settings", &form).await.status, 403);
    let wrong = office.thu.post("/bulletins/settings", &[("words_per_minute", "5")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(office.thu.post("/bulletins/settings", &form).await.status, 303);
    let script = "một ".repeat(160);
    let form = [("title", "Lịch tiêm"), ("script", script.as_str())];
    let path = office.lan.post("/bulletins", &form).await.location;
    assert!(office.lan.get(&path).await.text.contains("2 phút <small>160 tiếng"));
    assert_eq!(office.minh.get(&path).await.status, 200, "editors see drafts");
}

#[tokio::test]
async fn a_briefing_has_an_agenda_and_conclusions() {
    let app = app();
    let office = Office::new(&app).await;
    let wrong = office.lan.post("/briefings", &[("day", "31/02/2026"), ("words", "đã gõ")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Có 2 chỗ cần sửa") && wrong.text.contains(">đã gõ</textarea>"));
    let form =
        [("day", "30/11/2026"), ("title", "Kết quả áp dụng ISO"), ("words", "Tỷ lệ đúng hạn")];
    let made = office.lan.post("/briefings", &form).await;
    assert_eq!(made.location, "/briefings?day=30/11/2026");
    let page = office.lan.get(&made.location).await.text;
    assert!(
        page.contains("1. Kết quả áp dụng ISO") && !page.contains("name=\"conclusion\""),
        "{page}"
    );
    let page = office.thu.get(&made.location).await.text;
    let (_, rest) = page.split_once("action=\"/briefings/").unwrap();
    let (key, _) = rest.split_once('/').unwrap();
    let path = format!("/briefings/{key}/conclusion");
    let conclusion = [("conclusion", "Giao Văn phòng theo dõi")];
    assert_eq!(office.lan.post(&path, &conclusion).await.status, 403);
    let empty = office.thu.post(&path, &[]).await;
    let named = format!("<a href=\"#f-conclusion-{key}\">Kết luận về nội dung 1: Ô này");
    assert!(empty.status == 422 && empty.text.contains(&named), "{}", empty.text);
    let long = "dài ".repeat(2_000);
    let long = office.thu.post(&path, &[("conclusion", long.as_str())]).await;
    assert!(long.status == 422 && long.text.contains("dài dài"), "nothing typed is lost");
    assert_eq!(office.thu.post(&path, &conclusion).await.status, 303);
    assert!(office.lan.get(&made.location).await.text.contains("Giao Văn phòng theo dõi"));
    app.set_clock("2026-12-01T01:00:00Z");
    for (key, count) in [("bulletin.briefed", 1), ("bulletin.without_conclusion", 0)] {
        let shown = app.exhibit(key).await;
        let list = office.lan.get(&shown.href).await.text;
        let rows = list.matches("role=\"rowheader\"").count();
        assert_eq!((shown.count, rows), (count, usize::try_from(count).unwrap()), "{key}: {list}");
    }
    let book = office.lan.get("/briefings/log?format=csv").await.text;
    assert!(book.contains("Kết quả áp dụng ISO") && book.contains("Giao Văn phòng"), "{book}");
    let pdf = office.lan.get("/briefings/agenda.pdf?day=30/11/2026").await;
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let far = app.foreigner("Người khác", &Role::ALL).await;
    assert_eq!(far.post(&path, &conclusion).await.status, 404);
}
