use crate::office::{Office, app};
use document::VersionId;

const LAW: &str = "Luật Hộ tịch số 60/2014/QH13";
const DECREE: &str = "Nghị định số 123/2015/NĐ-CP";

/// The documents that a wizard page offers, in order.
fn offered(page: &str) -> Vec<&str> {
    let ticks = page.split("name=\"document\" value=\"").skip(1);
    ticks.map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// Forty processes get their basis changed, each in a draft of its own author's.
#[tokio::test]
async fn forty_processes_get_a_draft_each_and_are_still_approved_one_by_one() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, new) = office.laws().await;
    let codes: Vec<_> = (1..=40).map(|n| format!("QT.HT.{n:02}")).collect();
    let codes: Vec<_> = codes.iter().map(String::as_str).collect();
    office.in_force(&codes, &[LAW, DECREE]).await;
    office.relate(old, "03/2026/QH16", "replaces").await;
    let page = office.thu.get(&format!("/legal-watch/changes/new?old={old}&new={new}")).await.text;
    assert!(page.contains("40 quy trình căn cứ vào 60/2014/QH13"), "{page}");
    assert!(page.contains("Luật Hộ tịch số 03/2026/QH16</textarea>"), "{page}");
    let documents = offered(&page);
    assert_eq!(documents.len(), 40);
    let (from, to) = (old.to_string(), new.to_string());
    let mut form = vec![("old", &from[..]), ("new", &to), ("line", "Luật Hộ tịch số 03/2026/QH16")];
    form.extend(documents.iter().map(|document| ("document", *document)));
    let began = std::time::Instant::now();
    let report = office.thu.submit("/legal-watch/changes", &form).await;
    println!("forty processes changed in {:?}", began.elapsed());
    assert_eq!(report.status, 200);
    assert!(
        report.text.contains("Đã lập hoặc sửa 40 bản thảo trong 40 quy trình"),
        "{}",
        report.text
    );
    assert_eq!(office.board(&office.doc, "&stage=under_way").await.len(), 40);

    // Every draft is Lan's, says why, and waits for her to hand it in.
    let inbox = office.lan.get("/").await.text;
    assert_eq!(inbox.matches("Soạn tiếp QT.HT.").count(), 40);
    let first = report.text.split_once("class=\"nowrap\" href=\"/documents/").unwrap().1;
    let first = VersionId::new(first.split_once('"').unwrap().0.parse().unwrap());
    let draft = office.lan.get(&format!("/documents/{first}")).await.text;
    assert!(draft.contains("Thay căn cứ 60/2014/QH13 bằng 03/2026/QH16"), "{draft}");
    assert!(draft.contains("Dự thảo"));
    let read = office.lan.get(&format!("/procedures/{first}")).await.text;
    assert!(read.contains("<li id=\"legal_basis-1\">Luật Hộ tịch số 03/2026/QH16</li>"), "{read}");
    assert!(read.contains(DECREE));
    let own =
        office.thu.post(&format!("/documents/{first}/actions"), &[("action", "submit")]).await;
    assert_eq!(own.status, 403, "whoever ran the batch does not hand it in for the author");
    office.approve(first).await;

    // Again: what has the change already is not offered.
    let page = office.thu.get(&format!("/legal-watch/changes/new?old={old}&new={new}")).await.text;
    assert!(page.contains("Không còn quy trình nào"), "{page}");
}

#[tokio::test]
async fn open_drafts_are_changed_and_what_is_under_review_is_told() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, new) = office.laws().await;
    let ids = office.in_force(&["QT.HT.01", "QT.HT.02", "QT.HT.03"], &[LAW]).await;
    let mut drafts = Vec::new();
    for id in &ids[..2] {
        let begun = office.lan.post(&format!("/documents/{id}/issues"), &[("kind", "issue")]).await;
        drafts.push(VersionId::new(begun.id()));
    }
    let by = office.lan.id();
    let second = drafts[1];
    app.write(move |tx| {
        let mut actor = platform::Actor::system(testkit::AGENCY, "password");
        (actor.person, actor.roles) = (by, vec![platform::Role::Author]);
        let mut version = document::open(tx, &actor, second)?;
        version.summary = "Sửa bước 2".into();
        document::put_content(tx, &actor, second, 0, &version)
    })
    .await
    .unwrap();
    office.submit(second).await;
    office.draft("QT.HT.09", &["Luật Hộ tịch năm 2014"]).await;
    let page = office.thu.get(&format!("/legal-watch/changes/new?old={old}&new={new}")).await.text;
    assert!(page.contains("Không làm được: bản mới đang chờ xem xét"), "{page}");
    let documents: Vec<String> = offered(&page).into_iter().map(ToOwned::to_owned).collect();
    assert_eq!(documents.len(), 3, "what is under review has no tick");
    // The page is old by now: somebody hands the first draft in before the batch begins.
    let all = app.write(|tx| {
        let keys = tx.list::<(i64,)>(
            "SELECT id FROM document WHERE agency_id = $1 ORDER BY id",
            &[&1_i64],
        )?;
        Ok(keys.into_iter().map(|(id,)| id.to_string()).collect::<Vec<_>>())
    });
    let all = all.await.unwrap();
    let (from, to) = (old.to_string(), new.to_string());
    let mut form = vec![("old", &from[..]), ("new", &to), ("line", "Luật Hộ tịch số 03/2026/QH16")];
    form.extend(all.iter().map(|document| ("document", document.as_str())));
    form.push(("document", "12345"));
    let report = office.thu.submit("/legal-watch/changes", &form).await.text;
    for said in [
        "Đã sửa trong bản đang soạn",
        "Chưa làm: bản mới đang chờ xem xét, duyệt",
        "Đã lập bản thảo lần sửa đổi",
        "Đã lập hoặc sửa 3 bản thảo trong 4 quy trình",
    ] {
        assert!(report.contains(said), "{said}: {report}");
    }
    let first = office.lan.get(&format!("/procedures/{}", drafts[0])).await.text;
    assert!(first.contains("Luật Hộ tịch số 03/2026/QH16"));
    let second = office.lan.get(&format!("/procedures/{second}")).await.text;
    assert!(!second.contains("03/2026/QH16"), "what was signed is never edited");
}

#[tokio::test]
async fn a_batch_that_says_nothing_is_told_what_is_missing() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, new) = office.laws().await;
    office.in_force(&["QT.HT.01"], &[LAW]).await;
    let (from, to) = (old.to_string(), new.to_string());
    let nothing = [("old", &from[..]), ("new", &to), ("line", " ")];
    let refused = office.thu.post("/legal-watch/changes", &nothing).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("Chưa chọn quy trình nào") && refused.text.contains("id=\"e-line\"")
    );
    let same = [("old", &from[..]), ("new", &from), ("line", "a"), ("document", "1")];
    assert_eq!(office.thu.post("/legal-watch/changes", &same).await.status, 422);
    let absent = [("old", "1"), ("new", "2"), ("line", "a"), ("document", "1")];
    assert_eq!(office.thu.post("/legal-watch/changes", &absent).await.status, 404);
    assert_eq!(office.lan.post("/legal-watch/changes", &nothing).await.status, 403);
}
