//! Files that mean harm, or are simply something else: each ends in a typed error, quickly.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::fixture::{Docx, W, archive, p};
use intake::{ErrorKind, IntakeError, MAX_FILE};

/// The error, found both in this process and in a child within five seconds.
fn refused(bytes: &[u8]) -> IntakeError {
    let here = intake::read(bytes).expect_err("it must be refused");
    let exe = Path::new(env!("CARGO_BIN_EXE_intake-child"));
    let began = Instant::now();
    let there = intake::read_in_child(exe, "x.docx", bytes, Duration::from_secs(5)).unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(here.kind(), there.kind(), "{here} / {there}");
    here
}

fn docx_of(document: &str) -> Vec<u8> {
    archive(&[("word/document.xml", document)])
}

#[test]
fn what_is_no_word_document_is_named() {
    for (bytes, kind) in [
        (b"".to_vec(), ErrorKind::Empty),
        (b"%PDF-1.7".to_vec(), ErrorKind::NotWord),
        (b"{\\rtf1}".to_vec(), ErrorKind::NotWord),
        (b"<html>".to_vec(), ErrorKind::NotWord),
        (b"MZ\x90\x00".to_vec(), ErrorKind::NotWord),
        (vec![0; MAX_FILE + 1], ErrorKind::TooLarge),
        (b"PK\x03\x04cut".to_vec(), ErrorKind::Damaged),
        (archive(&[("xl/workbook.xml", "<x/>")]), ErrorKind::NotWord),
        (archive(&[("ppt/presentation.xml", "<x/>")]), ErrorKind::NotWord),
        (
            archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
            ErrorKind::NotWord,
        ),
        (archive(&[("a.txt", "a")]), ErrorKind::NotWord),
        (archive(&[("word/other.xml", "<x/>")]), ErrorKind::NotWord),
    ] {
        let error = refused(&bytes);
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(error.code(), kind.code());
    }
}

#[test]
fn a_workbook_of_two_cells_is_refused_at_once() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;
    let error =
        refused(&archive(&[("xl/workbook.xml", "<x/>"), ("xl/worksheets/sheet1.xml", sheet)]));
    assert_eq!(error.to_string(), "not a Word document: an Excel workbook");
}

