use crate::office::{Office, app};
use document::VersionId;

const LAW: &str = "Luật Hộ tịch số 60/2014/QH13";

#[tokio::test]
async fn a_law_change_reaches_every_process_in_whatever_spelling() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, _) = office.laws().await;
    office.in_force(&["QT.HT.01"], &[LAW]).await;
    office.in_force(&["QT.HT.02"], &["Luật Hộ tịch năm 2014"]).await;
    office.in_force(&["QT.HT.03"], &["Luật hộ tịch số 60 / 2014/QH 13"]).await;
    office.in_force(&["QT.CT.01"], &["Nghị định số 23/2015/NĐ-CP"]).await;
    let draft = office.draft("QT.HT.09", &[LAW]).await;
    assert_eq!(office.board(&office.thu, "").await, [""; 0]);

    office.relate(old, "03/2026/QH16", "replaces").await;
    let all = [
        "QT.HT.01 01/03/2027 Chờ đánh giá,",
        "QT.HT.02 01/03/2027 Chờ đánh giá,",
        "QT.HT.03 01/03/2027 Chờ đánh giá,",
        "QT.HT.09 01/03/2027 Chờ đánh giá,",
    ];
    assert_eq!(office.board(&office.thu, "").await, all);
    // Whoever may not know of a draft does not learn of it here.
    assert_eq!(office.board(&office.doc, "").await, all[..3]);
    assert_eq!(office.board(&office.doc, "&stage=late").await, [""; 0]);
    let task = office.task("QT.HT.09").await;
    assert_eq!(office.doc.get(&format!("/legal-watch/tasks/{task}")).await.status, 404);
    let foreign = app.foreigner("Người Lạ", &[platform::Role::IsoSecretary]).await;
    assert_eq!(foreign.get(&format!("/legal-watch/tasks/{task}")).await.status, 404);

    // Told twice, and swept again: each process is asked once.
    app.tick().await;
    assert_eq!(office.board(&office.thu, "").await.len(), 4);
    let page = office.doc.get(&format!("/external-documents/{old}")).await.text;
    assert!(page.contains("3 quy trình căn cứ vào văn bản này"), "{page}");
    assert!(!page.contains("QT.HT.09"));
    let page = office.thu.get(&format!("/external-documents/{old}")).await.text;
    assert!(page.contains("QT.HT.09") && page.contains("Thay căn cứ hàng loạt"), "{page}");
    let csv = office.doc.get("/external-documents?format=csv&q=60/2014").await.text;
    assert!(csv.contains("\"QT.HT.01, QT.HT.02, QT.HT.03\""), "{csv}");
    let stamped = office.thu.get(&format!("/procedures/{draft}")).await.text;
    assert!(stamped.contains("Đang cập nhật theo văn bản mới"), "{stamped}");
}

async fn is_stamped(office: &Office<'_>, id: VersionId) -> bool {
    let said = "Đang cập nhật theo văn bản mới";
    let pages = [format!("/documents/{id}"), format!("/procedures/{id}")];
    let mut stamps = Vec::new();
    for page in pages {
        stamps.push(office.doc.get(&page).await.text.contains(said));
    }
    assert_eq!(stamps[0], stamps[1]);
    stamps[0]
}

