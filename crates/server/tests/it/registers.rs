//! A form in force, a kind of records and a disposal with its minutes, for the matrix of rights.

use document::{Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title, VersionId};
use jiff::civil::date;
use platform::{Actor, Role, Tx};
use record::{Facts, HoldingFacts, Medium, Move, Retention, Way};
use testkit::{AGENCY, TestApp};

/// The keys of what was made.
pub(crate) struct Made {
    /// The document of the version in force.
    pub(crate) document: String,
    pub(crate) form: String,
    pub(crate) kind: String,
    pub(crate) disposal: String,
}

pub(crate) async fn make(app: &TestApp, version: VersionId) -> Made {
    let mut actors = Vec::new();
    for name in ["Đinh Văn Một", "Đinh Văn Hai", "Đinh Văn Ba"] {
        let person = app.person_of("VP", name, &Role::ALL).await;
        let mut actor = Actor::system(AGENCY, "password");
        actor.via.confirmed = true;
        (actor.person, actor.roles) = (person.id(), Role::ALL.to_vec());
        actor.unit = Some(app.unit("VP").get());
        actors.push(actor);
    }
    let unit = app.unit("VP").get();
    let made = app.write(move |tx: &Tx<'_>| {
        let document = document::open(tx, &actors[0], version)?.document.to_string();
        let form = form(tx, &actors)?;
        let facts = Facts {
            code: "HS.01".into(),
            name: "Sổ theo dõi hồ sơ".into(),
            document: None,
            unit: Some(unit),
            keeper: "Văn thư".into(),
            medium: Medium::Paper,
            place: "Kho".into(),
            retention: Retention::Years(1),
            retention_text: String::new(),
            disposal: Way::Shred,
            basis: String::new(),
        };
        let kind = record::register(tx, &actors[0], &facts, date(2026, 1, 1))?;
        let book = HoldingFacts {
            unit,
            year: 2020,
            title: "Quyển 1".into(),
            volumes: 1,
            place: "Kho".into(),
            from: date(2020, 1, 1),
            closed_on: Some(date(2020, 12, 31)),
        };
        let book = record::add_holding(tx, &actors[0], kind, &book)?;
        let list = record::propose(tx, &actors[0], &[book], "Hết thời hạn lưu")?;
        let minutes = Move {
            on: Some(date(2026, 11, 23)),
            method: "Nghiền giấy".into(),
            members: "Một\nHai\nBa".into(),
            ..Move::default()
        };
        for (moves, by, action, with) in [
            (0, 1, record::Action::Check, Move::default()),
            (1, 2, record::Action::Approve, Move::default()),
            (2, 0, record::Action::Execute, minutes),
        ] {
            record::act(tx, &actors[by], list, action, moves, &with)?;
        }
        Ok(Made { document, form, kind: kind.to_string(), disposal: list.to_string() })
    });
    made.await.unwrap()
}

/// The key of a form that is in force.
fn form(tx: &Tx<'_>, actors: &[Actor]) -> Result<String, platform::AppError> {
    let draft = Draft {
        kind: Kind::Form,
        code: Code::parse("BM.HT.01-01").unwrap(),
        title: Title::parse("Phiếu đề nghị").unwrap(),
        unit: None,
        content: Content::Text("Họ tên".into()),
    };
    let id = document::draft(tx, &actors[0], draft)?;
    for (by, action) in
        [(0, Action::Submit), (1, Action::Review), (1, Action::Appraise), (2, Action::Approve)]
    {
        document::act(tx, &actors[by], id, action, "", "")?;
    }
    let day = date(2026, 11, 23);
    let order = IssueOrder {
        number: DecisionNumber::parse("48/QĐ-UBND").unwrap(),
        dated: day,
        effective_on: day,
        subject: "Ban hành".into(),
        signer_name: "Trần Xuân Anh".into(),
        signer_position: "Chủ tịch".into(),
        versions: vec![id],
    };
    document::issue(tx, &actors[1], &order)?;
    document::take_effect(tx)?;
    Ok(document::open(tx, &actors[0], id)?.document.to_string())
}
