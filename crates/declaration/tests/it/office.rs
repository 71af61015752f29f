//! The office in which these tests happen, with procedures in force.

use document::{Content, VersionId};
use flow::{Duration, LegalBasis, Procedure, Step, StepRole, TimeLimit, Unit};
use platform::{Actor, Role};
use testkit::{AGENCY, Person, TestApp};

/// 08:00 on Wednesday 25 November 2026, when the procedure is in force.
pub(crate) const IN_FORCE: &str = "2026-11-25T01:00:00Z";

/// The people of the unit `VP`.
pub(crate) struct Office<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) lan: Person<'a>,
    pub(crate) minh: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
    pub(crate) van: Person<'a>,
}

fn step(no: u32, action: &str, responsible: &str, role: StepRole, days: f64) -> Step {
    let norm = Duration {
        case: None,
        value: Some(days),
        unit: Some(Unit::WorkingDay),
        text: String::new(),
    };
    Step {
        no: Some(no),
        action: action.into(),
        responsible: Some(responsible.into()),
        role: Some(role),
        durations: vec![norm],
        outputs: Vec::new(),
    }
}

/// Three working days, of which the examination has one.
fn procedure() -> Procedure {
    Procedure {
        national_code: Some("1.001022".into()),
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(3.0),
            unit: Some(Unit::WorkingDay),
            cutoff: None,
            text: "03 ngày làm việc".into(),
        }],
        components: vec![flow::Component { text: "Tờ khai".into(), kind: None }],
        sets: Some(1),
        results: vec!["Trích lục".into()],
        legal_basis: vec![LegalBasis {
            number: Some("60/2014/QH13".into()),
            title: "Luật Hộ tịch số 60/2014/QH13".into(),
        }],
        steps: vec![
            step(1, "Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa", StepRole::OneStop, 0.5),
            step(2, "Thẩm tra hồ sơ", "Công chức Tư pháp - Hộ tịch", StepRole::Specialist, 1.0),
            step(3, "Ký duyệt hồ sơ", "Lãnh đạo UBND", StepRole::Leader, 0.5),
            step(4, "Đóng dấu văn bản", "Văn thư UBND", StepRole::Clerk, 0.5),
            step(5, "Trả kết quả", "Bộ phận Một cửa", StepRole::OneStop, 0.5),
        ],
        ..Procedure::default()
    }
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        let office = Self {
            app,
            lan: app.person("Trần Thị Lan", &[Role::Author]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reviewer]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
            van: app.person("Bùi Thị Văn", &[Role::Clerk]).await,
        };
        let text = external_document::ExternalDocument {
            number: "60/2014/QH13".into(),
            kind: "Luật".into(),
            title: "Luật Hộ tịch".into(),
            issuer: "Quốc hội".into(),
            ..external_document::ExternalDocument::default()
        };
        let command = Actor::system(AGENCY, "command");
        app.write(move |tx| external_document::register(tx, &command, &text)).await.unwrap();
        office
    }

    /// A procedure with a decision of its own, in force from 25 November 2026 on.
    pub(crate) async fn issue(&self, code: &str, title: &str, number: &str) -> VersionId {
        let unit = self.app.unit("VP").to_string();
        let draft = [
            ("kind", "administrative_procedure"),
            ("code", code),
            ("title", title),
            ("unit", &unit),
        ];
        let begun = self.lan.post("/documents", &draft).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let id = VersionId::new(begun.id());
        let mut author = Actor::system(AGENCY, "password");
        author.person = self.lan.id();
        author.roles = vec![Role::Author];
        let written = self.app.write(move |tx| {
            let mut version = document::open(tx, &author, id)?;
            version.content = Content::Procedure(Box::new(procedure()));
            document::put_content(tx, &author, id, 0, &version)
        });
        written.await.unwrap();
        for (who, action) in [
            (&self.lan, "submit"),
            (&self.minh, "review"),
            (&self.thu, "appraise"),
            (&self.anh, "approve"),
        ] {
            let done = who.post(&format!("/documents/{id}/actions"), &[("action", action)]).await;
            assert_eq!(done.status, 303, "{action}: {}", done.text);
        }
        let version = id.to_string();
        let dated = text::date(text::here(self.app.now()).date());
        let decision = [
            ("number", number),
            ("dated", &dated),
            ("effective_on", "25/11/2026"),
            ("subject", "Ban hành quy trình"),
            ("signer_name", "Phạm Xuân Anh"),
            ("signer_position", "Chủ tịch UBND xã"),
            ("version", &version),
        ];
        let issued = self.thu.post("/decisions", &decision).await;
        assert_eq!(issued.status, 303, "{}", issued.text);
        id
    }

    /// The procedure comes into force.
    pub(crate) async fn open_doors(&self) {
        self.app.set_clock(IN_FORCE);
        self.app.write(|tx| Ok(document::take_effect(tx)?)).await.unwrap();
        self.app.settle().await;
    }
}
