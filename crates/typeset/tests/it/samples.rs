//! Invented sheets with the words that offices use. Every person is a sample.

use typeset::{
    Align::{Center, Left},
    AmendmentRow, Applicant, Control, ControlSlipSheet, Day, Definition, Detail, DossierComponent,
    FormHead, FormName, Generation, HandOver, Layout, ProcedureSheet, ReceiptComponent,
    ReceiptSheet, RecordRow, RegisterColumn, RegisterSheet, Signer, SlipKind, SlipSheet, StepRow,
    TimeLimitLine, Width,
};

pub(crate) fn day() -> Day {
    Day { year: 2026, month: 1, day: 5 }
}

pub(crate) fn signer(title: &str, name: &str, signed: Option<&str>) -> Signer {
    Signer { title: title.into(), name: name.into(), signed: signed.map(Into::into) }
}

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|&s| s.into()).collect()
}

fn steps(cases: usize) -> Vec<StepRow> {
    let work = [
        (
            "Tổ chức, cá nhân nộp hồ sơ trực tiếp, qua dịch vụ bưu chính công ích hoặc trực tuyến. Kiểm tra tính đầy đủ, hợp lệ của hồ sơ: hồ sơ chưa đầy đủ thì hướng dẫn bổ sung, hoàn thiện một lần; hồ sơ đầy đủ thì tiếp nhận, hẹn trả kết quả và chuyển bộ phận chuyên môn.",
            "Công chức Bộ phận TN&TKQ",
            "Mẫu số 01, 02, 03",
        ),
        ("Phân công công chức thụ lý hồ sơ.", "Lãnh đạo phòng Tư pháp", "Phiếu kiểm soát"),
        (
            "Thẩm tra hồ sơ; tra cứu Cơ sở dữ liệu hộ tịch điện tử.\nTrường hợp phải xác minh: dự thảo văn bản gửi cơ quan có liên quan, theo dõi và đôn đốc trả lời đúng thời hạn.",
            "Công chức tư pháp - hộ tịch",
            "Văn bản xác minh\nDự thảo Trích lục",
        ),
        (
            "Xem xét hồ sơ và dự thảo kết quả, ký nháy, trình Lãnh đạo Ủy ban nhân dân.",
            "Lãnh đạo phòng Tư pháp",
            "Phiếu trình",
        ),
        ("Phê duyệt, ký số kết quả.", "Lãnh đạo UBND", "Trích lục đã ký"),
        ("Lấy số, đóng dấu hoặc ký số của cơ quan; phát hành.", "Văn thư", "Sổ công văn đi"),
        (
            "Ghi Sổ hộ tịch, cập nhật Cơ sở dữ liệu hộ tịch điện tử và chuyển kết quả.",
            "Công chức tư pháp - hộ tịch",
            "Sổ hộ tịch",
        ),
        (
            "Trả kết quả, thu lệ phí (nếu có), ghi Sổ theo dõi hồ sơ và lấy ý kiến đánh giá.",
            "Công chức Bộ phận TN&TKQ",
            "Mẫu số 06; Phiếu khảo sát BM.KS.01",
        ),
    ];
    let times = [
        "0,5 ngày",
        "0,25 ngày",
        "1 ngày",
        "0,5 ngày",
        "0,25 ngày",
        "0,25 ngày",
        "0,25 ngày",
        "Giờ hành chính",
    ];
    work.iter()
        .zip(times)
        .enumerate()
        .map(|(i, ((action, who, out), time))| StepRow {
            no: format!("B{}", i + 1),
            action: (*action).into(),
            responsible: (*who).into(),
            durations: (0..cases)
                .map(|c| if c == 1 && i == 2 { "04 ngày".into() } else { time.into() })
                .collect(),
            outputs: out.split('\n').map(Into::into).collect(),
        })
        .collect()
}

