use crate::office::{Office, app, decision};
use document::State;
use platform::Role;
use std::process::Command;

#[tokio::test]
async fn a_number_with_a_letter_issues_and_is_printed() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::Approved).await;
    office.issue(id, "47a/QĐ-UBND", "01/12/2026").await;
    let list = office.doc.get("/decisions").await.text;
    assert!(list.contains("47a/QĐ-UBND"), "{list}");
    let path = list.split("href=\"").find_map(|it| it.split_once("/pdf\"")).unwrap().0;
    let path = format!("{path}/pdf");
    let pdf = office.doc.get(&path).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));

    let stranger = app.foreigner("Người Lạ", &[Role::DocumentController]).await;
    let absent = stranger.get("/decisions/1/pdf").await;
    let foreign = stranger.get(&path).await;
    assert_eq!((foreign.status, foreign.text), (404, absent.text));
    assert!(!stranger.get("/decisions").await.text.contains("47a"));

    let file = app.folder().join("decision.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let Ok(read) = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output() else {
        eprintln!("skipped: pdftotext is not installed, the text of the decision is not looked at");
        return;
    };
    let text = String::from_utf8(read.stdout).unwrap();
    for words in [
        "47a/QĐ-UBND",
        "QT.VP.01",
        "Kiểm soát tài liệu",
        "ngày 01 tháng 12 năm 2026",
        "CHỦ TỊCH",
        "Phạm Xuân Anh",
    ] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
}

#[tokio::test]
async fn a_decision_tells_its_mistakes() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.reach("QT.VP.01", State::Approved).await;
    let version = id.to_string();
    let draft = office.draft("QT.VP.02").await.to_string();
    for (number, from, versions, status, says) in [
        ("47A", "01/12/2026", vec![version.as_str()], 422, "Số quyết định chưa đúng"),
        ("47/QĐ-UBND", "22/11/2026", vec![&version], 422, "không được trước ngày ký"),
        ("47/QĐ-UBND", "31/11/2026", vec![&version], 422, "Ngày chưa đúng"),
        ("47/QĐ-UBND", "01/12/2026", vec![], 422, "Chưa chọn bản nào"),
        (
            "47/QĐ-UBND",
            "01/12/2026",
            vec![&version, &draft],
            422,
            "không làm được ở trạng thái hiện tại",
        ),
        ("47/QĐ-UBND", "01/12/2026", vec![&version], 303, ""),
    ] {
        let answer = office.kiem.post("/decisions", &decision(number, from, &versions)).await;
        assert_eq!(answer.status, status, "{number} {from} {versions:?}");
        assert!(answer.text.contains(says), "{says}: {}", answer.text);
    }
    let other = office.reach("QT.VP.03", State::Approved).await.to_string();
    let taken =
        office.kiem.post("/decisions", &decision("47/QĐ-UBND", "01/12/2026", &[&other])).await;
    assert!(taken.text.contains("Quyết định số này, ngày này đã có"), "{}", taken.text);
    assert_eq!(office.state(other.parse().unwrap()).await, "approved", "all of it or nothing");
}

#[tokio::test]
async fn what_is_exported_is_what_is_listed() {
    let app = app();
    let office = Office::new(&app).await;
    for (code, state) in [
        ("QT.10", State::Effective),
        ("QT.9", State::Scheduled),
        ("QT.1", State::InReview),
        ("ĐT.2", State::Draft),
    ] {
        office.reach(code, state).await;
    }
    app.tick().await;
    for who in [&office.lan, &office.thu, &office.doc] {
        for query in [
            "",
            "?state=effective",
            "?q=kiem%20soat",
            "?category=procedures",
            "?sort=title&dir=desc",
        ] {
            let page = who.get(&format!("/documents{query}")).await;
            assert_eq!(page.status, 200, "{query}");
            let rows = page.text.split("class=\"nowrap\">").skip(1);
            let listed: Vec<_> =
                rows.filter_map(|row| row.split_once("</a>")).map(|(code, _)| code).collect();
            let sign = if query.is_empty() { "?" } else { "&" };
            let csv = who.get(&format!("/documents{query}{sign}format=csv")).await;
            let exported: Vec<_> =
                csv.text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
            assert_eq!(exported, listed, "{} {query}", who.name());
            let expected = match (who.name(), query) {
                (_, "?state=effective") => 1,
                ("Bùi Văn Đọc", _) => 2,
                _ => 4,
            };
            assert_eq!(listed.len(), expected, "{} {query}", who.name());
        }
    }
    let xlsx = office.lan.get("/documents?format=xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
}
