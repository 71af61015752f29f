//! Programme, plan, independence, coverage.

use crate::{Team, app, key, made, step, try_step};
use platform::Role;

#[tokio::test]
async fn nobody_audits_their_own_unit_but_for_an_exception_in_words() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.audit(&team.programme().await).await;
    let (status, text) = try_step(&team.lead, &audit, "announce", &[]).await;
    assert_eq!(status, 409, "a plan without a schedule");
    assert!(text.contains("chưa có buổi đánh giá nào"), "{text}");

    let session = team.session(&audit, &team.nv, &team.auditor).await;
    let page = team.lead.get(&audit).await.text;
    assert!(page.contains("Đánh giá đơn vị mình"), "{page}");
    let (status, text) = try_step(&team.lead, &audit, "announce", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("được xếp đánh giá chính đơn vị mình"), "{text}");

    // Only a leader allows it, with a reason.
    assert_eq!(try_step(&team.secretary, &session, "allow", &[("exception", "x")]).await.0, 403);
    let (status, text) = try_step(&team.chairman, &session, "allow", &[("exception", " ")]).await;
    assert_eq!(status, 422);
    assert!(text.contains("e-exception"), "{text}");
    let reason = [("exception", "Phòng khác không có đánh giá viên")];
    step(&team.chairman, &session, "allow", &reason).await;
    step(&team.lead, &audit, "announce", &[]).await;

    // What is independent needs no exception; what is announced is fixed.
    let form = [("parent", key(&audit)), ("topic", "x"), ("unit", team.vp.as_str())];
    assert_eq!(team.secretary.post("/audit-sessions", &form).await.status, 422);
    let other = team.audit(&team.programme().await).await;
    let session = team.session(&other, &team.vp, &team.auditor).await;
    let (status, text) = try_step(&team.chairman, &session, "allow", &reason).await;
    assert_eq!(status, 409);
    assert!(text.contains("không cần ngoại lệ"), "{text}");
}

#[tokio::test]
async fn a_session_takes_qualified_auditors_within_the_days_of_the_audit() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.audit(&team.programme().await).await;
    let clerk = team.secretary.id().to_string();
    let form = [
        ("parent", key(&audit)),
        ("topic", "Kiểm soát hồ sơ"),
        ("unit", team.vp.as_str()),
        ("day", "30/08/2026"),
        ("begins", "14:00"),
        ("ends", "08:00"),
        ("documents", "QT.KHONG.CO"),
        ("auditor", clerk.as_str()),
        ("second", clerk.as_str()),
    ];
    let answer = team.secretary.post("/audit-sessions", &form).await;
    assert_eq!(answer.status, 422);
    for field in ["e-ends", "e-second"] {
        assert!(answer.text.contains(field), "{field}: {}", answer.text);
    }
    let mut right = form;
    right[5].1 = "16:00";
    right[8].1 = "";
    let answer = team.secretary.post("/audit-sessions", &right).await;
    assert_eq!(answer.status, 422);
    for field in ["e-day", "e-auditor", "e-documents"] {
        assert!(answer.text.contains(field), "{field}: {}", answer.text);
    }
    assert!(answer.text.contains("value=\"Kiểm soát hồ sơ\""), "what was typed is there");
}

#[tokio::test]
async fn a_plan_waits_for_an_approved_programme_which_nobody_approves_alone() {
    let app = app();
    let team = Team::new(&app).await;
    let both = app.person("Vừa Trình Vừa Duyệt", &[Role::IsoSecretary, Role::Approver]).await;
    let form = [
        ("name", "Chương trình 2026"),
        ("year", "2026"),
        ("edition", "2015"),
        ("objective", "a"),
        ("criteria", "b"),
        ("method", "c"),
    ];
    let programme = made(&both, "/audit-programmes", &form).await;
    let audit = team.audit(&programme).await;
    team.session(&audit, &team.vp, &team.auditor).await;
    let (status, text) = try_step(&team.lead, &audit, "announce", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("chưa được phê duyệt"), "{text}");
    step(&both, &programme, "submit", &[]).await;
    assert_eq!(try_step(&both, &programme, "approve", &[]).await.0, 403, "own work");
    assert!(team.chairman.get("/").await.text.contains("Phê duyệt chương trình đánh giá"));
    step(&team.chairman, &programme, "approve", &[]).await;
    step(&team.lead, &audit, "announce", &[]).await;
}

