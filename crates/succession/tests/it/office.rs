//! The district that ends, the special zone that takes over, and somebody who has nothing to do with it.

use document::{Action, Code, Content, Draft, IssueOrder, Kind, Title, VersionId};
use dossier::{Acceptance, Applicant, Channel, DossierId};
use flow::{Component, Duration, LegalBasis, Procedure, RecordKept, Step, TimeLimit, Unit};
use jiff::civil::{Date, date};
use organization::UnitId;
use platform::{Actor, AgencyId, AppError, Role, Tx};
use quality_register::Origin;
use std::process::Command;
use testkit::{AGENCY, Answer, OTHER_AGENCY, Person, TestApp};

/// Who takes over.
pub(crate) const ZONE: AgencyId = AGENCY;
/// Who ends; its identification code is `H00.02`.
pub(crate) const DISTRICT: AgencyId = OTHER_AGENCY;
/// Who has nothing to do with it.
pub(crate) const STRANGER: AgencyId = AgencyId::new(3);

/// The features, on the last working day of June 2026.
pub(crate) fn app() -> TestApp {
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        plan::feature(),
        change_request::feature(),
        dossier::feature(),
        nonconformity::feature(),
        audit::feature(),
        context::feature(),
        risk::feature(),
        infrastructure::feature(),
        provider::feature(),
        training::feature(),
        legal_watch::feature(),
        distribution::feature(),
        master_list::feature(),
        inspection::feature(),
        objective::feature(),
        visit_counter::feature(),
        portal::feature(),
        succession::feature(),
    ]);
    app.set_clock("2026-06-16T09:00:00+07:00");
    app
}

/// The people of both.
pub(crate) struct Office<'a> {
    pub(crate) app: &'a TestApp,
    /// Of the zone: the secretary and the head.
    pub(crate) secretary: Person<'a>,
    pub(crate) head: Person<'a>,
    /// Of the district.
    pub(crate) old_secretary: Person<'a>,
    pub(crate) old_head: Person<'a>,
    pub(crate) old_desk: Person<'a>,
}

