use crate::office::{Office, app};
use document::State;
use expect_test::expect_file;
use platform::{AppError, DbError};
use testkit::steady;

#[tokio::test]
async fn from_draft_to_effect() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QT.VP.01").await;
    let page = office.lan.get(&format!("/documents/{id}")).await.text;
    expect_file!["./snapshots/draft.html"].assert_eq(&steady(&page));
    for (action, state) in [
        ("submit", "in_review"),
        ("review", "in_appraisal"),
        ("appraise", "in_approval"),
        ("approve", "approved"),
    ] {
        office.act(id, action).await;
        assert_eq!(office.state(id).await, state);
    }
    office.issue(id, "47a/QĐ-UBND", "01/12/2026").await;
    app.set_clock("2026-11-30T16:59:59Z");
    app.tick().await;
    assert_eq!(office.state(id).await, "scheduled", "one second before midnight here");
    app.set_clock("2026-11-30T17:00:00Z");
    app.tick().await;
    assert_eq!(office.state(id).await, "effective", "midnight here");
    let page = office.doc.get(&format!("/documents/{id}")).await.text;
    expect_file!["./snapshots/effective.html"].assert_eq(&steady(&page));
}

#[tokio::test]
async fn what_waits_for_whom() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.draft("QT.VP.01").await;
    for (action, waits, todo) in [
        ("", &office.lan, "Soạn tiếp QT.VP.01"),
        ("submit", &office.minh, "Xem xét QT.VP.01"),
        ("review", &office.hoa, "Thẩm định QT.VP.01"),
        ("appraise", &office.anh, "Phê duyệt QT.VP.01"),
        ("approve", &office.kiem, "Ban hành QT.VP.01"),
    ] {
        if !action.is_empty() {
            office.act(id, action).await;
        }
        for who in office.people() {
            // The secretary appraises and issues as well.
            let may = who.id() == waits.id()
                || (who.id() == office.thu.id() && matches!(action, "review" | "approve"));
            assert_eq!(who.get("/").await.text.contains(todo), may, "{action}: {}", who.name());
        }
    }
}

#[tokio::test]
async fn the_next_issue_takes_its_place_at_midnight() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.reach("QT.VP.01", State::Effective).await;
    app.tick().await;
    let begun = office.lan.post(&format!("/documents/{first}/issues"), &[("kind", "issue")]).await;
    let second = begun.id();
    let twice =
        office.lan.post(&format!("/documents/{first}/issues"), &[("kind", "revision")]).await;
    assert_eq!(twice.status, 409, "one draft at a time");

    let submit =
        office.lan.post(&format!("/documents/{second}/actions"), &[("action", "submit")]).await;
    assert_eq!(submit.status, 409);
    assert!(submit.text.contains("phải ghi nội dung sửa đổi"), "{}", submit.text);
    office.write(second, "Bỏ bước 3 theo Nghị định 118/2025/NĐ-CP").await;
    office.approve(second).await;
    office.issue(second, "48/QĐ-UBND", "01/12/2026").await;

    let in_force = || async {
        let found = app.write(|tx| Ok(document::versions_in_force(tx)?)).await.unwrap();
        found.into_iter().map(|version| version.id.get()).collect::<Vec<_>>()
    };
    app.set_clock("2026-11-30T16:59:59Z");
    app.tick().await;
    assert_eq!(in_force().await, [first]);
    app.set_clock("2026-11-30T17:00:00Z");
    app.tick().await;
    assert_eq!(in_force().await, [second]);
    assert_eq!(office.state(first).await, "superseded");
    let page = office.doc.get(&format!("/documents/{second}")).await.text;
    expect_file!["./snapshots/second_issue.html"].assert_eq(&steady(&page));

    // What was superseded is never edited, and nothing begins from it.
    let edit = office.lan.get(&format!("/documents/{first}/edit")).await;
    assert_eq!(edit.status, 409);
    let again = office.lan.post(&format!("/documents/{first}/issues"), &[("kind", "issue")]).await;
    assert_eq!(again.status, 409);
}

#[tokio::test]
async fn days_without_power_change_no_date() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.reach("QT.VP.01", State::Effective).await;
    app.tick().await;
    let second =
        office.lan.post(&format!("/documents/{first}/issues"), &[("kind", "revision")]).await.id();
    office.write(second, "Sửa lỗi chính tả").await;
    office.approve(second).await;
    office.issue(second, "48/QĐ-UBND", "01/12/2026").await;
    app.set_clock("2026-12-05T03:00:00Z");
    app.tick().await;
    let json = office.doc.get(&format!("/api/v1/documents/{first}")).await.text;
    assert!(json.contains("\"expired_on\":\"2026-12-01\""), "{json}");
    let json = office.doc.get(&format!("/api/v1/documents/{second}")).await.text;
    assert!(json.contains("\"effective_on\":\"2026-12-01\""), "{json}");
    assert!(json.contains("\"issue_no\":1,\"revision_no\":1"), "{json}");
}

#[tokio::test]
async fn a_code_has_one_effective_version_whatever_the_program_does() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.reach("QT.VP.01", State::Effective).await;
    app.tick().await;
    let form = [("kind", "manual"), ("code", "QT.VP.01"), ("title", "Sổ tay"), ("unit", "")];
    let taken = office.binh.post("/documents", &form).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text.contains("Mã hiệu này đang dùng"), "{}", taken.text);

    let second =
        office.lan.post(&format!("/documents/{first}/issues"), &[("kind", "issue")]).await.id();
    let forced = app.write(move |tx| {
        let agency = tx.agency().get();
        let sql =
            "UPDATE document_version SET state = 'effective' WHERE agency_id = $1 AND id = $2";
        Ok(tx.execute(sql, &[&agency, &second])?)
    });
    assert!(matches!(forced.await, Err(AppError::Internal(DbError::Duplicate(_)))));
}

#[tokio::test]
async fn returned_work_goes_back_with_a_reason_and_without_signatures() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::InApproval).await;
    let path = format!("/documents/{id}/actions");
    let mute = office.anh.post(&path, &[("action", "return"), ("reason", " ")]).await;
    assert_eq!(mute.status, 409);
    assert!(mute.text.contains("Hãy ghi lý do trả lại"), "{}", mute.text);
    let back =
        office.anh.post(&path, &[("action", "return"), ("reason", "Thiếu căn cứ ở bước 3.")]).await;
    assert_eq!(back.status, 303);
    let page = office.lan.get(&format!("/documents/{id}")).await.text;
    assert!(page.contains("<blockquote>Thiếu căn cứ ở bước 3.</blockquote>"), "{page}");
    assert_eq!(page.matches("Chưa ký").count(), 4, "{page}");
    assert_eq!(office.state(id).await, "draft");
}
