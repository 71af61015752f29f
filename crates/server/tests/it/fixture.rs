//! The whole product for one test, and an object of each kind for the matrix of rights.

use crate::exchanges;
use distribution::{CopyAction, CopyMove, DisposalOrder, Holder};
use document::{Code, Content, Draft, Kind, Title, VersionId};
use platform::{Actor, Role, Tx};
use serde_json::json;
use std::collections::BTreeMap;
use testkit::{AGENCY, TestApp};

/// Every feature of the program, with its reactions.
pub(crate) fn whole() -> TestApp {
    TestApp::with_reactions(server::features(), server::reactions::react)
}

/// What stands for the placeholders of routes that begin with a prefix; the longest prefix counts.
pub(crate) struct Fixtures(BTreeMap<&'static str, String>);

impl Fixtures {
    /// One object of each kind, made by the people of agency 1. A feature adds its line here.
    #[expect(clippy::too_many_lines, reason = "a line for each kind of object")]
    pub(crate) async fn new(app: &TestApp) -> Self {
        let somebody = app.person("Nguyễn Văn Mẫu", &[]).await;
        let (version, dossier) = work(app).await;
        let decision = app.write(|tx: &Tx<'_>| {
            Ok(tx.find::<(i64,)>("SELECT max(id) FROM decision WHERE agency_id = $1", &[&1_i64])?)
        });
        let improved = crate::improvements::make(app).await;
        let (signed, preparation, anchor) = signed(app, version).await;
        let citizens = crate::citizens::make(app).await;
        let made = crate::registers::make(app, version).await;
        let drafts = crate::drafts::make(app, version).await;
        let (copy, disposal) = papers(app, version).await;
        let watched = watch(app).await;
        let (run, file) = import(app).await;
        let (edition, adopted) = exchanges::adoption(app).await;
        let (export, package) = exchanges::interchange(app).await;
        let audits = crate::audits::make(app).await;
        let declared = crate::declared::make(app).await;
        let led = crate::declared::committee(app).await;
        let document = crate::public_site::make(app, version).await;
        let visit = crate::visits::make(app).await;
        let news = crate::newsroom::make(app).await;
        let mut all = BTreeMap::from([
            ("/people", somebody.id().to_string()),
            ("/static", "app.css".to_owned()),
            ("/ledger/tile", "0/000.p/1".to_owned()),
            ("/ledger/entries", "000.p/1".to_owned()),
            ("/documents", version.to_string()),
            ("/documents/{id}/file", drafts.original.clone()),
            ("/documents/{id}/signers", drafts.original),
            ("/pictures", drafts.picture),
            ("/change-requests", drafts.request),
            ("/api/v1/documents", version.to_string()),
            ("/decisions", decision.await.unwrap().unwrap().0.to_string()),
            ("/distributions", version.to_string()),
            ("/distributions/people", somebody.id().to_string()),
            ("/disposals", disposal),
            ("{copy}", copy),
            ("/procedures", version.to_string()),
            ("/api/v1/procedures", version.to_string()),
            ("/dossiers", dossier.to_string()),
            ("/api/v1/dossiers", dossier.to_string()),
            ("/nonconformities", improved.finding.clone()),
            ("/api/v1/nonconformities", improved.finding),
            ("{file}/nonconformities", improved.file),
            ("/nonconforming-outputs", improved.output.clone()),
            ("/api/v1/nonconforming-outputs", improved.output),
            ("{file}/nonconforming-outputs", improved.output_file),
            ("/objectives", improved.objective.clone()),
            ("/api/v1/objectives", improved.objective),
            ("{file}/objectives", improved.objective_file),
            ("/surveys", citizens.0),
            ("/feedback", citizens.1.clone()),
            ("/api/v1/feedback", citizens.1),
            ("/appointments", visit),
            ("{attachment}", citizens.2),
            ("/signed-copies", signed),
            ("/signing-preparations", preparation),
            ("/trust-anchors", anchor),
            ("/registers/forms", made.form),
            ("/registers/records", made.kind),
            ("/registers/disposals", made.disposal),
            ("/reviews", made.document),
            ("/external-documents", watched.text.clone()),
            ("/external-documents/imports", watched.import),
            ("/api/v1/external-documents", watched.text),
            ("/legal-watch/tasks", watched.task),
            ("/legal-watch/changes", watched.change),
            ("/imports", run.clone()),
            ("/api/v1/imports", run),
            ("{file}", file),
            ("/masters", edition),
            ("/adoptions", adopted),
            ("/audit-programmes", audits.programme.clone()),
            ("/api/v1/audit-programmes", audits.programme),
            ("/audits", audits.audit.clone()),
            ("/api/v1/audits", audits.audit),
            ("/audit-sessions", audits.session.clone()),
            ("/api/v1/audit-sessions", audits.session),
            ("/audit-lines", audits.line.clone()),
            ("/api/v1/audit-lines", audits.line),
            ("/audit-findings", audits.finding.clone()),
            ("/api/v1/audit-findings", audits.finding),
            ("/management-reviews", audits.review.clone()),
            ("/api/v1/management-reviews", audits.review),
            ("/review-decisions", audits.decision.clone()),
            ("/api/v1/review-decisions", audits.decision),
            ("/guests", audits.guest),
            ("/exports", export),
            ("/packages", package),
            ("/declarations", declared.declaration),
            ("/declaration-evidence", declared.evidence),
            ("/scope/competence", declared.competence),
            ("/process-map", declared.process),
            ("/committees", led.committee.clone()),
            ("/api/v1/committees", led.committee),
            ("/committee-seats", led.seat.clone()),
            ("/api/v1/committee-seats", led.seat),
            ("/committee-meetings", led.meeting.clone()),
            ("/api/v1/committee-meetings", led.meeting),
            ("/committee-attendance", led.guest.clone()),
            ("/api/v1/committee-attendance", led.guest),
            ("/committee-conclusions", led.conclusion.clone()),
            ("/api/v1/committee-conclusions", led.conclusion),
            ("/public-site/translations", document),
            ("/news", news.article),
            ("/bulletins", news.bulletin),
            ("/briefings", news.briefing),
            ("/news/photos", news.photo),
            ("/news/files", news.file),
            ("/news/comments", news.comment),
            ("/news/corrections", news.correction),
            ("/news/categories", news.category),
            ("/news/imports", news.import),
        ]);
        all.extend(crate::resources::make(app).await);
        all.extend(crate::trainings::make(app).await);
        all.extend(crate::cycle::make(app).await);
        all.extend(crate::successions::make(app).await);
        Self(all)
    }

    /// The address of a route, its placeholders filled with an object that is there.
    pub(crate) fn existing(&self, route: &str) -> String {
        // A copy of a version, a file of a run: routes with two objects in them.
        let inner = |name: &str| self.0.get(name).map_or("1", String::as_str);
        // The files beside a thing are those of its own register.
        let files = self.0.iter().filter(|(name, _)| {
            name.strip_prefix("{file}").is_some_and(|prefix| route.starts_with(prefix))
        });
        let file = files.max_by_key(|(name, _)| name.len()).map_or("1", |(_, file)| file);
        let others = ["{copy}", "{attachment}"];
        let route = route.replace("{file}", file);
        let route = others.iter().fold(route, |at, name| at.replace(name, inner(name)));
        fill(&route, self.find(&route).unwrap_or("1"))
    }

    /// Whether there is an object for a route.
    pub(crate) fn has(&self, route: &str) -> bool {
        self.find(route).is_some()
    }

    fn find(&self, route: &str) -> Option<&str> {
        let fits = self.0.iter().filter(|(prefix, _)| route.starts_with(**prefix));
        Some(fits.max_by_key(|(prefix, _)| prefix.len())?.1)
    }

    /// The same for an object that is not there.
    pub(crate) fn absent(route: &str) -> String {
        fill(route, "999999999999999")
    }
}

