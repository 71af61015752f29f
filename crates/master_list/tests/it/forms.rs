use crate::office::{Hands, actor, app};
use document::{Content, DocumentId, Kind};
use expect_test::expect_file;
use flow::{Form, Procedure};
use jiff::civil::date;
use platform::{AppError, Role};
use testkit::{TestApp, steady};

/// Two forms in force since March and the procedures that they point at.
async fn forms(app: &TestApp) -> [i64; 2] {
    let hands = Hands::new(app).await;
    app.set_clock("2026-03-02T01:00:00Z");
    let made = app.write(move |tx| {
        let day = date(2026, 3, 2);
        let mut keys = Vec::new();
        for (n, (kind, code, title)) in [
            (Kind::SystemProcedure, "QT.HT.01", "Kiểm soát tài liệu"),
            (Kind::SystemProcedure, "QT.HT.02", "Đánh giá nội bộ"),
            (Kind::Form, "BM.HT.01-01", "Phiếu đề nghị sửa đổi"),
            (Kind::Form, "BM.TT.01", "Phiếu xin lỗi"),
        ]
        .into_iter()
        .enumerate()
        {
            let id = hands.draft(tx, kind, code, title)?;
            hands.issue(tx, id, &format!("{n}/QĐ-UBND"), day, day)?;
            keys.push(document::open(tx, &actor(1), id)?.document.get());
        }
        document::take_effect(tx)?;
        Ok([keys[2], keys[3]])
    });
    let keys = made.await.unwrap();
    app.set_clock("2026-11-23T01:00:00Z");
    keys
}

#[tokio::test]
async fn a_form_is_given_its_document_and_its_history_stays() {
    let app = app();
    let [first, second] = forms(&app).await;
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let page = thu.get("/registers/forms/parents").await.text;
    assert!(page.contains("Gắn BM.HT.01-01 vào QT.HT.01"), "{page}");
    assert!(page.contains("Chọn tài liệu"), "BM.TT.01 points at nothing: {page}");
    let ticked = page
        .split("value=\"")
        .find_map(|part| part.split_once('"').map(|(v, _)| v).filter(|v| v.contains(':')))
        .unwrap();
    let taken = thu.submit("/registers/forms/parents", &[("take", ticked)]).await;
    assert!(taken.text.contains("Đã gắn các biểu mẫu được đánh dấu"), "{}", taken.text);
    let nothing = thu.post("/registers/forms/parents", &[]).await;
    assert_eq!(nothing.status, 422);
    // The other one by hand, since April; then nowhere since June.
    let holders = thu.get(&format!("/registers/forms/{second}")).await.text;
    let at = holders.split("<option value=\"").find(|part| part.contains("QT.HT.02")).unwrap();
    let parent = at.split('"').next().unwrap();
    let address = format!("/registers/forms/{second}/parents");
    assert_eq!(thu.post(&address, &[("parent", parent), ("from", "01/04/2026")]).await.status, 303);
    assert_eq!(thu.post(&address, &[("parent", ""), ("from", "01/06/2026")]).await.status, 303);
    for (parent, from, said) in [
        (parent, "31/05/2026", "không được trước lần gắn gần nhất"),
        (parent, "24/11/2026", "không được sau hôm nay"),
        ("12", "01/07/2026", "Lựa chọn không hợp lệ"),
        (parent, "x", "Ngày chưa đúng"),
    ] {
        let refused = thu.post(&address, &[("parent", parent), ("from", from)]).await;
        assert_eq!(refused.status, 422, "{from}");
        assert!(refused.text.contains(said), "{from}: {}", refused.text);
    }
    for (day, parents) in [
        ("31/03/2026", ""),
        ("01/04/2026", "QT.HT.02"),
        ("31/05/2026", "QT.HT.02"),
        ("01/06/2026", ""),
    ] {
        let csv =
            thu.get(&format!("/registers/forms?as_of={day}&q=BM.TT.01&format=csv")).await.text;
        assert!(
            csv.contains(&format!("BM.TT.01,Phiếu xin lỗi,{parents},01,02/03/2026")),
            "{day}: {csv}"
        );
    }
    let page = thu.get("/registers/forms").await;
    expect_file!["snapshots/forms.html"].assert_eq(&steady(&page.text));
    let history = thu.get(&format!("/registers/forms/{second}")).await;
    expect_file!["snapshots/parent.html"].assert_eq(&steady(&history.text));
    let pdf = thu.get("/registers/forms?format=pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let reader = app.person("Đỗ Văn Nam", &[Role::Reader]).await;
    assert_eq!(reader.get("/registers/forms/parents").await.status, 403);
    assert_eq!(reader.post(&address, &[("parent", ""), ("from", "23/11/2026")]).await.status, 403);
    let stranger = app.foreigner("Lê Văn Khác", &[Role::IsoSecretary]).await;
    assert_eq!(stranger.get(&format!("/registers/forms/{first}")).await.status, 404);
    assert_eq!(
        stranger.post(&address, &[("parent", ""), ("from", "23/11/2026")]).await.status,
        404
    );
}

#[tokio::test]
async fn forms_in_a_procedure_carry_its_issue() {
    let app = app();
    let hands = Hands::new(&app).await;
    forms(&app).await;
    let lines = app
        .write(move |tx| {
            let id = hands.draft(tx, Kind::AdministrativeProcedure, "QT.VP.01", "Khai sinh")?;
            let author = actor(hands.author);
            let mut version = document::open(tx, &author, id)?;
            let form = |code: Option<&str>, name: &str| Form {
                code: code.map(Into::into),
                name: name.into(),
                attached: None,
            };
            let forms =
                vec![form(Some("BM.TT.01"), "Phiếu xin lỗi và hẹn lại"), form(None, "Tờ khai")];
            version.content =
                Content::Procedure(Box::new(Procedure { forms, ..Procedure::default() }));
            document::put_content(tx, &author, id, version.edits, &version)?;
            // A procedure in work names nothing yet.
            Ok::<_, AppError>((id, master_list::forms(tx, date(2026, 11, 23))?))
        })
        .await
        .unwrap();
    assert_eq!(lines.1.len(), 2, "drafts are in no register");
    assert!(lines.1.iter().all(|line| line.document.is_some_and(|id| id != DocumentId::new(0))));
}
