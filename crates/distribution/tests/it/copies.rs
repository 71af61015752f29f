use crate::office::{Office, app, copy_key};
use platform::Role;

const IN_FORCE: &str = "2026-11-24T17:00:00Z";

#[tokio::test]
async fn paper_copies_are_numbered_delivered_signed_for_and_returned() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let (page, path) =
        (format!("/distributions/{version}"), format!("/distributions/{version}/copies"));
    let minh = office.minh.id().to_string();
    let unit = app.unit("VP").to_string();
    for holder in [("place", "Bảng niêm yết"), ("person", &minh), ("unit", &unit)] {
        let answer = office.thu.submit(&path, &[holder]).await;
        assert!(answer.text.contains("Đã cấp số bản giấy"), "{}", answer.text);
    }
    for (form, status, said) in [
        (&[][..], 422, "Hãy chọn một đơn vị"),
        (&[("person", minh.as_str()), ("place", "Một cửa")], 422, "chỉ giao cho một nơi"),
        (&[("person", "999")], 409, "không còn trong cơ quan"),
    ] {
        let answer = office.thu.post(&path, form).await;
        assert_eq!(answer.status, status, "{form:?}");
        assert!(answer.text.contains(said), "{form:?}: {}", answer.text);
    }
    let listed = office.thu.get(&page).await.text;
    assert!(listed.contains("Chờ giao") && !listed.contains("id=\"copy-4\""), "{listed}");
    let key = copy_key(&listed, 2);
    let moves = format!("{path}/{key}/moves");
    for (action, on, status) in [
        ("return", "25/11/2026", 409),
        ("deliver", "24/11/2026", 409),
        ("deliver", "26/11/2026", 409),
        ("deliver", "hôm nay", 422),
        ("burn", "25/11/2026", 422),
        ("destroy", "25/11/2026", 409),
        ("deliver", "25/11/2026", 303),
        ("deliver", "25/11/2026", 409),
    ] {
        let answer = office.thu.post(&moves, &[("action", action), ("on", on)]).await;
        assert_eq!(answer.status, status, "{action} {on}: {}", answer.text);
    }

    // Its holder, and nobody else, signs for it in the system.
    let receipt = format!("{path}/{key}/receipt");
    assert!(office.minh.get("/").await.text.contains("Ký nhận bản giấy số 02"));
    assert!(!office.lan.get("/").await.text.contains("Ký nhận"));
    assert_eq!(office.lan.post(&receipt, &[]).await.status, 403);
    assert!(office.minh.get(&page).await.text.contains("Tôi đã nhận bản số 02"));
    assert_eq!(office.minh.post(&receipt, &[]).await.status, 303);
    assert_eq!(office.minh.post(&receipt, &[]).await.status, 409, "signed once");
    assert!(!office.minh.get("/").await.text.contains("Ký nhận"));
    assert!(office.thu.get(&page).await.text.contains("ký điện tử 00:00 25/11/2026"));

    let back = [("action", "return"), ("on", "25/11/2026"), ("signed", "1")];
    assert_eq!(office.thu.post(&moves, &back).await.status, 303);
    assert!(office.lan.get(&page).await.text.contains("Đã thu hồi"));
    let recorded =
        app.write(move |tx| tx.recorded(&format!("distribution/{version}"))).await.unwrap();
    let actions: Vec<_> = recorded.iter().map(|it| it.action.as_str()).collect();
    assert_eq!(
        actions,
        [
            "distribution.return",
            "distribution.sign_receipt",
            "distribution.deliver",
            "distribution.allocate",
            "distribution.allocate",
            "distribution.allocate",
            "distribution.ask",
        ]
    );
}

#[tokio::test]
async fn the_head_of_a_unit_signs_for_it_and_paper_is_noted_by_the_keeper() {
    let app = app();
    let office = Office::new(&app).await;
    let head = app.person_of("NV", "Đỗ Văn Trưởng", &[Role::Head]).await;
    let other = app.person_of("VP", "Hồ Văn Trưởng", &[Role::Head]).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/copies");
    let unit = app.unit("NV").to_string();
    office.thu.post(&path, &[("unit", &unit)]).await;
    office.thu.post(&path, &[("place", "Bảng niêm yết")]).await;
    let page = office.thu.get(&format!("/distributions/{version}")).await.text;
    let deliver = [("action", "deliver"), ("on", "25/11/2026")];
    for number in [1, 2] {
        let moves = format!("{path}/{}/moves", copy_key(&page, number));
        assert_eq!(office.thu.post(&moves, &deliver).await.status, 303);
    }
    let receipt = |number| format!("{path}/{}/receipt", copy_key(&page, number));
    assert_eq!(other.post(&receipt(1), &[]).await.status, 403, "the head of another unit");
    assert!(head.get("/").await.text.contains("Ký nhận bản giấy số 01"));
    assert_eq!(head.post(&receipt(1), &[]).await.status, 303);
    assert_eq!(office.thu.post(&receipt(2), &[]).await.status, 303);
    let page = office.thu.get(&format!("/distributions/{version}")).await.text;
    assert!(page.contains("ký điện tử") && page.contains("ký trên giấy"), "{page}");
}