/// Placeholders that name no object keep a word that the route knows.
fn fill(route: &str, id: &str) -> String {
    let part = |part| match part {
        "{kind}" => "supplement",
        "{rule}" => "code-missing",
        "{part}" => "content",
        "{place}" => "1",
        part if str::starts_with(part, '{') => id,
        part => part,
    };
    route.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A procedure in force and a dossier that follows it, made as people make them.
async fn work(app: &TestApp) -> (VersionId, i64) {
    let lan = app.person("Ngô Thị Lan", &[Role::Author]).await;
    let minh = app.person("Bùi Văn Minh", &[Role::Reviewer]).await;
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Trần Xuân Anh", &[Role::Approver]).await;
    let buoi = app.person("Trần Thị Bưởi", &[Role::OneStopOfficer]).await;
    let mut by = Actor::system(AGENCY, "password");
    (by.person, by.roles) = (lan.id(), lan.roles().to_vec());
    let draft = Draft {
        kind: Kind::AdministrativeProcedure,
        code: Code::parse("QT.HT.01").unwrap(),
        title: Title::parse("Đăng ký khai sinh").unwrap(),
        unit: Some(app.unit("NV")),
        content: Content::Procedure(Box::new(procedure())),
    };
    let version = app.write(move |tx| document::draft(tx, &by, draft)).await.unwrap();
    let key = version.to_string();
    for (who, action) in
        [(&lan, "submit"), (&minh, "review"), (&thu, "appraise"), (&anh, "approve")]
    {
        let done = who.post(&format!("/documents/{key}/actions"), &[("action", action)]).await;
        assert_eq!(done.status, 303, "{action}: {}", done.text);
    }
    let decision = [
        ("number", "47/QĐ-UBND"),
        ("dated", "23/11/2026"),
        ("effective_on", "23/11/2026"),
        ("subject", "Ban hành quy trình"),
        ("signer_name", "Trần Xuân Anh"),
        ("signer_position", "Chủ tịch"),
        ("version", &key),
    ];
    let issued = thu.post("/decisions", &decision).await;
    assert_eq!(issued.status, 303, "{}", issued.text);
    app.tick().await;
    let reception = [
        ("version", key.as_str()),
        ("case", ""),
        ("channel", "counter"),
        ("name", "Nguyễn Văn Minh Họa"),
        ("address", "Khu dân cư số 1"),
        ("phone", "0912 345 678"),
        ("email", ""),
        ("sets", "1"),
        ("original.0", "1"),
    ];
    let accepted = buoi.post("/dossiers", &reception).await;
    assert_eq!(accepted.status, 303, "{}", accepted.text);
    let dossier = accepted.location.split(['/', '?']).nth(2).unwrap().parse().unwrap();
    (version, dossier)
}

/// A signed copy, a file that waits for its signature, and a trusted root: their keys.
async fn signed(app: &TestApp, version: VersionId) -> (String, String, String) {
    let pki = testpki::Pki::new("Gốc thử nghiệm");
    let quan = app.person("Hồ Văn Quân", &[Role::Administrator]).await;
    let anchor = ("anchor", "goc.pem", pki.root());
    let trusted = quan.upload("/trust-anchors", &[], anchor).await;
    assert_eq!(trusted.status, 303, "{}", trusted.text);
    let anchor = app.write(|tx: &Tx<'_>| {
        Ok(tx.find::<(i64,)>("SELECT max(id) FROM trust_anchor WHERE agency_id = $1", &[&1_i64])?)
    });
    let anchor = anchor.await.unwrap().unwrap().0.to_string();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let pkcs12 = pki.issue(&testpki::Leaf::default()).pkcs12("thử");
    let page = format!("/documents/{version}/signatures");
    let form = [("password", "thử")];
    let copy = thu.upload(&page, &form, ("pkcs12", "khoa.p12", &pkcs12)).await;
    assert_eq!(copy.status, 303, "{}", copy.text);
    let prepared = thu.post(&format!("{page}/preparations"), &[]).await;
    assert_eq!(prepared.status, 303, "{}", prepared.text);
    (copy.id().to_string(), prepared.id().to_string(), anchor)
}

