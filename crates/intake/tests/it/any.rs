//! Any file of a document set in the reading process, and archives of them.

use std::fmt::Write as _;
use std::io::{Seek as _, Write};
use std::path::Path;
use std::time::Duration;

use crate::fixture::{Docx, archive, cover, p};
use intake::{ErrorKind, IntakeError, Letters, Unpacked, read_any_in_child, unpack_in_child};

fn exe() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_intake-child"))
}

fn read(bytes: &[u8]) -> Result<intake::Reading, IntakeError> {
    read_any_in_child(exe(), "mọi tên", bytes, Duration::from_secs(20))
}

/// A PDF of one page with this line.
fn pdf(line: &str) -> Vec<u8> {
    let drawn = format!("BT /F1 12 Tf 50 780 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (number, object) in (1..).zip(&objects) {
        writeln!(places, "{:010} 00000 n ", out.len()).unwrap();
        write!(out, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let start = out.len();
    write!(out, "xref\n0 6\n0000000000 65535 f \n{places}").unwrap();
    write!(out, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    out.into_bytes()
}

#[test]
fn what_was_read_says_by_what_means() {
    let word = Docx::of([cover("QT 1", "Thử"), p("Nội dung.")].concat()).bytes();
    let seen = read(&word).unwrap();
    assert_eq!((seen.source.as_str(), seen.letters), ("docx", Letters::Stored));
    assert_eq!(seen.procedure.unwrap().code.as_deref(), Some("QT 1"));
    let seen = read(&pdf("QUY CHE LAM VIEC cua co quan, pham vi ap dung")).unwrap();
    assert_eq!((seen.source.as_str(), seen.letters, seen.pages), ("pdf", Letters::Stored, Some(1)));
    assert!(seen.text.contains("QUY CHE LAM VIEC") && seen.procedure.is_none());
    let seen = read(&pdf("")).unwrap();
    assert_ne!(seen.letters, Letters::Stored, "a page without letters is a picture");
    let seen = read(b"\x89PNG\r\n\x1a\n").unwrap();
    assert_eq!((seen.source.as_str(), seen.letters), ("png", Letters::None));
    let font = r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>Coäng hoøa</w:t></w:r></w:p>"#;
    let seen = read(&Docx::of(font).bytes()).unwrap();
    let run = &seen.legacy[0];
    assert_eq!((run.encoding.as_str(), run.after.as_str()), ("vni", "Cộng hòa"));
    assert_eq!((seen.legacy_runs, run.before.as_str()), (1, "Coäng hoøa"));
}

#[test]
fn what_is_no_document_is_refused_by_kind() {
    for (bytes, kind) in [
        (
            archive(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")]),
            ErrorKind::Unsupported,
        ),
        (archive(&[("a.txt", "x")]), ErrorKind::Unsupported),
        (b"MZ\x90".to_vec(), ErrorKind::Unsupported),
        (b"%PDF-1.7\n".to_vec(), ErrorKind::Damaged),
        (Vec::new(), ErrorKind::Empty),
    ] {
        assert_eq!(read(&bytes).unwrap_err().kind(), kind, "{:?}", bytes.get(..8));
    }
}

fn unpack(bytes: &[u8], most: u64) -> Result<Vec<Unpacked>, IntakeError> {
    let mut file = tempfile::tempfile().unwrap();
    Write::write_all(&mut file, bytes).and_then(|()| file.rewind()).unwrap();
    let mut out = Vec::new();
    unpack_in_child(exe(), file, most, |one| {
        out.push(one);
        Ok(())
    })?;
    Ok(out)
}

#[test]
fn an_archive_is_opened_file_by_file_under_limits() {
    let zeros = "0".repeat(15 * 1024 * 1024);
    let bytes =
        archive(&[("../../a.docx", "one"), ("b/", ""), ("c/bomb.docx", &zeros), ("d.docx", "two")]);
    let one = |name: &str, bytes: Result<&str, ErrorKind>| Unpacked {
        name: name.into(),
        bytes: bytes.map(|text| text.as_bytes().to_vec()),
    };
    assert_eq!(
        unpack(&bytes, 1 << 26).unwrap(),
        [
            one("a.docx", Ok("one")),
            one("c/bomb.docx", Err(ErrorKind::LimitExceeded)),
            one("d.docx", Ok("two")),
        ]
    );
    assert_eq!(unpack(&bytes, 5).unwrap_err().kind(), ErrorKind::TooLarge, "all together");
    let names: Vec<String> = (0..2_001).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(unpack(&archive(&many), 1 << 20).unwrap_err().kind(), ErrorKind::LimitExceeded);
    assert_eq!(unpack(b"PK\x03\x04", 1 << 20).unwrap_err().kind(), ErrorKind::Damaged);
    let stop = unpack_in_child(exe(), tempfile::tempfile().unwrap(), 1, |_| Ok(()));
    assert_eq!(stop.unwrap_err().kind(), ErrorKind::Damaged, "an empty file");
}
