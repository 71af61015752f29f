//! `.docx`: both layouts of a process, and what Word does to a text on the way.

use flow::{ComponentKind, Unit};

use crate::fixture::{Docx, cover, li, numbering, p, r, table};
use intake::doc::{Block, lines, tables};

/// A process with lettered parts.
pub(crate) fn lettered() -> Docx {
    let body = [front(), content(), end()].concat();
    Docx {
        footer: Some(p("Ngày hiệu lực: 10/8/2025 Trang: 1/9 Lần ban hành: 3")),
        numbering: numbering(),
        ..Docx::of(body)
    }
}

fn front() -> String {
    [
        cover("QT 09/CX-A", "Cấp giấy\nthử"),
        p("MỤC LỤC"),
        p("1. MỤC ĐÍCH"),
        p("5. NỘI DUNG QUY TRÌNH"),
        p("7. HỒ SƠ LƯU"),
        table(&[
            &["Trách nhiệm", "Soạn thảo", "Xem xét", "Phê duyệt"],
            &["Họ tên", "Nguyễn Văn A", "Trần Thị B", "Lê Văn C"],
            &["Chữ ký", "", "", ""],
            &["Chức vụ", "Chuyên viên", "Trưởng phòng", "Phó\nChủ tịch"],
        ]),
        p("TRANG THEO DÕI SỬA ĐỔI"),
        table(&[
            &["STT", "Tóm lược nội dung", "Cơ sở pháp lý", "Lần sửa đổi"],
            &["##", "", "", ""],
            &["##", "Thêm bước 2", "Nghị định A", "01"],
        ]),
    ]
    .concat()
}

fn content() -> String {
    [
        p("1. MỤC ĐÍCH"),
        p("Để thử."),
        p("5. NỘI DUNG"),
        p("a. Thành phần, số lượng hồ sơ:"),
        p("- Mẫu điện tử tương tác (nếu nộp trực tuyến);"),
        p("* Giấy tờ phải nộp:"),
        p("- Đơn đề nghị gồm:"),
        p("+ Bản chính;"),
        p("- Trường hợp đã nộp bản điện tử thì không phải nộp bản giấy."),
        p("* Giấy tờ phải xuất trình:"),
        p("- Căn cước."),
        p("* Lưu ý:"),
        p("- Đây không phải là giấy tờ."),
        p("Số lượng hồ sơ: 02 (hai) bộ"),
        p(
            "b. Thời hạn giải quyết: 05 ngày làm việc; trường hợp phải xác minh thì không quá 10 ngày làm việc.",
        ),
        p("c Đối tượng thực hiện: Cá nhân"),
        p("d. Màu sắc của phong bì: Trắng."),
        p("đ. Kết quả thực hiện: Giấy thử."),
        p("e. Phí, lệ phí: - 12.000 đồng/bản."),
        p("i. Căn cứ pháp lý:"),
        p("- Luật Thử nghiệm;"),
        p("- Nghị định số 01/2025/NĐ-CP ngày 01/01/2025."),
    ]
    .concat()
}

fn end() -> String {
    [
        p("k. Quy trình các bước xử lý công việc:"),
        table(&[
            &[
                "TT",
                "Trình tự các bước",
                "Trách nhiệm",
                "Thời gian không xác minh: 05 ngày làm việc",
                "Thời gian có xác minh: 10 ngày làm việc",
            ],
            &["#", "Tiếp nhận", "Một cửa", "½ ngày", "01 ngày"],
            &["#", "Thẩm tra:\n- Hợp lệ", "Chuyên viên", "v|04 ngày", "08 ngày"],
            &["#", "Ký", "Lãnh đạo", "^", "½ ngày"],
            &["#", "Trả kết quả", "Một cửa", "½ ngày", "½ ngày"],
        ]),
        p("*Ghi chú: Các bước có thể tăng hoặc giảm."),
        p("6. BIỂU MẪU"),
        p("- Sổ theo dõi;"),
        p("7. HỒ SƠ LƯU TRỮ"),
        table(&[
            &["STT", "Tên hồ sơ", "Nơi lưu", "Thời gian lưu"],
            &["01", "Bộ hồ sơ", "v|Một cửa", "Vĩnh viễn"],
            &["02", "Sổ", "^", "01 năm"],
        ]),
        p("5. NỘI DUNG"),
        p("a. Thành phần của tờ khai đính kèm:"),
    ]
    .concat()
}

