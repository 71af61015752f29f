//! What citizens say, through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod keeping;
mod life;
mod public;

use platform::{Actor, Role, Tx};
use portal::{Colour, Contact, Setting, Slug};
use std::sync::atomic::{AtomicUsize, Ordering};
use testkit::{AGENCY, Answer, Person, TestApp};

static PORTALS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Each test has a portal of its own: who sends too much to one is not held back at another.
    static PORTAL: usize = PORTALS.fetch_add(1, Ordering::Relaxed);
}

fn slug() -> String {
    format!("thu-nghiem-{}", PORTAL.with(|no| *no))
}

/// Where strangers write.
pub(crate) fn form_path() -> String {
    format!("/portal/{}/feedback", slug())
}

/// Looks a code up: it is sent in the body, never in an address.
pub(crate) async fn look_up(stranger: &Person<'_>, code: &str) -> Answer {
    stranger.post(&format!("{}/lookup", form_path()), &[("code", code)]).await
}

/// The features, with an open portal.
pub(crate) async fn app() -> TestApp {
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        dossier::feature(),
        nonconformity::feature(),
        visit_counter::feature(),
        portal::feature(),
        feedback::feature(),
    ]);
    let setting = Setting {
        slug: Slug::parse(&slug()).unwrap(),
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

/// The people who have a part in an answer.
pub(crate) struct Office<'a> {
    pub(crate) thu: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) truong: Person<'a>,
    pub(crate) chi: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            truong: app.person_of("NV", "Lê Văn Trưởng", &[Role::Head]).await,
            chi: app.person_of("NV", "Đỗ Thị Chi", &[Role::Specialist]).await,
        }
    }
}

/// What a citizen writes, with some fields otherwise.
pub(crate) fn message<'f>(changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![
        ("kind", "report"),
        ("title", "Chờ hai giờ mới được nhận hồ sơ"),
        ("words", "Tôi là Trần Thị Dân, sáng 20/11/2026 chờ hai giờ. Gọi tôi 0912 345 678."),
        ("about", "Đăng ký khai sinh"),
        ("sender", "Trần Thị Dân"),
        ("contact", "0912 345 678"),
        ("may_publish", "yes"),
    ];
    for (name, value) in changes {
        match form.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => form.push((name, value)),
        }
    }
    form
}

/// The sealed sum of an empty form, and its result.
pub(crate) async fn sum(stranger: &Person<'_>) -> (String, String) {
    let page = stranger.get(&form_path()).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let (_, rest) = page.text.split_once("name=\"token\" value=\"").unwrap();
    let token = rest.split_once('"').unwrap().0.to_owned();
    let mut numbers = token.split('.').map(str::parse::<u32>);
    let result = numbers.next().unwrap().unwrap() + numbers.next().unwrap().unwrap();
    (token, result.to_string())
}

/// Sends a message from the portal with the right sum.
pub(crate) async fn send(stranger: &Person<'_>, changes: &[(&str, &str)]) -> Answer {
    let (token, result) = sum(stranger).await;
    let mut form = message(changes);
    form.extend([("token", token.as_str()), ("sum", &result)]);
    stranger.upload(&form_path(), &form, ("files", "", b"")).await
}

/// The code that somebody was shown.
pub(crate) fn code(sent: &Answer) -> String {
    assert_eq!(sent.status, 200, "{}", sent.text);
    assert!(!sent.text.contains("lookup?"), "a secret stands in no address: {}", sent.text);
    let (_, rest) = sent.text.split_once("<p class=\"code\"><strong>").unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

/// The page of the newest message, for the office.
pub(crate) async fn newest(office: &Office<'_>) -> String {
    let list = office.thu.get("/feedback").await.text;
    let (_, rest) = list.split_once("<th role=\"rowheader\" scope=\"row\"><a href=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// Presses a button on the page of a message.
pub(crate) async fn act(who: &Person<'_>, page: &str, form: &[(&str, &str)]) -> u16 {
    who.post(&format!("{page}/actions"), form).await.status
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[tokio::test]
async fn every_query_is_prepared() {
    app().await.prepares_queries_of("feedback");
}