#[tokio::test]
async fn coverage_is_counted_from_schedules_and_answers() {
    let app = app();
    let team = Team::new(&app).await;
    let audit = team.running().await;
    let programme = app
        .write(|tx| {
            let day = jiff::civil::date(2026, 8, 10);
            Ok(audit::newest_programme(tx, 2026, day)?.unwrap())
        })
        .await
        .unwrap();
    let page = team.secretary.get(&format!("{}/coverage", programme.href())).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Chưa có lịch"), "a unit that nobody visits is told");
    assert!(page.text.contains("aria-hidden=\"true\">VP</span>"), "a phone shows codes");
    assert!(page.text.contains("Sự lãnh đạo và cam kết – Khái quát"), "whose «Khái quát» it is");
    let planned = app.exhibit("audit.clauses_covered").await;
    assert_eq!(planned.count, 0, "nothing was looked at yet");

    let lines = app.write(|tx| Ok(quality_register::every(tx, &audit::LINES)?)).await.unwrap();
    let line = lines.iter().find(|line| line.values.text("clause") == "8.5.1").unwrap();
    let (id, seen) = (line.id.to_string(), line.moves.to_string());
    let answer = [
        ("line", id.as_str()),
        ("key", "a1"),
        ("seen", seen.as_str()),
        ("result", "conforms"),
        ("evidence", "05 hồ sơ"),
    ];
    let sent = team.auditor.post(&format!("{audit}/answers"), &answer).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let covered = app.exhibit("audit.clauses_covered").await;
    assert_eq!(covered.count, 1);
    assert!(covered.is_gap());

    // A programme with gaps ends only with a reason.
    let programme = programme.href();
    let (status, _) = try_step(&team.secretary, &programme, "complete", &[]).await;
    assert_eq!(status, 409, "an audit is still open");
    let page = team.secretary.get(&programme).await.text;
    assert!(page.contains("Đơn vị chưa có buổi đánh giá"), "{page}");
}

#[tokio::test]
async fn what_a_programme_leaves_out_is_said() {
    let app = app();
    let team = Team::new(&app).await;
    let programme = team.programme().await;
    let (status, text) = try_step(&team.secretary, &programme, "complete", &[]).await;
    assert_eq!(status, 422);
    assert!(text.contains("e-uncovered"), "{text}");
    let add = format!("/audits/new?parent={}", key(&programme));
    assert!(team.secretary.get(&programme).await.text.contains(&add));
    step(&team.secretary, &programme, "complete", &[("uncovered", "Đoàn tỉnh đã kiểm tra")]).await;
    assert!(!team.secretary.get(&programme).await.text.contains(&add), "it takes no more audits");
    assert_eq!(team.secretary.get(&add).await.status, 409, "before anybody fills it in");
    assert_eq!(app.exhibit("audit.programmes").await.count, 1);
}

