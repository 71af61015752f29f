//! The desk in which these tests happen.

use document::{Code, Content, Draft, Kind, Title, VersionId};
use dossier::DossierId;
use flow::{Component, Duration, LegalBasis, Procedure, RecordKept, Step, TimeLimit, Unit};
use platform::{Actor, AppError, Role, Tx, outbox::Event};
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

/// The portal.
pub(crate) fn base() -> String {
    format!("/portal/{}", slug())
}

/// Where citizens book.
pub(crate) fn page() -> String {
    format!("{}/appointments", base())
}

fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    match event.topic.as_str() {
        "dossier.accepted" => {
            appointment::on_dossier(tx, DossierId::new(event.object), &event.payload)
        }
        _ => Ok(()),
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
        inspection::feature(),
        objective::feature(),
        quality_register::feature(),
        visit_counter::feature(),
        portal::feature(),
        appointment::feature(),
    ];
    let app = TestApp::with_reactions(features, react);
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

/// Who receives, and who decides how.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    pub(crate) cua: Person<'a>,
    pub(crate) thu: Person<'a>,
    anh: Person<'a>,
    lan: Person<'a>,
    minh: Person<'a>,
}

impl<'a> Office<'a> {
    /// With a desk that takes appointments: one counter, one person every half hour.
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        let office = Self {
            app,
            cua: app.person("Hoàng Thị Cửa", &[Role::OneStopOfficer]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary, Role::Appraiser]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            lan: app.person("Ngô Thị Lan", &[Role::Author]).await,
            minh: app.person("Bùi Văn Minh", &[Role::Reviewer]).await,
        };
        let set = office.thu.post("/appointments/settings", &plan(&[])).await;
        assert_eq!(set.status, 303, "{}", set.text);
        office
    }

    /// A procedure in force today.
    pub(crate) async fn procedure(&self) -> VersionId {
        let draft = Draft {
            kind: Kind::AdministrativeProcedure,
            code: Code::parse("QT.TP.01").unwrap(),
            title: Title::parse("Đăng ký khai sinh").unwrap(),
            unit: Some(self.app.unit("NV")),
            content: Content::Procedure(Box::new(procedure())),
        };
        let mut by = Actor::system(AGENCY, "password");
        (by.person, by.roles) = (self.lan.id(), self.lan.roles().to_vec());
        let version = self.app.write(move |tx| document::draft(tx, &by, draft)).await.unwrap();
        let path = format!("/documents/{version}/actions");
        for (who, action) in [
            (&self.lan, "submit"),
            (&self.minh, "review"),
            (&self.thu, "appraise"),
            (&self.anh, "approve"),
        ] {
            let done = who.post(&path, &[("action", action)]).await;
            assert_eq!(done.status, 303, "{action}: {}", done.text);
        }
        let (today, key) = (text::date(text::here(self.app.now()).date()), version.to_string());
        let decision = [
            ("number", "12/QĐ-UBND"),
            ("dated", &today),
            ("effective_on", &today),
            ("subject", "Ban hành quy trình"),
            ("signer_name", "Phạm Xuân Anh"),
            ("signer_position", "Chủ tịch"),
            ("version", &key),
        ];
        let issued = self.thu.post("/decisions", &decision).await;
        assert_eq!(issued.status, 303, "{}", issued.text);
        self.app.tick().await;
        version
    }

    /// The page of the appointment that stands first in the list of a day.
    pub(crate) async fn first(&self, day: &str) -> String {
        let list = self.cua.get(&format!("/appointments?day={day}")).await.text;
        let (_, rest) = list.split_once("scope=\"row\"><a href=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    }
}

/// How the desk takes appointments, with some fields otherwise.
pub(crate) fn plan<'f>(changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![
        ("is_open", "yes"),
        ("from", "23/11/2026"),
        ("desks", "1"),
        ("per_desk", "1"),
        ("slot_minutes", "30"),
        ("days_ahead", "7"),
        ("notice_minutes", "60"),
        ("keep_days", "30"),
        ("place", "Bộ phận Tiếp nhận và Trả kết quả"),
    ];
    for (name, value) in changes {
        form.iter_mut().filter(|(known, _)| known == name).for_each(|(_, old)| *old = value);
    }
    form
}

/// The sealed sum of a fresh form, and its result in words.
pub(crate) async fn sum(stranger: &Person<'_>, slot: &str) -> (String, String) {
    let day = slot.split_once('T').map_or(slot, |(day, _)| day);
    let shown = stranger.get(&format!("{}?day={day}", page())).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    let (_, rest) = shown.text.split_once("name=\"token\" value=\"").expect("a form");
    let token = rest.split_once('"').unwrap().0.to_owned();
    let mut numbers = token.split('.').map(str::parse::<u32>);
    let result = numbers.next().unwrap().unwrap() + numbers.next().unwrap().unwrap();
    (token, result.to_string())
}

/// Books a time from the portal with the right sum.
pub(crate) async fn book(stranger: &Person<'_>, slot: &str, changes: &[(&str, &str)]) -> Answer {
    let (token, result) = sum(stranger, slot).await;
    let day = slot.split_once('T').map_or(slot, |(day, _)| day);
    let mut form = vec![
        ("process", ""),
        ("day", day),
        ("slot", slot),
        ("name", "Trần Thị Dân"),
        ("phone", "0912 345 678"),
        ("token", token.as_str()),
        ("sum", result.as_str()),
    ];
    for (name, value) in changes {
        match form.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => form.push((name, value)),
        }
    }
    stranger.post(&page(), &form).await
}

/// The code that somebody was shown.
pub(crate) fn code(booked: &Answer) -> String {
    assert_eq!(booked.status, 200, "{}", booked.text);
    let (_, rest) = booked.text.split_once("class=\"code\"><strong>").unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

fn procedure() -> Procedure {
    let step = |no: u32, action: &str, responsible: &str| Step {
        no: Some(no),
        action: action.into(),
        responsible: Some(responsible.into()),
        role: flow::lint::suggest_role(responsible),
        durations: vec![Duration {
            value: Some(1.5),
            unit: Some(Unit::WorkingDay),
            text: "1,5 ngày".into(),
            ..Duration::default()
        }],
        ..Step::default()
    };
    Procedure {
        name: Some("Đăng ký khai sinh".into()),
        national_code: Some("1.001193".into()),
        field: Some("Hộ tịch".into()),
        applicants: Some("Cá nhân".into()),
        channels: vec!["Nộp trực tiếp tại Bộ phận Một cửa".into()],
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(3.0),
            unit: Some(Unit::WorkingDay),
            cutoff: None,
            text: "03 ngày làm việc".into(),
        }],
        components: vec![Component { text: "Tờ khai theo mẫu".into(), kind: None }],
        sets: Some(1),
        results: vec!["Giấy khai sinh".into()],
        fees: vec![flow::Fee { text: "Không thu lệ phí".into(), amount_vnd: None }],
        legal_basis: vec![LegalBasis {
            number: Some("60/2014/QH13".into()),
            title: "Luật Hộ tịch số 60/2014/QH13".into(),
        }],
        steps: vec![
            step(1, "Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa"),
            step(2, "Thẩm tra và ký duyệt", "Công chức Tư pháp - Hộ tịch"),
        ],
        records: vec![RecordKept {
            name: "Bộ hồ sơ".into(),
            keeper: Some("Văn thư".into()),
            retention: Some("Vĩnh viễn".into()),
        }],
        ..Procedure::default()
    }
}
