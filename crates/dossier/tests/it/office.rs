//! The office in which these tests happen: who works there, and procedures that take effect.

use document::{Code, Content, Draft, Kind, Title, VersionId};
use dossier::{Acceptance, Action, Applicant, Channel, Dossier, DossierId, Move};
use flow::{Component, Duration, Fee, LegalBasis, Procedure, RecordKept, Step, TimeLimit, Unit};
use platform::{Actor, AppError, Role};
use std::process::Command;
use testkit::{AGENCY, Answer, Person, TestApp};
use testoffice::{approve, decide};

/// The features.
pub(crate) fn app() -> TestApp {
    TestApp::new([external_document::feature(), document::feature(), dossier::feature()])
}

/// Those who work there. The desk, the leader and the clerk are of `VP`; the others of `NV`.
pub(crate) struct Office<'a> {
    pub(crate) app: &'a TestApp,
    /// The one-stop desk.
    pub(crate) buoi: Person<'a>,
    /// Who settles dossiers.
    pub(crate) duc: Person<'a>,
    /// Their colleague.
    pub(crate) ha: Person<'a>,
    /// Their head.
    pub(crate) ung: Person<'a>,
    /// The leader.
    pub(crate) anh: Person<'a>,
    /// The clerk.
    pub(crate) thanh: Person<'a>,
    /// Drafts, appraises and issues documents.
    lan: Person<'a>,
    minh: Person<'a>,
    thu: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            buoi: app.person("Trần Thị Bưởi", &[Role::OneStopOfficer]).await,
            duc: app.person_of("NV", "Lê Văn Đức", &[Role::Specialist]).await,
            ha: app.person_of("NV", "Đỗ Thu Hà", &[Role::Specialist]).await,
            ung: app.person_of("NV", "Phạm Quốc Ưng", &[Role::Head]).await,
            anh: app.person("Trần Xuân Anh", &[Role::Approver]).await,
            thanh: app.person("Hồ Thị Thanh", &[Role::Clerk]).await,
            lan: app.person("Ngô Thị Lan", &[Role::Author]).await,
            minh: app.person("Bùi Văn Minh", &[Role::Reviewer]).await,
            thu: app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await,
        }
    }

    /// Everybody who may open a dossier of `NV`.
    pub(crate) fn desk(&self) -> [&Person<'a>; 6] {
        [&self.buoi, &self.duc, &self.ha, &self.ung, &self.anh, &self.thanh]
    }

    /// A procedure of the unit `NV` in force today.
    pub(crate) async fn procedure(&self, code: &str, procedure: Procedure) -> VersionId {
        let (code, unit) = (Code::parse(code).unwrap(), Some(self.app.unit("NV")));
        let title = Title::parse(procedure.name.as_deref().unwrap()).unwrap();
        let kind = Kind::AdministrativeProcedure;
        let content = Content::Procedure(Box::new(procedure));
        let by = self.lan.actor();
        let begun = self
            .app
            .write(move |tx| document::draft(tx, &by, Draft { kind, code, title, unit, content }));
        let version = begun.await.unwrap();
        self.bring_through(version).await
    }

    /// The next issue of a procedure, in force today.
    pub(crate) async fn next_issue(&self, of: VersionId, change: fn(&mut Procedure)) -> VersionId {
        let by = self.lan.actor();
        let begun = self.app.write(move |tx| {
            let next = document::revise(tx, &by, of, true)?;
            let mut version = document::open(tx, &by, next)?;
            let mut procedure = version.procedure().unwrap().clone();
            change(&mut procedure);
            version.content = Content::Procedure(Box::new(procedure));
            version.summary = "Rút ngắn thời hạn".into();
            version.basis = "Quyết định công bố".into();
            document::put_content(tx, &by, next, version.edits, &version)?;
            Ok(next)
        });
        self.bring_through(begun.await.unwrap()).await
    }

    async fn bring_through(&self, version: VersionId) -> VersionId {
        approve(version, [&self.lan, &self.minh, &self.thu, &self.anh]).await;
        let today = text::date(text::here(self.app.now()).date());
        let number = format!("{}/QĐ-UBND", version.get() % 100_000);
        decide(self.app, &self.thu, version, &number, &today).await;
        self.app.tick().await;
        version
    }

    /// A dossier accepted at the desk.
    pub(crate) async fn accept(&self, version: VersionId) -> i64 {
        let answer = self.buoi.post("/dossiers", &reception(version, &[])).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        answer.location.split(['/', '?']).nth(2).unwrap().parse().unwrap()
    }

    /// The dossier as it is stored.
    pub(crate) async fn stored(&self, id: i64) -> Dossier {
        let by = Actor::system(AGENCY, "clock");
        self.app.write(move |tx| dossier::open(tx, &by, DossierId::new(id))).await.unwrap()
    }

    /// Somebody presses a button on the page as it is now.
    pub(crate) async fn press(
        &self,
        who: &Person<'_>,
        id: i64,
        action: &str,
        with: &[(&str, &str)],
    ) -> Answer {
        let seen = self.stored(id).await.moves.to_string();
        let mut form = vec![("action", action), ("seen", seen.as_str())];
        form.extend_from_slice(with);
        who.post(&format!("/dossiers/{id}/actions"), &form).await
    }

    /// The same, and it goes through.
    pub(crate) async fn done(
        &self,
        who: &Person<'_>,
        id: i64,
        action: &str,
        with: &[(&str, &str)],
    ) {
        let answer = self.press(who, id, action, with).await;
        assert_eq!(answer.status, 303, "{action} by {}: {}", who.name(), main_of(&answer.text));
    }

    /// The same without a browser.
    pub(crate) async fn act(
        &self,
        who: &Person<'_>,
        id: i64,
        action: Action,
        with: Move,
    ) -> Result<Dossier, AppError> {
        let by = acting_in(self.app, who);
        self.app.write(move |tx| dossier::act(tx, &by, DossierId::new(id), action, &with)).await
    }

    /// Whether the inbox of somebody names a dossier.
    pub(crate) async fn waits_for(&self, who: &Person<'_>, id: i64) -> bool {
        who.get("/").await.text.contains(&format!("href=\"/dossiers/{id}\""))
    }
}

