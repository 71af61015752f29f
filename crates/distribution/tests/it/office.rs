//! The office in which these tests happen: five people, and documents that take effect.

use document::VersionId;
use platform::{AppError, Role, Tx, outbox::Event};
use testkit::{Person, TestApp};
use testoffice::{approve, decide};

/// The features, and what they do about each other.
pub(crate) fn app() -> TestApp {
    TestApp::with_reactions([document::feature(), distribution::feature()], react)
}

fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    match event.topic.as_str() {
        "document.effective" => distribution::on_effective(tx, VersionId::new(event.object))?,
        "document.withdrawn" => distribution::on_withdrawn(tx, VersionId::new(event.object))?,
        _ => {}
    }
    Ok(())
}

/// Those who bring a document into effect; all of the unit `VP`.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    pub(crate) lan: Person<'a>,
    pub(crate) minh: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            lan: app.person("Trần Thị Lan", &[Role::Author]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reviewer]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
        }
    }

    /// Everybody.
    pub(crate) fn people(&self) -> [&Person<'a>; 4] {
        [&self.lan, &self.minh, &self.anh, &self.thu]
    }

    /// A document of a unit, or of the whole agency (empty), issued to bind from a day on.
    pub(crate) async fn issue(&self, code: &str, unit: &str, number: &str, from: &str) -> i64 {
        let id = self.draft(code, unit).await;
        self.bring_through(id, number, from, "Mục đích\nPhạm vi").await
    }

    /// The same with a text of several parts.
    pub(crate) async fn issue_long(&self, code: &str, number: &str, from: &str) -> i64 {
        let id = self.draft(code, "").await;
        let paragraph = "Tài liệu được kiểm soát theo quy định. ".repeat(30);
        let text = format!(
            "# Mục đích\n\n{paragraph}\n\n# Phạm vi\n\n{paragraph}\n\n# Nội dung\n\n{paragraph}"
        );
        self.bring_through(id, number, from, &text).await
    }

    /// A draft of a document.
    pub(crate) async fn draft(&self, code: &str, unit: &str) -> i64 {
        let draft = [
            ("kind", "system_procedure"),
            ("code", code),
            ("title", "Kiểm soát tài liệu"),
            ("unit", unit),
        ];
        let begun = self.lan.post("/documents", &draft).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        begun.id()
    }

    /// The next issue of a document.
    pub(crate) async fn issue_again(&self, version: i64, number: &str, from: &str) -> i64 {
        let begun =
            self.lan.post(&format!("/documents/{version}/issues"), &[("kind", "issue")]).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        self.bring_through(begun.id(), number, from, "Mục đích\nPhạm vi").await
    }

    async fn bring_through(&self, id: i64, number: &str, from: &str, written: &str) -> i64 {
        let content = [
            ("edits", "0"),
            ("title", "Kiểm soát tài liệu"),
            ("text", written),
            ("summary", "Bỏ bước 3"),
            ("basis", "Nghị định 118/2025/NĐ-CP"),
        ];
        let saved = self.lan.post(&format!("/documents/{id}/content"), &content).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        self.approve_and_issue(id, number, from).await
    }

    /// A draft that is written, up to its decision.
    pub(crate) async fn approve_and_issue(&self, id: i64, number: &str, from: &str) -> i64 {
        approve(id, [&self.lan, &self.minh, &self.thu, &self.anh]).await;
        decide(self.app, &self.thu, id, number, from).await;
        id
    }

    /// The day comes, and the features are told: no other job of the clock runs.
    pub(crate) async fn wake(&self, at: &str) {
        self.app.set_clock(at);
        self.app.write(|tx| Ok(document::take_effect(tx)?)).await.unwrap();
        self.app.settle().await;
    }

    /// How far the reading of everything in force has come.
    pub(crate) async fn coverage(&self) -> (i64, i64) {
        self.app.write(|tx| Ok(distribution::coverage(tx)?)).await.unwrap()
    }

    /// Who has what to read.
    pub(crate) async fn unread(&self) -> Vec<(i64, String)> {
        let unread = self.app.write(|tx| Ok(distribution::unread(tx)?)).await.unwrap();
        unread.into_iter().map(|it| (it.version.get(), it.name)).collect()
    }
}

/// Opens every part of a version; the content hash that the last page showed.
pub(crate) async fn read_whole(who: &Person<'_>, version: i64) -> String {
    let mut page = who.get(&format!("/distributions/{version}/read?part=1")).await.text;
    while let Some((before, _)) = page.split_once("\" rel=\"next\"") {
        let part = before.rsplit("?part=").next().unwrap().to_owned();
        page = who.get(&format!("/distributions/{version}/read?part={part}")).await.text;
    }
    hidden(&page, "seen")
}

/// Opens a version whole and acknowledges it.
pub(crate) async fn acknowledge(who: &Person<'_>, version: i64) {
    let seen = read_whole(who, version).await;
    let path = format!("/distributions/{version}/acknowledgements");
    let done = who.post(&path, &[("seen", &seen)]).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

/// The value of a hidden field; empty where there is none.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let after = page.split_once(&field).map(|(_, after)| after);
    after.and_then(|after| after.split('"').next()).unwrap_or_default().to_owned()
}

/// The key of a paper copy, from the page of its version.
pub(crate) fn copy_key(page: &str, number: u32) -> String {
    let (_, row) = page.split_once(&format!("id=\"copy-{number}\"")).unwrap();
    let (_, after) = row.split_once("/copies/").unwrap();
    after.split('/').next().unwrap().to_owned()
}

/// The code on the label of a paper copy, from the page of its version.
pub(crate) fn copy_code(page: &str, number: u32) -> String {
    let (_, row) = page.split_once(&format!("id=\"copy-{number}\"")).unwrap();
    let (_, after) = row.split_once("<small class=\"nowrap\">").unwrap();
    after.split('<').next().unwrap().to_owned()
}
