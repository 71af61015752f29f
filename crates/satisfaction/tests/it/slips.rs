//! Slips: from phones, from paper, from files.

use crate::{Office, act, app};
use platform::Role;
use testkit::Person;

/// An empty slip as a phone opens it, and its random name.
async fn empty(phone: &Person<'_>, address: &str) -> String {
    let page = phone.get(address).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let (_, rest) = page.text.split_once("name=\"slip\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// All questions answered alike.
fn ticked<'f>(slip: &'f str, at: &'f str, comment: &'f str) -> Vec<(&'f str, &'f str)> {
    let names = ["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7"];
    let mut form: Vec<_> = names.into_iter().map(|name| (name, at)).collect();
    form.extend([("slip", slip), ("comment", comment)]);
    form
}

#[tokio::test]
async fn a_phone_answers_once() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, address) = office.open().await;
    let phone = app.nobody();
    let slip = empty(&phone, &address).await;
    let little = phone.post(&address, &[("q3", "5"), ("slip", &slip), ("comment", "Chờ")]).await;
    assert_eq!(little.status, 422);
    assert!(little.text.contains("Hãy trả lời ít nhất một nửa số câu"), "{}", little.text);
    assert!(
        little.text.contains("name=\"q3\" value=\"5\" checked") && little.text.contains(">Chờ<"),
        "{}",
        little.text
    );
    for _ in 0..2 {
        let sent = phone.post(&address, &ticked(&slip, "4", "")).await;
        assert_eq!(sent.status, 200, "{}", sent.text);
        assert!(sent.text.contains("Cảm ơn ông/bà"), "{}", sent.text);
    }
    let shown = office.thu.get(&page).await.text;
    assert!(shown.contains("<dt>Phiếu hợp lệ</dt><dd>1"), "sent twice, kept once: {shown}");
    assert!(shown.contains("quét mã QR 1"), "{shown}");
    assert_eq!(act(&office.thu, &page, &[("action", "close")]).await, 303);
    let closed = phone.get(&address).await;
    assert!(closed.text.contains("Khảo sát đã đóng"), "{}", closed.text);
    let refused = phone.post(&address, &ticked(&"a".repeat(32), "4", "")).await;
    assert!(refused.text.contains("Khảo sát đã đóng"), "{}", refused.text);
    assert_eq!(phone.get("/portal/thu-nghiem/surveys/AAAABBBBCCCC").await.status, 404);
}

/// What a stranger writes is text wherever it is shown.
#[tokio::test]
async fn what_strangers_write_never_runs() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, address) = office.open().await;
    let phone = app.nobody();
    let payload = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'";
    let slip = empty(&phone, &address).await;
    let sent = phone.post(&address, &ticked(&slip, "3", payload)).await;
    assert_eq!(sent.status, 200);
    let broken = phone
        .post(
            &address,
            &[("slip", payload), ("unit", payload), ("q0", payload), ("comment", payload)],
        )
        .await;
    assert_eq!(broken.status, 422);
    let pages =
        [office.thu.get(&page).await, office.cua.get(&format!("{page}/slips")).await, broken];
    for shown in pages {
        assert!(
            !shown.text.contains("<script>alert") && !shown.text.contains("<img src=x"),
            "{}",
            shown.text
        );
        assert!(shown.text.contains("&#60;script&#62;alert(1)"), "{}", shown.text);
        assert!(shown.header("content-security-policy").contains("script-src 'self'"));
    }
}

#[tokio::test]
async fn a_program_that_sends_slip_after_slip_is_slowed_down() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, address) = office.open().await;
    let phone = app.nobody();
    let mut answers = Vec::new();
    for no in 0..60 {
        let slip = format!("{no:032x}");
        answers.push(phone.post(&address, &ticked(&slip, "5", "")).await.status);
    }
    let taken = answers.iter().filter(|status| **status == 200).count();
    assert!(taken <= 20 && answers.last() == Some(&429), "{answers:?}");
    let shown = office.thu.get(&page).await.text;
    assert!(shown.contains(&format!("<dt>Phiếu hợp lệ</dt><dd>{taken}")), "{shown}");
}