#[tokio::test]
async fn a_review_goes_from_judgement_to_the_new_issue_in_force() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, _) = office.laws().await;
    let ids = office.in_force(&["QT.HT.01"], &[LAW]).await;
    assert!(!is_stamped(&office, ids[0]).await);
    office.relate(old, "03/2026/QH16", "replaces").await;
    assert!(is_stamped(&office, ids[0]).await);
    let task = office.task("QT.HT.01").await;
    let at = format!("/legal-watch/tasks/{task}");
    let todo = "Rà soát theo văn bản mới: QT.HT.01";
    for (who, waits) in
        [(&office.lan, true), (&office.truong, true), (&office.thu, false), (&office.doc, false)]
    {
        assert_eq!(who.get("/").await.text.contains(todo), waits, "{}", who.name());
    }
    let judge = [("verdict", "change"), ("reason", "")];
    assert_eq!(office.minh.post(&format!("{at}/judgement"), &judge).await.status, 403);
    assert_eq!(office.truong.post(&format!("{at}/judgement"), &judge).await.status, 303);
    let page = office.lan.get(&at).await.text;
    assert!(page.contains("Cần sửa, chưa soạn") && page.contains("Soạn lần sửa đổi"), "{page}");

    // The author makes the revision by hand, for the day on which the law takes effect.
    let begun =
        office.lan.post(&format!("/documents/{}/issues", ids[0]), &[("kind", "revision")]).await;
    let revision = VersionId::new(begun.id());
    assert_eq!(office.board(&office.doc, "").await, ["QT.HT.01 01/03/2027 Đang sửa,"]);
    let edit = office.lan.get(&format!("/procedures/{revision}/edit")).await.text;
    assert!(edit.contains(LAW), "{edit}");
    let by = office.lan.id();
    app.write(move |tx| {
        let mut actor = platform::Actor::system(testkit::AGENCY, "password");
        (actor.person, actor.roles) = (by, vec![platform::Role::Author]);
        let mut version = document::open(tx, &actor, revision)?;
        let mut procedure = version.procedure().unwrap().clone();
        procedure.legal_basis[0] = flow::LegalBasis {
            number: Some("03/2026/QH16".into()),
            title: "Luật Hộ tịch số 03/2026/QH16".into(),
        };
        version.content = document::Content::Procedure(Box::new(procedure));
        version.summary = "Thay căn cứ".into();
        document::put_content(tx, &actor, revision, 0, &version)
    })
    .await
    .unwrap();
    office.approve(revision).await;
    // Not before the law itself is in force (rule 8).
    let early = office.issue(&[revision], "90/QĐ-UBND", "01/12/2026").await;
    assert_eq!(early.status, 422);
    assert!(early.text.contains("chưa có hiệu lực hoặc đã hết hiệu lực"), "{}", early.text);
    assert_eq!(office.issue(&[revision], "90/QĐ-UBND", "01/03/2027").await.status, 303);
    app.tick().await;
    assert!(is_stamped(&office, ids[0]).await, "the old text is still in force");

    // The clock sleeps over the day and wakes three days later: nothing is lost.
    app.set_clock("2027-03-04T01:00:00Z");
    app.tick().await;
    assert!(!is_stamped(&office, revision).await);
    assert_eq!(office.board(&office.doc, "").await, ["QT.HT.01 01/03/2027 Đã xong,"]);
    let page = office.lan.get(&at).await.text;
    assert!(page.contains("kết thúc: quy trình đã theo văn bản mới"), "{page}");
    assert_eq!(office.lan.post(&format!("{at}/judgement"), &judge).await.status, 409);
}

#[tokio::test]
async fn keeping_needs_a_reason_and_can_be_thought_over() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, _) = office.laws().await;
    let ids = office.in_force(&["QT.HT.01"], &[LAW]).await;
    office.relate(old, "03/2026/QH16", "amends").await;
    let at = format!("/legal-watch/tasks/{}/judgement", office.task("QT.HT.01").await);
    for (form, said) in [
        ([("verdict", ""), ("reason", "")], "Hãy chọn cần sửa hay không"),
        ([("verdict", "keep"), ("reason", " ")], "hãy ghi lý do"),
    ] {
        let refused = office.lan.post(&at, &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(said), "{}", refused.text);
    }
    let keep = [("verdict", "keep"), ("reason", "Điều 5 không dùng trong quy trình")];
    assert_eq!(office.lan.post(&at, &keep).await.status, 303);
    assert!(!is_stamped(&office, ids[0]).await);
    let kept = "QT.HT.01 01/03/2027 Không cần sửa,Điều 5 không dùng trong quy trình";
    assert_eq!(office.board(&office.doc, "&stage=kept").await, [kept]);
    assert_eq!(office.lan.post(&at, &[("verdict", "change"), ("reason", "")]).await.status, 303);
    assert!(is_stamped(&office, ids[0]).await);
}

