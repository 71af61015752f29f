//! What is printed, and who may see it.

use crate::{Team, app, key, made, step};
use platform::Actor;
use testkit::{AGENCY, Printed, TestApp};

fn assert_says(paper: &Printed, wanted: &[&str]) {
    for words in wanted {
        assert!(paper.says(words), "{words:?} is not in {paper:?}");
    }
}

/// From today on somebody holds another position.
async fn promote(app: &TestApp, who: &testkit::Person<'_>, position: &'static str) {
    let (person, unit) = (who.id(), app.unit("VP"));
    let done = app.write(move |tx| {
        let by = Actor::system(AGENCY, "command");
        organization::appoint(tx, &by, person, Some(unit), position, text::here(tx.now()).date())
    });
    done.await.unwrap();
}

#[tokio::test]
async fn both_sides_sign_a_finding_with_the_positions_of_their_day() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "minor").await;
    let sheet = async || team.lead.get(&format!("{finding}/sheet")).await.printed();
    let Some(blank) = sheet().await else { return };
    let to_sign = [
        "ĐÁNH GIÁ VIÊN CÔNG CHỨC Lê Văn C (minh họa)",
        "Chấp nhận / Không chấp nhận (gạch bỏ ý không chọn)",
        "TRƯỞNG ĐƠN VỊ ĐƯỢC ĐÁNH GIÁ CÔNG CHỨC Trần Thị B (minh họa)",
    ];
    assert_says(&blank, &to_sign);
    assert!(!blank.says("Đã ký điện tử") && !blank.says("Quyết định của trưởng đoàn"));

    step(&team.auditor, &finding, "give", &[]).await;
    app.set_clock("2026-08-12T02:30:00Z");
    step(&team.head, &finding, "object", &[("reply", "Phiếu nằm ở phần mềm")]).await;
    step(&team.lead, &finding, "uphold", &[("verdict", "Phần mềm không có phiếu")]).await;
    app.set_clock("2026-09-01T02:00:00Z");
    promote(&app, &team.head, "Chánh Văn phòng").await;
    let signed = sheet().await.unwrap();
    let by_both = [
        "ĐÁNH GIÁ VIÊN CÔNG CHỨC Đã ký điện tử 08:00 10/08/2026 Lê Văn C (minh họa)",
        "Không chấp nhận. Phiếu nằm ở phần mềm",
        "TRƯỞNG ĐƠN VỊ ĐƯỢC ĐÁNH GIÁ CÔNG CHỨC Đã ký điện tử 09:30 12/08/2026 Trần Thị B",
        "3. Quyết định của trưởng đoàn Phần mềm không có phiếu",
        "TRƯỞNG ĐOÀN CÔNG CHỨC Đã ký điện tử 09:30 12/08/2026 Nguyễn Văn A (minh họa)",
    ];
    assert_says(&signed, &by_both);
    assert!(!signed.says("CHÁNH VĂN PHÒNG") && !signed.says("gạch bỏ"), "{signed:?}");
}

#[tokio::test]
async fn the_unit_does_not_sign_what_it_need_not_correct() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "strength").await;
    step(&team.auditor, &finding, "note_down", &[]).await;
    let sheet = team.lead.get(&format!("{finding}/sheet")).await.printed();
    let Some(sheet) = sheet else { return };
    assert_says(&sheet, &["ĐÁNH GIÁ VIÊN CÔNG CHỨC Đã ký điện tử 08:00 10/08/2026 Lê Văn C"]);
    assert!(!sheet.says("Ý kiến của đơn vị được đánh giá"), "{sheet:?}");
}

#[tokio::test]
async fn the_notes_about_a_unit_are_signed_by_who_audits_it_and_by_its_head() {
    let app = app();
    let team = Team::new(&app).await;
    promote(&app, &team.head, "Chánh Văn phòng").await;
    let audit = team.running().await;
    let paper = team.lead.get(&format!("{audit}/checklist/paper")).await;
    let Some(notes) = paper.printed() else { return };
    let signers = [
        "ĐÁNH GIÁ VIÊN CÔNG CHỨC Lê Văn C (minh họa)",
        "TRƯỞNG ĐƠN VỊ ĐƯỢC ĐÁNH GIÁ CHÁNH VĂN PHÒNG Trần Thị B (minh họa)",
        "TRƯỞNG ĐOÀN CÔNG CHỨC Nguyễn Văn A (minh họa)",
    ];
    assert_says(&notes, &signers);
}

/// What a paper says now; nothing where `pdftotext` is absent.
async fn paper(who: &testkit::Person<'_>, at: &str) -> Option<Printed> {
    who.get(at).await.printed()
}