/// Everything that judges documents, in one person who signs by password.
pub(crate) fn clerk_of(agency: AgencyId, who: &Person<'_>, roles: &[Role]) -> Actor {
    let mut actor = Actor::system(agency, "password");
    (actor.person, actor.roles) = (who.id(), roles.to_vec());
    actor.via.confirmed = true;
    actor
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        let secretary = [Role::IsoSecretary];
        Self {
            app,
            secretary: app.person("Nguyễn Thị Thư (minh họa)", &secretary).await,
            head: app.person("Trần Xuân Anh (minh họa)", &[Role::Approver]).await,
            old_secretary: app.foreigner("Lê Thị Cũ (minh họa)", &secretary).await,
            old_head: app.foreigner("Phạm Văn Huyện (minh họa)", &[Role::Approver]).await,
            old_desk: app.foreigner("Hồ Thị Quầy (minh họa)", &[Role::OneStopOfficer]).await,
        }
    }

    /// Does something in an agency without a browser.
    pub(crate) async fn in_agency<T: Send + 'static>(
        &self,
        agency: AgencyId,
        work: impl FnOnce(&Tx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> T {
        self.app.app().db.at(agency).write(work).await.unwrap()
    }

    /// A document of an agency in force today.
    pub(crate) async fn in_force(&self, agency: AgencyId, draft: Draft) -> VersionId {
        let (author, judge) = if agency == ZONE {
            (&self.secretary, &self.head)
        } else {
            (&self.old_secretary, &self.old_head)
        };
        let author = clerk_of(agency, author, &[Role::Author, Role::IsoSecretary]);
        let judge = clerk_of(agency, judge, &[Role::Reviewer, Role::Appraiser, Role::Approver]);
        let today = text::here(self.app.now()).date();
        let id = self
            .in_agency(agency, move |tx| {
                let id = document::draft(tx, &author, draft)?;
                document::act(tx, &author, id, Action::Submit, "", "")?;
                for action in [Action::Review, Action::Appraise, Action::Approve] {
                    document::act(tx, &judge, id, action, "", "")?;
                }
                let number = format!("{}/QĐ-UBND", id.get() % 100_000);
                let order = IssueOrder {
                    number: document::DecisionNumber::parse(&number).unwrap(),
                    dated: today,
                    effective_on: today,
                    subject: "Ban hành quy trình".into(),
                    signer_name: "Phạm Văn Huyện".into(),
                    signer_position: "Chủ tịch".into(),
                    versions: vec![id],
                };
                document::issue(tx, &author, &order)?;
                Ok(id)
            })
            .await;
        self.app.tick().await;
        id
    }

    /// A dossier that the district accepted and has not returned.
    pub(crate) async fn dossier(&self, version: VersionId) -> DossierId {
        let desk = clerk_of(DISTRICT, &self.old_desk, &[Role::OneStopOfficer]);
        let acceptance = Acceptance {
            version,
            case: String::new(),
            channel: Channel::Counter,
            applicant: Applicant {
                name: "Nguyễn Văn Minh Họa".into(), ..Applicant::default()
            },
            components: vec![("Tờ khai".into(), 1, 0)],
            sets: 1,
            origin: String::new(),
        };
        self.in_agency(DISTRICT, move |tx| dossier::accept(tx, &desk, &acceptance)).await
    }

    /// A task of a unit of the district that is not done.
    pub(crate) async fn task(&self, title: &str, unit: UnitId, due: Date) {
        let by = clerk_of(DISTRICT, &self.old_secretary, &[Role::IsoSecretary]);
        let task = plan::NewTask {
            title: title.into(),
            unit: unit.get(),
            owner: None,
            due,
            output: "Báo cáo".into(),
        };
        let thing = "meeting/1".to_owned();
        let origin = Origin { thing, href: "/committee-meetings/1".into(), label: "Họp".into() };
        self.in_agency(DISTRICT, move |tx| plan::open_task(tx, &by, &task, origin)).await;
    }

    /// A nonconformity of the district that is open.
    pub(crate) async fn nonconformity(&self, description: &str) -> i64 {
        let by = clerk_of(DISTRICT, &self.old_secretary, &[Role::IsoSecretary]);
        let finding = nonconformity::Finding {
            description: description.into(),
            clause: "7.5".into(),
            requirement: "Quy trình kiểm soát tài liệu".into(),
            ..nonconformity::Finding::default()
        };
        self.in_agency(DISTRICT, move |tx| {
            let id = nonconformity::record(tx, &by, &finding)?;
            let raise = nonconformity::Action::Raise;
            nonconformity::act(tx, &by, id, raise, &nonconformity::Move::default())?;
            Ok(id.get())
        })
        .await
    }

    /// The succession as its secretary writes it down, decided by the head.
    pub(crate) async fn decided(&self, with: &[(&str, &str)]) -> i64 {
        let made = self.secretary.post("/successions", &decision(with)).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let id = made.id();
        let path = format!("/successions/{id}/actions");
        assert_eq!(self.head.post(&path, &[("action", "decide")]).await.status, 303);
        id
    }

    /// The district says yes.
    pub(crate) async fn agreed(&self, id: i64) {
        let path = format!("/endings/{id}/actions");
        let said = self.old_head.post(&path, &[("action", "agreed")]).await;
        assert_eq!(said.status, 303, "{}", said.text);
    }

    /// It is carried out on the day of effect.
    pub(crate) async fn carried_out(&self, id: i64) {
        self.app.set_clock("2026-07-01T08:00:00+07:00");
        let unit = self.app.unit("VP").to_string();
        let field = format!("unit_{DISTRICT}");
        let path = format!("/successions/{id}/carry-out");
        let done = self.secretary.post(&path, &[(field.as_str(), unit.as_str())]).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
}

/// What a browser sends for a succession, with some fields as given.
pub(crate) fn decision<'f>(with: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![
        ("form", "convert"),
        ("codes", "H00.02"),
        ("paper", "Nghị quyết"),
        ("number", "12/NQ-UBTVQH15"),
        ("dated", "16/06/2026"),
        ("authority", "Ủy ban Thường vụ Quốc hội"),
        ("subject", "về việc sắp xếp các đơn vị hành chính"),
        ("effective_on", "01/07/2026"),
        ("provision", "Điều 10 Nghị quyết số 190/2025/QH15."),
    ];
    for (name, value) in with {
        match form.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => form.push((name, value)),
        }
    }
    form
}

