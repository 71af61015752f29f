//! The district becomes a special zone: what it leaves is taken over, read, and issued anew.

use crate::office::{
    DISTRICT, DUE, Office, ZONE, app, birth, clerk_of, decision, instruction, pdf_text,
};
use document::VersionId;
use platform::{AgencyId, Role};
use testkit::Person;

/// A district with a procedure, an instruction, a dossier under way, a nonconformity and a task.
async fn district(office: &Office<'_>) -> VersionId {
    let unit = Some(office.app.foreign_unit("NV"));
    let version = office.in_force(DISTRICT, birth("QT.TP.01", unit)).await;
    office.in_force(DISTRICT, instruction("HD.01", "Hướng dẫn lưu hồ sơ")).await;
    office.dossier(version).await;
    office.nonconformity("Sổ đăng ký chưa cập nhật").await;
    office.task("Rà soát thủ tục", office.app.foreign_unit("NV"), DUE).await;
    version
}

async fn looks(who: &Person<'_>, id: i64, at: &str) {
    let agency = DISTRICT.to_string();
    let form = [("agency", agency.as_str()), ("at", at)];
    let went = who.post(&format!("/successions/{id}/read"), &form).await;
    assert_eq!((went.status, went.location.as_str()), (303, at), "{}", went.text);
}

#[tokio::test]
async fn a_district_becomes_a_special_zone() {
    let app = app();
    let office = Office::new(&app).await;
    let old = district(&office).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    office.carried_out(id).await;
    let page = office.secretary.get(&format!("/successions/{id}")).await.text;
    assert!(page.contains("Đã tiếp nhận ngày 01/07/2026"), "{page}");

    // Everything stands in the list, once: two documents and three things to do.
    let list = office.secretary.get("/inherited").await.text;
    for said in [
        "QT.TP.01 lần ban hành 01",
        "HD.01 lần ban hành 01",
        "Sổ đăng ký chưa cập nhật",
        "Rà soát thủ tục",
        "Đăng ký khai sinh",
        "20/07/2026",
    ] {
        assert!(list.contains(said), "{said}: {list}");
    }
    let api = office.secretary.get(&format!("/api/v1/successions/{id}")).await.text;
    assert_eq!(api.matches("\"label\"").count(), 5, "{api}");

    // Tasks keep their day, and lead back.
    let tasks = office.secretary.get("/tasks").await.text;
    assert!(
        tasks.contains("Rà soát thủ tục") && tasks.contains("Giải quyết tiếp hồ sơ"),
        "{tasks}"
    );
    let raised = office.secretary.get("/nonconformities").await.text;
    assert!(raised.contains("Sổ đăng ký chưa cập nhật"), "{raised}");

    // The procedure is a draft of the zone's own, and its page says what holds until it is issued.
    let drafts = office.in_agency(ZONE, |tx| Ok(document::counts_kept(tx)?)).await;
    assert_eq!(drafts.iter().map(|(.., n)| n).sum::<i64>(), 2);
    let in_force = office.in_agency(ZONE, |tx| Ok(document::versions_in_force(tx)?.len())).await;
    assert_eq!(in_force, 0, "a procedure of the old agency is no procedure of the new one");
    let draft = office.in_agency(ZONE, |tx| draft_of(tx, "QT.TP.01")).await;
    let shown = office.secretary.get(&format!("/documents/{draft}")).await.text;
    assert!(shown.contains("Kế thừa từ QT.TP.01 lần ban hành 01 của UBND xã Khác"), "{shown}");
    assert!(shown.contains("còn được áp dụng cho đến khi cơ quan này ban hành lại"), "{shown}");

    // Once it is issued anew, list and figure say so.
    issue(&office, VersionId::new(draft)).await;
    let shown = office.secretary.get(&format!("/documents/{draft}")).await.text;
    assert!(shown.contains("Cơ quan đã ban hành lại"), "{shown}");
    let done = office.secretary.get("/inherited?issue=done").await.text;
    assert!(done.contains("QT.TP.01") && !done.contains("HD.01"), "{done}");
    let exhibit = app.exhibit("succession.issued").await;
    assert_eq!((exhibit.count, exhibit.of), (1, Some(2)));
    // The old issue stands where it stood.
    let still = office.old_secretary.get(&format!("/documents/{old}")).await.text;
    assert!(still.contains("Còn hiệu lực") || still.contains("hiệu lực"), "{still}");

    // A second time there is nothing to take.
    let unit = app.unit("VP").to_string();
    let field = format!("unit_{DISTRICT}");
    let path = format!("/successions/{id}/carry-out");
    let twice = office.secretary.post(&path, &[(field.as_str(), unit.as_str())]).await;
    assert_eq!(twice.status, 409);
}