/// Somebody as the features see them, of the unit `NV`.
pub(crate) fn acting_in(app: &TestApp, who: &Person<'_>) -> Actor {
    Actor { unit: Some(app.unit("NV").get()), ..who.actor() }
}

/// What a browser sends for a reception, with some fields as given.
pub(crate) fn reception<'f>(
    version: VersionId,
    with: &[(&'f str, &'f str)],
) -> Vec<(&'f str, &'f str)> {
    let version: &'static str = Box::leak(version.to_string().into_boxed_str());
    let mut form = vec![
        ("version", version),
        ("case", ""),
        ("channel", "counter"),
        ("name", "Nguyễn Văn Minh Họa"),
        ("address", "Khu dân cư số 1"),
        ("phone", "0912 345 678"),
        ("email", "minhhoa@example.vn"),
        ("sets", "1"),
        ("original.0", "1"),
        ("copy.1", "2"),
    ];
    for (name, value) in with {
        match form.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => form.push((name, value)),
        }
    }
    form
}

/// The same as the use case takes it.
pub(crate) fn acceptance(version: VersionId, name: &str) -> Acceptance {
    Acceptance {
        version,
        case: String::new(),
        channel: Channel::Counter,
        applicant: Applicant { name: name.into(), address: "Khu 1".into(), ..Applicant::default() },
        components: vec![("Tờ khai".into(), 1, 0)],
        sets: 1,
        origin: String::new(),
    }
}

/// A limit of so many units.
pub(crate) fn limit(value: f64, unit: Unit, text: &str) -> TimeLimit {
    TimeLimit { case: None, value: Some(value), unit: Some(unit), cutoff: None, text: text.into() }
}

