//! Spreadsheets in the reading process: what people send, and what nobody should.

use intake::{ErrorKind, TableCell, table_in_child};
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::{
    io::{Cursor, Write as _},
    path::Path,
    time::{Duration, Instant},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const DEADLINE: Duration = Duration::from_secs(5);

fn read(bytes: &[u8]) -> Result<intake::Table, intake::IntakeError> {
    table_in_child(Path::new(env!("CARGO_BIN_EXE_intake-child")), bytes, DEADLINE)
}

#[test]
fn a_list_as_people_keep_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Văn bản").unwrap();
    sheet.write_string(0, 0, "DANH MỤC").unwrap();
    for (column, head) in
        ["Số, ký hiệu", "Trích yếu", "Ngày hiệu lực", "Số trang"].iter().enumerate()
    {
        sheet.write_string(2, u16::try_from(column).unwrap(), *head).unwrap();
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(3, 0, "  123/2015/NĐ-CP ").unwrap();
    sheet
        .write_datetime_with_format(3, 2, ExcelDateTime::from_ymd(2016, 1, 1).unwrap(), &day)
        .unwrap();
    sheet.write_number(3, 3, 42.0).unwrap();
    let table = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.sheet, "Văn bản");
    let numbers: Vec<_> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 4], "empty rows are left out");
    let last = &table.rows[2].cells;
    assert_eq!(last[&0], TableCell::Text("123/2015/NĐ-CP".into()));
    assert_eq!(last[&2], TableCell::Day(date(2016, 1, 1)));
    assert_eq!(last[&3], TableCell::Text("42".into()));
}

/// A workbook whose one sheet holds these cells.
fn workbook(cells: &str) -> Vec<u8> {
    let parts = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#.to_owned(),
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#.to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned(),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn cell(at: &str, row: u32) -> String {
    format!(r#"<row r="{row}"><c r="{at}" t="inlineStr"><is><t>x</t></is></c></row>"#)
}

/// Two cells that span 16,384 × 1,048,576: 512 GiB as a range, refused in a moment as cells.
#[test]
fn two_cells_far_apart_end_in_a_message() {
    let began = Instant::now();
    let bytes = workbook(&(cell("A1", 1) + &cell("XFD1048576", 1_048_576)));
    assert!(bytes.len() < 2_000, "{}", bytes.len());
    assert_eq!(read(&bytes).unwrap_err().kind(), ErrorKind::LimitExceeded);
    assert!(began.elapsed() < DEADLINE);
    // The same sheet with both cells near by is a list.
    assert_eq!(read(&workbook(&(cell("A1", 1) + &cell("B2", 2)))).unwrap().rows.len(), 2);
}

#[test]
fn what_is_too_long_is_told() {
    let rows: String =
        (1..=intake::MAX_ROWS + 1).map(|row| cell(&format!("A{row}"), row)).collect();
    assert_eq!(read(&workbook(&rows)).unwrap_err().kind(), ErrorKind::LimitExceeded);
}

#[test]
fn what_is_no_workbook_is_told() {
    for (bytes, kind) in [
        (&b"%PDF-1.7"[..], ErrorKind::NotSpreadsheet),
        (b"PK\x03\x04 broken", ErrorKind::Damaged),
        (b"", ErrorKind::Empty),
    ] {
        assert_eq!(read(bytes).unwrap_err().kind(), kind);
    }
    let cut = workbook(&cell("A1", 1));
    assert_eq!(read(&cut[..cut.len() / 2]).unwrap_err().kind(), ErrorKind::Damaged);
}