#[tokio::test]
async fn nobody_audits_without_a_certificate_but_for_an_exception_in_words() {
    let app = app();
    let team = Team::new(&app).await;
    let green = app.person_of("NV", "Chưa Học (minh họa)", &[Role::Auditor]).await;
    let audit = team.audit(&team.programme().await).await;
    let session = team.session(&audit, &team.vp, &green).await;
    let page = team.lead.get(&audit).await.text;
    assert!(page.contains("Chưa có chứng nhận"), "{page}");
    let (status, text) = try_step(&team.lead, &audit, "announce", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("chưa có chứng nhận đánh giá viên nội bộ"), "{text}");
    let reason = [("exception", "Đã đăng ký lớp tháng 9, có người kèm")];
    step(&team.chairman, &session, "allow", &reason).await;
    assert!(team.lead.get(&audit).await.text.contains("Đã đăng ký lớp tháng 9"));
    step(&team.lead, &audit, "announce", &[]).await;

    // The lead, too.
    let form = [
        ("parent", key(&team.programme().await)),
        ("name", "Đánh giá bổ sung"),
        ("objective", "x"),
        ("scope", "x"),
        ("criteria", "x"),
        ("from", "23/08/2026"),
        ("to", "24/08/2026"),
        ("lead", &green.id().to_string()),
        ("days", "30"),
    ]
    .map(|(key, value)| (key, value.to_owned()));
    let form: Vec<_> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let audit = made(&team.secretary, "/audits", &form).await;
    team.session(&audit, &team.vp, &team.auditor).await;
    let (status, text) = try_step(&green, &audit, "announce", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("Trưởng đoàn chưa có chứng nhận"), "{text}");
    assert_eq!(try_step(&green, &audit, "allow", &[("lead_exception", "x")]).await.0, 403);
    let reason = [("lead_exception", "Người duy nhất không thuộc đơn vị")];
    step(&team.chairman, &audit, "allow", &reason).await;
    step(&green, &audit, "announce", &[]).await;
}

#[tokio::test]
async fn an_audit_names_clauses_of_the_edition_of_its_programme() {
    let app = app();
    let team = Team::new(&app).await;
    let form = [
        ("name", "Chương trình theo phiên bản cũ"),
        ("year", "2026"),
        ("edition", "2008"),
        ("objective", "a"),
        ("criteria", "b"),
        ("method", "c"),
    ];
    let programme = made(&team.secretary, "/audit-programmes", &form).await;
    step(&team.secretary, &programme, "submit", &[]).await;
    step(&team.chairman, &programme, "approve", &[]).await;
    step(&team.secretary, &programme, "start", &[]).await;
    let audit = team.audit(&programme).await;
    let auditor = team.auditor.id().to_string();
    let mut form = vec![
        ("parent", key(&audit)),
        ("topic", "Kiểm soát tài liệu"),
        ("unit", team.vp.as_str()),
        ("day", "23/08/2026"),
        ("begins", "08:00"),
        ("ends", "11:00"),
        ("auditor", auditor.as_str()),
        ("clauses", "10.2"),
    ];
    let wrong = team.secretary.post("/audit-sessions", &form).await;
    assert_eq!(wrong.status, 422, "2008 has no chapter 10");
    assert!(wrong.text.contains("Không có điều khoản này trong phiên bản"), "{}", wrong.text);
    form[7].1 = "4.2.3, 7.5.1, 8.2.2";
    made(&team.secretary, "/audit-sessions", &form).await;
    let prepared = team.secretary.post(&format!("{audit}/checklist"), &[]).await;
    assert_eq!(prepared.status, 303, "{}", prepared.text);
    let page = team.lead.get(&format!("{audit}/checklist?all=1")).await.text;
    assert!(page.contains("<b>8.2.2</b>") && page.contains("TCVN ISO 9001:2008"), "{page}");
    let lines = app.write(|tx| Ok(quality_register::every(tx, &audit::LINES)?)).await.unwrap();
    assert!(lines.iter().all(|line| line.edition == quality_register::Edition::Iso2008));

    // The same under another edition, by the map.
    let page = team.secretary.get(&format!("{programme}/coverage?edition=2015")).await.text;
    assert!(page.contains("quy đổi theo bảng đối chiếu"), "{page}");
    let planned = |page: &str| page.matches("cell info").count();
    // 4.2.3 → 7.5.2, 7.5.3; 7.5.1 → 8.5.1, 8.5.5; 8.2.2 → 9.2; each in its row and its unit.
    assert_eq!(planned(&page), 10, "{page}");
    let sheet = team.secretary.get(&format!("{programme}/coverage?edition=2015&format=csv")).await;
    assert!(sheet.text.contains("Có kế hoạch") && sheet.text.contains("Chưa có"), "{}", sheet.text);
}