#[test]
fn a_lettered_process_is_read() {
    let read = lettered().procedure();
    assert_eq!(read.code.as_deref(), Some("QT 09/CX-A"));
    assert_eq!(read.name.as_deref(), Some("Cấp giấy thử"));
    assert_eq!(read.issuing_body.as_deref(), Some("UBND ĐẶC KHU A"));
    assert_eq!(read.issue_no, Some(2));
    assert_eq!(read.issued_on.unwrap().to_string(), "2025-08-05");
    assert_eq!(read.effective_on.unwrap().to_string(), "2025-08-10");
    assert_eq!(read.printed.footers[0].issue_no, Some(3));
    assert_eq!(read.approver.unwrap().position.as_deref(), Some("Phó Chủ tịch"));
    assert_eq!(read.amendments.len(), 1, "an automatic number alone amends nothing");
    assert_eq!(read.amendments[0].no, Some(2));
    let numbers: Vec<&str> = read.sections.iter().map(|s| s.number.as_str()).collect();
    assert_eq!(
        numbers,
        ["1", "5", "5.a", "5.b", "5.c", "5.d", "5.đ", "5.e", "5.i", "5.k", "6", "7"],
        "neither the contents nor the attached form are sections"
    );
    let components: Vec<(&str, Option<ComponentKind>)> =
        read.components.iter().map(|c| (c.text.as_str(), c.kind)).collect();
    assert_eq!(
        components,
        [
            ("Mẫu điện tử tương tác (nếu nộp trực tuyến);", Some(ComponentKind::Online)),
            ("Đơn đề nghị gồm:\n+ Bản chính;", Some(ComponentKind::Submitted)),
            ("Căn cước.", Some(ComponentKind::Presented)),
        ]
    );
    assert_eq!(read.sets, Some(2));
    assert_eq!(read.fees[0].amount_vnd, Some(12_000));
    assert_eq!(read.legal_basis[0].number, None);
    assert_eq!(read.legal_basis[1].number.as_deref(), Some("01/2025/NĐ-CP"));
    assert_eq!(read.records[1].keeper.as_deref(), Some("Một cửa"), "a merged keeper keeps both");
    let steps: Vec<String> = read
        .steps
        .iter()
        .map(|s| {
            let durations: Vec<String> = s
                .durations
                .iter()
                .map(|d| format!("{:?}={:?}", d.case.as_deref().unwrap_or("-"), d.value))
                .collect();
            format!("{} {}", s.no.unwrap(), durations.join(" "))
        })
        .collect();
    assert_eq!(
        steps,
        [
            r#"1 "-"=Some(0.5) "phải xác minh"=Some(1.0)"#,
            r#"2 "-"=None "phải xác minh"=Some(8.0)"#,
            r#"3 "phải xác minh"=Some(0.5)"#,
            r#"4 "-"=Some(0.5) "phải xác minh"=Some(0.5)"#,
        ]
    );
    assert!(read.steps.iter().all(|s| s.role.is_none()), "roles are for a person to say");
    let told: Vec<(&str, &str)> =
        read.not_understood.iter().map(|n| (n.place.as_str(), n.text.as_str())).collect();
    assert_eq!(
        told,
        [("section 5.d", "Màu sắc của phong bì: Trắng."), ("section 5.k, step 2", "04 ngày")]
    );
}

