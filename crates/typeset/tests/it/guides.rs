use typeset::{GuideCover, GuideEntry, GuidePart, GuideSheet, Paper};

use crate::samples::day;

fn entry(number: usize) -> GuideEntry {
    let part = |heading: &str, lines: &[&str]| GuidePart {
        heading: heading.into(),
        lines: lines.iter().map(|line| (*line).into()).collect(),
    };
    let step = |no: &str, action: &str| -> Vec<String> {
        [no, action, "Công chức Tư pháp - Hộ tịch", "0,5 ngày"].map(Into::into).to_vec()
    };
    GuideEntry {
        title: "Đăng ký khai sinh".into(),
        about: format!("Quy trình QT.VP.{number:02} · Mã thủ tục 1.001193 · Hộ tịch"),
        warning: if number == 1 {
            "Đang cập nhật theo 03/2026/QH16.".into()
        } else {
            String::new()
        },
        parts: vec![
            part("Ai được làm", &["Cá nhân"]),
            part("Cần mang theo", &["Tờ khai theo mẫu (nộp lại)", "Giấy chứng sinh"]),
            part("Bao lâu có kết quả", &["Trong ngày làm việc"]),
        ],
        steps_heads: ["Bước", "Việc cơ quan làm", "Ai làm", "Thời gian"].map(Into::into).to_vec(),
        steps: vec![step("1", "Tiếp nhận, kiểm tra hồ sơ"), step("2", "Trả kết quả")],
        link: format!("https://vidu.example/portal/con-co/processes/qt-vp-{number:02}"),
        link_note: "Quét để xem bản mới nhất".into(),
    }
}

/// One procedure to take home.
pub(crate) fn one(paper: Paper) -> GuideSheet {
    GuideSheet {
        superior: "Ủy ban nhân dân tỉnh Quảng Trị".into(),
        agency: "Ủy ban nhân dân huyện Cồn Cỏ".into(),
        title: "Đăng ký khai sinh".into(),
        dated: day(),
        paper,
        foot: "Khu hành chính huyện đảo · 07:30–11:30 và 13:30–17:00".into(),
        cover: None,
        guides: vec![entry(1)],
    }
}

/// All of them for the notice board.
pub(crate) fn board() -> GuideSheet {
    let row = |cells: [&str; 3]| cells.map(Into::into);
    GuideSheet {
        cover: Some(GuideCover {
            title: "Thủ tục hành chính niêm yết công khai".into(),
            lead: "Gồm 2 thủ tục đang áp dụng.".into(),
            link: "https://vidu.example/portal/con-co/processes".into(),
            link_note: "Quét để xem bản mới nhất".into(),
            heads: row(["TT", "Thủ tục", "Thời hạn"]),
            rows: vec![
                row(["", "Hộ tịch", ""]),
                row(["1", "Đăng ký khai sinh", "Trong ngày"]),
                row(["2", "Đăng ký khai tử", "Trong ngày"]),
            ],
        }),
        guides: vec![entry(1), entry(2)],
        ..one(Paper::A4)
    }
}