/// A paper copy that came back, and minutes in which it stands.
async fn papers(app: &TestApp, version: VersionId) -> (String, String) {
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let mut by = Actor::system(AGENCY, "password");
    (by.person, by.roles) = (thu.id(), thu.roles().to_vec());
    let made = app.write(move |tx| {
        let today = text::here(tx.now()).date();
        let holder = Holder::Place("Bảng niêm yết".to_owned());
        let copy = distribution::allocate(tx, &by, version, &holder)?;
        for action in [CopyAction::Deliver, CopyAction::Return] {
            let order = CopyMove { action, on: today, reason: String::new(), signed: true };
            distribution::move_copy(tx, &by, version, copy, &order)?;
        }
        let order = DisposalOrder {
            number: "03/BB-UBND".to_owned(),
            dated: today,
            members: "A (minh họa)\nB (minh họa)".to_owned(),
            reason: "Hết hiệu lực".to_owned(),
            method: "Cắt nhỏ".to_owned(),
            copies: vec![copy],
        };
        let disposal = distribution::draft_disposal(tx, &by, &order)?;
        Ok((copy.to_string(), disposal.to_string()))
    });
    made.await.unwrap()
}

/// A run of an import with one file; their keys.
async fn import(app: &TestApp) -> (String, String) {
    let hash = app.app().files.put(b"a file").unwrap();
    let file =
        bulk_import::Received { name: "1.docx".into(), hash: Ok(hash), bytes: 6, is_slow: false };
    let folder = bulk_import::Folder { name: "bộ".into(), files: vec![file], ignored: 0 };
    app.write(move |tx: &Tx<'_>| {
        let by = Actor::system(AGENCY, "command");
        let run = bulk_import::begin(tx, &by, &folder)?;
        let run = bulk_import::open_run(tx, &by, run)?;
        let (files, _) = bulk_import::overview(tx, &run)?;
        Ok((run.id.to_string(), files[0].id.to_string()))
    })
    .await
    .unwrap()
}