#[tokio::test]
async fn wrong_lines_are_named_and_kept() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, _) = office.open().await;
    let typed = "55555555\n5555\n5 5 5 5 5 5 5 9";
    let refused = office.cua.post(&format!("{page}/slips"), &[("slips", typed)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Chưa đọc được dòng 2, 3."), "{}", refused.text);
    assert!(refused.text.contains(typed), "{}", refused.text);
    let shown = office.thu.get(&page).await.text;
    assert!(shown.contains("<dt>Phiếu hợp lệ</dt><dd>0"), "all or none: {shown}");
}

#[tokio::test]
async fn files_of_other_systems() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, _) = office.open().await;
    let path = format!("{page}/imports");
    let mut counts = String::from("\u{feff}STT;Câu hỏi;1;2;3;4;5\n");
    for no in 1..=8 {
        counts.extend([format!("{no};Câu {no};0;1;3;30;18\n")]);
    }
    let form = [("source", "Phần mềm một cửa"), ("issued", "60")];
    let sent = office.thu.upload(&path, &form, ("file", "sipas.csv", counts.as_bytes())).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let heads = (1..=8).map(|no| format!("Câu {no}")).collect::<Vec<_>>().join(",");
    let slips = format!("{heads},Ý kiến\n5,5,5,5,5,5,5,5,Nhanh\n1,1,1,1,,,,,\n");
    let sent = office.thu.upload(&path, &form, ("file", "phieu.csv", slips.as_bytes())).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let shown = office.thu.get(&page).await.text;
    // 10 given out here and 60 there; 52 counted there, one of two slips that answers the last question.
    assert!(shown.contains("<dt>Phiếu giấy đã phát</dt><dd>70"), "{shown}");
    assert!(shown.contains("<dt>Phiếu hợp lệ</dt><dd>54"), "{shown}");
    assert!(shown.contains("92,5% <small>n = 53</small>"), "{shown}");
    assert!(shown.contains("Nhanh"), "{shown}");
    for (name, bytes, said) in [
        ("trang.csv", &b"a,b\n1,2\n"[..], "Không thấy dòng tiêu đề"),
        ("la.xlsx", b"PK\x03\x04rubbish\x00", "Tệp này không đọc được"),
    ] {
        let refused = office.thu.upload(&path, &form, ("file", name, bytes)).await;
        assert_eq!(refused.status, 422, "{name}");
        assert!(refused.text.contains(said), "{name}: {}", refused.text);
    }
}

#[tokio::test]
async fn words_are_sorted_by_the_office_and_read_by_few() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, _) = office.open().await;
    let typed = [("slips", "44444444; Nên có ghế chờ")];
    assert_eq!(office.cua.post(&format!("{page}/slips"), &typed).await.status, 303);
    let reader = app.person("Lê Văn Đọc", &[Role::Reader]).await;
    assert!(!reader.get(&page).await.text.contains("Nên có ghế chờ"));
    let slips = office.cua.get(&format!("{page}/slips")).await.text;
    let (_, rest) = slips.split_once("name=\"slip\" value=\"").unwrap();
    let slip = rest.split_once('"').unwrap().0;
    let sorted = [("slip", slip), ("topic", "access"), ("invalid", "twice")];
    assert_eq!(office.cua.post(&format!("{page}/sorting"), &sorted).await.status, 303);
    let shown = office.thu.get(&page).await.text;
    assert!(shown.contains("Tiếp cận dịch vụ · phiếu không hợp lệ"), "{shown}");
    assert!(shown.contains("<dt>Phiếu hợp lệ</dt><dd>0"), "{shown}");
}

#[tokio::test]
async fn another_agency_sees_nothing() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, address) = office.open().await;
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    assert_eq!(stranger.get(&page).await.status, 404);
    assert_eq!(stranger.post(&format!("{page}/slips"), &[("slips", "5")]).await.status, 404);
    assert!(!stranger.get("/surveys").await.text.contains("KS-2026-01"));
    let other = address.replace("thu-nghiem", "khac");
    assert_eq!(stranger.get(&other).await.status, 404);
}