pub(crate) fn procedure(layout: Layout, cases: &[&str]) -> ProcedureSheet {
    ProcedureSheet {
        control: Control {
            agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
            name: "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc".into(),
            code: "QT.TP.25".into(),
            issue: "01".into(),
            revision: Some("02".into()),
            issued_on: "05/01/2026".into(),
            effective_on: "15/01/2026".into(),
            national: Some("Mã thủ tục hành chính: 1.004859 – Lĩnh vực: Hộ tịch".into()),
            copy: Some("TÀI LIỆU KIỂM SOÁT – Bản số 03".into()),
        },
        dated: day(),
        layout,
        author: signer("Công chức tư pháp - hộ tịch", "Nguyễn Văn A (minh họa)", Some("08:15 02/01/2026")),
        reviewer: signer("Trưởng phòng Tư pháp", "Trần Thị B (minh họa)", Some("14:30 03/01/2026")),
        approver: signer("Chủ tịch Ủy ban nhân dân huyện", "Lê Văn C (minh họa)", None),
        amendments: vec![
            AmendmentRow { revision: "01/01".into(), summary: "Bỏ yêu cầu nộp bản sao sổ hộ khẩu; bổ sung việc khai thác Cơ sở dữ liệu quốc gia về dân cư.".into(), basis: "Nghị định số 104/2022/NĐ-CP".into(), place: "5.2".into(), effective_on: "01/01/2023".into() },
            AmendmentRow { revision: "01/02".into(), summary: "Điều chỉnh mức thu lệ phí trực tuyến.".into(), basis: "Nghị quyết số 42/2025/NQ-HĐND".into(), place: "5.6".into(), effective_on: "15/01/2026".into() },
        ],
        purpose: "Quy định thành phần hồ sơ, lệ phí (nếu có), trình tự, cách thức và thời gian giải quyết hồ sơ hành chính của cơ quan theo tiêu chuẩn TCVN ISO 9001:2015, bảo đảm phù hợp với quy định của pháp luật và yêu cầu của cá nhân, tổ chức.".into(),
        scope: "Áp dụng đối với tổ chức, cá nhân có nhu cầu thực hiện thủ tục hành chính thuộc thẩm quyền giải quyết của cơ quan.\nCán bộ, công chức thuộc phòng Tư pháp, Bộ phận Tiếp nhận và Trả kết quả chịu trách nhiệm thực hiện và kiểm soát quy trình này.".into(),
        references: strings(&["Tiêu chuẩn quốc gia TCVN ISO 9001:2015;", "Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ tướng Chính phủ;", "Quyết định số 101/QĐ-BKHCN ngày 21/01/2019 của Bộ Khoa học và Công nghệ về việc công bố Mô hình khung Hệ thống quản lý chất lượng;", "Các văn bản pháp quy liên quan đề cập tại mục 5 của Quy trình này."]),
        definitions: [("UBND", "Ủy ban nhân dân"), ("TTHC", "Thủ tục hành chính"), ("TN&TKQ", "Tiếp nhận và trả kết quả"), ("CSDLHTĐT", "Cơ sở dữ liệu hộ tịch điện tử"), ("MHK", "Mô hình khung")].map(|(t, m)| Definition { term: t.into(), meaning: m.into() }).to_vec(),
        legal_basis: strings(&["Luật Hộ tịch năm 2014;", "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch;", "Nghị định số 104/2022/NĐ-CP ngày 21/12/2022 của Chính phủ sửa đổi, bổ sung một số điều của các nghị định liên quan đến việc nộp, xuất trình sổ hộ khẩu, sổ tạm trú giấy;", "Thông tư số 04/2020/TT-BTP ngày 28/5/2020 của Bộ trưởng Bộ Tư pháp."]),
        components: [("Giấy tờ phải nộp", "Tờ khai đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc theo mẫu", "01", ""), ("Giấy tờ phải nộp", "Giấy tờ liên quan đến việc thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc", "", "01"), ("Giấy tờ phải nộp", "Văn bản ủy quyền (được chứng thực) trong trường hợp ủy quyền", "01", ""), ("Giấy tờ phải xuất trình", "Hộ chiếu/Thẻ căn cước/Giấy chứng nhận căn cước còn giá trị sử dụng", "01", "")].map(|(g, t, o, c)| DossierComponent { group: g.into(), text: t.into(), original: o.into(), copy: c.into() }).to_vec(),
        components_note: "Trường hợp thông tin đã có trong Cơ sở dữ liệu quốc gia về dân cư thì không phải xuất trình giấy tờ.".into(),
        sets: "01 bộ".into(),
        time_limits: [("Bình thường", "03 ngày làm việc"), ("Phải xác minh", "06 ngày làm việc; hồ sơ nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo")].map(|(c, t)| TimeLimitLine { case: c.into(), text: t.into() }).to_vec(),
        applicants: "Cá nhân".into(),
        settled_by: "Ủy ban nhân dân huyện".into(),
        cooperating: "Cơ quan quản lý Cơ sở dữ liệu quốc gia về dân cư".into(),
        channels: strings(&["Bộ phận Tiếp nhận và Trả kết quả của huyện;", "Cổng Dịch vụ công quốc gia; dịch vụ bưu chính công ích."]),
        results: strings(&["Trích lục thay đổi/cải chính/bổ sung thông tin hộ tịch (bản chính);", "Bản điện tử của Trích lục."]),
        fees: strings(&["Nộp trực tiếp: 28.000 đồng; nộp trực tuyến: 14.000 đồng;", "Miễn lệ phí cho người thuộc hộ nghèo, người khuyết tật."]),
        conditions: "Việc thay đổi họ, chữ đệm, tên cho người dưới 18 tuổi phải có sự đồng ý của cha, mẹ người đó và được thể hiện rõ trong Tờ khai.".into(),
        cases: strings(cases),
        steps: steps(cases.len().max(1)),
        totals: (0..cases.len().max(1)).map(|i| if i == 1 { "06 ngày".into() } else { "03 ngày".into() }).collect(),
        steps_note: "- Thời gian tính theo ngày làm việc, mỗi ngày 08 giờ;\n- Hồ sơ giải quyết trong ngày không cần Phiếu kiểm soát.".into(),
        forms: [("TP/HT-2025-TKCC", "Tờ khai đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch"), ("BM.TP.25.01", "Sổ theo dõi hồ sơ")].map(|(c, n)| FormName { code: c.into(), name: n.into() }).to_vec(),
        records: [("Hồ sơ thay đổi, cải chính hộ tịch", "Công chức tư pháp - hộ tịch", "Vĩnh viễn"), ("Sổ theo dõi hồ sơ", "Bộ phận TN&TKQ", "01 năm")].map(|(n, k, r)| RecordRow { name: n.into(), keeper: k.into(), retention: r.into() }).to_vec(),
        ..ProcedureSheet::default()
    }
}

