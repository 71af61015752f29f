use crate::office::{Office, app, birth, main_of, pdf_text, reception};

/// A dossier from the desk through four people's hands and back.
#[tokio::test]
async fn a_dossier_goes_its_whole_way() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;

    let choose = office.buoi.get("/dossiers/new").await;
    assert!(choose.text.contains(&format!("href=\"/dossiers/new?version={version}\"")));
    let form = office.buoi.get(&format!("/dossiers/new?version={version}")).await;
    assert!(form.text.contains("Giấy chứng sinh") && form.text.contains("03 ngày làm việc"));

    let id = office.accept(version).await;
    let page = office.buoi.get(&format!("/dossiers/{id}?did=accept")).await;
    for said in [
        "H00.01-261123-0001",
        "17:00 27/11/2026",
        "Nguyễn Văn Minh Họa",
        "1 bản chính",
        "Đã tiếp nhận",
    ] {
        assert!(page.text.contains(said), "{said}: {}", main_of(&page.text));
    }

    // 24/11 is a day off: three working days end on Friday.
    if let Some(receipt) = pdf_text(&office.buoi.get(&format!("/dossiers/{id}/receipt")).await) {
        for printed in [
            "H00.01-261123-0001",
            "Nguyễn Văn Minh Họa",
            "Khu dân cư số 1",
            "Tờ khai theo mẫu",
            "Giấy chứng sinh",
            "08 giờ 00 phút, ngày 23 tháng 11 năm 2026",
            "17 giờ 00 phút, ngày 27 tháng 11 năm 2026",
            "Trần Thị Bưởi",
        ] {
            assert!(receipt.contains(printed), "{printed}: {receipt}");
        }
    }

    // Reception is done. Every specialist of the unit has it before them, and nobody else.
    for who in office.desk() {
        let waits = ["Lê Văn Đức", "Đỗ Thu Hà"].contains(&who.name());
        assert_eq!(office.waits_for(who, id).await, waits, "{}", who.name());
    }
    let leader = office.anh.id().to_string();
    office.done(&office.duc, id, "advance", &[("assignee", &leader)]).await;
    for (who, action) in
        [(&office.anh, "advance"), (&office.thanh, "finish"), (&office.buoi, "return")]
    {
        for other in office.desk() {
            assert_eq!(
                office.waits_for(other, id).await,
                other.id() == who.id(),
                "{action} {}",
                other.name()
            );
        }
        // Those whose step it is not cannot do it.
        for other in office.desk().into_iter().filter(|other| other.id() != who.id()) {
            let refused = office.press(other, id, action, &[]).await;
            assert_eq!(refused.status, 403, "{action} {}", other.name());
        }
        office.done(who, id, action, &[]).await;
    }
    for who in office.desk() {
        assert!(!office.waits_for(who, id).await, "{}", who.name());
    }
    let page = office.buoi.get(&format!("/dossiers/{id}")).await;
    for said in ["Đã trả kết quả", "Trước hạn", "chuyển kết quả cho Bộ phận Một cửa"]
    {
        assert!(page.text.contains(said), "{said}");
    }
    assert!(!page.text.contains("aria-current=\"step\"") && !page.text.contains("h-act"));
}

/// Mistakes stand at their fields, and what was typed stays.
#[tokio::test]
async fn a_wrong_reception_comes_back_as_it_was() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let wrong = [
        ("name", ""),
        ("phone", "abc"),
        ("email", "x"),
        ("sets", "0"),
        ("address", "Khu phố Bảy"),
        ("original.0", "nhiều"),
        ("copy.1", "7"),
        ("channel", "post"),
    ];
    let page = office.buoi.post("/dossiers", &reception(version, &wrong)).await;
    assert_eq!(page.status, 422);
    for error in ["e-name", "e-phone", "e-email", "e-sets", "e-original.0"] {
        assert!(page.text.contains(&format!("id=\"{error}\"")), "{error}: {}", main_of(&page.text));
    }
    for kept in [
        "value=\"Khu phố Bảy\"",
        "value=\"abc\"",
        "value=\"nhiều\"",
        "value=\"7\"",
        "value=\"post\" selected",
        "data-guard=\"dirty\"",
    ] {
        assert!(page.text.contains(kept), "{kept}: {}", main_of(&page.text));
    }
    let bare = [("original.0", ""), ("copy.1", "0")];
    let page = office.buoi.post("/dossiers", &reception(version, &bare)).await;
    assert_eq!(page.status, 422, "a receipt that names no paper");
    assert!(page.text.contains("Chưa ghi giấy tờ nào"), "{}", main_of(&page.text));
    assert!(!office.buoi.get("/dossiers").await.text.contains("H00.01-"), "nothing was accepted");
    // A number is not used up by a reception that failed.
    let id = office.accept(version).await;
    assert_eq!(office.stored(id).await.code, "H00.01-261123-0001");
    // A version that is no longer, or not, or none.
    for bad in ["0", "99", "x"] {
        let answer = office.buoi.post("/dossiers", &[("version", bad)]).await;
        assert_eq!(answer.status, 404, "{bad}");
    }
}

