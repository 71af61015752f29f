//! Who ends an agency: its own head, and nobody else.

use crate::office::{DISTRICT, Office, app, decision};
use platform::Role;

#[tokio::test]
async fn mistakes_come_back_with_what_was_typed() {
    let app = app();
    let office = Office::new(&app).await;
    for (field, value, says) in [
        ("codes", "", "Hãy ghi mã định danh"),
        ("codes", "H99.99", "không tìm thấy cơ quan"),
        ("codes", "H00.01", "không tiếp nhận từ chính mình"),
        ("effective_on", "01/06/2026", "Ngày hiệu lực phải từ ngày ban hành"),
        ("dated", "31/06/2026", "Ngày chưa đúng"),
        ("form", "x", "Lựa chọn không hợp lệ"),
    ] {
        let wrong = office.secretary.post("/successions", &decision(&[(field, value)])).await;
        assert_eq!(wrong.status, 422, "{field}");
        assert!(wrong.text.contains(says), "{field}: {}", wrong.text);
        assert!(wrong.text.contains("value=\"12/NQ-UBTVQH15\""), "{field}");
    }
    let everything = [("codes", "H99.99"), ("number", ""), ("dated", "x")];
    let wrong = office.secretary.post("/successions", &decision(&everything)).await;
    assert!(wrong.text.contains("Có 3 chỗ cần sửa"), "{}", wrong.text);
}

#[tokio::test]
async fn only_its_own_head_ends_an_agency() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.decided(&[]).await;
    let path = format!("/endings/{id}/actions");
    // The head of the other agency finds no such question; whoever is no head is refused.
    let other = office.head.post(&path, &[("action", "agreed")]).await;
    assert_eq!(other.status, 404);
    let clerk = office.old_secretary.post(&path, &[("action", "agreed")]).await;
    assert_eq!(clerk.status, 403);
    let inbox = office.old_head.get("/").await.text;
    assert!(inbox.contains("Xác nhận cơ quan kết thúc hoạt động"), "{inbox}");
    let page = office.old_head.get(&format!("/endings/{id}")).await.text;
    assert!(page.contains("Cơ quan hoạt động hết ngày 30/06/2026"), "{page}");
    office.agreed(id).await;
    let twice = office.old_head.post(&path, &[("action", "agreed")]).await;
    assert_eq!(twice.status, 409);
    // Until its last day is over, the agency works on.
    let still = office.old_secretary.post("/exports", &[]).await;
    assert_ne!(still.status, 409, "{}", still.text);
    let closing = office.in_agency(DISTRICT, |tx| Ok(tx.is_closed()?)).await;
    assert!(!closing);
}

#[tokio::test]
async fn whoever_says_no_says_why_and_it_goes_back() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.decided(&[]).await;
    let path = format!("/endings/{id}/actions");
    let mute = office.old_head.post(&path, &[("action", "objected")]).await;
    assert_eq!(mute.status, 422);
    let no = [("action", "objected"), ("note", "Sai số nghị quyết")];
    assert_eq!(office.old_head.post(&path, &no).await.status, 303);
    let page = office.secretary.get(&format!("/successions/{id}")).await.text;
    assert!(page.contains("Sai số nghị quyết") && page.contains("Dự thảo"), "{page}");
    // Written anew and decided again, it is asked again.
    let edit = office.secretary.get(&format!("/successions/{id}/edit")).await.text;
    let moves = edit.split("name=\"moves\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let anew = decision(&[("number", "13/NQ-UBTVQH15"), ("moves", moves)]);
    let saved = office.secretary.post(&format!("/successions/{id}/content"), &anew).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let path = format!("/successions/{id}/actions");
    assert_eq!(office.head.post(&path, &[("action", "decide")]).await.status, 303);
    office.agreed(id).await;
}

#[tokio::test]
async fn before_its_day_it_is_taken_back_and_the_agency_goes_on() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    let path = format!("/successions/{id}/actions");
    let early = office.secretary.post(&format!("/successions/{id}/carry-out"), &[]).await;
    assert_eq!(early.status, 422, "{}", early.text);
    let unit = app.unit("VP").to_string();
    let field = format!("unit_{DISTRICT}");
    let carry = format!("/successions/{id}/carry-out");
    let early = office.secretary.post(&carry, &[(field.as_str(), unit.as_str())]).await;
    assert_eq!(early.status, 409);
    assert!(early.text.contains("Chưa đến ngày hiệu lực"), "{}", early.text);
    assert_eq!(office.head.post(&path, &[("action", "recall")]).await.status, 303);
    app.set_clock("2026-07-02T08:00:00+07:00");
    assert!(!office.in_agency(DISTRICT, |tx| Ok(tx.is_closed()?)).await);
    let again = office.head.post(&path, &[("action", "decide")]).await;
    assert_eq!(again.status, 303);
    office.agreed(id).await;
    // Now the day is over: there is no way back.
    let late = office.head.post(&path, &[("action", "recall")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("không rút lại được nữa"), "{}", late.text);
}

#[tokio::test]
async fn who_is_not_of_the_two_sees_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    let vp = app.found(crate::office::STRANGER, "UBND xã Lạ", "H00.03").await;
    let everybody = &Role::ALL;
    let stranger = app.hire(crate::office::STRANGER, vp, "Người Lạ (minh họa)", everybody).await;
    app.set_clock("2026-07-01T08:00:00+07:00");
    for path in [
        format!("/successions/{id}"),
        format!("/successions/{id}/read?agency={DISTRICT}"),
        format!("/successions/{id}/minutes"),
        format!("/endings/{id}"),
        format!("/api/v1/successions/{id}"),
    ] {
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    let agency = DISTRICT.to_string();
    let look = [("agency", agency.as_str()), ("at", "/documents")];
    let look = stranger.post(&format!("/successions/{id}/read"), &look).await;
    assert_eq!(look.status, 404);
    let list = stranger.get("/successions").await.text;
    assert!(!list.contains("UBND xã Khác"), "{list}");
    assert_eq!(stranger.get("/api/v1/successions").await.text, "[]");
}