#[tokio::test]
async fn what_is_replaced_comes_back_and_its_holders_get_the_new_one() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{first}/copies");
    for place in ["Bộ phận Một cửa", "Văn thư", "Kho"] {
        office.thu.post(&path, &[("place", place)]).await;
    }
    let page = office.thu.get(&format!("/distributions/{first}")).await.text;
    for number in [1, 2] {
        let moves = format!("{path}/{}/moves", copy_key(&page, number));
        office.thu.post(&moves, &[("action", "deliver"), ("on", "25/11/2026")]).await;
    }
    assert!(!office.thu.get("/").await.text.contains("Thu hồi"));
    let second = office.issue_again(first, "48/QĐ-UBND", "01/12/2026").await;
    office.wake("2026-11-30T17:00:00Z").await;

    // Asked back by itself; what never left is simply kept.
    let inbox = office.thu.get("/").await.text;
    assert!(inbox.contains("Thu hồi 2 bản giấy: QT.VP.01"), "{inbox}");
    assert!(!office.lan.get("/").await.text.contains("Thu hồi"));
    let page = office.thu.get(&format!("/distributions/{first}")).await.text;
    assert_eq!(page.matches("Đang thu hồi").count(), 2, "{page}");
    assert!(page.contains("Còn 2 bản giấy phải thu hồi"), "{page}");
    let refused = office.thu.post(&path, &[("place", "Nơi khác")]).await;
    assert_eq!(refused.status, 409, "nothing old is numbered");
    assert_eq!(office.thu.post(&format!("{path}/again"), &[]).await.status, 409);

    let again = format!("/distributions/{second}/copies/again");
    let page = office.thu.submit(&again, &[]).await.text;
    assert!(page.contains("Đã cấp số bản giấy cho các nơi đang giữ bản trước"), "{page}");
    assert!(page.contains("Bộ phận Một cửa") && page.contains("Văn thư"), "{page}");
    assert!(!page.contains("Kho</td>"), "the store had none");
    let page = office.thu.submit(&again, &[]).await.text;
    assert!(page.contains("Không còn nơi nào"), "{page}");
    assert!(office.thu.get("/").await.text.contains("Giao 2 bản giấy: QT.VP.01"));
}

#[tokio::test]
async fn a_withdrawn_document_calls_its_copies_back() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/copies");
    office.thu.post(&path, &[("place", "Bộ phận Một cửa")]).await;
    let page = office.thu.get(&format!("/distributions/{version}")).await.text;
    let moves = format!("{path}/{}/moves", copy_key(&page, 1));
    office.thu.post(&moves, &[("action", "deliver"), ("on", "25/11/2026")]).await;
    let withdraw = [("action", "withdraw"), ("reason", "Không còn áp dụng")];
    office.anh.post(&format!("/documents/{version}/actions"), &withdraw).await;
    app.settle().await;
    assert!(office.thu.get("/").await.text.contains("Thu hồi 1 bản giấy"));
    let lost = [("action", "lose"), ("on", "25/11/2026"), ("reason", "")];
    assert_eq!(office.thu.post(&moves, &lost).await.status, 409, "a loss has its reason");
    let lost = [("action", "lose"), ("on", "25/11/2026"), ("reason", "Thất lạc khi chuyển phòng")];
    assert_eq!(office.thu.post(&moves, &lost).await.status, 303);
    assert!(!office.thu.get("/").await.text.contains("Thu hồi 1 bản giấy"));
}

#[tokio::test]
async fn only_those_who_keep_copies_change_the_register() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let page = format!("/distributions/{version}");
    for (roles, may) in [
        (&[Role::IsoSecretary][..], true),
        (&[Role::DocumentController], true),
        (&[Role::Author, Role::Approver, Role::Head, Role::Administrator], false),
    ] {
        let who = app.person("Ai Đó", roles).await;
        assert_eq!(who.get(&page).await.text.contains("Cấp số bản giấy"), may, "{roles:?}");
        let status = who.post(&format!("{page}/copies"), &[("place", "Một cửa")]).await.status;
        assert_eq!(status == 403, !may, "{roles:?}: {status}");
    }
}

/// Numbers have no gap and no double, whoever presses how often.
#[tokio::test]
async fn numbers_have_no_gap() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "", "47a/QĐ-UBND", "25/11/2026").await;
    office.wake(IN_FORCE).await;
    let path = format!("/distributions/{version}/copies");
    let sends = (0..12).map(|n| {
        let (thu, path) = (&office.thu, &path);
        async move { thu.post(path, &[("place", &format!("Nơi {n}"))]).await.status }
    });
    let mut all = Vec::new();
    for send in sends {
        all.push(send.await);
    }
    assert!(all.iter().all(|status| *status == 303), "{all:?}");
    let numbers = app
        .write(move |tx| {
            let sql = "SELECT copy_no, code FROM controlled_copy WHERE agency_id = $1 AND version_id = $2 ORDER BY copy_no";
            Ok(tx.list::<(i64, String)>(sql, &[&1_i64, &version])?)
        })
        .await
        .unwrap();
    assert_eq!(numbers.iter().map(|(n, _)| *n).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    let codes: std::collections::BTreeSet<_> = numbers.iter().map(|(_, code)| code).collect();
    assert_eq!(codes.len(), 12, "every copy has its own code");
}