/// A step given to one person is theirs; the head of the unit may stand in; nobody can be given a
/// step that they cannot do.
#[tokio::test]
async fn a_step_is_whose_name_stands_at_it() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let id = office.accept(version).await;
    let [leader, hers] = [&office.anh, &office.ha].map(|who| who.id().to_string());
    for unfit in [office.buoi.id().to_string(), hers.clone(), "1".into(), "zzz".into()] {
        let answer = office.press(&office.duc, id, "advance", &[("assignee", &unfit)]).await;
        assert_eq!(answer.status, 422, "{unfit}");
        assert!(answer.text.contains("id=\"e-assignee\""));
    }
    // The leader sends it back, and the head gives it to one specialist by way of the first step.
    office.done(&office.duc, id, "advance", &[("assignee", &leader)]).await;
    office.done(&office.anh, id, "send_back", &[("reason", "Sai họ đệm của mẹ")]).await;
    office.done(&office.ha, id, "send_back", &[("reason", "Thiếu giấy")]).await;
    assert_eq!(office.stored(id).await.step_no, 1);
    office.done(&office.buoi, id, "advance", &[("assignee", &hers)]).await;

    assert!(office.waits_for(&office.ha, id).await);
    assert!(!office.waits_for(&office.duc, id).await);
    let page = office.duc.get(&format!("/dossiers/{id}")).await;
    assert!(!page.text.contains("value=\"advance\""), "a button that would fail is not drawn");
    let refused = office.press(&office.duc, id, "advance", &[]).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text.contains("đã giao cho người khác"));
    office.done(&office.ung, id, "advance", &[]).await;
    // A head does not sign for the leader.
    assert_eq!(office.press(&office.ung, id, "advance", &[]).await.status, 403);

    // The slip shows every hand-over, those that were undone too, in their order.
    let slip = office.buoi.get(&format!("/dossiers/{id}/control-slip")).await;
    if let Some(slip) = pdf_text(&slip) {
        assert_eq!(slip.matches("Trả lại").count(), 2, "{slip}");
        for name in ["Lê Văn Đức", "Trần Xuân Anh", "Đỗ Thu Hà", "Trần Thị Bưởi", "Phạm Quốc Ưng"]
        {
            assert!(slip.contains(name), "{name}: {slip}");
        }
        assert!(slip.contains("08 giờ 00 phút, ngày 23 tháng 11 năm 2026"));
    }
}