/// The keys of what the legal watch keeps, from the addresses of their pages.
struct Watched {
    text: String,
    import: String,
    task: String,
    change: String,
}

/// The law on which the procedure rests, what replaces it, and what came of that.
async fn watch(app: &TestApp) -> Watched {
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let key = |answer: &testkit::Answer, part: usize| {
        assert_eq!(answer.status, 303, "{}", answer.text);
        let key = answer.location.split(['/', '?']).nth(part).map(ToOwned::to_owned);
        key.unwrap_or_else(|| panic!("no key in {}", answer.location))
    };
    let mut texts = Vec::new();
    for (number, from) in [("60/2014/QH13", "01/01/2016"), ("03/2026/QH16", "01/03/2027")] {
        let form = [
            ("number", number),
            ("kind", "Luật"),
            ("issuer", "Quốc hội"),
            ("title", "Luật Hộ tịch"),
            ("effective_on", from),
        ];
        let file = ("file", "luat.txt", &b"Luat"[..]);
        let made = thu.upload("/external-documents", &form, file).await;
        texts.push(key(&made, 2));
    }
    let related = [("by", "03/2026/QH16"), ("kind", "replaces")];
    let at = format!("/external-documents/{}/relations", texts[0]);
    assert_eq!(thu.post(&at, &related).await.status, 303);
    app.settle().await;
    let board = thu.get("/legal-watch").await.text;
    let (_, rest) = board.split_once("/legal-watch/tasks/").unwrap();
    let task = rest.split_once('"').unwrap().0.to_owned();
    let wizard = format!("/legal-watch/changes/new?old={}&new={}", texts[0], texts[1]);
    let page = thu.get(&wizard).await.text;
    let (_, rest) = page.split_once("name=\"document\" value=\"").unwrap();
    let document = rest.split_once('"').unwrap().0;
    let form = [
        ("old", texts[0].as_str()),
        ("new", &texts[1]),
        ("line", "Luật Hộ tịch số 03/2026/QH16"),
        ("document", document),
    ];
    let changed = thu.post("/legal-watch/changes", &form).await;
    let import = app.write(|tx: &Tx<'_>| {
        let table = "INSERT INTO external_document_import (agency_id, id, person_id, at, file_name, sheet) VALUES ($1, 77, 1, 0, 'a.xlsx', '{\"sheet\":\"A\",\"rows\":[]}')";
        tx.execute(table, &[&1_i64]).map_err(platform::AppError::from)
    });
    import.await.unwrap();
    Watched { text: texts[0].clone(), import: "77".to_owned(), task, change: key(&changed, 3) }
}

/// A procedure that the checks let through.
fn procedure() -> flow::Procedure {
    let step = |no: u32, action: &str, responsible: &str, days: f64| {
        json!({
            "no": no, "action": action, "responsible": responsible,
            "role": flow::lint::suggest_role(responsible),
            "durations": [{ "case": null, "value": days, "unit": "working_day", "text": "" }],
            "outputs": [],
        })
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
        "legal_basis": [{ "number": "60/2014/QH13", "title": "Luật Hộ tịch số 60/2014/QH13" }],
        "steps": [
            step(1, "Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa", 0.5),
            step(2, "Thẩm tra hồ sơ", "Công chức Tư pháp - Hộ tịch", 2.0),
            step(3, "Trả kết quả", "Bộ phận Một cửa", 0.5),
        ],
        "records": [{ "name": "Bộ hồ sơ", "keeper": "Văn thư", "retention": "Vĩnh viễn" }],
    });
    serde_json::from_value(procedure).unwrap()
}