#[tokio::test]
async fn a_programme_bears_the_day_on_which_it_was_approved() {
    let app = app();
    let team = Team::new(&app).await;
    let programme = made(&team.secretary, "/audit-programmes", &crate::PROGRAMME).await;
    step(&team.secretary, &programme, "submit", &[]).await;
    app.set_clock("2026-08-14T01:00:00Z");
    let at = format!("{programme}/paper");
    let Some(waiting) = paper(&team.lead, &at).await else { return };
    assert_says(&waiting, &[text::UNDATED]);
    assert!(!waiting.says("Nguyễn Văn Chủ (minh họa)"), "nobody approved it: {waiting:?}");
    step(&team.chairman, &programme, "approve", &[]).await;
    app.set_clock("2026-08-20T01:00:00Z");
    let approved = paper(&team.lead, &at).await.unwrap();
    assert_says(&approved, &["ngày 14 tháng 8 năm 2026", "Nguyễn Văn Chủ (minh họa)"]);
    step(&team.secretary, &programme, "revise", &[("note", "Thêm một cuộc")]).await;
    let again = paper(&team.lead, &at).await.unwrap();
    assert!(again.says(text::UNDATED) && !again.says("Nguyễn Văn Chủ (minh họa)"), "{again:?}");
}

#[tokio::test]
async fn a_plan_is_the_leads_and_bears_the_day_on_which_it_was_announced() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.audit(&team.programme().await).await;
    team.session(&audit, &team.vp, &team.auditor).await;
    let at = format!("{audit}/plan");
    let Some(draft) = paper(&team.lead, &at).await else { return };
    assert_says(&draft, &[text::UNDATED]);
    app.set_clock("2026-08-16T01:00:00Z");
    step(&team.lead, &audit, "announce", &[]).await;
    let plan = paper(&team.lead, &at).await.unwrap();
    assert_says(&plan, &["ngày 16 tháng 8 năm 2026", "TRƯỞNG ĐOÀN CÔNG CHỨC Nguyễn Văn A"]);
    assert!(!plan.says("NGƯỜI PHÊ DUYỆT"), "no step approves a plan: {plan:?}");
}

#[tokio::test]
async fn a_report_says_what_was_breached_and_until_when_it_is_corrected() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let form = [
        ("parent", key(&audit)),
        ("statement", "02/05 hồ sơ không ghi phiếu kiểm soát"),
        ("category", "minor"),
        ("unit", team.vp.as_str()),
        ("clause", "7.5.3"),
        ("document", "QT.VP.06"),
        ("evidence", "Hồ sơ 12/CT, 15/CT"),
        ("due", "15/09/2026"),
    ];
    let finding = made(&team.auditor, "/audit-findings", &form).await;
    step(&team.auditor, &finding, "give", &[]).await;
    step(&team.head, &finding, "accept", &[]).await;
    let Some(report) = paper(&team.lead, &format!("{audit}/report")).await else { return };
    let told = ["Điều khoản 7.5.3 QT.VP.06", "NC-2026-01 hạn 15/09/2026", text::UNDATED];
    assert_says(&report, &told);
    assert!(!report.says("mã băm") && !report.says("số gieo"), "{report:?}");
    let page = team.lead.get(&audit).await.text;
    let programme = page.split("/audit-programmes/").nth(1).unwrap();
    let programme = programme.split(['"', '/']).next().unwrap();
    let at = format!("/audit-programmes/{programme}/paper");
    let programme = paper(&team.lead, &at).await.unwrap();
    assert_says(
        &programme,
        &["Nguyễn Văn A (minh họa), trưởng đoàn", "Lê Văn C (minh họa), đánh giá viên"],
    );
}

#[tokio::test]
async fn every_paper_is_a_pdf() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let finding = team.finding(&audit, "minor").await;
    let page = team.lead.get(&audit).await.text;
    let programme = page.split("/audit-programmes/").nth(1).unwrap();
    let programme = programme.split(['"', '/']).next().unwrap();
    for path in [
        format!("/audit-programmes/{programme}/paper"),
        format!("{audit}/plan"),
        format!("{audit}/report"),
        format!("{audit}/checklist/paper"),
        format!("{finding}/sheet"),
    ] {
        let answer = team.lead.get(&path).await;
        let told = (answer.status, answer.header("content-type"));
        assert_eq!(told, (200, "application/pdf"), "{path}: {}", answer.text);
    }
}

#[tokio::test]
async fn another_agency_sees_nothing() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let foreigner = app.foreigner("Người Khác (minh họa)", &platform::Role::ALL).await;
    let paths = ["", "/plan", "/report", "/checklist", "/checklist/paper"];
    for path in paths {
        assert_eq!(foreigner.get(&format!("{audit}{path}")).await.status, 404, "{path}");
    }
    for path in ["/checklist", "/answers", "/samples"] {
        let form = [("line", key(&audit)), ("size", "5"), ("code", "QT.VP.01")];
        assert_eq!(foreigner.post(&format!("{audit}{path}"), &form).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn notes_of_an_audit_are_for_auditors() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let reader = app.person("Hoàng Văn Đọc", &[platform::Role::Reader]).await;
    assert_eq!(reader.get(&audit).await.status, 200);
    assert_eq!(reader.get(&format!("{audit}/checklist")).await.status, 403);
    assert_eq!(reader.get("/audit-lines").await.status, 403);
}
