//! The office in which these tests happen: those who bring a document into effect, and a root.

use platform::Role;
use std::sync::OnceLock;
use testkit::{Answer, Person, TestApp};
use testoffice::{approve, decide};
use testpki::{Identity, Leaf, Pki};

pub(crate) const PASSWORD: &str = "mật khẩu thử";
pub(crate) const IN_FORCE: &str = "2026-11-24T17:00:00Z";

pub(crate) fn app() -> TestApp {
    TestApp::new([document::feature(), rendition::feature(), signing::feature()])
}

pub(crate) fn pki() -> &'static Pki {
    static PKI: OnceLock<Pki> = OnceLock::new();
    PKI.get_or_init(|| Pki::new("Gốc thử nghiệm"))
}

pub(crate) fn somebody() -> Identity {
    pki().issue(&Leaf::default())
}

/// People, and one document in effect.
pub(crate) struct Office<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) lan: Person<'a>,
    pub(crate) minh: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
    pub(crate) quan: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            lan: app.person("Trần Thị Lan", &[Role::Author]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reviewer]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
            quan: app.person("Hồ Văn Quân", &[Role::Administrator]).await,
        }
    }

    /// A draft with its text.
    pub(crate) async fn draft(&self, code: &str) -> i64 {
        let draft = [
            ("kind", "system_procedure"),
            ("code", code),
            ("title", "Kiểm soát tài liệu"),
            ("unit", ""),
        ];
        let begun = self.lan.post("/documents", &draft).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let id = begun.id();
        let content = [
            ("edits", "0"),
            ("title", "Kiểm soát tài liệu"),
            ("text", "Mục đích\n\nPhạm vi"),
            ("summary", ""),
            ("basis", ""),
        ];
        let saved = self.lan.post(&format!("/documents/{id}/content"), &content).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        id
    }

    /// A document in effect from 25/11/2026.
    pub(crate) async fn issue(&self, code: &str, number: &str) -> i64 {
        let id = self.draft(code).await;
        approve(id, [&self.lan, &self.minh, &self.thu, &self.anh]).await;
        decide(self.app, &self.thu, id, number, "25/11/2026").await;
        self.app.set_clock(IN_FORCE);
        self.app.write(|tx| Ok(document::take_effect(tx)?)).await.unwrap();
        id
    }

    /// The root is trusted.
    pub(crate) async fn trust(&self) {
        let added = anchor(&self.quan, pki().root_pem().as_bytes()).await;
        assert_eq!(added.status, 303, "{}", added.text);
    }

    /// Signs with the key of somebody.
    pub(crate) async fn sign(&self, version: i64, over: &str, by: &Identity) -> Answer {
        let form = [("over", over), ("password", PASSWORD), ("reason", "Ban hành (minh họa)")];
        let path = format!("/documents/{version}/signatures");
        self.thu.upload(&path, &form, ("pkcs12", "khoa.p12", &by.pkcs12(PASSWORD))).await
    }

    /// Sends a file that was signed elsewhere.
    pub(crate) async fn send(&self, version: i64, name: &str, bytes: &[u8]) -> Answer {
        let path = format!("/documents/{version}/signatures/uploads");
        self.thu.upload(&path, &[], ("signed", name, bytes)).await
    }

    /// The bytes of a kept copy.
    pub(crate) async fn file(&self, copy: i64) -> Vec<u8> {
        let answer = self.thu.get(&format!("/signed-copies/{copy}/file")).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), "application/pdf");
        assert!(answer.header("content-disposition").starts_with("attachment; "));
        answer.bytes
    }

    /// The unsigned print.
    pub(crate) async fn print(&self, version: i64) -> Vec<u8> {
        let printed = self.thu.get(&format!("/documents/{version}/pdf")).await;
        assert_eq!(printed.status, 200);
        printed.bytes
    }
}

/// Sends a file with roots.
pub(crate) async fn anchor(who: &Person<'_>, bytes: &[u8]) -> Answer {
    who.upload("/trust-anchors", &[], ("anchor", "goc.pem", bytes)).await
}

/// What a page says, without what no two runs share: keys, hashes, serial numbers.
pub(crate) fn steady(page: &str) -> String {
    let (_, main) = page.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    let mut out = String::from("<main");
    let mut word = String::new();
    for c in main.chars().chain(['\n']) {
        if c.is_ascii_hexdigit() {
            word.push(c);
            continue;
        }
        let is_key = word.len() > 14 && word.bytes().all(|b| b.is_ascii_digit());
        out.push_str(if is_key { "KEY" } else { &word });
        word.clear();
        out.push(c);
    }
    let mut lines = Vec::new();
    for line in out.lines() {
        let line = match line.split_once("<code class=\"break\">") {
            Some((before, rest)) => {
                let (_, after) = rest.split_once("</code>").unwrap();
                format!("{before}<code class=\"break\">HASH</code>{after}")
            }
            None => line.to_owned(),
        };
        lines.push(line);
    }
    lines.join("\n").trim_end().to_owned() + "</main>\n"
}