/// A procedure that the lint lets through, of these steps and their days.
pub(crate) fn procedure(
    name: &str,
    limit: TimeLimit,
    steps: &[(&str, &str, f64, Unit)],
) -> Procedure {
    let step = |(no, (action, responsible, value, unit)): (u32, &(&str, &str, f64, Unit))| Step {
        no: Some(no),
        action: (*action).into(),
        responsible: Some((*responsible).into()),
        role: flow::lint::suggest_role(responsible),
        durations: vec![Duration {
            case: None,
            value: Some(*value),
            unit: Some(*unit),
            text: String::new(),
        }],
        ..Step::default()
    };
    Procedure {
        name: Some(name.into()),
        national_code: Some("1.001193".into()),
        field: Some("Hộ tịch".into()),
        time_limit: vec![limit],
        components: ["Tờ khai theo mẫu", "Giấy chứng sinh"]
            .map(|text| Component { text: text.into(), kind: None })
            .to_vec(),
        sets: Some(1),
        fees: vec![Fee { text: "Không".into(), amount_vnd: None }],
        results: vec!["Giấy khai sinh".into()],
        legal_basis: vec![LegalBasis {
            number: Some("60/2014/QH13".into()),
            title: "Luật Hộ tịch số 60/2014/QH13".into(),
        }],
        steps: (1..).zip(steps).map(step).collect(),
        records: vec![RecordKept {
            name: "Bộ hồ sơ".into(),
            keeper: Some("Văn thư".into()),
            retention: Some("Vĩnh viễn".into()),
        }],
        ..Procedure::default()
    }
}

/// Birth registration: three working days, five steps, four people.
pub(crate) fn birth() -> Procedure {
    let day = Unit::WorkingDay;
    procedure(
        "Đăng ký khai sinh",
        limit(3.0, day, "03 ngày làm việc"),
        &[
            ("Tiếp nhận, kiểm tra hồ sơ", "Bộ phận Một cửa", 0.5, day),
            ("Thẩm tra hồ sơ", "Công chức Tư pháp - Hộ tịch", 1.0, day),
            ("Ký duyệt giấy khai sinh", "Lãnh đạo UBND", 0.5, day),
            ("Đóng dấu, vào sổ", "Văn thư UBND", 0.5, day),
            ("Trả kết quả", "Bộ phận Một cửa", 0.5, day),
        ],
    )
}

/// The desk, then one specialist, of some limit.
pub(crate) fn short(name: &str, limit: TimeLimit) -> Procedure {
    let (value, unit) = (limit.value.unwrap() / 2.0, limit.unit.unwrap());
    let steps = [
        ("Tiếp nhận hồ sơ", "Bộ phận Một cửa", value, unit),
        ("Thẩm tra và trả kết quả", "Công chức Tư pháp - Hộ tịch", value, unit),
    ];
    procedure(name, limit, &steps)
}

/// The text of a PDF, in one line; `None`, and a word about it, where `pdftotext` is absent.
pub(crate) fn pdf_text(answer: &Answer) -> Option<String> {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert!(answer.bytes.starts_with(b"%PDF-"));
    let folder = std::env::temp_dir().join(format!("dossier-{}-{:p}", std::process::id(), answer));
    std::fs::write(&folder, &answer.bytes).unwrap();
    let printed = Command::new("pdftotext").args(["-raw", folder.to_str().unwrap(), "-"]).output();
    std::fs::remove_file(&folder).unwrap();
    let Ok(printed) = printed else {
        println!("skip: pdftotext is absent");
        return None;
    };
    let text = String::from_utf8(printed.stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The part of a page that is its own.
pub(crate) fn main_of(page: &str) -> &str {
    let from = page.find("<main").unwrap_or(0);
    let to = page.find("</main>").unwrap_or(page.len());
    &page[from..to]
}

/// The same without what no two runs share: keys.
pub(crate) fn steady(page: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in main_of(page).chars().chain(['\n']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        out.push_str(if digits.len() > 14 { "KEY" } else { &digits });
        digits.clear();
        out.push(c);
    }
    out
}