fn draft_of(tx: &platform::Tx<'_>, code: &str) -> Result<i64, platform::AppError> {
    let sql = "SELECT v.id FROM document_version v JOIN document d ON d.agency_id = $1 AND d.id = v.document_id \
               WHERE v.agency_id = $1 AND d.code = $2";
    let found: Option<(i64,)> = tx.find(sql, &[&tx.agency().get(), &code])?;
    Ok(found.unwrap().0)
}

/// Brings a draft of the zone into force.
async fn issue(office: &Office<'_>, id: VersionId) {
    let author = clerk_of(ZONE, &office.secretary, &[Role::Author, Role::IsoSecretary]);
    let judge = clerk_of(ZONE, &office.head, &[Role::Reviewer, Role::Appraiser, Role::Approver]);
    let today = text::here(office.app.now()).date();
    office
        .in_agency(ZONE, move |tx| {
            use document::Action::{Appraise, Approve, Review, Submit};
            document::act(tx, &author, id, Submit, "", "")?;
            for action in [Review, Appraise, Approve] {
                document::act(tx, &judge, id, action, "", "")?;
            }
            let order = document::IssueOrder {
                number: document::DecisionNumber::parse("01/QĐ-UBND").unwrap(),
                dated: today,
                effective_on: today,
                subject: "Ban hành quy trình".into(),
                signer_name: "Trần Xuân Anh".into(),
                signer_position: "Chủ tịch".into(),
                versions: vec![id],
            };
            document::issue(tx, &author, &order)
        })
        .await;
    office.app.tick().await;
}

#[tokio::test]
async fn the_zone_reads_the_district_and_writes_nothing_there() {
    let app = app();
    let office = Office::new(&app).await;
    let old = district(&office).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    let door = format!("/successions/{id}/read?agency={DISTRICT}&at=/documents/{old}");
    let early = office.secretary.get(&door).await;
    assert_eq!(early.status, 409, "an agency at work is its own people's");
    office.carried_out(id).await;
    assert_eq!(office.secretary.get(&format!("/documents/{old}")).await.status, 404);
    let asked = office.secretary.get(&door).await.text;
    assert!(asked.contains("Xem hồ sơ của UBND xã Khác"), "{asked}");
    looks(&office.secretary, id, &format!("/documents/{old}")).await;
    let page = office.secretary.get(&format!("/documents/{old}")).await;
    assert_eq!(page.status, 200);
    let banner = "Đang xem hồ sơ của UBND xã Khác (đã kết thúc hoạt động ngày 30/06/2026)";
    assert!(page.text.contains(banner), "{}", page.text);
    assert!(page.text.contains("Trở về UBND xã Thử Nghiệm"), "{}", page.text);
    for path in ["/dossiers", "/nonconformities", "/tasks", "/documents", "/successions"] {
        let page = office.secretary.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains(banner), "{path}");
    }
    let acts = |agency: AgencyId| {
        office.in_agency(agency, move |tx| {
            let count = "SELECT count(*) FROM ledger_leaf WHERE agency_id = $1";
            Ok(tx.find::<(i64,)>(count, &[&agency.get()])?.unwrap().0)
        })
    };
    let before = acts(DISTRICT).await;
    for path in ["/tasks", "/nonconformities", "/change-requests", "/dossiers"] {
        let refused = office.secretary.post(path, &[("title", "Thử")]).await;
        assert!([403, 409].contains(&refused.status), "{path}: {}", refused.status);
    }
    let revise = format!("/documents/{old}/issues");
    assert_eq!(office.secretary.post(&revise, &[]).await.status, 409);
    // Not even as the head, who in their own agency decides.
    looks(&office.head, id, "/successions").await;
    let answer = office.head.post(&format!("/endings/{id}/actions"), &[("action", "agreed")]).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert_eq!(acts(DISTRICT).await, before, "readers left something behind");
    let back = office.secretary.post("/successions/leave", &[]).await;
    assert_eq!(back.status, 303);
    let home = office.secretary.get("/successions").await.text;
    assert!(!home.contains("Đang xem hồ sơ của"), "{home}");
    assert_eq!(office.secretary.get(&format!("/documents/{old}")).await.status, 404);
    // Whoever has no part in going on with the work stays outside.
    let reader = app.person("Người Đọc (minh họa)", &[Role::Reader]).await;
    assert_eq!(reader.get(&door).await.status, 403);
    let outside = office.secretary.get(&format!("{door}//evil.example")).await;
    assert_ne!(outside.status, 500);
    let evil = format!("/successions/{id}/read?agency={DISTRICT}&at=//evil.example");
    assert_eq!(office.secretary.get(&evil).await.status, 400);
}