pub(crate) fn head(number: &str) -> FormHead {
    FormHead {
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        desk: "Bộ phận Tiếp nhận và Trả kết quả".into(),
        number: number.into(),
        dossier: "H50.22-260105-0007".into(),
        place_and_date: "Cồn Cỏ, ngày 05 tháng 01 năm 2026".into(),
        dated: day(),
    }
}

pub(crate) fn applicant() -> Applicant {
    Applicant {
        name: "Trần Thị Bưởi (minh họa)".into(),
        identity: "Căn cước số 045123456789 (minh họa)".into(),
        address: "Khu dân cư số 1, huyện Cồn Cỏ, tỉnh Quảng Trị".into(),
        phone: "0900 000 000".into(),
        email: "buoi@example.vn".into(),
        ..Applicant::default()
    }
}

pub(crate) fn receipt(generation: Generation, number: usize) -> ReceiptSheet {
    let paper = |text: &str, o: &str, c: &str, p: &str| ReceiptComponent {
        text: text.into(),
        original: o.into(),
        certified: c.into(),
        photocopy: p.into(),
    };
    let dossier = format!("H50.22-260105-{number:04}");
    ReceiptSheet {
        generation,
        head: FormHead { dossier: dossier.clone(), ..head(&format!("{number}/TNHS")) },
        copies: strings(&["Liên 1: Lưu", "Liên 2: Giao người nộp hồ sơ"]),
        applicant: applicant(),
        channel: "nộp trực tiếp".into(),
        matter: "Đăng ký thành lập hộ kinh doanh".into(),
        components: vec![
            paper("Giấy đề nghị đăng ký hộ kinh doanh", "01", "", ""),
            paper("Giấy tờ pháp lý của chủ hộ kinh doanh, thành viên hộ gia đình", "", "01", ""),
            paper("Biên bản họp thành viên hộ gia đình", "", "", "01"),
        ],
        sets: "01".into(),
        limit: "03 ngày làm việc".into(),
        received_at: "08 giờ 15 phút, ngày 05 tháng 01 năm 2026".into(),
        due_at: "08 giờ 15 phút, ngày 08 tháng 01 năm 2026".into(),
        result_at: "Bộ phận Tiếp nhận và Trả kết quả".into(),
        details: vec![Detail {
            label: "Lệ phí".into(), value: "100.000 đồng (đã nộp)".into()
        }],
        receiver: signer("", "Nguyễn Văn A (minh họa)", Some("08:15 05/01/2026")),
        qr: Some(format!("https://dichvucong.example/tra-cuu?ma={dossier}")),
        qr_note: "Tra cứu hồ sơ".into(),
        ..ReceiptSheet::default()
    }
}

