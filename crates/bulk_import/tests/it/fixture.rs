//! Small files, written here part by part.

use axum::http::Request;
use std::io::{Cursor, Write as _};
use testkit::{Answer, Person, reading_program};
use zip::{ZipWriter, write::SimpleFileOptions};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(crate) fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A paragraph in a font.
pub(crate) fn font(name: &str, text: &str) -> String {
    format!(
        r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    )
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A `.docx` of a body.
pub(crate) fn word(body: &str) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let types = format!(
        r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>"#
    );
    let package = format!(
        r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", package.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// A process as agencies write it, every part of it understood; `more` goes into section 5.
pub(crate) fn process_with(code: &str, name: &str, more: &str) -> Vec<u8> {
    let body = [
        table(&[
            &["UBND XÃ A", "QUY TRÌNH", &format!("Mã hiệu: {code}")],
            &["", name, "Lần ban hành: 01"],
            &["", "", "Ngày ban hành: 05/8/2025"],
        ]),
        p("1. MỤC ĐÍCH"),
        p(&format!("Thống nhất cách giải quyết thủ tục {name}.")),
        p("5. NỘI DUNG"),
        p("a. Thành phần, số lượng hồ sơ:"),
        p("* Giấy tờ phải nộp:"),
        p(&format!("- Đơn đề nghị {name}.")),
        p("Số lượng hồ sơ: 01 bộ"),
        p("b. Thời hạn giải quyết: 05 ngày làm việc."),
        p("c. Cơ quan thực hiện: Phòng Nội vụ."),
        more.to_owned(),
        p("đ. Kết quả thực hiện: Giấy thử."),
        p("i. Căn cứ pháp lý:"),
        p("- Nghị định số 01/2025/NĐ-CP ngày 01/01/2025."),
        p("k. Quy trình các bước xử lý công việc:"),
        table(&[
            &["TT", "Trình tự các bước", "Trách nhiệm", "Thời gian"],
            &["1", "Tiếp nhận", "Bộ phận Một cửa", "½ ngày"],
            &["2", "Thẩm tra", "Chuyên viên", "04 ngày"],
            &["3", "Trả kết quả", "Bộ phận Một cửa", "½ ngày"],
        ]),
        p("7. HỒ SƠ LƯU"),
        table(&[
            &["STT", "Tên hồ sơ", "Nơi lưu", "Thời gian lưu"],
            &["01", "Bộ hồ sơ", "Một cửa", "Vĩnh viễn"],
        ]),
    ];
    word(&body.concat())
}

/// The same with nothing more.
pub(crate) fn process(code: &str, name: &str) -> Vec<u8> {
    process_with(code, name, "")
}

/// One with a part that nobody knows.
pub(crate) fn unclear(code: &str, name: &str) -> Vec<u8> {
    process_with(code, name, &p("d. Màu sắc của phong bì: Trắng."))
}

/// A PDF of one page with these lines; without any it is as good as a scan.
pub(crate) fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut drawn = String::from("BT /F1 12 Tf 50 780 Td 14 TL\n");
    for line in lines {
        drawn.extend(["(", line, ") Tj T*\n"]);
    }
    drawn.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

const BOUNDARY: &str = "----haidang-import";

/// Sends files at once, as a browser does.
pub(crate) async fn send(who: &Person<'_>, files: &[(&str, &[u8])]) -> Answer {
    std::thread::scope(|scope| scope.spawn(reading_program).join()).unwrap();
    let mut body = Vec::new();
    for (name, bytes) in files {
        body.extend(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    who.send(Request::post("/imports").header("content-type", kind), body.into()).await
}
