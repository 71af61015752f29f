use typeset::{Generation, Layout, SlipKind};

use crate::{
    decisions::decision,
    letters,
    pdf::{engine, pages, words},
    samples as s,
};

fn assert_words(text: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }
}

#[test]
fn a_decision_is_found_by_its_number() {
    let Some(text) = words(&engine().decision(&decision(0, 0)).unwrap()) else { return };
    assert_words(
        &text,
        &[
            "Số: 47a/QĐ-UBND",
            "Cồn Cỏ, ngày 05 tháng 01 năm 2026",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỒN CỎ",
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "12/TTr-VP ngày 02 tháng 01 năm 2026.",
            "QUYẾT ĐỊNH: Điều 1. Ban hành",
            "- Lưu: VT, VP (05b).",
            "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            "Đã ký điện tử 14:30 05/01/2026",
            "Nguyễn Văn A (minh họa)",
        ],
    );
    assert!(!text.contains('\u{2011}'));
}

#[test]
fn a_basis_that_ends_in_a_comma_keeps_it() {
    let mut sheet = decision(0, 0);
    sheet.bases = vec!["Căn cứ A.".into(), "Theo đề nghị B,".into()];
    let Some(text) = words(&engine().decision(&sheet).unwrap()) else { return };
    assert_words(&text, &["Căn cứ A; Theo đề nghị B, QUYẾT ĐỊNH:"]);
}

#[test]
fn a_controlled_document_shows_the_same_fields_everywhere() {
    for layout in [Layout::Numbered, Layout::Lettered] {
        let sheet = s::procedure(layout, &["Bình thường", "Phải xác minh"]);
        let Some(pages) = pages(&engine().procedure(&sheet).unwrap()) else { return };
        let last = pages.len();
        for (i, page) in pages.iter().enumerate() {
            assert_words(
                page,
                &[
                    "Mã hiệu: QT.TP.25",
                    "Lần ban hành: 01",
                    "Lần sửa đổi: 02",
                    "Ngày ban hành: 05/01/2026",
                    "Ngày hiệu lực: 15/01/2026",
                    &format!("Trang: {}/{last}", i + 1),
                    "ỦY BAN NHÂN DÂN HUYỆN CỒN CỎ",
                    "TÀI LIỆU KIỂM SOÁT – Bản số 03",
                ],
            );
        }
    }
}

#[test]
fn both_layouts_print_every_part() {
    let common = [
        "MỤC LỤC",
        "Đã ký điện tử 08:15 02/01/2026",
        "SỬA ĐỔI TÀI LIỆU",
        "42/2025/NQ-HĐND",
        "1. MỤC ĐÍCH",
        "4. ĐỊNH NGHĨA/VIẾT TẮT",
        "Giấy tờ phải xuất trình",
        "Bình thường: 03 ngày làm việc",
        "28.000 đồng",
        "Bản điện tử của Trích lục.",
        "sự đồng ý của cha, mẹ",
        "Cơ quan quản lý Cơ sở dữ liệu quốc gia về dân cư",
        "Tổng thời gian 03 ngày 06 ngày",
        "6. BIỂU MẪU",
        "7. HỒ SƠ LƯU",
        "Vĩnh viễn",
    ];
    let numbered = ["5.1. Cơ sở pháp lý", "5.6. Lệ phí", "5.7. Quy trình xử lý công việc"];
    let lettered = ["a) Thành phần, số lượng", "đ) Kết quả", "k) Quy trình các bước"];
    for (layout, own) in [(Layout::Numbered, numbered), (Layout::Lettered, lettered)] {
        let sheet = s::procedure(layout, &["Bình thường", "Phải xác minh"]);
        let Some(text) = words(&engine().procedure(&sheet).unwrap()) else { return };
        assert_words(&text, &common);
        assert_words(&text, &own);
    }
}

#[test]
fn a_first_issue_says_so_and_an_empty_part_too() {
    let sheet = typeset::ProcedureSheet { dated: s::day(), ..Default::default() };
    let Some(text) = words(&engine().procedure(&sheet).unwrap()) else { return };
    assert_words(&text, &["Ban hành lần đầu", "5.6. Lệ phí (Chưa có nội dung)"]);
}