/// What the law wants in writing is not done without.
#[tokio::test]
async fn a_reason_is_asked_for_at_its_field() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", birth()).await).await;
    for (who, action, with, field) in [
        (&office.duc, "send_back", &[][..], "reason"),
        (&office.duc, "request_supplement", &[("reason", "  ")], "reason"),
        (&office.duc, "pause", &[("reason", "Chờ thẩm tra hiện trường")], "basis"),
        (&office.anh, "extend", &[("reason", "Chờ xác minh")], "until"),
        (&office.anh, "extend", &[("reason", "Chờ xác minh"), ("until", "27/11/2026")], "until"),
        (&office.anh, "extend", &[("reason", "Chờ xác minh"), ("until", "hôm sau")], "until"),
        (&office.anh, "refuse", &[], "reason"),
        (&office.buoi, "withdraw", &[], "reason"),
    ] {
        let answer = office.press(who, id, action, with).await;
        assert_eq!(answer.status, 422, "{action}: {}", main_of(&answer.text));
        assert!(
            answer.text.contains(&format!("id=\"e-{field}\"")),
            "{action}: {}",
            main_of(&answer.text)
        );
        assert!(answer.text.contains("<details open>"), "{action}");
        for (_, typed) in with.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
            assert!(answer.text.contains(typed), "{typed} stays");
        }
    }
    assert_eq!(office.stored(id).await.moves, 0);
    assert_eq!(office.press(&office.duc, id, "destroy", &[]).await.status, 422);
    // Each slip is there when it is called for, and not before.
    let slip = |kind: &'static str| format!("/dossiers/{id}/slips/{kind}");
    for kind in ["supplement", "refusal", "apology"] {
        assert_eq!(office.buoi.get(&slip(kind)).await.status, 409, "{kind}");
    }
    assert_eq!(office.buoi.get(&slip("other")).await.status, 404);
    let refusal = [("reason", "Không thuộc thẩm quyền giải quyết")];
    office.done(&office.anh, id, "refuse", &refusal).await;
    let page = office.buoi.get(&format!("/dossiers/{id}")).await;
    assert!(page.text.contains(&slip("refusal")) && !page.text.contains(&slip("apology")));
    if let Some(text) = pdf_text(&office.buoi.get(&slip("refusal")).await) {
        assert!(
            text.contains("Không thuộc thẩm quyền giải quyết") && text.contains("TCHS"),
            "{text}"
        );
    }
}

/// A withdrawn dossier has no result, so it is neither in time nor late, in any figure.
#[tokio::test]
async fn a_withdrawn_dossier_counts_for_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", birth()).await).await;
    office.done(&office.buoi, id, "withdraw", &[("reason", "Người nộp đổi ý")]).await;
    let stored = office.stored(id).await;
    assert_eq!((stored.finished_at, stored.timeliness()), (None, None));
    for how in ["early", "on_time", "late", "kept"] {
        let list = office.buoi.get(&format!("/dossiers?timeliness={how}")).await;
        assert!(!list.text.contains(&stored.code), "{how}");
    }
    let page = office.buoi.get(&format!("/dossiers/{id}")).await;
    assert!(page.text.contains("Đã rút") && !page.text.contains("Thời hạn đang dừng"));
}

/// Procedures that do not begin, or do not end, at the desk still come to their end.
#[tokio::test]
async fn every_shape_of_procedure_comes_to_its_end() {
    use crate::office::{limit, procedure};
    use flow::Unit::WorkingDay as Day;
    let desk = ("Tiếp nhận hồ sơ", "Bộ phận Một cửa", 1.0, Day);
    let hands = ("Trả kết quả", "Bộ phận Một cửa", 1.0, Day);
    let work = ("Thẩm tra hồ sơ", "Công chức Tư pháp - Hộ tịch", 1.0, Day);
    let app = app();
    let office = Office::new(&app).await;
    for (no, (steps, acts)) in [
        (vec![desk], vec![(&office.buoi, "finish")]),
        (vec![desk, hands], vec![(&office.buoi, "finish")]),
        (vec![desk, work], vec![(&office.duc, "finish")]),
        (vec![work, hands], vec![(&office.duc, "finish")]),
        (vec![desk, work, work, hands], vec![(&office.duc, "advance"), (&office.ha, "finish")]),
    ]
    .into_iter()
    .enumerate()
    {
        let days = limit(f64::from(u32::try_from(steps.len()).unwrap()), Day, "ngày làm việc");
        let days = flow::TimeLimit { text: format!("{} ngày làm việc", steps.len()), ..days };
        let version =
            office.procedure(&format!("QT.HT.{no}"), procedure("Thủ tục", days, &steps)).await;
        let id = office.accept(version).await;
        for (who, action) in acts {
            office.done(who, id, action, &[]).await;
        }
        let slip = office.buoi.get(&format!("/dossiers/{id}/control-slip")).await;
        assert_eq!(slip.status, 200, "{no}");
        office.done(&office.buoi, id, "return", &[]).await;
        let page = office.buoi.get(&format!("/dossiers/{id}")).await;
        assert!(page.text.contains("Đã trả kết quả"), "{no}");
        if no == 2 {
            assert!(page.text.contains("Lê Văn Đức · xong"), "who did the last step stays");
        }
    }
}
