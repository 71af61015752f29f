use crate::office::{Office, app, kind};
use document::{Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title};
use expect_test::expect_file;
use flow::{
    Component, Duration, LegalBasis, Procedure, RecordKept, Step, StepRole, TimeLimit, Unit,
};
use jiff::civil::date;
use platform::{Actor, PersonId, Role};
use testkit::{AGENCY, TestApp, steady};

#[tokio::test]
async fn what_the_register_said_stays_for_the_days_before() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.kind("HS.VP.01", "5", "01/03/2026").await;
    let unit = app.unit("NV").to_string();
    let change = office
        .clerk
        .post(
            &format!("/registers/records/{id}/versions"),
            &kind("HS.VP.01", "10", "01/09/2026", &unit),
        )
        .await;
    assert_eq!(change.status, 303, "{}", change.text);
    for (day, says) in [
        ("28/02/2026", None),
        ("01/03/2026", Some("Văn thư, Văn phòng\",Bản giấy,Kho lưu trữ,05 năm")),
        ("31/08/2026", Some("05 năm")),
        ("01/09/2026", Some("Văn thư, Phòng Nội vụ\",Bản giấy,Kho lưu trữ,10 năm")),
    ] {
        let csv =
            office.reader.get(&format!("/registers/records?as_of={day}&format=csv")).await.text;
        let lines: Vec<_> = csv.lines().skip(1).collect();
        assert_eq!(lines.len(), usize::from(says.is_some()), "{day}: {csv}");
        assert!(says.is_none_or(|says| lines[0].contains(says)), "{day}: {csv}");
    }
    // Not before the last change, not of the future, no foreign unit, no taken code.
    let address = format!("/registers/records/{id}/versions");
    office.kind("HS.VP.02", "5", "01/03/2026").await;
    for (form, said) in [
        (kind("HS.VP.01", "10", "31/08/2026", &unit), "không được trước lần thay đổi gần nhất"),
        (kind("HS.VP.01", "10", "24/11/2026", &unit), "Sổ chỉ cho biết đến hôm nay"),
        (kind("HS.VP.01", "10", "23/11/2026", "12"), "Lựa chọn không hợp lệ"),
        (kind("HS.VP.01", "99", "23/11/2026", &unit), "từ 1 đến 70"),
        (kind("HS.VP.02", "10", "23/11/2026", &unit), "đang dùng cho loại hồ sơ khác"),
    ] {
        let refused = office.clerk.post(&address, &form).await;
        assert_eq!(refused.status, 422, "{said}");
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
    let ended =
        office.clerk.post(&format!("/registers/records/{id}/end"), &[("on", "23/11/2026")]).await;
    assert_eq!(ended.status, 303, "{}", ended.text);
    let again = office.clerk.post(&address, &kind("HS.VP.01", "3", "23/11/2026", &unit)).await;
    assert_eq!(again.status, 409);
    let pdf = office.reader.get("/registers/records?format=pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn pages_as_people_see_them() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.kind("HS.VP.01", "5", "01/03/2026").await;
    assert_eq!(office.book(id, "VP", "2020").await.status, 303);
    let held = office
        .clerk
        .post(
            &format!("/registers/records/{id}/holds"),
            &[("holding", ""), ("reason", "Đang giải quyết khiếu nại")],
        )
        .await;
    assert_eq!(held.status, 303, "{}", held.text);
    let list = office.clerk.get("/registers/records").await;
    expect_file!["snapshots/list.html"].assert_eq(&steady(&list.text));
    let show = office.leader.get(&format!("/registers/records/{id}")).await;
    let no_time = |page: &str| {
        page.split("<section class=\"card\" aria-labelledby=\"h-history\"")
            .next()
            .unwrap()
            .to_owned()
            + "</main>"
    };
    expect_file!["snapshots/show.html"].assert_eq(&steady(&no_time(&show.text)));
    let holdings = office.reader.get("/registers/holdings").await;
    expect_file!["snapshots/holdings.html"].assert_eq(&steady(&holdings.text));
}

#[tokio::test]
async fn who_may_not_gets_no_further_and_strangers_find_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.kind("HS.VP.01", "5", "01/03/2026").await;
    let unit = app.unit("VP").to_string();
    let form = kind("HS.VP.09", "5", "01/03/2026", &unit);
    for path in ["/registers/records".to_owned(), format!("/registers/records/{id}/versions")] {
        assert_eq!(office.reader.post(&path, &form).await.status, 403, "{path}");
    }
    let hold = [("holding", ""), ("reason", "Thanh tra")];
    let holds = format!("/registers/records/{id}/holds");
    assert_eq!(office.reader.post(&holds, &hold).await.status, 403);
    assert_eq!(office.reader.get("/registers/records/proposals").await.status, 403);
    let stranger = app.foreigner("Lê Văn Khác (minh họa)", &[Role::Clerk, Role::Approver]).await;
    assert_eq!(stranger.get(&format!("/registers/records/{id}")).await.status, 404);
    assert_eq!(stranger.post(&holds, &hold).await.status, 404);
    assert_eq!(
        stranger.post(&format!("/registers/records/{id}/versions"), &form).await.status,
        404
    );
    let none = stranger.get("/registers/records?format=csv").await.text;
    assert_eq!(none.lines().count(), 1, "{none}");
}