#[tokio::test]
async fn what_is_overdue_goes_to_the_secretary() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, _) = office.laws().await;
    office.in_force(&["QT.HT.01"], &[LAW]).await;
    office.relate(old, "03/2026/QH16", "replaces").await;
    app.set_clock("2027-03-01T01:00:00Z");
    assert!(!office.thu.get("/").await.text.contains("QT.HT.01"), "its last day is not over");
    app.set_clock("2027-03-02T01:00:00Z");
    assert!(office.thu.get("/").await.text.contains("Rà soát theo văn bản mới: QT.HT.01"));
    let late = ["QT.HT.01 01/03/2027 \"Chờ đánh giá, quá hạn\","];
    assert_eq!(office.board(&office.thu, "&stage=late").await, late);
    assert!(office.thu.get("/legal-watch?format=pdf").await.bytes.starts_with(b"%PDF"));
    assert_eq!(office.thu.get("/legal-watch?format=xlsx").await.bytes[..2], *b"PK");
}

#[tokio::test]
async fn a_mistake_taken_back_closes_its_reviews() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, _) = office.laws().await;
    let ids = office.in_force(&["QT.HT.01", "QT.HT.02"], &[LAW]).await;
    office.relate(old, "03/2026/QH16", "replaces").await;
    // One process is withdrawn: nothing is left to review there.
    let gone = [("action", "withdraw"), ("reason", "Không còn thủ tục này")];
    assert_eq!(office.anh.post(&format!("/documents/{}/actions", ids[1]), &gone).await.status, 303);
    app.settle().await;
    let lapsed = "QT.HT.02 01/03/2027 Không còn áp dụng,";
    assert_eq!(office.board(&office.thu, "&stage=lapsed").await, [lapsed]);
    let page = office.thu.get(&format!("/external-documents/{old}")).await.text;
    let relation = page.split_once("name=\"relation\" value=\"").unwrap().1;
    let form = [("relation", relation.split_once('"').unwrap().0), ("reason", "Nhầm số")];
    let path = format!("/external-documents/{old}/relations/withdrawal");
    assert_eq!(office.thu.post(&path, &form).await.status, 303);
    app.settle().await;
    assert_eq!(office.board(&office.thu, "&stage=lapsed").await.len(), 2);
    assert!(!is_stamped(&office, ids[0]).await);
}

/// Who was accepted under the old issue is served by the old issue.
#[tokio::test]
async fn dossiers_accepted_earlier_stay_on_their_issue() {
    let app = app();
    let office = Office::new(&app).await;
    let (old, new) = office.laws().await;
    let ids = office.in_force(&["QT.HT.01"], &[LAW]).await;
    let key = ids[0].to_string();
    let reception = [
        ("version", key.as_str()),
        ("case", ""),
        ("channel", "counter"),
        ("name", "Nguyễn Văn Minh Họa"),
        ("address", "Khu dân cư số 1"),
        ("phone", "0912 345 678"),
        ("email", ""),
        ("sets", "1"),
        ("original.0", "1"),
    ];
    let accepted = office.cua.post("/dossiers", &reception).await;
    assert_eq!(accepted.status, 303, "{}", accepted.text);
    office.relate(old, "03/2026/QH16", "replaces").await;
    let documents = app.write(|tx| {
        let keys = tx.list::<(i64,)>("SELECT id FROM document WHERE agency_id = $1", &[&1_i64])?;
        Ok(keys.into_iter().map(|(id,)| id.to_string()).collect::<Vec<_>>())
    });
    let document = documents.await.unwrap().pop().unwrap();
    let (old, new) = (old.to_string(), new.to_string());
    let form = [
        ("old", &old[..]),
        ("new", &new),
        ("line", "Luật Hộ tịch số 03/2026/QH16"),
        ("document", &document),
    ];
    let report = office.thu.submit("/legal-watch/changes", &form).await.text;
    assert!(report.contains("Đã lập bản thảo lần sửa đổi"), "{report}");
    let revision = report.split_once("class=\"nowrap\" href=\"/documents/").unwrap().1;
    let revision = VersionId::new(revision.split_once('"').unwrap().0.parse().unwrap());
    office.approve(revision).await;
    assert_eq!(office.issue(&[revision], "90/QĐ-UBND", "01/03/2027").await.status, 303);
    app.set_clock("2027-03-01T01:00:00Z");
    app.tick().await;
    let at = accepted.location.split('?').next().unwrap().to_owned();
    let dossier = office.cua.get(&at).await.text;
    assert!(
        dossier.contains(&format!("/procedures/{key}"))
            || dossier.contains(&format!("/documents/{key}")),
        "{dossier}"
    );
    assert!(!dossier.contains(&revision.to_string()), "the dossier moved to another issue");
}