#[test]
fn a_numbered_process_in_one_large_table_is_read() {
    let body = [
        cover("QT.01", "Thử"),
        li(2, 0, "MỤC ĐÍCH"),
        p("Để thử."),
        p("5. NỘI DUNG"),
        table(&[
            &["5.1", "2>Cơ sở pháp lý", "", ""],
            &["", "2>- Nghị định 02/2025/NĐ-CP", "", ""],
            &["5.2", "2>Thành phần hồ sơ", "Bản chính", "Bản sao"],
            &["", "2>Đơn đề nghị", "x", ""],
            &["", "2>Giấy phép cũ", "", "x"],
            &["5.3", "2>Số lượng hồ sơ", "", ""],
            &["", "2>01 bộ", "", ""],
            &["5.4", "2>Thời gian xử lý", "", ""],
            &["", "2>07 ngày làm việc", "", ""],
            &["5.5", "2>Nơi tiếp nhận và trả kết quả", "", ""],
            &["", "2>Bộ phận Một cửa", "", ""],
            &["5.6", "2>Lệ phí: Không", "", ""],
            &["5.7", "2>Quy trình xử lý công việc", "", ""],
            &["TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu/Kết quả"],
            &["B1", "Nộp hồ sơ", "Tổ chức, cá nhân", "Giờ hành chính", "Theo mục 5.2"],
            &["B2", "Thẩm định", "Chuyên viên", "06 ngày làm việc", "- Tờ trình;\n- Dự thảo"],
            &["B3", "Trả kết quả", "Một cửa", "01 ngày làm việc", ""],
        ]),
        p("6. BIỂU MẪU"),
        table(&[&["TT", "Mã hiệu", "Tên biểu mẫu"], &["1", "BM.01.01", "Phiếu kiểm soát"]]),
    ];
    let read = Docx { numbering: numbering(), ..Docx::of(body.concat()) }.procedure();
    assert_eq!(read.legal_basis[0].number.as_deref(), Some("02/2025/NĐ-CP"));
    let components: Vec<&str> = read.components.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(components, ["Đơn đề nghị", "Giấy phép cũ"]);
    assert_eq!(read.sets, Some(1));
    assert_eq!(read.time_limit[0].value, Some(7.0));
    assert_eq!(read.channels, ["Bộ phận Một cửa"]);
    assert_eq!(read.fees[0].text, "Không");
    assert_eq!(read.steps.len(), 3);
    assert_eq!(read.steps[1].no, Some(2));
    assert_eq!(read.steps[1].durations[0].value, Some(6.0));
    assert_eq!(read.steps[1].durations[0].unit, Some(Unit::WorkingDay));
    assert_eq!(read.steps[1].outputs, ["Tờ trình", "Dự thảo"]);
    assert_eq!(read.forms[0].code.as_deref(), Some("BM.01.01"));
    let told: Vec<&str> = read.not_understood.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(told, ["Giờ hành chính"]);
}

#[test]
fn what_word_does_to_a_text() {
    let split = format!("<w:p>{}{}{}</w:p>", r("Tiếp "), r("nh"), r("ận"));
    let decomposed = p("Thu\u{309} tu\u{323}c");
    let tracked = format!(
        "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>",
        r("mã "),
        r("mới")
    );
    let joined =
        format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}", r("một "), p("dòng"));
    let control = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("trong khung"));
    let broken = "<w:p><w:r><w:t>trên</w:t><w:br/><w:t>dưới</w:t></w:r></w:p>";
    let field = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r></w:p>"#;
    let shape = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        p("hộp"),
        p("hộp")
    );
    let old =
        r#"<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>C«ng chøc</w:t></w:r></w:p>"#;
    let vni = r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>Ñaê</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>ng kyù</w:t></w:r></w:p>"#;
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>";
    let doubtful =
        r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="VPS Times"/></w:rPr><w:t>Céng</w:t></w:r></w:p>"#;
    let body = [
        split,
        decomposed,
        tracked,
        joined,
        control,
        broken.into(),
        field.into(),
        shape,
        p("k\u{200e}ý"),
        old.into(),
        vni.into(),
        hidden.into(),
        doubtful.into(),
    ]
    .concat();
    let doc = Docx::of(body).doc();
    assert_eq!(
        lines(&doc.body),
        [
            "Tiếp nhận",
            "Thủ tục",
            "mã mới",
            "một dòng",
            "trong khung",
            "trên",
            "dưới",
            "7",
            "hộp",
            "ký",
            "Công chức",
            "Đăng ký",
            "Céng"
        ]
    );
    assert_eq!(doc.legacy_runs, 2);
    assert_eq!(doc.undecided, ["Céng"]);
    let told = intake::procedure::read(&doc).not_understood;
    assert!(told.iter().any(|n| n.text == "Céng"), "what could not be decided is told");
}