#[tokio::test]
async fn what_is_merged_has_one_procedure_and_free_codes() {
    let app = app();
    let office = Office::new(&app).await;
    // The zone works already: with its own birth registration, and another text under the same code.
    office.in_force(ZONE, birth("QT.05", None)).await;
    office.in_force(ZONE, instruction("HD.01", "Hướng dẫn tiếp công dân")).await;
    district(&office).await;
    let id = office.decided(&[("form", "merge")]).await;
    office.agreed(id).await;
    office.carried_out(id).await;
    let list = office.secretary.get("/inherited?kind=document").await.text;
    assert!(list.contains(">QT.05</a>") && list.contains(">HD.01-2</a>"), "{list}");
    assert!(list.contains("Đã ban hành lại từ 16/06/2026"), "ours holds already: {list}");
}

#[tokio::test]
async fn one_into_several_each_takes_its_units_once() {
    let app = app();
    let office = Office::new(&app).await;
    district(&office).await;
    let id = office.decided(&[("form", "divide")]).await;
    office.agreed(id).await;
    app.set_clock("2026-07-01T08:00:00+07:00");
    let unit = app.unit("VP").to_string();
    let (field, of) = (format!("unit_{DISTRICT}"), format!("of_{DISTRICT}"));
    let (path, nv) = (format!("/successions/{id}/carry-out"), app.foreign_unit("NV").to_string());
    let nothing = office.secretary.post(&path, &[(field.as_str(), unit.as_str())]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text.contains("chọn ít nhất một đơn vị"), "{}", nothing.text);
    let form = [(field.as_str(), unit.as_str()), (of.as_str(), nv.as_str())];
    assert_eq!(office.secretary.post(&path, &form).await.status, 303);
    let list = office.secretary.get("/inherited").await.text;
    assert!(list.contains("Rà soát thủ tục") && list.contains("QT.TP.01"), "{list}");
    assert!(!list.contains("Sổ đăng ký") && !list.contains("HD.01"), "of no unit: {list}");

    // Another agency takes the rest: what was to be done of NV is taken, its procedure goes to both.
    let vp = app.found(crate::office::STRANGER, "UBND xã Thứ Ba", "H00.03").await;
    let secretary = [Role::IsoSecretary];
    let third = app.hire(crate::office::STRANGER, vp, "Thư Ba (minh họa)", &secretary).await;
    let boss = app.hire(crate::office::STRANGER, vp, "Chủ Ba (minh họa)", &[Role::Approver]).await;
    let made = third.post("/successions", &decision(&[("form", "dissolve")])).await;
    let second = made.id();
    let decide =
        boss.post(&format!("/successions/{second}/actions"), &[("action", "decide")]).await;
    assert_eq!(decide.status, 303);
    // The district has ended, and still says yes.
    office.agreed(second).await;
    let vp = vp.to_string();
    let path = format!("/successions/{second}/carry-out");
    assert_eq!(third.post(&path, &[(field.as_str(), vp.as_str())]).await.status, 303);
    let rest = third.get("/inherited").await.text;
    assert!(rest.contains("Sổ đăng ký") && rest.contains("HD.01"), "{rest}");
    assert!(rest.contains("QT.TP.01") && !rest.contains("Rà soát thủ tục"), "{rest}");
}