#[test]
fn broken_xml_is_damage() {
    for document in ["", "<a>", "<w:document/>", "not xml", "<a></b>", "<a>\u{0}</a>"] {
        assert_eq!(refused(&docx_of(document)).kind(), ErrorKind::Damaged, "{document}");
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let body = format!("<w:document {W}><w:body>{}</w:body></w:document>", " ".repeat(60 << 20));
    assert_eq!(refused(&docx_of(&body)).kind(), ErrorKind::LimitExceeded);
    let styles = " ".repeat(30 << 20);
    let parts = [("word/document.xml", "<a/>"), ("word/styles.xml", styles.as_str())];
    assert_eq!(refused(&archive(&parts)).kind(), ErrorKind::LimitExceeded);
}

#[test]
fn depth_elements_and_parts_have_limits() {
    let deep = |n: usize| {
        let open = "<w:sdt><w:sdtContent>".repeat(n);
        let close = "</w:sdtContent></w:sdt>".repeat(n);
        format!("<w:document {W}><w:body>{open}{close}</w:body></w:document>")
    };
    assert_eq!(refused(&docx_of(&deep(200_000))).kind(), ErrorKind::LimitExceeded);
    assert!(intake::read(&docx_of(&deep(100))).is_ok());
    // Varied enough not to look like a bomb.
    let many: Vec<String> = (0..900_000).map(|i| format!("<w:p a=\"{i}\"/>")).collect();
    let many = many.concat();
    let many = format!("<w:document {W}><w:body>{many}</w:body></w:document>");
    assert_eq!(refused(&docx_of(&many)).kind(), ErrorKind::LimitExceeded);
    let names: Vec<String> = (0..5_000).map(|i| format!("word/{i}.xml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "")).collect();
    assert_eq!(refused(&archive(&parts)).kind(), ErrorKind::LimitExceeded);
}

#[test]
fn a_doctype_is_refused_and_no_entity_is_resolved() {
    for doctype in [
        r#"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#,
        r#"<!DOCTYPE a [<!ENTITY x "1"><!ENTITY y "&x;&x;">]>"#,
        "<!DOCTYPE a>",
    ] {
        let document =
            format!("{doctype}<w:document {W}><w:body>{}</w:body></w:document>", p("&x;"));
        assert_eq!(refused(&docx_of(&document)).kind(), ErrorKind::LimitExceeded);
    }
    let undeclared = Docx::of(p("&x;")).bytes();
    assert_eq!(refused(&undeclared).kind(), ErrorKind::Damaged);
}

#[test]
fn a_part_outside_the_file_is_not_followed() {
    let rels = r#"<Relationships><Relationship Id="f1" Type="x/footer" TargetMode="External" Target="http://127.0.0.1/"/><Relationship Id="f2" Type="x/footer" Target="../../../../etc/passwd"/></Relationships>"#;
    let document = format!(
        r#"<w:document {W}><w:body><w:sectPr><w:footerReference r:id="f1"/><w:footerReference r:id="f2"/></w:sectPr></w:body></w:document>"#
    );
    let bytes =
        archive(&[("word/document.xml", &document), ("word/_rels/document.xml.rels", rels)]);
    assert!(intake::read_doc(&bytes).unwrap().footers.is_empty());
}

#[test]
fn lists_styles_and_spans_that_turn_in_circles_end() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999999"/></w:tcPr></w:tc><w:tc><w:tcPr><w:gridSpan w:val="4000000"/></w:tcPr></w:tc></w:tr></w:tbl>"#;
    let docx = Docx { styles: styles.into(), ..Docx::of(body) };
    assert_eq!(docx.procedure().steps, []);
}

/// A compound file of one directory with these streams, the first of which holds `main`.
fn compound(streams: &[&str], main: &[u8]) -> Vec<u8> {
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    header[30] = 9;
    header[48..52].copy_from_slice(&1_u32.to_le_bytes()); // the directory
    header[68..72].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    for slot in 0..109 {
        let sector: u32 = if slot == 0 { 0 } else { 0xffff_ffff };
        header[76 + slot * 4..80 + slot * 4].copy_from_slice(&sector.to_le_bytes());
    }
    let sectors = main.len().div_ceil(512).max(1);
    let mut fat = vec![0xffff_ffff_u32; 128];
    fat[0] = 0xffff_fffd;
    fat[1] = 0xffff_fffe;
    for at in 0..sectors {
        let next = u32::try_from(at + 3).unwrap();
        fat[at + 2] = if at + 1 == sectors { 0xffff_fffe } else { next };
    }
    let mut directory = vec![0_u8; 512];
    for (at, name) in streams.iter().enumerate() {
        let entry = &mut directory[at * 128..at * 128 + 128];
        for (i, unit) in name.encode_utf16().enumerate() {
            entry[i * 2..i * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[116..120].copy_from_slice(&2_u32.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(main.len()).unwrap().to_le_bytes());
    }
    let mut out = header;
    out.extend(fat.iter().flat_map(|f| f.to_le_bytes()));
    out.extend(directory);
    let mut body = main.to_vec();
    body.resize(sectors * 512, 0);
    out.extend(body);
    out
}

fn word_header(flags: u16) -> Vec<u8> {
    let mut main = vec![0_u8; 4096];
    main[..2].copy_from_slice(&0xa5ec_u16.to_le_bytes());
    main[10..12].copy_from_slice(&flags.to_le_bytes());
    main
}

#[test]
fn an_old_document_is_looked_at_before_libreoffice_is_asked() {
    let whole = compound(&["WordDocument"], &word_header(0));
    let cut = whole[..1800].to_vec();
    let mut looped = whole.clone();
    looped[512 + 12..512 + 16].copy_from_slice(&2_u32.to_le_bytes()); // sector 3 leads to 2 again
    for (bytes, kind) in [
        (compound(&["WordDocument"], &word_header(0x0100)), ErrorKind::Encrypted),
        (compound(&["EncryptedPackage"], &[0; 64]), ErrorKind::Encrypted),
        (compound(&["Workbook"], &[0; 64]), ErrorKind::NotWord),
        (compound(&["Nothing"], &[0; 64]), ErrorKind::NotWord),
        (compound(&["WordDocument"], &[0; 64]), ErrorKind::Damaged),
        (cut, ErrorKind::Damaged),
        (looped, ErrorKind::Damaged),
        (whole[..512].to_vec(), ErrorKind::Damaged),
        (whole[..20].to_vec(), ErrorKind::Damaged),
    ] {
        let error = refused(&bytes);
        assert_eq!(error.kind(), kind, "{error}");
    }
}

#[test]
fn encrypted_open_document_is_refused() {
    let bytes = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "x"),
        ("META-INF/manifest.xml", "<m><encryption-data/></m>"),
    ]);
    assert_eq!(refused(&bytes).kind(), ErrorKind::Encrypted);
}

/// Every cut and many flipped bytes of a good file end in a value or an error, never in a panic.
#[test]
fn no_damage_makes_it_panic() {
    let good = Docx::of([p("5. NỘI DUNG"), p("b. Thời hạn: 01 ngày")].concat()).bytes();
    for cut in 0..good.len() {
        drop(intake::read(&good[..cut]));
    }
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..3_000 {
        let mut bytes = good.clone();
        for _ in 0..4 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let at = usize::try_from(seed % u64::try_from(bytes.len()).unwrap()).unwrap();
            bytes[at] = seed.to_le_bytes()[7];
        }
        drop(intake::read(&bytes));
    }
    let old = compound(&["WordDocument"], &word_header(0));
    for cut in (0..old.len()).step_by(7) {
        drop(intake::sniff(&old[..cut]));
    }
}
