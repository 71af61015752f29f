//! From a finding to its correction, and the end of the audit.

use crate::{Team, app, key, step, try_step};
use jiff::civil::date;
use nonconformity::{
    Action, Branch, Cause, Line, LineKind, Method, Move, NonconformityId, Plan, Source,
};
use quality_register::every;
use testkit::TestApp;

#[tokio::test]
async fn both_sides_sign_and_each_nonconformity_is_corrected_before_the_audit_ends() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "minor").await;

    // A nonconformity is not just noted down; the report waits for signatures.
    let (status, text) = try_step(&team.auditor, &finding, "note_down", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("phải giao cho đơn vị ký"), "{text}");
    step(&team.auditor, &finding, "give", &[]).await;
    assert!(team.head.get("/").await.text.contains("Xem và ký phát hiện đánh giá"));
    assert_eq!(try_step(&team.auditor, &finding, "accept", &[]).await.0, 403);
    step(&team.head, &finding, "accept", &[("reply", "Sẽ bổ sung phiếu")]).await;

    // It became a nonconformity that knows where it came from.
    let page = team.secretary.get(&audit).await.text;
    assert!(page.contains("Theo dõi khắc phục") && page.contains("NC-2026-01"), "{page}");
    let (id, raised) = app
        .write(|tx| {
            let finding = every(tx, &audit::FINDINGS)?.remove(0);
            let raised = nonconformity::raised_from(tx, &finding.thing())?.remove(0);
            Ok((raised.id, nonconformity::open(tx, raised.id)?))
        })
        .await
        .unwrap();
    assert_eq!(raised.finding.source, Source::Audit);
    assert_eq!(raised.finding.clause, "7.5.3");
    assert_eq!(raised.finding.found_by, "Lê Văn C (minh họa)");

    for line in app.write(|tx| Ok(every(tx, &audit::LINES)?)).await.unwrap() {
        let id = line.id.to_string();
        let form = [
            ("line", id.as_str()),
            ("key", id.as_str()),
            ("seen", "0"),
            ("result", "conforms"),
            ("evidence", "Sổ"),
        ];
        assert_eq!(team.lead.post(&format!("{audit}/answers"), &form).await.status, 303);
    }
    step(&team.lead, &audit, "finish", &[]).await;
    let said = [("summary", "Văn phòng: 01 KPH nhẹ"), ("conclusion", "Cơ bản phù hợp")];
    step(&team.lead, &audit, "sign", &said).await;
    let numbered = [("report_number", "31/BC-BCĐISO"), ("report_day", "29/08/2026")];
    step(&team.chairman, &audit, "approve", &numbered).await;
    step(&team.secretary, &audit, "send", &[]).await;

    let (status, text) = try_step(&team.lead, &audit, "close", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("chưa khắc phục xong"), "{text}");
    let (status, text) = try_step(&team.auditor, &finding, "close", &[]).await;
    assert_eq!(status, 409, "{text}");
    correct(&app, &team, id).await;
    step(&team.auditor, &finding, "close", &[]).await;
    step(&team.lead, &audit, "close", &[]).await;
    assert_eq!(app.exhibit("audit.findings_open").await.count, 0);
    assert_eq!(app.exhibit("audit.audits").await.count, 1);
}

/// Takes a nonconformity to its end with effect.
async fn correct(app: &TestApp, team: &Team<'_>, id: NonconformityId) {
    let [head, lead] = [&team.head, &team.chairman].map(Team::actor);
    let doer = head.person;
    let day = date(2026, 8, 10);
    let line = |kind| Line {
        kind,
        what: "Ghi phiếu".into(),
        who: doer,
        due_on: day,
        done_on: None,
        evidence: String::new(),
    };
    let plan = Plan {
        cause: Cause {
            method: Method::Whys,
            whys: vec!["Không ai nhắc".into(), "Quy trình không nói ai ghi".into()],
            root: "Quy trình không nói ai ghi".into(),
            branch: Some(Branch::Method),
            ..Cause::default()
        },
        lines: LineKind::ALL.map(line).into(),
        similar: Some(false),
        ..Plan::default()
    };
    let said = || Move { note: "Đã xem".into(), ..Move::default() };
    let done = |kind| Move { line: Some((kind, 0, day)), ..said() };
    let acts = [
        (&lead, Action::Assign, Move { owner: Some(doer), due_on: Some(day), ..Move::default() }),
        (&head, Action::ProposeCause, Move { plan, ..Move::default() }),
        (&lead, Action::ApprovePlan, Move::default()),
        (&head, Action::ReportLine, done(LineKind::Correction)),
        (&head, Action::ReportLine, done(LineKind::Action)),
        (&head, Action::ReportDone, said()),
        (&lead, Action::Verify, Move { judge_from: Some(day), ..said() }),
        (&lead, Action::Close, said()),
    ];
    for (who, action, with) in acts {
        let who = who.clone();
        app.write(move |tx| nonconformity::act(tx, &who, id, action, &with)).await.unwrap();
    }
}

