//! Papers put together of parts.

use typeset::{Align, AnnexColumn, Drawing, PaperPart, PaperSheet, Width};

use crate::samples::{day, signer};

pub(crate) fn paper(rows: usize, across: bool) -> PaperSheet {
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.into(), width, align };
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 302 102\" width=\"302\" height=\"102\"><rect width=\"300\" height=\"100\" fill=\"none\" stroke=\"#333\"/><text x=\"20\" y=\"50\" font-size=\"14\" font-family=\"Liberation Serif\">Con người</text></svg>";
    PaperSheet {
        superior: "Ủy ban nhân dân\ntỉnh Quảng Trị".into(),
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        number: Some("NC-2026-01".into()),
        place_and_date: "Cồn Cỏ, ngày 05 tháng 01 năm 2026".into(),
        dated: day(),
        kind: "Phiếu yêu cầu hành động khắc phục".into(),
        code: "BM.HT.04-01".into(),
        across,
        parts: vec![
            PaperPart::Heading { text: "1. Sự không phù hợp".into() },
            PaperPart::Facts {
                facts: vec![
                    ("Nguồn".into(), "Đánh giá nội bộ".into()),
                    ("Người phát hiện".into(), String::new()),
                ],
            },
            PaperPart::Text {
                text: "02/05 hồ sơ không ghi phiếu.\n- Phiếu trống.".into()
            },
            PaperPart::Picture {
                picture: Drawing {
                    svg: svg.into(),
                    alt: "Xương cá: Con người".into(),
                    width: 300,
                    height: 100,
                },
            },
            PaperPart::Table {
                columns: vec![
                    column("TT", Width::Cm(1.1), Align::Center),
                    column("Việc làm", Width::Share(1.0), Align::Left),
                ],
                rows: (1..=rows).map(|row| vec![row.to_string(), "Sửa QT.VP.06".into()]).collect(),
            },
            PaperPart::Signed {
                signers: vec![signer("Người lập", "Nguyễn Văn A (minh họa)", None)],
            },
        ],
        signers: vec![
            signer("Người kiểm tra", "Trần Thị B (minh họa)", None),
            signer("Chủ tịch", "Lê Văn C (minh họa)", Some("14:30 05/01/2026")),
        ],
        recipients: vec!["Như trên".into(), "Lưu: VT".into()],
        ..PaperSheet::default()
    }
}