#[tokio::test]
async fn the_minutes_say_what_was_handed_over() {
    let app = app();
    let office = Office::new(&app).await;
    district(&office).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    office.carried_out(id).await;
    let path = format!("/successions/{id}/actions");
    let wrong = [("action", "hand_over"), ("number", ""), ("dated", "01/08/2026")];
    let wrong = office.secretary.post(&path, &wrong).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Có 4 chỗ cần sửa"), "{}", wrong.text);
    let signed = [
        ("action", "hand_over"),
        ("number", "01/BB-BG"),
        ("dated", "01/07/2026"),
        ("giver", "Phạm Văn Huyện, Chủ tịch UBND"),
        ("receiver", "Trần Xuân Anh, Chủ tịch UBND"),
    ];
    assert_eq!(office.secretary.post(&path, &signed).await.status, 303);
    let pdf = office.secretary.get(&format!("/successions/{id}/minutes")).await;
    let Some(text) = pdf_text(&pdf) else { return };
    for said in [
        "BIÊN BẢN",
        "01/BB-BG",
        "Căn cứ Nghị quyết số 12/NQ-UBTVQH15 ngày 16/06/2026",
        "Phạm Văn Huyện",
        "Tài liệu đang áp dụng",
        "Phụ lục I",
        "QT.TP.01",
        "Phụ lục IV DANH MỤC HỒ SƠ ĐANG GIẢI QUYẾT",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let word = office.secretary.get(&format!("/successions/{id}/minutes/docx")).await;
    assert!(word.bytes.starts_with(b"PK"), "{}", word.status);
    let register = office.secretary.get("/inherited?format=pdf").await;
    assert!(register.bytes.starts_with(b"%PDF-"), "{}", register.status);
}

#[tokio::test]
async fn documents_are_ready_on_the_first_day() {
    let app = app();
    let office = Office::new(&app).await;
    district(&office).await;
    let id = office.decided(&[]).await;
    let unit = app.unit("VP").to_string();
    let field = format!("unit_{DISTRICT}");
    let path = format!("/successions/{id}/carry-out");
    let form = [(field.as_str(), unit.as_str()), ("op", "prepare")];
    let unasked = office.secretary.post(&path, &form).await;
    assert_eq!(unasked.status, 409, "the district has not said yes");
    office.agreed(id).await;
    for _ in 0..2 {
        let ready = office.secretary.post(&path, &form).await;
        assert_eq!(ready.location, format!("/successions/{id}?did=prepare"), "{}", ready.text);
    }
    // Written, approved and issued in June, in effect on the day itself.
    let draft = office.in_agency(ZONE, |tx| draft_of(tx, "QT.TP.01")).await;
    issue(&office, VersionId::new(draft)).await;
    office.in_force(DISTRICT, instruction("HD.02", "Hướng dẫn cuối cùng")).await;
    office.carried_out(id).await;
    let list = office.secretary.get("/inherited?kind=document").await.text;
    for code in ["QT.TP.01", "HD.01", "HD.02"] {
        assert_eq!(list.matches(&format!(">{code}</a>")).count(), 1, "{code}: {list}");
    }
    let tasks = office.secretary.get("/inherited?kind=task").await.text;
    assert!(tasks.contains("Rà soát thủ tục"), "{tasks}");
}
