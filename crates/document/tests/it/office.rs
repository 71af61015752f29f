//! The office in which these tests happen, and how its people bring a document through its life.

use document::State;
use platform::Role;
use testkit::{Person, TestApp};

pub(crate) fn app() -> TestApp {
    TestApp::new([document::feature()])
}

/// One person a role.
pub(crate) struct Office<'a> {
    pub(crate) lan: Person<'a>,
    pub(crate) binh: Person<'a>,
    pub(crate) minh: Person<'a>,
    pub(crate) hoa: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
    pub(crate) kiem: Person<'a>,
    pub(crate) doc: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            lan: app.person("Trần Thị Lan", &[Role::Author]).await,
            binh: app.person("Lê Thị Bình", &[Role::Author]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reviewer]).await,
            hoa: app.person("Đỗ Thị Hòa", &[Role::Appraiser]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
            kiem: app.person("Vũ Văn Kiểm", &[Role::DocumentController]).await,
            doc: app.person("Bùi Văn Đọc", &[Role::Reader]).await,
        }
    }

    /// Everybody.
    pub(crate) fn people(&self) -> [&Person<'a>; 8] {
        [&self.lan, &self.binh, &self.minh, &self.hoa, &self.anh, &self.thu, &self.kiem, &self.doc]
    }

    /// A draft by Lan with two paragraphs.
    pub(crate) async fn draft(&self, code: &str) -> i64 {
        let form = [
            ("kind", "system_procedure"),
            ("code", code),
            ("title", "Kiểm soát tài liệu"),
            ("unit", ""),
        ];
        let begun = self.lan.post("/documents", &form).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        self.write(begun.id(), "").await;
        begun.id()
    }

    /// Lan writes; the summary is the amendment row.
    pub(crate) async fn write(&self, id: i64, summary: &str) {
        let page = self.lan.get(&format!("/documents/{id}/edit")).await.text;
        let edits = page.split_once("name=\"edits\" value=\"").unwrap().1;
        let edits = edits.split_once('"').unwrap().0;
        let form = [
            ("edits", edits),
            ("title", "Kiểm soát tài liệu"),
            ("text", "Mục đích\nPhạm vi"),
            ("summary", summary),
            ("basis", ""),
        ];
        let saved = self.lan.post(&format!("/documents/{id}/content"), &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    }

    /// One action by whoever it belongs to; it must go through.
    pub(crate) async fn act(&self, id: i64, action: &str) {
        let who = match action {
            "submit" => &self.lan,
            "review" => &self.minh,
            "appraise" => &self.hoa,
            _ => &self.anh,
        };
        let done = who.post(&format!("/documents/{id}/actions"), &[("action", action)]).await;
        assert_eq!(done.status, 303, "{action}: {}", done.text);
    }

    /// From draft to approval.
    pub(crate) async fn approve(&self, id: i64) {
        for action in ["submit", "review", "appraise", "approve"] {
            self.act(id, action).await;
        }
    }

    /// Issues an approved version.
    pub(crate) async fn issue(&self, id: i64, number: &str, from: &str) {
        let id = id.to_string();
        let issued = self.kiem.post("/decisions", &decision(number, from, &[&id])).await;
        assert_eq!(issued.status, 303, "{}", issued.text);
    }

    /// A document that stands in a state which nobody waits for the clock to reach.
    pub(crate) async fn reach(&self, code: &str, state: State) -> i64 {
        let id = self.draft(code).await;
        let path = ["submit", "review", "appraise", "approve"];
        let steps = match state {
            State::Draft | State::Withdrawn => 0,
            State::InReview => 1,
            State::InAppraisal => 2,
            State::InApproval => 3,
            State::Approved
            | State::Scheduled
            | State::Effective
            | State::Suspended
            | State::Superseded => 4,
        };
        for action in path.iter().take(steps) {
            self.act(id, action).await;
        }
        if matches!(state, State::Scheduled | State::Effective | State::Suspended) {
            let from = if state == State::Scheduled { "01/12/2026" } else { "23/11/2026" };
            // A number of its own for every decision.
            let number = format!(
                "{}/QĐ-UBND",
                code.chars().filter(char::is_ascii_digit).collect::<String>()
            );
            self.issue(id, &number, from).await;
        }
        id
    }

    /// The state of a version, as programs are told.
    pub(crate) async fn state(&self, id: i64) -> String {
        let json = self.thu.get(&format!("/api/v1/documents/{id}")).await.text;
        let state = json.split_once("\"state\":\"").unwrap().1;
        state.split_once('"').unwrap().0.to_owned()
    }
}

/// The form of a decision.
pub(crate) fn decision<'f>(
    number: &'f str,
    from: &'f str,
    versions: &[&'f str],
) -> Vec<(&'static str, &'f str)> {
    let mut form = vec![
        ("number", number),
        ("dated", "23/11/2026"),
        ("effective_on", from),
        ("subject", "Về việc ban hành quy trình"),
        ("signer_name", "Phạm Xuân Anh"),
        ("signer_position", "Chủ tịch UBND xã"),
    ];
    form.extend(versions.iter().map(|version| ("version", *version)));
    form
}
