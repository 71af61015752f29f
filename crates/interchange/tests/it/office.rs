//! An agency with documents in force.

use document::{Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title, VersionId};
use flow::{
    Duration, Fee, LegalBasis, Procedure, RecordKept, Section, Step, StepRole, TimeLimit, Unit,
};
use jiff::civil::date;
use platform::{Actor, AgencyId, AppError, Role, Tx};
use testkit::{AGENCY, TestApp};

/// A procedure in which the checks find no error.
pub(crate) fn procedure(place: &str) -> Procedure {
    let step = |no: u32, action: &str, who: &str, value: f64, text: &str| Step {
        no: Some(no),
        action: action.into(),
        responsible: Some(who.into()),
        role: Some(if no == 2 { StepRole::Specialist } else { StepRole::OneStop }),
        durations: vec![Duration {
            case: None,
            value: Some(value),
            unit: Some(Unit::WorkingDay),
            text: text.into(),
        }],
        outputs: vec!["Phiếu kiểm soát".into()],
    };
    Procedure {
        issuing_body: Some(format!("UBND {place}")),
        settled_by: Some(format!("UBND {place}")),
        applicants: Some("Cá nhân".into()),
        channels: vec![format!("Bộ phận Một cửa {place}")],
        sections: vec![Section {
            number: "1".into(),
            title: "Mục đích".into(),
            text: format!("Quy định trình tự thực hiện tại {place}."),
        }],
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(3.0),
            unit: Some(Unit::WorkingDay),
            cutoff: None,
            text: "03 ngày làm việc".into(),
        }],
        sets: Some(1),
        fees: vec![Fee { text: "8.000 đồng".into(), amount_vnd: Some(8_000) }],
        results: vec!["Giấy chứng nhận".into()],
        legal_basis: vec![LegalBasis {
            number: Some("60/2014/QH13".into()),
            title: "Luật Hộ tịch số 60/2014/QH13".into(),
        }],
        steps: vec![
            step(1, "Tiếp nhận hồ sơ", "Bộ phận Một cửa", 1.0, "01 ngày làm việc"),
            step(2, "Thẩm định hồ sơ", "Công chức tư pháp", 1.0, "01 ngày làm việc"),
            step(3, "Trả kết quả", "Bộ phận Một cửa", 1.0, "01 ngày làm việc"),
        ],
        records: vec![RecordKept {
            name: "Hồ sơ giải quyết".into(),
            keeper: Some("Công chức tư pháp".into()),
            retention: Some("Vĩnh viễn".into()),
        }],
        ..Procedure::default()
    }
}

/// Carries a draft of that content into force, past the checks of the lint.
pub(crate) async fn in_force(
    app: &TestApp,
    agency: AgencyId,
    kind: Kind,
    code: &str,
    content: Content,
) -> VersionId {
    let hire = |name: &'static str, roles: &'static [Role]| async move {
        if agency == AGENCY {
            app.person(name, roles).await.id()
        } else {
            app.foreigner(name, roles).await.id()
        }
    };
    let author = hire("Nguyễn Thị Lan", &[Role::Author]).await;
    let chief = hire(
        "Trần Văn Anh",
        &[Role::Reviewer, Role::Appraiser, Role::Approver, Role::DocumentController],
    )
    .await;
    let code = Code::parse(code).unwrap();
    let done = app.app().db.at(agency).write(move |tx: &Tx<'_>| {
        let actor = |person, roles: &[Role]| {
            let mut actor = Actor::system(agency, "password");
            (actor.person, actor.roles) = (person, roles.to_vec());
            actor.via.confirmed = true;
            actor
        };
        let lan = actor(author, &[Role::Author]);
        let anh = actor(
            chief,
            &[Role::Reviewer, Role::Appraiser, Role::Approver, Role::DocumentController],
        );
        let title = Title::parse(&format!("Tài liệu {}", code.as_str())).unwrap();
        let draft = Draft { kind, code: code.clone(), title, unit: None, content };
        let id = document::draft(tx, &lan, draft)?;
        document::act(tx, &lan, id, Action::Submit, "", "")?;
        for action in [Action::Review, Action::Appraise, Action::Approve] {
            document::act(tx, &anh, id, action, "", "")?;
        }
        let order = IssueOrder {
            number: DecisionNumber::parse(&format!("{}/QĐ-UBND", id.get() % 900 + 1)).unwrap(),
            dated: date(2026, 11, 23),
            effective_on: date(2026, 11, 23),
            subject: "Ban hành".into(),
            signer_name: "Trần Văn Anh".into(),
            signer_position: "Chủ tịch".into(),
            versions: vec![id],
        };
        document::issue(tx, &anh, &order)?;
        document::take_effect(tx)?;
        Ok::<_, AppError>(id)
    });
    done.await.unwrap()
}

/// Two procedures and a manual in force.
pub(crate) async fn furnished(app: &TestApp) -> [VersionId; 3] {
    let of = |place: &str| Content::Procedure(Box::new(procedure(place)));
    let kind = Kind::AdministrativeProcedure;
    let one = in_force(app, AGENCY, kind, "QT 01/CX-HCTP", of("xã Thử Nghiệm")).await;
    let two = in_force(app, AGENCY, kind, "QT.02", of("xã Thử Nghiệm")).await;
    let text = Content::Text("# 1. Mục đích\n\nSổ tay **chất lượng**.\n\n- Một\n- Hai".into());
    let three = in_force(app, AGENCY, Kind::Manual, "ST.01", text).await;
    [one, two, three]
}
