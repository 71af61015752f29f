use crate::{app, note, secretary};
use calamine::{Reader as _, Xlsx};
use platform::Role;
use rust_xlsxwriter::Workbook;
use std::io::Cursor;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The rows of a sheet as text.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

fn sheet(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        for (place, cell) in (0..).zip(row) {
            page.write_string(at, place, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_sheet_goes_out_and_comes_back() {
    let app = app();
    let secretary = secretary(&app).await;
    note(&secretary, "Bớt một chữ ký", Some(&secretary)).await;
    let out = secretary.get("/ideas?format=xlsx").await;
    assert_eq!(out.header("content-type"), XLSX);
    let mut table = rows(&out.bytes);
    assert_eq!(table[0][..5], ["Số", "Nội dung", "Loại", "Đơn vị", "Người chịu trách nhiệm"]);
    assert_eq!(table[1][..3], ["SK-2026-01", "Bớt một chữ ký", "Quy trình"]);

    table[1][1] = "Bớt hai chữ ký".to_owned();
    table
        .push(["", "Máy quét mới", "công cụ", "", "", "15/04/2027", "3"].map(str::to_owned).into());
    let back = secretary.upload("/ideas/import", &[], ("file", "so.xlsx", &sheet(&table))).await;
    assert_eq!(back.status, 200, "{}", back.text);
    assert!(back.text.contains("1 dòng mới, 1 dòng thay đổi, 0 dòng giữ nguyên"), "{}", back.text);
    let page = secretary.get("/ideas").await.text;
    assert!(page.contains("Bớt hai chữ ký") && page.contains("Máy quét mới"), "{page}");
}

/// The register of a past year is entered afterwards, with days that are over.
#[tokio::test]
async fn a_sheet_brings_a_past_year() {
    let app = app();
    let secretary = secretary(&app).await;
    let rows = [["Nội dung", "Loại", "Hạn"], ["Máy quét mới", "Quy trình", "15/04/2022"]];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).into()).collect();
    let back = secretary.upload("/ideas/import", &[], ("file", "so.xlsx", &sheet(&rows))).await;
    assert!(back.text.contains("1 dòng mới"), "{}", back.text);
    assert!(secretary.get("/ideas?phase=overdue").await.text.contains("Máy quét mới"));
}

#[tokio::test]
async fn what_belongs_to_an_entry_comes_in_on_its_page() {
    let app = app();
    let secretary = secretary(&app).await;
    let idea = note(&secretary, "Bớt một chữ ký", None).await;
    let parent = idea.rsplit('/').next().unwrap();
    let page = secretary.get(&idea).await.text;
    assert!(page.contains(&format!("/trials/import?parent={parent}")), "{page}");
    assert_eq!(secretary.get("/trials/import").await.status, 400, "of which idea is not said");
    let at = format!("/trials/import?parent={parent}");
    let rows = [["Việc thử"], ["Thử ở Một cửa"], ["Thử ở Nội vụ"]];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).into()).collect();
    for said in
        ["2 dòng mới, 0 dòng thay đổi, 0 dòng giữ", "0 dòng mới, 0 dòng thay đổi, 2 dòng giữ"]
    {
        let back = secretary.upload(&at, &[], ("file", "so.xlsx", &sheet(&rows))).await;
        assert!(back.text.contains(said), "{said}: {}", back.text);
    }
    let shown = secretary.get(&format!("/trials?parent={parent}&format=xlsx")).await;
    assert_eq!(self::rows(&shown.bytes).len(), 3);
    let told = secretary.get(&format!("/api/v1/trials?parent={parent}")).await.text;
    assert_eq!(told.matches("\"parent\":").count(), 2, "{told}");
}

#[tokio::test]
async fn one_mistake_and_no_row_is_taken() {
    let app = app();
    let secretary = secretary(&app).await;
    let head = ["Số", "Nội dung", "Loại", "Người chịu trách nhiệm", "Hạn"].map(str::to_owned);
    let good = ["", "Máy quét mới", "Quy trình", "", ""].map(str::to_owned);
    let bad = ["SK-2020-77", "", "Phép màu", "Ai đó", "30/02/2027"].map(str::to_owned);
    let bytes = sheet(&[head.into(), good.into(), bad.into()]);
    let back = secretary.upload("/ideas/import", &[], ("file", "so.xlsx", &bytes)).await;
    assert_eq!(back.status, 422);
    for mistake in [
        "Dòng 3, cột «Số»",
        "cột «Nội dung»",
        "cột «Loại»",
        "cột «Người chịu trách nhiệm»",
        "cột «Hạn»",
    ] {
        assert!(back.text.contains(mistake), "{mistake}: {}", back.text);
    }
    assert!(!secretary.get("/ideas").await.text.contains("Máy quét mới"));
    let back = secretary.upload("/ideas/import", &[], ("file", "so.xlsx", b"no sheet")).await;
    assert_eq!(back.status, 422);
    let reader = app.person("Lê Thị C (minh họa)", &[Role::Reader]).await;
    assert_eq!(reader.get("/ideas/import").await.status, 200, "everybody may note ideas");
}

#[tokio::test]
async fn what_only_the_whole_entry_shows_is_named_and_takes_no_row() {
    let app = crate::care::app();
    let secretary = secretary(&app).await;
    let rows = [["Nội dung", "Quy trình"], ["Kho cũ", "QT.VP.01"], ["Kho lưu", "QT.XX.01"]];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).into()).collect();
    let back = secretary.upload("/cares/import", &[], ("file", "so.xlsx", &sheet(&rows))).await;
    assert_eq!(back.status, 422, "{}", back.text);
    assert!(back.text.contains("Cột «Quy trình»"), "{}", back.text);
    assert!(!secretary.get("/cares").await.text.contains("Kho cũ"));
}

#[tokio::test]
async fn a_register_is_printed() {
    let app = app();
    let secretary = secretary(&app).await;
    note(&secretary, "Bớt một chữ ký", None).await;
    let pdf = secretary.get("/ideas?format=pdf").await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
}