#[tokio::test]
async fn a_cancelled_sheet_corrects_nothing() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "minor").await;
    step(&team.auditor, &finding, "give", &[]).await;
    step(&team.head, &finding, "accept", &[]).await;
    let id = app
        .write(|tx| {
            let finding = every(tx, &audit::FINDINGS)?.remove(0);
            Ok(nonconformity::raised_from(tx, &finding.thing())?.remove(0).id)
        })
        .await
        .unwrap();
    assert!(!team.auditor.get(&finding).await.text.contains("Lập phiếu khắc phục mới"));
    let chairman = Team::actor(&team.chairman);
    let cancel = Move { note: "Trùng phiếu".into(), ..Move::default() };
    let cancelled =
        app.write(move |tx| nonconformity::act(tx, &chairman, id, Action::Cancel, &cancel)).await;
    cancelled.unwrap();

    let page = team.secretary.get(&audit).await.text;
    assert!(page.contains("Đã hủy bỏ") && !page.contains("Đã kết thúc</span>"), "{page}");
    if let Some(sheet) = team.lead.get(&format!("{finding}/sheet")).await.printed() {
        assert!(sheet.says("NC-2026-01 (đã hủy bỏ)"), "{sheet:?}");
    }
    let (status, text) = try_step(&team.auditor, &finding, "close", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("đã hủy bỏ nên chưa khắc phục được gì"), "{text}");
    assert!(text.contains("Lập phiếu khắc phục mới"), "the way on is there: {text}");
    let reason = [("note", "Theo dõi ở phiếu về hồ sơ quá hạn")];
    step(&team.secretary, &finding, "transfer", &reason).await;
    assert_eq!(app.exhibit("audit.findings_open").await.count, 0);
}

#[tokio::test]
async fn an_objection_is_decided_by_the_lead() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "major").await;
    step(&team.auditor, &finding, "give", &[]).await;
    let (status, text) = try_step(&team.head, &finding, "object", &[("reply", "")]).await;
    assert_eq!(status, 422);
    assert!(text.contains("e-reply"), "{text}");
    step(&team.head, &finding, "object", &[("reply", "Phiếu nằm ở phần mềm")]).await;
    let verdict = [("verdict", "Phần mềm có phiếu; rút phát hiện")];
    let (status, text) = try_step(&team.auditor, &finding, "uphold", &verdict).await;
    assert_eq!(status, 403);
    assert!(text.contains("do trưởng đoàn"), "{text}");
    step(&team.lead, &finding, "withdraw", &verdict).await;
    let none = app.write(|tx| {
        let finding = every(tx, &audit::FINDINGS)?.remove(0);
        Ok(nonconformity::raised_from(tx, &finding.thing())?.len())
    });
    assert_eq!(none.await.unwrap(), 0, "what was withdrawn asks for nothing");
}

#[tokio::test]
async fn a_finding_is_due_from_today_on_and_noted_while_the_audit_runs() {
    let app = app();
    let team = Team::new(&app).await;
    let draft = team.audit(&team.programme().await).await;
    let blank = format!("/audit-findings/new?parent={}", key(&draft));
    let early = team.auditor.get(&blank).await;
    assert_eq!(early.status, 409, "before anybody fills it in: {}", early.text);
    assert!(!team.auditor.get(&draft).await.text.contains("/audit-findings/new?parent="));
    let audit = team.running().await;
    assert!(team.auditor.get(&audit).await.text.contains("/audit-findings/new?parent="));
    let form = [
        ("parent", key(&audit)),
        ("statement", "02/05 hồ sơ không ghi phiếu kiểm soát"),
        ("category", "minor"),
        ("unit", team.vp.as_str()),
        ("clause", "7.5.3"),
        ("evidence", "Hồ sơ 12/CT"),
        ("due", "09/08/2026"),
    ];
    let late = team.auditor.post("/audit-findings", &form).await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("e-due"), "{}", late.text);
}

#[tokio::test]
async fn strengths_and_recommendations_need_no_signature() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "strength").await;
    let (status, text) = try_step(&team.auditor, &finding, "give", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("không cần đơn vị ký"), "{text}");
    step(&team.auditor, &finding, "note_down", &[]).await;
    let list = team.secretary.get("/audit-findings?kind=strength").await.text;
    assert!(list.contains("PH-2026-01"), "{list}");
}

#[tokio::test]
async fn what_is_left_over_is_handed_on_with_a_reason() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "minor").await;
    step(&team.auditor, &finding, "give", &[]).await;
    step(&team.head, &finding, "accept", &[]).await;
    assert_eq!(try_step(&team.secretary, &finding, "transfer", &[("note", "")]).await.0, 422);
    let reason = [("note", "Chuyển sang kế hoạch chuyển đổi số 2027")];
    step(&team.secretary, &finding, "transfer", &reason).await;
    assert_eq!(app.exhibit("audit.findings_open").await.count, 0);
    assert_eq!(app.exhibit("audit.findings").await.count, 1);
}

#[tokio::test]
async fn the_agency_names_the_categories_and_they_keep_their_meaning() {
    let app = app();
    let team = Team::new(&app).await;
    let form = |major: &'static str| {
        [
            ("major", major),
            ("minor", "Lỗi nhẹ"),
            ("improvement", "Điểm cần lưu ý"),
            ("strength", "Điểm mạnh"),
        ]
    };
    assert_eq!(team.head.post("/audit-categories", &form("Lỗi nặng")).await.status, 403);
    let wrong = team.secretary.post("/audit-categories", &form("lỗi nhẹ")).await;
    assert_eq!(wrong.status, 422, "two of the same name");
    assert!(wrong.text.contains("value=\"lỗi nhẹ\""), "what was typed is there: {}", wrong.text);
    let named = team.secretary.post("/audit-categories", &form("Lỗi nặng")).await;
    assert_eq!(named.status, 303, "{}", named.text);

    let audit = team.running().await;
    let finding = team.finding(&audit, "improvement").await;
    let list = team.auditor.get("/audit-findings").await.text;
    assert!(list.contains("Điểm cần lưu ý") && !list.contains("Khuyến nghị"), "{list}");
    let (status, text) = try_step(&team.auditor, &finding, "give", &[]).await;
    assert_eq!(status, 409, "it still asks for no signature: {text}");
    step(&team.auditor, &finding, "note_down", &[]).await;
    let kept = app.write(|tx| Ok(quality_register::every(tx, &audit::FINDINGS)?)).await.unwrap();
    assert_eq!(kept[0].kind(), "improvement");
}