pub(crate) fn control_slip(generation: Generation, rows: usize) -> ControlSlipSheet {
    let bodies = [
        "Bộ phận TN&TKQ (Nguyễn Văn A)",
        "Phòng Tài chính - Kế hoạch (Trần Thị B)",
        "Lãnh đạo UBND huyện (Lê Văn C)",
        "Văn thư (Phạm Thị D)",
    ];
    ControlSlipSheet {
        generation,
        head: head(""),
        applicant: "Trần Thị Bưởi (minh họa)".into(),
        matter: "Đăng ký thành lập hộ kinh doanh".into(),
        received_at: "08 giờ 15 phút, ngày 05 tháng 01 năm 2026".into(),
        due_at: "08 giờ 15 phút, ngày 08 tháng 01 năm 2026".into(),
        settled_by: "Phòng Tài chính - Kế hoạch".into(),
        cooperating: "Chi cục Thuế khu vực".into(),
        rows: (0..rows)
            .map(|i| HandOver {
                from: bodies[i % 4].into(),
                to: bodies[(i + 1) % 4].into(),
                at: format!("{:02} giờ 30 phút, ngày 05 tháng 01 năm 2026", 8 + i % 9),
                from_signed: Some("08:30 05/01/2026".into()),
                to_signed: (i % 2 == 0).then(|| "08:35 05/01/2026".into()),
                result: "Đúng hạn".into(),
                note: String::new(),
            })
            .collect(),
        qr: Some("H50.22-260105-0007".into()),
        ..ControlSlipSheet::default()
    }
}