/// Birth registration: two steps of half a limit of three working days.
pub(crate) fn birth(code: &str, unit: Option<UnitId>) -> Draft {
    let day = Unit::WorkingDay;
    let step = |no: u32, action: &str, responsible: &str| Step {
        no: Some(no),
        action: action.into(),
        responsible: Some(responsible.into()),
        role: flow::lint::suggest_role(responsible),
        durations: vec![Duration {
            case: None,
            value: Some(1.5),
            unit: Some(day),
            text: String::new(),
        }],
        ..Step::default()
    };
    let procedure = Procedure {
        name: Some("Đăng ký khai sinh".into()),
        national_code: Some("1.001193".into()),
        field: Some("Hộ tịch".into()),
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(3.0),
            unit: Some(day),
            cutoff: None,
            text: "03 ngày làm việc".into(),
        }],
        components: vec![Component { text: "Tờ khai theo mẫu".into(), kind: None }],
        sets: Some(1),
        fees: vec![flow::Fee { text: "Không".into(), amount_vnd: None }],
        results: vec!["Giấy khai sinh".into()],
        legal_basis: vec![LegalBasis {
            number: Some("60/2014/QH13".into()),
            title: "Luật Hộ tịch số 60/2014/QH13".into(),
        }],
        steps: vec![
            step(1, "Tiếp nhận hồ sơ", "Bộ phận Một cửa"),
            step(2, "Thẩm tra và trả kết quả", "Công chức Tư pháp - Hộ tịch"),
        ],
        records: vec![RecordKept {
            name: "Bộ hồ sơ".into(),
            keeper: Some("Văn thư".into()),
            retention: Some("Vĩnh viễn".into()),
        }],
        ..Procedure::default()
    };
    Draft {
        kind: Kind::AdministrativeProcedure,
        code: Code::parse(code).unwrap(),
        title: Title::parse("Đăng ký khai sinh").unwrap(),
        unit,
        content: Content::Procedure(Box::new(procedure)),
    }
}

/// A plain text.
pub(crate) fn instruction(code: &str, title: &str) -> Draft {
    Draft {
        kind: Kind::Instruction,
        code: Code::parse(code).unwrap(),
        title: Title::parse(title).unwrap(),
        unit: None,
        content: Content::Text("# Mục đích\n\nHướng dẫn công việc.".into()),
    }
}

/// Midsummer, by when the district's tasks are due.
pub(crate) const DUE: Date = date(2026, 7, 20);

/// The text of a PDF, in one line; `None`, and a word about it, where `pdftotext` is absent.
pub(crate) fn pdf_text(answer: &Answer) -> Option<String> {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert!(answer.bytes.starts_with(b"%PDF-"));
    let file = std::env::temp_dir().join(format!("succession-{}-{:p}", std::process::id(), answer));
    std::fs::write(&file, &answer.bytes).unwrap();
    let printed = Command::new("pdftotext").args(["-raw", file.to_str().unwrap(), "-"]).output();
    std::fs::remove_file(&file).unwrap();
    let Ok(printed) = printed else {
        println!("skip: pdftotext is absent");
        return None;
    };
    let text = String::from_utf8(printed.stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
