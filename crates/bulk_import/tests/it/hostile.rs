//! Files that mean harm, through the page.

use super::{AUTHOR, app, fixture::*, read_all, run, states};
use axum::{body::Body, http::Request};
use bulk_import::State;

#[tokio::test]
async fn a_gigabyte_is_refused_before_it_is_read() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let request = Request::post("/imports")
        .header("content-type", "multipart/form-data; boundary=x")
        .header("content-length", (1_u64 << 30).to_string());
    let answer = lan.send(request, Body::empty()).await;
    assert_eq!(answer.status, 413);
    // One that does not say how large it is ends at the same limit.
    let large = vec![b'x'; 19 * 1024 * 1024];
    let files: Vec<_> = ["1", "2", "3", "4"].map(|name| (name, large.as_slice())).to_vec();
    let answer = send(&lan, &files).await;
    assert!(matches!(answer.status, 413 | 422), "{} {}", answer.status, answer.text);
    assert_eq!(lan.get("/imports").await.text.matches("/imports/").count(), 0, "no run began");
}

#[tokio::test]
async fn archives_are_opened_under_limits_and_their_names_are_labels() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let one = process("QT.01", "Việc một");
    let inner = archive(&[("x.docx", &one)]);
    let zip = archive(&[
        ("../../../etc/cron.d/1.docx", &one),
        ("bộ/2.docx", &process("QT.02", "Việc hai")),
        ("bộ/__MACOSX/._2.docx", b"x"),
        ("bộ/trong.zip", &inner),
        ("bộ/bom.docx", &vec![0; 15 * 1024 * 1024]),
    ]);
    let run = run(&send(&lan, &[("bộ tài liệu.zip", &zip)]).await);
    read_all(&app, run).await;
    assert_eq!(
        states(&app, run).await,
        [
            ("bộ/2.docx".to_owned(), State::Read),
            ("bộ/bom.docx".to_owned(), State::NotReadable),
            ("bộ/trong.zip".to_owned(), State::NotReadable),
            ("etc/cron.d/1.docx".to_owned(), State::Read),
        ]
    );
    let page = lan.get(&format!("/imports/{run}")).await;
    assert!(page.text.contains("<h1>bộ tài liệu.zip</h1>"), "{}", page.text);
    assert!(page.text.contains("Tệp bung ra quá lớn"), "{}", page.text);
    assert!(!std::path::Path::new("/etc/cron.d/1.docx").exists());
    assert!(!app.folder().join("etc").exists());
}

#[tokio::test]
async fn ten_thousand_tiny_files_are_refused_with_the_mend() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let names: Vec<String> = (0..10_000).map(|n| format!("{n}.docx")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let answer = send(&lan, &[("nhiều.zip", &archive(&parts))]).await;
    assert_eq!(answer.status, 422, "{}", answer.text);
    assert!(answer.text.contains("Mỗi đợt nhận tối đa 2.000 tệp."), "{}", answer.text);
    assert_eq!(send(&lan, &[]).await.status, 422, "and none at all is said, too");
}

#[tokio::test]
async fn wrong_endings_and_dangerous_workbooks_are_told_by_their_bytes() {
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    // Two cells, A1 and XFD1048576: harmless to whoever does not open workbooks.
    let sheet = br#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;
    let workbook =
        archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", sheet)]);
    let entity = word("&a;").clone();
    let bomb = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", &vec![b' '; 60 * 1024 * 1024]),
    ]);
    let named = process("QT.01", "Việc một");
    let sent: Vec<(&str, &[u8])> = vec![
        ("hai-ô.docx", &workbook),
        ("chương trình.pdf", b"MZ\x90\0\x03"),
        ("quy trình.txt", &named),
        ("thực thể.docx", &entity),
        ("bom.docx", &bomb),
        ("cụt.pdf", b"%PDF-1.7\ntrailer"),
        ("rỗng.docx", b""),
    ];
    let run = run(&send(&lan, &sent).await);
    read_all(&app, run).await;
    for (name, state) in states(&app, run).await {
        let is_word = name == "quy trình.txt";
        let wanted = if is_word { State::Read } else { State::NotReadable };
        assert_eq!(state, wanted, "{name}: what it is decides, not its name");
    }
    let page = lan.get(&format!("/imports/{run}")).await;
    assert_eq!(page.status, 200);
    for said in ["Không phải tệp Word, PDF hay ảnh quét", "Tệp bị hỏng", "Tệp không có nội dung"]
    {
        assert!(page.text.contains(said), "{said}\n{}", page.text);
    }
    let script = send(&lan, &[("<script>alert(1)</script>.docx", &named)]).await;
    let page = lan.follow(script).await;
    assert!(!page.text.contains("<script>alert"), "a name is text");
}
