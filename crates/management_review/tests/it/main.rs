//! Management reviews through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod decisions;
mod inputs;
mod tables;

use platform::Role;
use testkit::{Person, TestApp};

/// The features that a review looks at.
fn app() -> TestApp {
    let app = TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        change_request::feature(),
        dossier::feature(),
        nonconformity::feature(),
        objective::feature(),
        plan::feature(),
        evidence::feature(),
        management_review::feature(),
    ]);
    app.set_clock("2026-09-07T01:00:00Z");
    app
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("management_review");
}

/// The people of a meeting.
struct Meeting<'a> {
    app: &'a TestApp,
    secretary: Person<'a>,
    chair: Person<'a>,
    doer: Person<'a>,
    unit: String,
}

impl<'a> Meeting<'a> {
    async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            secretary: app.person_of("VP", "Ngô Thị F (minh họa)", &[Role::IsoSecretary]).await,
            chair: app.person("Nguyễn Văn Chủ (minh họa)", &[Role::Approver]).await,
            doer: app.person_of("NV", "Lê Văn C (minh họa)", &[Role::Head]).await,
            unit: app.unit("NV").to_string(),
        }
    }

    /// A meeting that is announced; its address.
    async fn announced(&self, day: &str) -> String {
        let (chair, secretary) = (self.chair.id().to_string(), self.secretary.id().to_string());
        let form = [
            ("name", "Xem xét của lãnh đạo năm 2026"),
            ("from", "01/01/2026"),
            ("to", "31/08/2026"),
            ("day", day),
            ("chair", chair.as_str()),
            ("secretary", secretary.as_str()),
            ("participants", "Ban Chỉ đạo ISO"),
        ];
        let at = made(&self.secretary, "/management-reviews", &form).await;
        step(&self.chair, &at, "announce", &[]).await;
        at
    }

    /// A meeting that was held on 08/09/2026; its address.
    async fn held(&self) -> String {
        let at = self.announced("08/09/2026").await;
        let words = [("resources", "Thiếu kinh phí tập huấn"), ("seen.resources", "0")];
        assert_eq!(self.secretary.post(&format!("{at}/inputs"), &words).await.status, 303);
        self.app.set_clock("2026-09-08T01:00:00Z");
        let frozen = self.secretary.post(&format!("{at}/freeze"), &[]).await;
        assert_eq!(frozen.status, 303, "{}", frozen.text);
        step(&self.secretary, &at, "hold", &[]).await;
        at
    }

    /// A decision of a meeting; its address.
    async fn decision(&self, review: &str, course: &str) -> String {
        let owner = self.doer.id().to_string();
        let form = [
            ("parent", key(review)),
            ("words", "Bổ sung người thay thế vào mọi quy trình"),
            ("kind", "system"),
            ("course", course),
            ("unit", self.unit.as_str()),
            ("owner", owner.as_str()),
            ("due", "30/11/2026"),
        ];
        made(&self.secretary, "/review-decisions", &form).await
    }

    /// The minutes are written and signed by both, and the decisions are handed out.
    async fn signed(&self, review: &str) {
        let minutes = [
            ("attended", "Nguyễn Văn Chủ, Chủ tịch\nNgô Thị F, Thư ký"),
            ("absent", "Lê Văn C, Trưởng phòng, đi công tác"),
            ("ended", "10 giờ 30 phút"),
            ("course", "Thống nhất"),
            ("conclusion", "Hệ thống có hiệu lực"),
        ];
        step(&self.secretary, review, "write", &minutes).await;
        step(&self.secretary, review, "sign", &[]).await;
        step(&self.chair, review, "countersign", &[("number", "03/BB-BCĐISO")]).await;
        step(&self.secretary, review, "hand_out", &[]).await;
    }
}

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
