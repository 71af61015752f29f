//! The people of the unit `VP`.

use crate::{approve, decide, procedure};
use document::{Code, Content, Draft, Kind, Title, VersionId};
use external_document::ExternalDocument;
use platform::{Actor, Role};
use testkit::{AGENCY, Person, TestApp};

/// 08:00 on Wednesday 25 November 2026, when what [`Office::issue`] issued is in force.
pub const IN_FORCE: &str = "2026-11-25T01:00:00Z";

/// Seven people, each with a part.
pub struct Office<'a> {
    /// The product under test.
    pub app: &'a TestApp,
    /// Who writes.
    pub lan: Person<'a>,
    /// Who reviews.
    pub minh: Person<'a>,
    /// The chairman, who approves and signs.
    pub anh: Person<'a>,
    /// The ISO secretary.
    pub thu: Person<'a>,
    /// The one-stop desk.
    pub cua: Person<'a>,
    /// Who settles dossiers.
    pub chi: Person<'a>,
    /// The clerk.
    pub van: Person<'a>,
}

impl<'a> Office<'a> {
    /// The people, and the law that the procedure rests on. The features of external documents and of
    /// documents must be there.
    pub async fn new(app: &'a TestApp) -> Self {
        let office = Self {
            app,
            lan: app.person("Trần Thị Lan", &[Role::Author]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reviewer]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
            cua: app.person("Hoàng Thị Cửa", &[Role::OneStopOfficer]).await,
            chi: app.person("Đỗ Thị Chi", &[Role::Specialist]).await,
            van: app.person("Bùi Thị Văn", &[Role::Clerk]).await,
        };
        let law = ExternalDocument {
            number: "60/2014/QH13".into(),
            kind: "Luật".into(),
            title: "Luật Hộ tịch".into(),
            issuer: "Quốc hội".into(),
            ..ExternalDocument::default()
        };
        let command = Actor::system(AGENCY, "command");
        app.write(move |tx| external_document::register(tx, &command, &law)).await.unwrap();
        office
    }

    /// A procedure of the unit `VP` with a decision of its own, in force from 25 November 2026 on.
    pub async fn issue(&self, code: &str, title: &str, number: &str) -> VersionId {
        let draft = Draft {
            kind: Kind::AdministrativeProcedure,
            code: Code::parse(code).unwrap(),
            title: Title::parse(title).unwrap(),
            unit: Some(self.app.unit("VP")),
            content: Content::Procedure(Box::new(procedure())),
        };
        let author = self.lan.actor();
        let version = self.app.write(move |tx| document::draft(tx, &author, draft)).await.unwrap();
        approve(version, [&self.lan, &self.minh, &self.thu, &self.anh]).await;
        decide(self.app, &self.thu, version, number, "25/11/2026").await;
        version
    }

    /// What was issued comes into force.
    pub async fn open_doors(&self) {
        self.app.set_clock(IN_FORCE);
        self.app.write(|tx| Ok(document::take_effect(tx)?)).await.unwrap();
        self.app.settle().await;
    }

    /// A dossier at the desk, now: its key.
    pub async fn accept(&self, version: VersionId) -> i64 {
        let version = version.to_string();
        let form = [
            ("version", version.as_str()),
            ("name", "Nguyễn Văn Dân (minh họa)"),
            ("address", "Khu 1"),
            ("channel", "counter"),
            ("sets", "1"),
            ("original.0", "1"),
        ];
        let accepted = self.cua.post("/dossiers", &form).await;
        assert_eq!(accepted.status, 303, "{}", accepted.text);
        accepted.location.split(['/', '?']).nth(2).unwrap().parse().unwrap()
    }

    /// The dossier is examined, signed and sealed, now.
    pub async fn finish(&self, dossier: i64) {
        let path = format!("/dossiers/{dossier}/actions");
        let steps =
            [(&self.chi, "advance", "0"), (&self.anh, "advance", "1"), (&self.van, "finish", "2")];
        for (who, action, seen) in steps {
            let done = who.post(&path, &[("action", action), ("seen", seen)]).await;
            assert_eq!(done.status, 303, "{action}: {}", done.text);
        }
    }
}
