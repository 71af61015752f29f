use typeset::{Align, Annex, AnnexColumn, LetterSheet, Watermark, Width};

use crate::samples::{day, signer};

/// An invitation to three, with `rows` rows in an annex if any.
pub(crate) fn invitation(rows: usize) -> LetterSheet {
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.into(), width, align };
    let annex = |rows| Annex {
        title: "Danh mục thủ tục hành chính".into(),
        reference: "(Kèm theo Giấy mời số 05/GM-BCĐISO)".into(),
        columns: vec![
            column("TT", Width::Cm(1.1), Align::Center),
            column("Tên thủ tục", Width::Share(1.0), Align::Left),
        ],
        rows: (1..=rows).map(|n: usize| vec![n.to_string(), "Đăng ký khai sinh".into()]).collect(),
        ..Annex::default()
    };
    LetterSheet {
        superior: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        agency: "Ban Chỉ đạo ISO".into(),
        number: Some("05/GM-BCĐISO".into()),
        place_and_date: "Cồn Cỏ, ngày 05 tháng 01 năm 2026".into(),
        dated: day(),
        kind: "Giấy mời".into(),
        summary: "Họp Ban Chỉ đạo ISO quý I năm 2026".into(),
        to: vec!["Các thành viên Ban Chỉ đạo;".into(), "Thư ký ISO".into()],
        body: "Ban Chỉ đạo ISO trân trọng kính mời dự họp:\n- Thời gian: 08 giờ 00 phút ngày 12 tháng 01 năm 2026;\n- Địa điểm: Phòng họp UBND huyện.".into(),
        closing: "Đề nghị các thành viên dự họp đúng thành phần./.".into(),
        recipients: vec!["Như trên;".into(), "Lưu: VT, VP.".into()],
        signer: signer("Trưởng ban", "Nguyễn Văn A (minh họa)", None),
        annexes: if rows == 0 { Vec::new() } else { vec![annex(rows)] },
        ..LetterSheet::default()
    }
}

/// A letter without a name of its kind, to one.
pub(crate) fn plain() -> LetterSheet {
    LetterSheet {
        kind: String::new(),
        summary: "V/v công bố hệ thống quản lý chất lượng".into(),
        to: vec!["Sở Khoa học và Công nghệ".into()],
        watermark: Some(Watermark::Draft),
        ..invitation(0)
    }
}

/// A declaration carries no number of its own.
pub(crate) fn declaration() -> LetterSheet {
    LetterSheet { number: None, kind: "Bản công bố".into(), to: Vec::new(), ..invitation(40) }
}
