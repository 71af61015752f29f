//! Surveys through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod life;
mod slips;

use platform::{Actor, Role, Tx};
use portal::{Colour, Contact, Setting, Slug};
use testkit::{AGENCY, Person, TestApp};

/// The features, with an open portal.
pub(crate) async fn app() -> TestApp {
    let app = TestApp::new([
        quality_register::feature(),
        visit_counter::feature(),
        portal::feature(),
        satisfaction::feature(),
    ]);
    let setting = Setting {
        slug: Slug::parse("thu-nghiem").unwrap(),
        is_open: true,
        welcome: String::new(),
        contact: Contact::default(),
        colour: Colour::parse("#0b4a7d").unwrap(),
        emblem: None,
        framers: Vec::new(),
    };
    let work = move |tx: &Tx<'_>| {
        let mut by = Actor::system(AGENCY, "command");
        by.roles = vec![Role::Administrator];
        portal::configure(tx, &by, &setting)
    };
    app.write(work).await.unwrap();
    app
}

/// The form of a survey of November.
pub(crate) const PLAN: [(&str, &str); 5] = [
    ("title", "Hài lòng tháng 11"),
    ("target", "Người đã nhận kết quả"),
    ("from", "20/11/2026"),
    ("to", "30/11/2026"),
    ("issued", "10"),
];

/// Who runs surveys, and who leads.
pub(crate) struct Office<'a> {
    pub(crate) thu: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) cua: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            cua: app.person("Hoàng Thị Cửa", &[Role::OneStopOfficer]).await,
        }
    }

    /// The page of a survey that takes answers, and where a phone answers it.
    pub(crate) async fn open(&self) -> (String, String) {
        let made = self.thu.post("/surveys", &PLAN).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let page = made.location.split('?').next().unwrap().to_owned();
        for (who, action) in [(&self.anh, "approve"), (&self.thu, "open")] {
            assert_eq!(act(who, &page, &[("action", action)]).await, 303);
        }
        let shown = self.thu.get(&page).await.text;
        let (_, rest) = shown.split_once("http://test.example").unwrap();
        (page, rest.split_once('"').unwrap().0.to_owned())
    }
}

/// Presses a button on the page of a survey.
pub(crate) async fn act(who: &Person<'_>, page: &str, form: &[(&str, &str)]) -> u16 {
    who.post(&format!("{page}/actions"), form).await.status
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[tokio::test]
async fn every_query_is_prepared() {
    app().await.prepares_queries_of("satisfaction");
}
