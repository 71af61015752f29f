use super::{LAN, app, fixture::docx, value, with};

const EMPTY: &[(&str, &str)] = &[("code", ""), ("title", ""), ("unit", "")];

#[tokio::test]
async fn a_word_file_becomes_a_draft() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let bytes = docx("QT 09/CX-A");
    let begun = lan.upload("/procedures", EMPTY, ("file", "Quy trình thử.docx", &bytes)).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let at = format!("/procedures/{}", begun.id());
    let page = lan.follow(begun).await;
    assert_eq!(value(&page, "title"), "Cấp giấy thử");
    assert_eq!(value(&page, "steps.1.action"), "Thẩm tra");
    assert_eq!(value(&page, "steps.0.time.0.value"), "0,5");
    assert_eq!(value(&page, "steps.0.role"), "one_stop");
    assert!(page.text.contains("đề xuất"), "a role that nobody chose says so");
    assert!(page.text.contains("Màu sắc của phong bì"), "what was not understood is shown");
    let source = lan.get(&format!("{at}/source")).await;
    assert_eq!(source.bytes, bytes, "the file is kept as it came");
    assert_eq!(source.header("content-disposition"), "attachment; filename=\"quy-trinh-thu.docx\"");

    let fields = [
        ("edits", "0"),
        ("title", "Cấp giấy thử"),
        ("done.0", "1"),
        ("cases.0", ""),
        ("steps.0.action", "Tiếp nhận"),
        ("steps.0.responsible", "Bộ phận Một cửa"),
        ("steps.0.role", "one_stop"),
        ("steps.0.proposed", "one_stop"),
    ];
    let page = lan.submit(&format!("{at}/content"), &fields).await;
    assert!(page.text.contains("Đã lưu nháp."));
    assert!(
        !page.text.contains("đề xuất") && !page.text.contains("Màu sắc của phong bì: "),
        "{}",
        page.text
    );
}

#[tokio::test]
async fn a_code_that_is_taken_costs_no_second_upload() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let bytes = docx("QT.01");
    let first = lan.upload("/procedures", EMPTY, ("file", "a.docx", &bytes)).await;
    assert_eq!(first.status, 303);
    let again = lan.upload("/procedures", EMPTY, ("file", "a.docx", &bytes)).await;
    assert_eq!(again.status, 422);
    assert!(again.text.contains("id=\"e-code\"") && again.text.contains("Đã đọc a.docx"));
    assert_eq!(value(&again, "code"), "QT.01");
    let read = value(&again, "read");
    let form = with(EMPTY, &[("code", "QT.02"), ("title", "Khác"), ("read", &read)]);
    let done = lan.upload("/procedures", &form, ("file", "", b"")).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(value(&lan.follow(done).await, "steps.1.action"), "Thẩm tra");
    let minh = app.person("Minh", LAN).await;
    let stolen =
        minh.upload("/procedures", &with(&form, &[("code", "QT.03")]), ("file", "", b"")).await;
    assert_eq!(stolen.status, 422, "what somebody else sent is not mine to take by its hash");
}

#[tokio::test]
async fn what_is_no_word_file_is_told_so_at_the_field() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    for (name, bytes, said) in [
        ("a.docx", &b"%PDF-1.7 not Word"[..], "không phải văn bản Word"),
        ("a.docx", b"PK\x03\x04 broken", "Tệp"),
        ("a.doc", b"", "Tệp này không có nội dung"),
        ("", b"", "Chưa chọn tệp nào"),
    ] {
        let page = lan.upload("/procedures", EMPTY, ("file", name, bytes)).await;
        assert_eq!(page.status, 422, "{name} {said}");
        assert!(
            page.text.contains("id=\"e-file\"") && page.text.contains(said),
            "{said}: {}",
            page.text
        );
    }
}

#[tokio::test]
async fn a_blank_page_needs_code_and_title() {
    let app = app();
    let lan = app.person("Lan", LAN).await;
    let page =
        lan.upload("/procedures", &with(EMPTY, &[("start", "blank")]), ("file", "", b"")).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("id=\"e-code\"") && page.text.contains("id=\"e-title\""));
}
