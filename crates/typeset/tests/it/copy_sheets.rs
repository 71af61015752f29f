use typeset::{Layout, MinutesSheet, QuestionnaireSheet, Watermark};

use crate::{
    copies::{labels, minutes, questionnaire},
    parts::paper,
    pdf::{engine, pages, words},
    samples as s,
};

#[test]
fn ten_labels_fill_a_page_and_each_says_what_it_is() {
    for (count, pages) in [(1, 1), (10, 1), (11, 2), (25, 3)] {
        assert_eq!(engine().labels(&labels(count)).unwrap().pages, pages, "{count} labels");
    }
    let Some(text) = words(&engine().labels(&labels(2)).unwrap()) else { return };
    for wanted in ["Bản số 01", "Bản số 02", "QT.TP.25", "0123-4567-89AB-CD02", "Nơi nhận: Bộ phận"]
    {
        assert!(text.contains(wanted), "{wanted:?} is not in:\n{text}");
    }
}

#[test]
fn labels_need_something_to_link_to() {
    assert!(engine().labels(&labels(0)).is_err());
    let mut long = labels(1);
    long.labels[0].link = "x".repeat(4000);
    assert!(engine().labels(&long).is_err(), "no QR code holds that");
}

#[test]
fn a_controlled_copy_shows_its_number_behind_the_text() {
    let mut sheet = s::procedure(Layout::Numbered, &[]);
    for (number, wanted) in [(3, "BẢN SỐ 03"), (12, "BẢN SỐ 12")] {
        sheet.watermark = Some(Watermark::Controlled(number));
        let Some(pages) = pages(&engine().procedure(&sheet).unwrap()) else { return };
        for page in pages {
            // A slanted word comes out letter by letter.
            let letters: String = page.split_whitespace().collect();
            let behind = format!("TÀI LIỆU KIỂM SOÁT {wanted}").replace(' ', "");
            assert!(letters.contains(&behind), "{page}");
        }
    }
}

#[test]
fn minutes_name_what_is_destroyed_and_who_signs() {
    let Some(text) = words(&engine().minutes(&minutes(3)).unwrap()) else { return };
    for wanted in [
        "Số: 03/BB-UBND",
        "BIÊN BẢN Hủy tài liệu hết hiệu lực",
        "Nguyễn Văn A (minh họa), Thư ký ISO;",
        "QT.TP.25",
        "Cách hủy: cắt nhỏ bằng máy.",
        "CHỦ TỊCH",
        "Đã ký điện tử 14:30 05/01/2026",
    ] {
        assert!(text.contains(wanted), "{wanted:?} is not in:\n{text}");
    }
    let uneven = MinutesSheet { rows: vec![vec![String::new()]], ..minutes(1) };
    assert!(engine().minutes(&uneven).is_err());
}

#[test]
fn a_paper_says_its_parts_in_order_upright_and_across() {
    for across in [false, true] {
        let Some(text) = words(&engine().paper(&paper(40, across)).unwrap()) else { return };
        let mut from = 0;
        for wanted in [
            "PHIẾU YÊU CẦU HÀNH ĐỘNG KHẮC PHỤC",
            "1. Sự không phù hợp",
            "Nguồn: Đánh giá nội bộ",
            "02/05 hồ sơ không ghi phiếu.",
            "Việc làm",
            "NGƯỜI LẬP",
            "NGƯỜI KIỂM TRA",
            "Đã ký điện tử 14:30 05/01/2026",
            "Nơi nhận:",
        ] {
            let found = text[from..].find(wanted);
            assert!(found.is_some(), "{wanted:?} is not after {from} in:\n{text}");
            from += found.unwrap_or_default();
        }
        assert!(text.contains("BM.HT.04-01"), "{text}");
    }
    let mut bare = paper(1, false);
    bare.parts.push(typeset::PaperPart::Table { columns: Vec::new(), rows: Vec::new() });
    assert!(engine().paper(&bare).is_err());
}

#[test]
fn a_questionnaire_fits_a_page_and_may_do_without_a_phone() {
    let Some(text) = words(&engine().questionnaire(&questionnaire(9)).unwrap()) else { return };
    for wanted in
        ["PHIẾU KHẢO SÁT MỨC ĐỘ HÀI LÒNG", "Rất không hài lòng", "Hài lòng chung", "Quét mã"]
    {
        assert!(text.contains(wanted), "{wanted:?} is not in:\n{text}");
    }
    let plain = QuestionnaireSheet { link: None, link_note: String::new(), ..questionnaire(40) };
    assert_eq!(engine().questionnaire(&plain).unwrap().pages, 2);
    let unscaled = QuestionnaireSheet { scale: Vec::new(), ..questionnaire(1) };
    assert!(engine().questionnaire(&unscaled).is_err());
}