/// What it says: three steps of a day in all, and three records.
fn content() -> Procedure {
    let step = |no, role, action: &str| Step {
        no: Some(no),
        action: action.into(),
        responsible: Some("Công chức".into()),
        role: Some(role),
        durations: vec![Duration {
            case: None,
            value: Some(1.0),
            unit: Some(Unit::WorkingDay),
            text: "01 ngày".into(),
        }],
        outputs: vec!["Phiếu".into()],
    };
    let kept = |name: &str, retention: &str| RecordKept {
        name: name.into(),
        keeper: Some("Công chức Tư pháp - Hộ tịch".into()),
        retention: Some(retention.into()),
    };
    Procedure {
        national_code: Some("1.001193".into()),
        field: Some("Hộ tịch".into()),
        applicants: Some("Công dân".into()),
        settled_by: Some("UBND xã".into()),
        channels: vec!["Trực tiếp".into()],
        time_limit: vec![TimeLimit {
            case: None,
            value: Some(3.0),
            unit: Some(Unit::WorkingDay),
            cutoff: None,
            text: "03 ngày làm việc".into(),
        }],
        components: vec![Component { text: "Tờ khai".into(), kind: None }],
        sets: Some(1),
        results: vec!["Giấy khai sinh".into()],
        legal_basis: vec![LegalBasis { number: None, title: "Luật Hộ tịch".into() }],
        steps: vec![
            step(1, StepRole::OneStop, "Tiếp nhận hồ sơ"),
            step(2, StepRole::Leader, "Ký"),
            step(3, StepRole::OneStop, "Trả kết quả"),
        ],
        records: vec![
            kept("Bộ hồ sơ", "Vĩnh viễn"),
            kept("Sổ theo dõi", "05 năm"),
            kept("Sổ chứng thực", "Theo quy định"),
        ],
        ..Procedure::default()
    }
}

