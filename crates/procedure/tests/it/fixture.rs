//! A small Word document, written here part by part.

use std::io::{Cursor, Write as _};
use zip::{ZipWriter, write::SimpleFileOptions};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A process as agencies write it, with one part that nobody knows.
pub(crate) fn docx(code: &str) -> Vec<u8> {
    let body = [
        table(&[
            &["UBND XÃ A", "QUY TRÌNH", &format!("Mã hiệu: {code}")],
            &["", "Cấp giấy thử", "Lần ban hành: 02"],
            &["", "", "Ngày ban hành: 05/8/2025"],
        ]),
        p("1. MỤC ĐÍCH"),
        p("Để thử."),
        p("5. NỘI DUNG"),
        p("a. Thành phần, số lượng hồ sơ:"),
        p("* Giấy tờ phải nộp:"),
        p("- Đơn đề nghị."),
        p("Số lượng hồ sơ: 01 bộ"),
        p("b. Thời hạn giải quyết: 05 ngày làm việc."),
        p("c. Đối tượng thực hiện: Cá nhân."),
        p("d. Màu sắc của phong bì: Trắng."),
        p("đ. Kết quả thực hiện: Giấy thử."),
        p("i. Căn cứ pháp lý:"),
        p("- Nghị định số 01/2025/NĐ-CP ngày 01/01/2025."),
        p("k. Quy trình các bước xử lý công việc:"),
        table(&[
            &["TT", "Trình tự các bước", "Trách nhiệm", "Thời gian"],
            &["1", "Tiếp nhận", "Bộ phận Một cửa", "½ ngày"],
            &["2", "Thẩm tra", "Chuyên viên", "04 ngày"],
            &["3", "Trả kết quả", "Bộ phận Một cửa", "Giờ hành chính"],
        ]),
        p("7. HỒ SƠ LƯU"),
        table(&[
            &["STT", "Tên hồ sơ", "Nơi lưu", "Thời gian lưu"],
            &["01", "Bộ hồ sơ", "Một cửa", "Vĩnh viễn"],
        ]),
    ]
    .concat();
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let types = format!(
        r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>"#
    );
    let package = format!(
        r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &package),
        ("word/document.xml", &document),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
