//! The office in which these tests happen, and its civil status processes.

use document::{Code, Content, DocumentId, Draft, Kind, Title, VersionId};
use external_document::RelationId;
use platform::{AppError, Role, Tx, outbox::Event};
use serde_json::json;
use testkit::{Answer, Person, TestApp};
use testoffice::approve;

/// The reactions of the server, as far as the watch needs them.
fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    let document = || DocumentId::new(event.payload["document"].as_i64().unwrap());
    match event.topic.as_str() {
        "document.effective" | "document.withdrawn" => legal_watch::on_document(tx, document())?,
        "external_document.related" => {
            legal_watch::on_relation(tx, RelationId::new(event.object))?;
        }
        _ => {}
    }
    Ok(())
}

pub(crate) fn app() -> TestApp {
    let features = [
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        legal_watch::feature(),
        dossier::feature(),
    ];
    TestApp::with_reactions(features, react)
}

/// One person a part.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    pub(crate) lan: Person<'a>,
    pub(crate) minh: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
    pub(crate) truong: Person<'a>,
    pub(crate) doc: Person<'a>,
    pub(crate) cua: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            lan: app.person_of("NV", "Trần Thị Lan", &[Role::Author]).await,
            minh: app.person("Lê Văn Minh", &[Role::Reviewer]).await,
            anh: app.person("Phạm Xuân Anh", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
            truong: app.person_of("NV", "Vũ Văn Trưởng", &[Role::Head]).await,
            doc: app.person("Bùi Văn Đọc", &[Role::Reader]).await,
            cua: app.person("Hoàng Thị Cửa", &[Role::OneStopOfficer]).await,
        }
    }

    /// A draft by Lan that rests on these lines.
    pub(crate) async fn draft(&self, code: &str, lines: &[&str]) -> VersionId {
        let by = self.lan.actor();
        let draft = Draft {
            kind: Kind::AdministrativeProcedure,
            code: Code::parse(code).unwrap(),
            title: Title::parse("Đăng ký khai sinh").unwrap(),
            unit: Some(self.app.unit("NV")),
            content: Content::Procedure(Box::new(procedure(lines))),
        };
        self.app.write(move |tx| document::draft(tx, &by, draft)).await.unwrap()
    }

    /// From draft to approval.
    pub(crate) async fn approve(&self, id: VersionId) {
        approve(id, [&self.lan, &self.minh, &self.thu, &self.anh]).await;
    }

    /// Lan hands it in.
    pub(crate) async fn submit(&self, id: VersionId) {
        let path = format!("/documents/{id}/actions");
        assert_eq!(self.lan.post(&path, &[("action", "submit")]).await.status, 303);
    }

    /// Issues approved versions.
    pub(crate) async fn issue(&self, ids: &[VersionId], number: &str, from: &str) -> Answer {
        let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
        let mut form = vec![
            ("number", number),
            ("dated", "23/11/2026"),
            ("effective_on", from),
            ("subject", "Ban hành quy trình"),
            ("signer_name", "Phạm Xuân Anh"),
            ("signer_position", "Chủ tịch"),
        ];
        form.extend(ids.iter().map(|id| ("version", id.as_str())));
        self.thu.post("/decisions", &form).await
    }

    /// Processes in force today that rest on these lines.
    pub(crate) async fn in_force(&self, codes: &[&str], lines: &[&str]) -> Vec<VersionId> {
        let mut ids = Vec::new();
        for code in codes {
            let id = self.draft(code, lines).await;
            self.approve(id).await;
            ids.push(id);
        }
        let number = format!("{}/QĐ-UBND", ids[0].get() % 10_000);
        let issued = self.issue(&ids, &number, "23/11/2026").await;
        assert_eq!(issued.status, 303, "{}", issued.text);
        self.app.tick().await;
        ids
    }

    /// Enters a text; its key.
    pub(crate) async fn text(&self, number: &str, kind: &str, title: &str, from: &str) -> i64 {
        let form = [
            ("number", number),
            ("kind", kind),
            ("issuer", "Quốc hội"),
            ("title", title),
            ("effective_on", from),
        ];
        let made = self.thu.upload("/external-documents", &form, ("file", "", b"")).await;
        assert_eq!(made.status, 303, "{}", made.text);
        made.location.split(['/', '?']).nth(2).unwrap().parse().unwrap()
    }

    /// The old and the new law of civil status.
    pub(crate) async fn laws(&self) -> (i64, i64) {
        let old = self.text("60/2014/QH13", "Luật", "Luật Hộ tịch", "01/01/2016").await;
        let new = self.text("03/2026/QH16", "Luật", "Luật Hộ tịch", "01/03/2027").await;
        (old, new)
    }

    /// Says what a text does to another; the events are delivered.
    pub(crate) async fn relate(&self, old: i64, by: &str, kind: &str) {
        let form = [("by", by), ("kind", kind), ("articles", "Điều 5")];
        let said = self.thu.post(&format!("/external-documents/{old}/relations"), &form).await;
        assert_eq!(said.status, 303, "{}", said.text);
        self.app.settle().await;
    }

    /// The lines of the board: code, due day, stage.
    pub(crate) async fn board(&self, who: &Person<'_>, query: &str) -> Vec<String> {
        let csv = who.get(&format!("/legal-watch?sort=code&format=csv{query}")).await.text;
        let cells = csv.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        cells.map(|cells| format!("{} {} {}", cells[0], cells[5], cells[6..].join(","))).collect()
    }

    /// The key of the only review of a process.
    pub(crate) async fn task(&self, code: &str) -> String {
        let page = self.thu.get(&format!("/legal-watch?q={code}")).await.text;
        let (_, rest) = page.split_once("href=\"/legal-watch/tasks/").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    }
}

/// A process that the checks let through.
fn procedure(lines: &[&str]) -> flow::Procedure {
    let step = |no: u32, action: &str, responsible: &str, days: f64| {
        json!({
            "no": no, "action": action, "responsible": responsible,
            "role": flow::lint::suggest_role(responsible),
            "durations": [{ "case": null, "value": days, "unit": "working_day", "text": "" }],
            "outputs": [],
        })
    };
    let basis = |line: &&str| {
        let number = flow::citation::own_number(line).map(|cited| cited.written);
        json!({ "number": number, "title": line })
    };
    let procedure = json!({
        "name": "Đăng ký khai sinh",
        "national_code": "1.001193",
        "field": "Hộ tịch",
        "time_limit": [{ "case": null, "value": 3.0, "unit": "working_day", "cutoff": null, "text": "03 ngày làm việc" }],
        "components": [{ "text": "Tờ khai theo mẫu", "kind": null }],
        "sets": 1,
        "fees": [{ "text": "Không", "amount_vnd": null }],
        "results": ["Giấy khai sinh"],
        "legal_basis": lines.iter().map(basis).collect::<Vec<_>>(),
        "steps": [
            step(1, "Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa", 0.5),
            step(2, "Thẩm tra hồ sơ", "Công chức Tư pháp - Hộ tịch", 2.0),
            step(3, "Trả kết quả", "Bộ phận Một cửa", 0.5),
        ],
        "records": [{ "name": "Bộ hồ sơ", "keeper": "Văn thư", "retention": "Vĩnh viễn" }],
    });
    serde_json::from_value(procedure).unwrap()
}
