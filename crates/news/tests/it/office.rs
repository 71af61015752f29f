//! The office in which these tests happen.

use axum::{body::Body, http::Request};
use platform::{Actor, AppError, Role, Tx, outbox::Event};
use portal::{Colour, Contact, Setting, Slug};
use testkit::{AGENCY, Answer, Person, TestApp};

pub(crate) const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko Firefox/127.0";
pub(crate) const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile";

/// Nobody reacts to news here; the server's list does.
fn react(_: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    let told = &event.payload;
    let is_whole = told["title"].is_string() && told["day"].is_string();
    match (event.topic.as_str(), told["channel"].as_str()) {
        ("news.published", Some("Cổng thông tin điện tử")) if is_whole => Ok(()),
        _ => Err(AppError::Failed(format!("{event:?}"))),
    }
}

/// The features, with an open portal.
pub(crate) async fn app() -> TestApp {
    let features = [
        external_document::feature(),
        document::feature(),
        legal_watch::feature(),
        distribution::feature(),
        master_list::feature(),
        dossier::feature(),
        nonconformity::feature(),
        objective::feature(),
        quality_register::feature(),
        visit_counter::feature(),
        portal::feature(),
        news::feature(),
    ];
    let app = TestApp::with_reactions(features, react);
    app.write(|tx| {
        let mut by = Actor::system(AGENCY, "command");
        by.roles = vec![Role::Administrator];
        let setting = Setting {
            slug: Slug::parse("thu-nghiem").unwrap(),
            is_open: true,
            welcome: String::new(),
            contact: Contact::default(),
            colour: Colour::parse("#7b1518").unwrap(),
            emblem: None,
            framers: Vec::new(),
        };
        portal::configure(tx, &by, &setting)
    })
    .await
    .unwrap();
    app
}

/// One person a part.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    pub(crate) lan: Person<'a>,
    pub(crate) minh: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
}

impl<'a> Office<'a> {
    /// Lan writes; Minh and Anh are the board, which Thư names.
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        let office = Self {
            app,
            lan: app.person("Trần Thị Lan", &[Role::Reader]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reader]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
        };
        let (minh, anh) = (office.minh.id().to_string(), office.anh.id().to_string());
        let one = office.thu.post("/news/settings/editors", &[("editor", &minh)]).await;
        assert_eq!(one.status, 422, "one alone approves nothing of theirs");
        let two = [("editor", minh.as_str()), ("editor", anh.as_str())];
        assert_eq!(office.thu.post("/news/settings/editors", &two).await.status, 303);
        office
    }

    /// A draft by Lan.
    pub(crate) async fn draft(&self, title: &str) -> i64 {
        let form = [
            ("title", title),
            ("lead", "Lời dẫn của bài"),
            ("body", "Đoạn một.\n\n## Đề mục\n\n- một"),
            ("byline", "Hải Yến"),
            ("tags", "ISO 9001, cải cách hành chính"),
        ];
        let made = self.lan.post("/news", &form).await;
        assert_eq!(made.status, 303, "{}", made.text);
        made.id()
    }

    pub(crate) async fn act(&self, who: &Person<'_>, id: i64, form: &[(&str, &str)]) -> u16 {
        who.post(&format!("/news/{id}/actions"), form).await.status
    }

    /// A published article.
    pub(crate) async fn published(&self, title: &str) -> i64 {
        let id = self.draft(title).await;
        for (who, action) in
            [(&self.lan, "submit"), (&self.minh, "approve"), (&self.minh, "publish")]
        {
            assert_eq!(self.act(who, id, &[("action", action)]).await, 303, "{action}");
        }
        self.app.settle().await;
        id
    }

    /// Somebody reads a public page.
    pub(crate) async fn read(&self, path: &str, agent: &str) -> Answer {
        let request = Request::get(format!("/portal/thu-nghiem{path}")).header("user-agent", agent);
        self.app.nobody().send(request, Body::empty()).await
    }

    /// Somebody sends a public form.
    pub(crate) async fn send(&self, path: &str, form: &str, agent: &str) -> Answer {
        let request = Request::post(format!("/portal/thu-nghiem{path}"))
            .header("user-agent", agent)
            .header("content-type", "application/x-www-form-urlencoded");
        self.app.nobody().send(request, Body::from(form.to_owned())).await
    }

    /// The answer to the question of a page.
    pub(crate) fn answer(page: &str) -> String {
        let words = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        let (_, rest) = page.split_once("for=\"f-answer\">").unwrap();
        let (asked, _) = rest.split_once(" bằng mấy?").unwrap();
        let (a, b) = asked.split_once(" cộng ").unwrap();
        let number = |word: &str| words.iter().position(|it| *it == word.to_lowercase()).unwrap();
        (number(a) + number(b)).to_string()
    }
}