#[test]
fn automatic_numbers_are_counted() {
    let body = [
        li(2, 0, "một"),
        li(2, 1, "một một"),
        li(2, 1, "một hai"),
        li(2, 0, "hai"),
        li(2, 1, "hai một"),
        li(3, 0, "a"),
        li(3, 0, "b"),
    ];
    let doc = Docx { numbering: numbering(), ..Docx::of(body.concat()) }.doc();
    let labels: Vec<String> = doc
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph(p) => p.label.clone().unwrap().text,
            Block::Table(_) => String::new(),
        })
        .collect();
    assert_eq!(labels, ["1.", "1.1.", "1.2.", "2.", "2.1.", "a.", "b."]);
}

#[test]
fn a_nested_table_of_steps_is_found_and_rows_across_are_told() {
    let inner = table(&[
        &["TT", "Trình tự", "Trách nhiệm", "Thời gian"],
        &["2>Giai đoạn 1", "", ""],
        &["4.", "Nhận", "Một cửa", "1,5 ngày"],
        &["4.", "Ký", "Lãnh đạo", "10 - 15 ngày"],
    ]);
    // The row across covers number and action; here it reaches over the responsible column too.
    let inner = inner.replace(
        r#"<w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">Giai"#,
        r#"<w:gridSpan w:val="4"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">Giai"#,
    );
    let body = [p("5. NỘI DUNG"), p("k. Quy trình xử lý:"), table(&[&[&inner, ""]])].concat();
    let docx = Docx::of(body);
    assert_eq!(tables(&docx.doc().body).len(), 2);
    let read = docx.procedure();
    let numbers: Vec<Option<u32>> = read.steps.iter().map(|s| s.no).collect();
    assert_eq!(numbers, [Some(4), Some(4)], "numbers stay as printed");
    assert_eq!(read.steps[0].durations[0].value, Some(1.5));
    assert_eq!(read.steps[1].durations[0].value, None, "a range is no number");
    let told: Vec<&str> = read.not_understood.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(told, ["", "Giai đoạn 1", "10 - 15 ngày"]);
}

#[test]
fn the_cover_may_stand_in_the_first_header() {
    let docx = Docx { first_header: Some(cover("QT 77", "Ở đầu trang")), ..Docx::of(p("x")) };
    let read = docx.procedure();
    assert_eq!(read.code.as_deref(), Some("QT 77"));
    assert_eq!(read.name.as_deref(), Some("Ở đầu trang"));
}

#[test]
fn a_document_that_is_no_process_says_nothing() {
    let read = Docx::of(p("Kính gửi: ông A")).procedure();
    let empty =
        flow::Procedure { not_understood: read.not_understood.clone(), ..Default::default() };
    assert_eq!(read, empty);
    assert_eq!(read.not_understood.len(), 3, "no cover, no content, no steps");
}

#[test]
fn tables_of_components_and_records_without_times() {
    let body = [
        p("5. NỘI DUNG"),
        p("5.2 Thành phần hồ sơ"),
        table(&[
            &["TT", "Tên hồ sơ", "Bản chính", "Bản sao"],
            &["1", "Đơn", "x", ""],
            &["2", "Phải nộp giấy phép", "", "x"],
        ]),
        p("5.3. Số lượng hồ sơ: 03 bộ"),
        p("5.4. Thời gian xử lý: Không quy định"),
        p("7. LƯU HỒ SƠ"),
        table(&[&["TT", "Hồ sơ lưu"], &["1", "Hồ sơ theo mục 5.2"]]),
    ];
    let read = Docx::of(body.concat()).procedure();
    let components: Vec<&str> = read.components.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(components, ["Đơn", "Phải nộp giấy phép"]);
    assert_eq!(read.components[1].kind, Some(ComponentKind::Submitted));
    assert_eq!(read.sets, Some(3));
    assert_eq!(read.time_limit, [], "no limit is made up");
    assert!(read.not_understood.iter().any(|n| n.text == "Không quy định"));
    assert_eq!(read.records[0].name, "Hồ sơ theo mục 5.2");
    assert_eq!(read.records[0].retention, None);
}