pub(crate) fn slip(generation: Generation, kind: SlipKind) -> SlipSheet {
    let (number, title) = match kind {
        SlipKind::Supplement => ("0007/HDHS", ""),
        SlipKind::Refusal => ("12/TCHS", ""),
        SlipKind::Apology => ("03/PXL", "KT. Chủ tịch\nPhó Chủ tịch"),
        SlipKind::Stop => ("04/TB-UBND", "TL. Chủ tịch\nTrưởng phòng"),
    };
    SlipSheet {
        generation,
        kind,
        head: head(number),
        applicant: applicant(),
        matter: "Đăng ký thành lập hộ kinh doanh".into(),
        received_at: "08 giờ 15 phút, ngày 05 tháng 01 năm 2026".into(),
        due_at: "08 giờ 15 phút, ngày 08 tháng 01 năm 2026".into(),
        items: strings(&[
            "Giấy đề nghị: ghi đủ ngành, nghề kinh doanh và mã ngành cấp bốn;",
            "Bổ sung bản sao chứng thực giấy tờ pháp lý của thành viên hộ gia đình.",
        ]),
        reasons: strings(&[
            "Hồ sơ thiếu thành phần quy định tại khoản 2 Điều 87 Nghị định số 01/2021/NĐ-CP.",
        ]),
        legal_basis: strings(&[
            "Nghị định số 01/2021/NĐ-CP ngày 04/01/2021 của Chính phủ về đăng ký doanh nghiệp",
        ]),
        details: vec![Detail {
            label: "Thời hạn bổ sung".into(),
            value: "trước 16 giờ 30 phút, ngày 15 tháng 01 năm 2026 (yêu cầu lần thứ nhất)".into(),
        }],
        new_due_at: "08 giờ 15 phút, ngày 12 tháng 01 năm 2026".into(),
        new_place: "Bộ phận Tiếp nhận và Trả kết quả huyện".into(),
        late_body: "Phòng Tài chính - Kế hoạch".into(),
        contact: "ông Nguyễn Văn A (minh họa), điện thoại 0900 000 001".into(),
        recipients: strings(&["Như trên;", "Phòng TC-KH;", "Lưu: VT, TCKH."]),
        signer: signer(title, "Nguyễn Văn A (minh họa)", Some("09:00 06/01/2026")),
        ..SlipSheet::default()
    }
}

pub(crate) fn register(rows: usize) -> RegisterSheet {
    let column =
        |heading: &str, width, align| RegisterColumn { heading: heading.into(), width, align };
    RegisterSheet {
        superior: "Tỉnh Quảng Trị".into(),
        agency: "Ủy ban nhân dân\nhuyện Cồn Cỏ".into(),
        title: "Danh mục tài liệu nội bộ".into(),
        subtitle: "Tính đến ngày 30 tháng 9 năm 2026".into(),
        code: "BM.TT.01.03".into(),
        dated: day(),
        on_a3: false,
        columns: vec![
            column("TT", Width::Cm(1.1), Center),
            column("Mã hiệu", Width::Cm(2.8), Center),
            column("Tên tài liệu", Width::Share(1.0), Left),
            column("Lần ban hành/ sửa đổi", Width::Cm(2.4), Center),
            column("Ngày ban hành", Width::Cm(2.6), Center),
            column("Quyết định ban hành", Width::Cm(3.2), Center),
            column("Nơi áp dụng", Width::Cm(4.2), Left),
            column("Ghi chú", Width::Cm(2.6), Left),
        ],
        rows: (1..=rows)
            .map(|i| {
                let name = if i % 4 == 0 { "Thay đổi nội dung đăng ký hộ kinh doanh; cấp lại Giấy chứng nhận đăng ký hộ kinh doanh trong trường hợp bị mất, cháy, rách, nát" } else { "Cấp bản sao từ sổ gốc" };
                vec![i.to_string(), format!("QT.TCKH.{i:02}"), name.into(), "01/00".into(), "05/01/2026".into(), "47a/QĐ-UBND".into(), "Phòng Tài chính - Kế hoạch".into(), String::new()]
            })
            .collect(),
        counted: "tài liệu".into(),
        place_and_date: "Cồn Cỏ, ngày 30 tháng 9 năm 2026".into(),
        signers: vec![signer("Người lập", "Nguyễn Văn A (minh họa)", None), signer("Đại diện lãnh đạo về chất lượng", "Trần Thị B (minh họa)", Some("10:00 30/9/2026"))],
    }
}
