use crate::{SECRETARY, app, laws};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A list as an office keeps it, with its usual slips.
fn sheet() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "DANH MỤC TÀI LIỆU BÊN NGOÀI").unwrap();
    let heads =
        ["TT", "Số/ký hiệu", "Tên văn bản", "Cơ quan ban hành", "Ngày ban hành", "Hiệu lực từ"];
    let rows = [
        ["1", "123/2015/ND-CP", "Quy định chi tiết Luật Hộ tịch", "", "15/11/2015", ""],
        ["2", "60/2014/QH 13", "Luật Hộ tịch", "Quốc hội khóa XIII", "20-11-2014", "1/1/2016"],
        ["3", "04/2020/TT-BTP", "Hướng dẫn thi hành", "", "hôm qua", ""],
        ["4", "04/2020/TT - BTP", "Hướng dẫn thi hành", "", "", ""],
        ["5", "", "Sách hỏi đáp về hộ tịch", "", "", ""],
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(2, column, head).unwrap();
    }
    for (row, cells) in (3..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let first = ExcelDateTime::from_ymd(2016, 1, 1).unwrap();
    sheet.write_datetime_with_format(3, 5, first, &day).unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_sheet_is_shown_before_it_is_entered() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    laws(&thu).await;
    let sent =
        thu.upload("/external-documents/imports", &[], ("file", "danh mục.xlsx", &sheet())).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let page = thu.get(&sent.location).await.text;
    for said in [
        "123/2015/NĐ-CP",
        "Chưa có, sẽ ghi mới",
        "<del>Quốc hội</del> → <ins>Quốc hội khóa XIII</ins>",
        "Không hiểu ô Ngày ban hành: «hôm qua»",
        "Trùng với dòng 6",
        "Thiếu số, loại hoặc trích yếu",
        "hiệu lực 01/01/2016",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(page.matches(" checked>").count(), 2, "what would change an entry is not ticked");
    let list = thu.get("/external-documents").await.text;
    assert!(!list.contains("123/2015"), "nothing is entered yet");

    assert_eq!(thu.post(&sent.location, &[]).await.status, 409);
    let done =
        thu.post(&sent.location, &[("row", "4"), ("row", "5"), ("row", "7"), ("row", "8")]).await;
    assert!(done.text.contains("Đã ghi 1 văn bản mới và cập nhật 1 văn bản."), "{}", done.text);
    let list = thu.get("/external-documents").await.text;
    assert!(list.contains("123/2015/NĐ-CP") && list.contains("Nghị định · Chính phủ"));
    assert!(list.contains("Quốc hội khóa XIII") && !list.contains("04/2020"), "{list}");
    let again = thu.post(&sent.location, &[("row", "6")]).await;
    assert_eq!(again.status, 409);
    assert!(again.text.contains("đã nhập rồi"));
    let foreign = app.foreigner("Người Lạ", SECRETARY).await;
    assert_eq!(foreign.get(&sent.location).await.status, 404);
}

#[tokio::test]
async fn what_is_no_list_is_told_at_the_field() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Tên").unwrap();
    let plain = book.save_to_buffer().unwrap();
    for (name, bytes, said) in [
        ("a.xlsx", &b"%PDF-1.7"[..], "không phải bảng tính Excel"),
        ("a.xlsx", b"PK\x03\x04 broken", "Không đọc được tệp này"),
        ("a.xlsx", b"", "không có nội dung"),
        ("a.xlsx", &plain, "dòng tiêu đề"),
        ("", b"", "Chưa chọn tệp nào"),
    ] {
        let page = thu.upload("/external-documents/imports", &[], ("file", name, bytes)).await;
        assert_eq!(page.status, 422, "{said}");
        assert!(
            page.text.contains("id=\"e-file\"") && page.text.contains(said),
            "{said}: {}",
            page.text
        );
    }
}
