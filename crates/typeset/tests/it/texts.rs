//! Invented documents in running text.

use crate::samples::{day, procedure};
use typeset::{Control, Layout, Picture, TextSheet};

/// A square of one colour as PNG.
const DOT: &[u8] = include_bytes!("dot.png");

pub(crate) fn text() -> TextSheet {
    let procedure = procedure(Layout::Numbered, &[]);
    let body = format!(
        "# Quy định chung\nQuy chế này quy định về **phối hợp** giữa các phòng trong giải quyết thủ tục hành chính.\nCác phòng thực hiện theo *Nghị định số 118/2025/NĐ-CP*.\n\n### Trách nhiệm\n\n1. Văn phòng:\n   - đôn đốc;\n   - tổng hợp.\n2. Các phòng chuyên môn.\n\n| Việc | Đơn vị | Thời hạn |\n|---|---|---|\n| Rà soát quy trình | Văn phòng | 15/6 |\n| Báo cáo | Các phòng | 20/11 |\n\n![Sơ đồ phối hợp](tep:{})\n\nXem [cổng dịch vụ công](https://dichvucong.gov.vn).",
        "a".repeat(64)
    );
    TextSheet {
        control: Control {
            name: "Phối hợp giải quyết thủ tục hành chính".into(),
            code: "QC.01".into(),
            ..procedure.control
        },
        kind: "Quy chế".into(),
        dated: day(),
        author: procedure.author,
        reviewer: procedure.reviewer,
        approver: procedure.approver,
        body: markdown::read(&body).blocks,
        pictures: vec![Picture { name: "a".repeat(64), bytes: DOT.to_vec() }],
        ..TextSheet::default()
    }
}

pub(crate) fn original() -> TextSheet {
    let facts = [
        ["Tên tệp", "Quy chế phối hợp.pdf"],
        ["Định dạng", "PDF"],
        ["Dung lượng", "182 KB"],
        ["Mã SHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ];
    TextSheet {
        original: Some(facts.map(|[label, value]| [label.into(), value.into()]).to_vec()),
        body: Vec::new(),
        pictures: Vec::new(),
        ..text()
    }
}
