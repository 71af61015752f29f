use crate::office::{Office, app};

#[tokio::test]
async fn bases_that_are_not_registered_are_proposed_once() {
    let app = app();
    let office = Office::new(&app).await;
    office.laws().await;
    office
        .draft(
            "QT.HT.01",
            &[
                "Luật Hộ tịch số 60/2014/QH13",
                "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ quy định chi tiết một số điều của Luật Hộ tịch",
                "Thông tư 4/2020/TT-BTP",
            ],
        )
        .await;
    office
        .draft(
            "QT.HT.02",
            &[
                "Nghị định 123/2015/ND – CP",
                "Thông tư số 04/2020/TT-BTP",
                "Luật Nuôi con nuôi năm 2010",
            ],
        )
        .await;
    let page = office.thu.get("/legal-watch/proposals").await.text;
    assert!(page.contains("3 văn bản") && !page.contains("60/2014"), "{page}");
    assert_eq!(
        page.matches("name=\"key\"").count(),
        1,
        "the decree says enough; the others lack a title or a number"
    );
    assert!(page.contains("Quy định chi tiết một số điều của Luật Hộ tịch"));
    assert_eq!(
        page.matches("123/2015").count(),
        5,
        "number, tick with its label, both spellings: {page}"
    );
    let none = office.thu.post("/legal-watch/proposals", &[]).await;
    assert_eq!(none.status, 409);
    let done = office.thu.post("/legal-watch/proposals", &[("key", "123/2015/ndcp")]).await;
    assert!(done.text.contains("Đã đưa 1 văn bản vào danh mục"), "{}", done.text);
    let list = office.thu.get("/external-documents").await.text;
    assert!(list.contains("123/2015/NĐ-CP") && list.contains("Nghị định · Chính phủ"), "{list}");
    let page = office.thu.get("/legal-watch/proposals").await.text;
    assert!(page.contains("2 văn bản") && page.contains("Luật Nuôi con nuôi năm 2010"), "{page}");
    assert_eq!(office.lan.get("/legal-watch/proposals").await.status, 403);
}
