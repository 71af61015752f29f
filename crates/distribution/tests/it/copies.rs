use crate::office::{Office, app};
use platform::Role;

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

#[tokio::test]
async fn paper_copies_are_numbered_delivered_and_recalled() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/copies");
    let form = [("copy_no", "1"), ("holder", "Bộ phận Một cửa"), ("delivered_on", "25/11/2026")];
    let page = office.thu.submit(&path, &form).await;
    assert!(page.text.contains("Đã ghi bản giấy vào sổ."), "{}", page.text);
    assert!(page.text.contains("name=\"copy_no\" value=\"2\""), "the next number is offered");

    let taken = office.thu.post(&path, &form).await;
    assert_eq!(taken.status, 409);
    assert!(taken.text.contains("Số bản này đã có trong sổ"), "{}", taken.text);
    assert!(taken.text.contains("value=\"Bộ phận Một cửa\""), "what was typed stays");
    let wrong = [("copy_no", "a"), ("holder", ""), ("delivered_on", "2026")];
    let wrong = office.thu.post(&path, &wrong).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Có 3 chỗ cần sửa"), "{}", wrong.text);

    let recall = page.text.split("action=\"").find_map(|it| it.split_once("/recall\"")).unwrap().0;
    let recall = format!("{recall}/recall");
    for (day, status) in
        [("24/11/2026", 409), ("hôm nay", 422), ("01/12/2026", 303), ("02/12/2026", 409)]
    {
        let answer = office.thu.post(&recall, &[("recalled_on", day)]).await;
        assert_eq!(answer.status, status, "{day}: {}", answer.text);
    }
    let page = office.lan.get(&format!("/distributions/{version}")).await.text;
    assert!(page.contains("<span class=\"badge mute\">01/12/2026</span>"), "{page}");

    let recorded =
        app.write(move |tx| tx.recorded(&format!("distribution/{version}"))).await.unwrap();
    let actions: Vec<_> = recorded.iter().map(|it| it.action.as_str()).collect();
    assert_eq!(actions, ["distribution.recall", "distribution.deliver", "distribution.ask"]);
}

#[tokio::test]
async fn copies_of_what_is_out_of_force_have_to_come_back() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{first}/copies");
    let form = [("copy_no", "1"), ("holder", "Bộ phận Một cửa"), ("delivered_on", "25/11/2026")];
    office.thu.post(&path, &form).await;
    assert!(!office.thu.get("/").await.text.contains("Thu hồi"));
    office.issue_again(first, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;
    let inbox = office.thu.get("/").await.text;
    assert!(inbox.contains("Thu hồi 1 bản giấy: QT.VP.01"), "{inbox}");
    assert!(!office.lan.get("/").await.text.contains("Thu hồi"));
    let again = [("copy_no", "2"), ("holder", "Văn thư"), ("delivered_on", "01/12/2026")];
    assert_eq!(office.thu.post(&path, &again).await.status, 409, "nothing old is handed out");
}

#[tokio::test]
async fn only_those_who_keep_copies_change_the_register() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let page = format!("/distributions/{version}");
    let form = [("copy_no", "1"), ("holder", "Một cửa"), ("delivered_on", "25/11/2026")];
    for (roles, may) in [
        (&[Role::IsoSecretary][..], true),
        (&[Role::DocumentController], true),
        (&[Role::Author, Role::Approver, Role::Head, Role::Administrator], false),
    ] {
        let who = app.person("Ai Đó", roles).await;
        assert_eq!(who.get(&page).await.text.contains("Ghi vào sổ"), may, "{roles:?}");
        let status = who.post(&format!("{page}/copies"), &form).await.status;
        assert_eq!(status == 403, !may, "{roles:?}: {status}");
    }
}