#[test]
fn a_receipt_has_the_fields_of_its_generation() {
    for (generation, own) in [
        (Generation::Y2018, "Vào Sổ theo dõi hồ sơ, Quyển số"),
        (Generation::Y2025, "Kết quả có thể được trả trước hạn."),
    ] {
        let Some(pages) = pages(&engine().receipt(&s::receipt(generation, 7)).unwrap()) else {
            return;
        };
        for (page, copy) in pages.iter().zip(["(Liên 1: Lưu)", "(Liên 2: Giao người nộp hồ sơ)"])
        {
            assert_words(
                page,
                &[
                    own,
                    copy,
                    "Số: 7/TNHS",
                    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
                    "Mã hồ sơ: H50.22-260105-0007",
                    "Tiếp nhận hồ sơ của: Trần Thị Bưởi (minh họa)",
                    "Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 15 phút, ngày 08 tháng 01",
                    "Lệ phí: 100.000 đồng (đã nộp)",
                    "02 liên",
                    "NGƯỜI NỘP HỒ SƠ",
                    "NGƯỜI TIẾP NHẬN HỒ SƠ",
                ],
            );
        }
    }
}

#[test]
fn a_control_slip_shows_each_hand_over() {
    let sheet = s::control_slip(Generation::Y2018, 3);
    let Some(text) = words(&engine().control_slip(&sheet).unwrap()) else { return };
    for wanted in [
        "Kèm theo hồ sơ của: Trần Thị Bưởi (minh họa)",
        "1. Giao: Bộ phận TN&TKQ (Nguyễn Văn A)",
        "2. Nhận: Phòng Tài chính - Kế hoạch (Trần Thị B)",
        "Đúng hạn",
        "Đã ký điện tử 08:35 05/01/2026",
        "Cơ quan phối hợp giải quyết hồ sơ: Chi cục Thuế khu vực",
    ] {
        assert_words(&text, &[wanted]);
    }
}

#[test]
fn each_slip_is_the_form_of_its_generation() {
    use Generation::{Y2018, Y2025};
    use SlipKind::{Apology, Refusal, Stop, Supplement};
    for (generation, kind, wanted) in [
        (Y2018, Supplement, ["PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "1. Giấy đề nghị"]),
        (Y2025, Refusal, ["PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "thông báo không tiếp nhận"]),
        (Y2018, Apology, ["PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "sẽ trả kết quả"]),
        (Y2025, Apology, ["VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "gia hạn"]),
        (Y2025, Stop, ["THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "được dừng giải quyết"]),
    ] {
        let Some(text) = words(&engine().slip(&s::slip(generation, kind)).unwrap()) else { return };
        assert_words(&text, &wanted);
        assert_words(&text, &["01/2021/NĐ-CP", "Trần Thị Bưởi (minh họa)", "Thời hạn bổ sung: "]);
    }
}

#[test]
fn the_2018_forms_have_no_notice_of_stopping() {
    let refused = engine().slip(&s::slip(Generation::Y2018, SlipKind::Stop));
    assert!(matches!(refused, Err(typeset::TypesetError::NoSuchForm { .. })));
}

#[test]
fn the_addressees_end_as_the_decree_says() {
    let Some(text) = words(&engine().letter(&letters::invitation(0)).unwrap()) else { return };
    assert!(text.contains("GIẤY MỜI Họp Ban Chỉ đạo ISO quý I năm 2026"), "{text}");
    assert!(text.contains("Các thành viên Ban Chỉ đạo;"), "{text}");
    assert!(text.contains("Thư ký ISO."), "{text}");
}

#[test]
fn a_letter_has_its_summary_under_its_number() {
    let Some(text) = words(&engine().letter(&letters::plain()).unwrap()) else { return };
    assert!(text.contains("Kính gửi: Sở Khoa học và Công nghệ"), "{text}");
    assert!(text.contains("V/v công bố hệ thống quản lý chất lượng"), "{text}");
}

#[test]
fn a_paper_without_a_number_prints_no_line_for_it() {
    let Some(pages) = pages(&engine().letter(&letters::declaration()).unwrap()) else { return };
    assert!(!pages[0].contains("Số:"), "{}", pages[0]);
    assert!(pages[1].starts_with("Phụ lục DANH MỤC"), "{}", pages[1]);
}
