//! The office in which these tests happen.

use document::{DocumentId, VersionId};
use platform::{AppError, Role, Tx, outbox::Event};
use testkit::{Person, TestApp};
use testoffice::{approve, decide};

pub(crate) fn app() -> TestApp {
    TestApp::with_reactions([document::feature(), change_request::feature()], react)
}

/// As the server's reactions are.
fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    let version = VersionId::new(event.object);
    match event.topic.as_str() {
        "document.effective" => change_request::on_effective(tx, version),
        "document.withdrawn" => {
            let document = DocumentId::new(event.payload["document"].as_i64().unwrap());
            change_request::on_withdrawn(tx, version, document)
        }
        _ => Ok(()),
    }
}

/// One person a part.
pub(crate) struct Office<'a> {
    pub(crate) dan: Person<'a>,
    pub(crate) truong: Person<'a>,
    pub(crate) lan: Person<'a>,
    pub(crate) minh: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            dan: app.person_of("NV", "Vũ Thị Dân", &[Role::Specialist]).await,
            truong: app.person_of("NV", "Đỗ Văn Trưởng", &[Role::Head]).await,
            lan: app.person("Trần Thị Lan", &[Role::Author]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reviewer]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
        }
    }

    /// A document with some words, by Lan.
    pub(crate) async fn draft(&self, code: &str) -> i64 {
        let form = [("kind", "system_procedure"), ("code", code), ("title", "Họp"), ("unit", "")];
        let id = self.lan.post("/documents", &form).await.id();
        self.write(id, "").await;
        id
    }

    async fn write(&self, id: i64, summary: &str) {
        let form = [("edits", "0"), ("title", "Họp"), ("text", "Mục đích"), ("summary", summary)];
        let saved = self.lan.post(&format!("/documents/{id}/content"), &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    }

    /// From a written draft into effect, today.
    pub(crate) async fn issue(&self, app: &TestApp, id: i64, number: &str) {
        approve(id, [&self.lan, &self.minh, &self.thu, &self.anh]).await;
        decide(app, &self.thu, id, number, "23/11/2026").await;
        app.tick().await;
    }

    /// A document in force.
    pub(crate) async fn in_force(&self, app: &TestApp, code: &str) -> i64 {
        let id = self.draft(code).await;
        self.issue(app, id, "1/QĐ-UBND").await;
        id
    }

    /// Writes the amendment row of a later issue.
    pub(crate) async fn amend(&self, id: i64) {
        self.write(id, "Bỏ bước 3").await;
    }

    /// A request handed in by Dân.
    pub(crate) async fn requested(&self, kind: &str, version: &str) -> i64 {
        let form = [
            ("kind", kind),
            ("version", version),
            ("title", if kind == "new" { "Tiếp công dân" } else { "" }),
            ("reason", "Nghị định mới có hiệu lực"),
            ("proposed", "Bỏ bước 3"),
        ];
        let asked = self.dan.post("/change-requests", &form).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let id = asked.id();
        assert_eq!(self.act(&self.dan, id, &[("action", "submit")]).await, 303);
        id
    }

    /// One action; how it was answered.
    pub(crate) async fn act(&self, who: &Person<'_>, id: i64, form: &[(&str, &str)]) -> u16 {
        who.post(&format!("/change-requests/{id}/actions"), form).await.status
    }

    /// Up to acceptance, Lan to write until the end of the month.
    pub(crate) async fn accepted(&self, kind: &str, version: &str) -> i64 {
        let id = self.requested(kind, version).await;
        assert_eq!(self.act(&self.truong, id, &[("action", "endorse")]).await, 303);
        let lan = self.lan.id().to_string();
        let form = [("action", "accept"), ("author", lan.as_str()), ("due_on", "30/11/2026")];
        assert_eq!(self.act(&self.thu, id, &form).await, 303);
        id
    }

    pub(crate) async fn says(&self, id: i64, words: &str) {
        let page = self.thu.get(&format!("/change-requests/{id}")).await.text;
        assert!(page.contains(words), "{words} in {page}");
    }
}
