//! Sheets about numbered copies: labels, minutes of destruction.

use typeset::{
    Align, AnnexColumn, Label, LabelSheet, MinutesSheet, QuestionnaireSheet, TicketSheet, Width,
};

use crate::samples::{day, signer};

pub(crate) fn labels(count: u32) -> LabelSheet {
    let label = |number: u32| {
        Label {
        number: format!("Bản số {number:02}"),
        code: "QT.TP.25".into(),
        title: "Quy trình cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh cho công dân cư trú trên địa bàn huyện đảo Cồn Cỏ trong trường hợp phải xác minh".into(),
        issue: "Lần ban hành 01/02, hiệu lực từ 15/01/2026".into(),
        holder: "Bộ phận Tiếp nhận và Trả kết quả".into(),
        link: format!("https://iso.conco.example/q/0123456789ABCD{number:02}"),
        letters: format!("0123-4567-89AB-CD{number:02}"),
    }
    };
    LabelSheet {
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        title: "Nhãn bản giấy QT.TP.25".into(),
        dated: day(),
        labels: (1..=count).map(label).collect(),
    }
}

pub(crate) fn ticket() -> TicketSheet {
    TicketSheet {
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        title: "Phiếu số thứ tự".into(),
        dated: day(),
        number: "012".into(),
        facts: vec![
            ("Việc".into(), "Đăng ký lại khai sinh cho người không có hồ sơ".into()),
            ("Giờ hẹn".into(), "08:30 ngày 05/01/2026".into()),
        ],
        note: "Mời ông/bà ngồi chờ, gọi theo số.".into(),
    }
}

pub(crate) fn minutes(rows: usize) -> MinutesSheet {
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.into(), width, align };
    MinutesSheet {
        superior: "Ủy ban nhân dân\ntỉnh Quảng Trị".into(),
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        number: "03/BB-UBND".into(),
        place_and_date: "Cồn Cỏ, ngày 05 tháng 01 năm 2026".into(),
        dated: day(),
        kind: "Biên bản".into(),
        summary: "Hủy tài liệu hết hiệu lực".into(),
        opening: "Hôm nay, ngày 05 tháng 01 năm 2026, tại Ủy ban nhân dân huyện Cồn Cỏ, chúng tôi gồm:\n- Nguyễn Văn A (minh họa), Thư ký ISO;\n- Trần Thị B (minh họa), Văn thư.\nCùng tiến hành hủy các bản tài liệu sau:".into(),
        columns: vec![
            column("TT", Width::Cm(1.1), Align::Center),
            column("Mã hiệu", Width::Cm(3.0), Align::Left),
            column("Tên tài liệu", Width::Share(1.0), Align::Left),
            column("Bản số", Width::Cm(1.8), Align::Center),
        ],
        rows: (1..=rows)
            .map(|row| vec![row.to_string(), "QT.TP.25".into(), "Cấp bản sao trích lục hộ tịch".into(), format!("{row:02}")])
            .collect(),
        closing: "Lý do hủy: tài liệu đã có bản thay thế.\nCách hủy: cắt nhỏ bằng máy.\nBiên bản lập thành 02 bản, mỗi bên giữ 01 bản.".into(),
        signers: vec![
            signer("Thư ký ISO", "Nguyễn Văn A (minh họa)", None),
            signer("Văn thư", "Trần Thị B (minh họa)", None),
            signer("Chủ tịch", "Lê Văn C (minh họa)", Some("14:30 05/01/2026")),
        ],
        recipients: vec!["Như trên".into(), "Lưu: VT".into()],
        annexes: Vec::new(),
    }
}

pub(crate) fn questionnaire(questions: usize) -> QuestionnaireSheet {
    let groups = ["Tiếp cận dịch vụ", "Thủ tục hành chính", "Hài lòng chung"];
    QuestionnaireSheet {
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        title: "Phiếu khảo sát mức độ hài lòng".into(),
        subtitle: "Số KS-2026-01, từ 01/10/2026 đến 31/12/2026".into(),
        opening: "Đề nghị ông/bà đánh dấu × vào một ô ở mỗi câu.".into(),
        dated: day(),
        scale: ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
            .map(str::to_owned)
            .into(),
        questions: (0..questions)
            .map(|no| {
                ["Thời gian giải quyết so với giấy hẹn".into(), groups[no * 3 / questions].into()]
            })
            .collect(),
        open_questions: vec!["Cơ quan cần làm gì tốt hơn?".into()],
        closing: "Phiếu không ghi tên.".into(),
        link: Some("https://iso.conco.gov.vn/portal/con-co/surveys/ABCDEFGHJKLM".into()),
        link_note: "Quét mã để trả lời trên điện thoại.".into(),
    }
}
