//! Those who bring documents into force, so that the portal has something to show.

use document::{Code, Content, Draft, Kind, Title, VersionId};
use flow::{
    Component, ComponentKind, Duration, Fee, LegalBasis, Procedure, RecordKept, Step, TimeLimit,
    Unit,
};
use platform::Role;
use testkit::{Person, TestApp};
use testoffice::{approve, decide};

/// Who works there.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    pub(crate) buoi: Person<'a>,
    lan: Person<'a>,
    minh: Person<'a>,
    thu: Person<'a>,
    anh: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            buoi: app.person("Trần Thị Bưởi", &[Role::OneStopOfficer]).await,
            lan: app.person("Ngô Thị Lan", &[Role::Author]).await,
            minh: app.person("Bùi Văn Minh", &[Role::Reviewer]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary, Role::Appraiser]).await,
            anh: app.person("Trần Xuân Anh", &[Role::Approver]).await,
        }
    }

    /// The ISO secretary.
    pub(crate) const fn secretary(&self) -> &Person<'a> {
        &self.thu
    }

    /// A procedure in force today.
    pub(crate) async fn procedure(&self, code: &str, procedure: Procedure) -> VersionId {
        let title = procedure.name.clone().unwrap();
        let content = Content::Procedure(Box::new(procedure));
        self.document(code, &title, Kind::AdministrativeProcedure, content).await
    }

    /// Any document in force today.
    pub(crate) async fn document(
        &self,
        code: &str,
        title: &str,
        kind: Kind,
        content: Content,
    ) -> VersionId {
        let draft = Draft {
            kind,
            code: Code::parse(code).unwrap(),
            title: Title::parse(title).unwrap(),
            unit: Some(self.app.unit("NV")),
            content,
        };
        let by = self.lan.actor();
        let version = self.app.write(move |tx| document::draft(tx, &by, draft)).await.unwrap();
        self.bring_through(version).await;
        version
    }

    async fn bring_through(&self, version: VersionId) {
        approve(version, [&self.lan, &self.minh, &self.thu, &self.anh]).await;
        let today = text::date(text::here(self.app.now()).date());
        let number = format!("{}/QĐ-UBND", version.get() % 100_000);
        decide(self.app, &self.thu, version, &number, &today).await;
        self.app.tick().await;
    }

    /// A dossier accepted at the desk: its key.
    pub(crate) async fn accept(&self, version: VersionId) -> i64 {
        let version = version.to_string();
        let form = [
            ("version", version.as_str()),
            ("case", ""),
            ("channel", "counter"),
            ("name", "Nguyễn Văn Minh Họa"),
            ("address", "Khu dân cư số 1"),
            ("phone", "0912 345 678"),
            ("email", ""),
            ("sets", "1"),
            ("original.0", "1"),
        ];
        let answer = self.buoi.post("/dossiers", &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        answer.location.split(['/', '?']).nth(2).unwrap().parse().unwrap()
    }
}

/// A procedure that the lint lets through: three working days in two steps.
pub(crate) fn procedure(name: &str, field: &str) -> Procedure {
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
        name: Some(name.into()),
        national_code: Some("1.001193".into()),
        field: Some(field.into()),
        applicants: Some("Cá nhân".into()),
        channels: vec!["Nộp trực tiếp tại Bộ phận Một cửa".into()],
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(3.0),
            unit: Some(Unit::WorkingDay),
            cutoff: None,
            text: "03 ngày làm việc".into(),
        }],
        components: vec![
            Component { text: "Tờ khai theo mẫu".into(), kind: Some(ComponentKind::Submitted) },
            Component { text: "Giấy <b>chứng sinh</b>".into(), kind: None },
        ],
        sets: Some(1),
        fees: vec![Fee { text: "Không thu lệ phí".into(), amount_vnd: None }],
        results: vec!["Giấy khai sinh".into()],
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