/// A procedure in force that names three records.
async fn procedure(app: &TestApp) {
    let author = app.person("Trần Thị Lan (minh họa)", &[Role::Author]).await.id();
    let judge = app.person("Phạm Xuân Anh (minh họa)", &[Role::Approver]).await.id();
    let actor = |person: PersonId| {
        let mut actor = Actor::system(AGENCY, "password");
        actor.via.confirmed = true;
        (actor.person, actor.roles) = (person, Role::ALL.to_vec());
        actor
    };
    let (author, judge) = (actor(author), actor(judge));
    let unit = app.unit("VP");
    let content = content();
    let done = app.write(move |tx| {
        let draft = Draft {
            kind: Kind::AdministrativeProcedure,
            code: Code::parse("QT.VP.01").unwrap(),
            title: Title::parse("Đăng ký khai sinh").unwrap(),
            unit: Some(unit),
            content: Content::Procedure(Box::new(content)),
        };
        let id = document::draft(tx, &author, draft)?;
        let version = document::open(tx, &author, id)?;
        let found = flow::lint::lint(
            &version.printed(version.procedure().unwrap()),
            &document::lint_context(tx, &version)?,
        );
        let errors: Vec<_> =
            found.iter().filter(|it| it.severity == flow::lint::Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        for (who, action) in [
            (&author, Action::Submit),
            (&judge, Action::Review),
            (&judge, Action::Appraise),
            (&judge, Action::Approve),
        ] {
            document::act(tx, who, id, action, "", "")?;
        }
        let day = date(2026, 11, 23);
        let order = IssueOrder {
            number: DecisionNumber::parse("1/QĐ-UBND").unwrap(),
            dated: day,
            effective_on: day,
            subject: "Ban hành".into(),
            signer_name: "Phạm Xuân Anh (minh họa)".into(),
            signer_position: "Chủ tịch".into(),
            versions: vec![id],
        };
        document::issue(tx, &judge, &order)?;
        document::take_effect(tx)?;
        Ok(())
    });
    done.await.unwrap();
}

#[tokio::test]
async fn what_procedures_name_is_taken_over_and_differences_are_told() {
    let app = app();
    let office = Office::new(&app).await;
    procedure(&app).await;
    let page = office.clerk.get("/registers/records/proposals").await;
    expect_file!["snapshots/proposals.html"].assert_eq(&steady(&page.text));
    let ticks: Vec<_> = page
        .text
        .split("name=\"take\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().unwrap())
        .collect();
    assert_eq!(ticks.len(), 3);
    let mut form: Vec<_> = ticks.iter().map(|tick| ("take", *tick)).collect();
    assert_eq!(
        office.clerk.post("/registers/records/proposals", &[("years", "10")]).await.status,
        422
    );
    form.push(("years", "x"));
    assert_eq!(office.clerk.post("/registers/records/proposals", &form).await.status, 422);
    form.pop();
    form.push(("years", "20"));
    let taken = office.clerk.post("/registers/records/proposals", &form).await;
    assert_eq!(taken.status, 303, "{}", taken.text);
    let csv = office.reader.get("/registers/records?format=csv").await.text;
    for line in [
        "HS.QT.VP.01-01,Bộ hồ sơ,QT.VP.01",
        "HS.QT.VP.01-02,Sổ theo dõi,QT.VP.01",
        ",05 năm,",
        "HS.QT.VP.01-03,Sổ chứng thực,QT.VP.01",
        ",20 năm,",
        ",Vĩnh viễn,",
    ] {
        assert!(csv.contains(line), "{line}: {csv}");
    }
    let twice = office.clerk.post("/registers/records/proposals", &form).await;
    assert_eq!(twice.status, 409, "nothing is left to take");
    // The register now says otherwise than the procedure.
    let list = office.clerk.get("/registers/records").await.text;
    let at = list
        .split("href=\"/registers/records/")
        .find(|part| part.contains(">HS.QT.VP.01-02<"))
        .unwrap();
    let id = at.split('"').next().unwrap();
    let edit = office.clerk.get(&format!("/registers/records/{id}/edit")).await.text;
    let source = edit
        .split("<option value=\"")
        .find(|part| part.contains("selected>QT.VP.01"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let unit = app.unit("VP").to_string();
    let mut changed = kind("HS.QT.VP.01-02", "7", "23/11/2026", &unit);
    changed[1].1 = "Sổ theo dõi";
    changed.push(("document", &source));
    assert_eq!(
        office.clerk.post(&format!("/registers/records/{id}/versions"), &changed).await.status,
        303
    );
    let told = office.clerk.get("/registers/records/proposals").await.text;
    assert!(
        told.contains("05 năm")
            && told.contains("07 năm")
            && told.contains("Không thiếu hồ sơ nào"),
        "{told}"
    );
    let tally = app.write(|tx| Ok(record::tally(tx)?)).await.unwrap();
    assert_eq!((tally.types, tally.gaps, tally.due), (3, 1, 0));
}
