//! Audits through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod checklist;
mod findings;
mod papers;
mod plan;
mod tables;

use platform::{Actor, Role};
use testkit::{AGENCY, Person, TestApp};

/// The features that audits look at.
fn app() -> TestApp {
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        dossier::feature(),
        nonconformity::feature(),
        evidence::feature(),
        training::feature(),
        audit::feature(),
    ]);
    app.set_clock("2026-08-10T01:00:00Z");
    app
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("audit");
}

/// The people of an audit: the office (VP) is audited by whoever is of another unit (NV).
struct Team<'a> {
    secretary: Person<'a>,
    chairman: Person<'a>,
    lead: Person<'a>,
    auditor: Person<'a>,
    head: Person<'a>,
    vp: String,
    nv: String,
}

impl<'a> Team<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let auditor = [Role::Auditor, Role::Specialist];
        let team = Self {
            secretary: app.person_of("VP", "Ngô Thị F (minh họa)", &[Role::IsoSecretary]).await,
            chairman: app.person("Nguyễn Văn Chủ (minh họa)", &[Role::Approver]).await,
            lead: app.person_of("NV", "Nguyễn Văn A (minh họa)", &[Role::Auditor]).await,
            auditor: app.person_of("NV", "Lê Văn C (minh họa)", &auditor).await,
            head: app.person_of("VP", "Trần Thị B (minh họa)", &[Role::Head, Role::Auditor]).await,
            vp: app.unit("VP").to_string(),
            nv: app.unit("NV").to_string(),
        };
        for one in [&team.lead, &team.auditor, &team.head] {
            team.certify(one).await;
        }
        team
    }

    /// Somebody comes home from a course with the certificate of an internal auditor.
    async fn certify(&self, who: &Person<'_>) {
        let course = [
            ("title", "Đánh giá viên nội bộ"),
            ("kind", "outside"),
            ("due", "01/12/2026"),
            ("audience", "Đánh giá viên"),
            ("organizer", "Sở Khoa học và Công nghệ"),
        ];
        let course = made(&self.secretary, "/courses", &course).await;
        let person = who.id().to_string();
        let line = [("parent", key(&course)), ("person", person.as_str())];
        let line = made(&self.secretary, "/attendances", &line).await;
        let with = [("certificate", "internal_auditor"), ("certificate_on", "01/08/2026")];
        step(&self.secretary, &line, "attend", &with).await;
    }

    /// Whoever acts without a browser.
    fn actor(who: &Person<'_>) -> Actor {
        let mut actor = Actor::system(AGENCY, "password");
        (actor.person, actor.roles) = (who.id(), who.roles().to_vec());
        actor
    }

    /// A programme of the year, approved and begun; its address.
    async fn programme(&self) -> String {
        let at = made(&self.secretary, "/audit-programmes", &PROGRAMME).await;
        step(&self.secretary, &at, "submit", &[]).await;
        step(&self.chairman, &at, "approve", &[("symbol", "05/CT-BCĐISO")]).await;
        step(&self.secretary, &at, "start", &[]).await;
        at
    }

    /// A draft of an audit; its address.
    async fn audit(&self, programme: &str) -> String {
        let lead = self.lead.id().to_string();
        let form = [
            ("parent", key(programme)),
            ("name", "Đánh giá bốn đơn vị"),
            ("objective", "Xác định mức độ phù hợp"),
            ("scope", "Các phòng"),
            ("criteria", "TCVN ISO 9001:2015"),
            ("from", "23/08/2026"),
            ("to", "24/08/2026"),
            ("lead", lead.as_str()),
            ("days", "30"),
        ];
        made(&self.secretary, "/audits", &form).await
    }

    /// A session of an audit; its address.
    async fn session(&self, audit: &str, unit: &str, auditor: &Person<'_>) -> String {
        let auditor = auditor.id().to_string();
        let form = [
            ("parent", key(audit)),
            ("topic", "Kiểm soát hồ sơ"),
            ("unit", unit),
            ("day", "23/08/2026"),
            ("begins", "08:00"),
            ("ends", "11:00"),
            ("clauses", "7.5, 8.5.1"),
            ("auditor", auditor.as_str()),
        ];
        made(&self.secretary, "/audit-sessions", &form).await
    }

    /// An audit of the office that is under way, with its checklist; its address.
    async fn running(&self) -> String {
        let audit = self.audit(&self.programme().await).await;
        self.session(&audit, &self.vp, &self.auditor).await;
        let prepared = self.secretary.post(&format!("{audit}/checklist"), &[]).await;
        assert_eq!(prepared.status, 303, "{}", prepared.text);
        step(&self.lead, &audit, "announce", &[]).await;
        step(&self.lead, &audit, "open", &[]).await;
        audit
    }

    /// A finding about the office; its address.
    async fn finding(&self, audit: &str, category: &str) -> String {
        let form = [
            ("parent", key(audit)),
            ("statement", "02/05 hồ sơ không ghi phiếu kiểm soát"),
            ("category", category),
            ("unit", self.vp.as_str()),
            ("clause", "7.5.3"),
            ("document", "QT.VP.06"),
            ("evidence", "Hồ sơ 12/CT, 15/CT"),
        ];
        made(&self.auditor, "/audit-findings", &form).await
    }
}

/// The form of a programme.
const PROGRAMME: [(&str, &str); 6] = [
    ("name", "Chương trình đánh giá nội bộ năm 2026"),
    ("year", "2026"),
    ("edition", "2015"),
    ("objective", "Xác định mức độ phù hợp"),
    ("criteria", "TCVN ISO 9001:2015"),
    ("method", "Phỏng vấn, xem hồ sơ"),
];

/// The key at the end of an address.
fn key(at: &str) -> &str {
    at.rsplit('/').next().unwrap()
}

/// Makes an entry and gives its address.
async fn made(who: &Person<'_>, path: &str, form: &[(&str, &str)]) -> String {
    let answer = who.post(path, form).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

/// Sends a step; its answer's status and page.
async fn try_step(who: &Person<'_>, at: &str, step: &str, with: &[(&str, &str)]) -> (u16, String) {
    let mut form = vec![("step", step)];
    form.extend(with);
    let answer = who.post(&format!("{at}/steps"), &form).await;
    (answer.status, answer.text)
}

/// Does a step that goes through.
async fn step(who: &Person<'_>, at: &str, key: &str, with: &[(&str, &str)]) {
    let (status, text) = try_step(who, at, key, with).await;
    assert_eq!(status, 303, "{key}: {text}");
}
