//! Sheets to print.

use std::io::{Cursor, Read as _};
use typeset::{
    Align, AmendmentRow, Annex, AnnexColumn, Article, Control, Day, DecisionSheet,
    DossierComponent, ExtraSection, FormName, Layout, LetterSheet, ProcedureSheet, RecordRow,
    Signer, StepRow, TextSheet, TimeLimitLine, Watermark, Width,
};

/// What the text of a file says.
pub(crate) fn document(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let parsed = roxmltree::Document::parse(&xml).unwrap();
    let words = parsed.descendants().filter(|node| node.tag_name().name() == "t");
    words.filter_map(|node| node.text()).collect()
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn signer(title: &str, name: &str, signed: Option<&str>) -> Signer {
    Signer { title: title.into(), name: name.into(), signed: signed.map(Into::into) }
}

fn step(no: u32, action: &str, who: &str, times: &[&str], outputs: &[&str]) -> StepRow {
    StepRow {
        no: format!("B{no}"),
        action: action.into(),
        responsible: who.into(),
        durations: strings(times),
        outputs: strings(outputs),
    }
}

fn component(group: &str, text: &str) -> DossierComponent {
    DossierComponent { group: group.into(), text: text.into(), ..DossierComponent::default() }
}

/// A procedure with every part, of one case.
pub(crate) fn full(layout: Layout) -> ProcedureSheet {
    ProcedureSheet { layout, steps: steps(), control: control(), ..body() }
}

fn steps() -> Vec<StepRow> {
    let many: Vec<StepRow> = (3..30)
        .map(|n| {
            let action = format!("Bước giữa thứ {n}: kiểm tra, đối chiếu hồ sơ, ghi sổ theo dõi");
            step(n, &action, "Chuyên viên", &["0,5 ngày làm việc"], &["Phiếu kiểm soát"])
        })
        .collect();
    let mut steps = vec![
        step(1, "Tiếp nhận hồ sơ", "Bộ phận Một cửa", &["04 giờ làm việc"], &["Giấy tiếp nhận"]),
        step(
            2,
            "Thẩm định hồ sơ:\n- Đủ: dự thảo\n- Thiếu: yêu cầu bổ sung",
            "Công chức tư pháp",
            &["02 ngày làm việc"],
            &["Dự thảo", "Phiếu kiểm soát"],
        ),
    ];
    steps.extend(many);
    steps
}

fn control() -> Control {
    Control {
        agency: "Ủy ban nhân dân\nxã Minh Họa".into(),
        name: "Đăng ký khai sinh & cải chính <hộ tịch>".into(),
        code: "QT.TP.01".into(),
        issue: "02".into(),
        revision: Some("01".into()),
        issued_on: "05/01/2026".into(),
        effective_on: "12/01/2026".into(),
        national: Some("Mã thủ tục hành chính: 1.001193 – Lĩnh vực: Hộ tịch".into()),
        copy: Some("TÀI LIỆU KIỂM SOÁT – Bản số 03".into()),
    }
}

fn body() -> ProcedureSheet {
    ProcedureSheet {
        dated: Day { year: 2026, month: 1, day: 5 },
        watermark: Some(Watermark::Draft),
        author: signer("Chuyên viên", "Nguyễn Văn A (minh họa)", Some("14:30 05/01/2026")),
        reviewer: signer("Trưởng phòng", "Nguyễn Thị B (minh họa)", None),
        approver: signer("CHỦ TỊCH", "Trần Văn C (minh họa)", None),
        amendments: vec![AmendmentRow {
            revision: "02/01".into(),
            summary: "Rút ngắn thời hạn".into(),
            basis: "Nghị định 1/2025/NĐ-CP".into(),
            ..AmendmentRow::default()
        }],
        purpose: "Quy định trình tự đăng ký khai sinh.".into(),
        scope: "Áp dụng với:\n- Công dân;\n- Bộ phận Một cửa.".into(),
        references: strings(&["TCVN ISO 9001:2015", "Các văn bản nêu tại mục 5.1"]),
        definitions_text: "UBND: Ủy ban nhân dân".into(),
        legal_basis: strings(&[
            "Luật Hộ tịch số 60/2014/QH13",
            "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015",
        ]),
        components: vec![
            component("Giấy tờ phải nộp", "Tờ khai đăng ký khai sinh"),
            component(
                "Giấy tờ phải nộp",
                "Giấy chứng sinh:\n+ bản chính\n+ hoặc văn bản của người làm chứng",
            ),
            component("Giấy tờ phải xuất trình", "Giấy tờ tùy thân"),
        ],
        sets: "01 bộ".into(),
        time_limits: vec![TimeLimitLine {
            case: String::new(), text: "03 ngày làm việc".into()
        }],
        applicants: "Cá nhân".into(),
        settled_by: "UBND xã Minh Họa".into(),
        channels: strings(&["Trực tiếp tại Bộ phận Một cửa", "Trực tuyến"]),
        results: strings(&["Giấy khai sinh (bản chính)", "Trích lục"]),
        fees: strings(&["8.000 đồng/bản sao"]),
        conditions: "Trẻ em chưa được đăng ký khai sinh.".into(),
        totals: strings(&["03 ngày làm việc"]),
        steps_note: "Đơn vị tính thời gian là ngày làm việc, bằng 8 giờ làm việc.".into(),
        forms: vec![FormName {
            code: "BM.TT.01".into(),
            name: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả".into(),
        }],
        records: vec![RecordRow {
            name: "Hồ sơ đăng ký khai sinh".into(),
            keeper: "Công chức tư pháp".into(),
            retention: "Vĩnh viễn".into(),
        }],
        extra: vec![ExtraSection { title: "Phụ lục".into(), text: "Không có.".into() }],
        ..ProcedureSheet::default()
    }
}

/// The same with that many cases.
pub(crate) fn cases(n: usize) -> ProcedureSheet {
    let mut sheet = full(Layout::Numbered);
    sheet.cases = (0..n)
        .map(|n| if n == 0 { "Bình thường".into() } else { format!("Trường hợp {n}") })
        .collect();
    sheet.steps.truncate(3);
    for step in &mut sheet.steps {
        step.durations = (0..n).map(|n| format!("0{} ngày làm việc", n + 1)).collect();
    }
    sheet.totals = (0..n).map(|n| format!("0{} ngày làm việc", 3 * (n + 1))).collect();
    sheet
}

/// An authored text with all that the subset has.
pub(crate) fn prose() -> TextSheet {
    let text = "# 1. Mục đích\n\nKiểm soát **thông tin** dạng *văn bản*.\nDòng thứ hai.\n\n## 1.1 Chi tiết\n\n\
               - Một\n  - Một một\n- Hai\n\n1. Thứ nhất\n2. Thứ nhì\n\n| TT | Tên | Số |\n|---|---|---|\n| 1 | Sổ <A> | 10 |\n\n\
               # 2. Nội dung\n\n<script>alert(1)</script>\n";
    TextSheet {
        control: full(Layout::Numbered).control,
        kind: "Quy trình hệ thống".into(),
        body: markdown::read(text).blocks,
        watermark: Some(Watermark::Suspended),
        ..TextSheet::default()
    }
}

/// The control cover of a stored file.
fn cover() -> TextSheet {
    let original =
        Some(vec![["Tên tệp".into(), "quy-che.pdf".into()], ["SHA-256".into(), "ab".repeat(32)]]);
    TextSheet { original, ..prose() }
}

fn annex(rows: usize) -> Annex {
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.into(), width, align };
    let row = |n: usize| vec![n.to_string(), format!("QT.TP.{n:02}"), "Đăng ký khai sinh".into()];
    Annex {
        title: "Danh mục thủ tục hành chính".into(),
        reference: "(Kèm theo Quyết định số 47a/QĐ-UBND)".into(),
        text: "Gồm các thủ tục sau:".into(),
        columns: vec![
            column("TT", Width::Cm(1.1), Align::Center),
            column("Mã hiệu", Width::Cm(3.0), Align::Center),
            column("Tên thủ tục", Width::Share(1.0), Align::Left),
        ],
        rows: (1..=rows).map(row).collect(),
        ..Annex::default()
    }
}

fn leader() -> Signer {
    Signer {
        title: "Chủ tịch".into(),
        name: "Nguyễn Văn Chủ (minh họa)".into(),
        signed: Some("14:30 25/02/2022".into()),
    }
}

/// A decision with an annex over two pages.
pub(crate) fn decision() -> DecisionSheet {
    let article =
        |heading: &str, text: &str| Article { heading: heading.into(), text: text.into() };
    DecisionSheet {
        superior: "Ủy ban nhân dân\ntỉnh Quảng Trị".into(),
        agency: "Ủy ban nhân dân\nhuyện đảo Cồn Cỏ".into(),
        number: "47a/QĐ-UBND".into(),
        place_and_date: "Cồn Cỏ, ngày 25 tháng 02 năm 2022".into(),
        kind: "Quyết định".into(),
        summary: "Công bố Hệ thống quản lý chất lượng".into(),
        authority: "Chủ tịch Ủy ban nhân dân huyện đảo Cồn Cỏ".into(),
        bases: vec!["Căn cứ Luật <A> & B".into(), "Theo đề nghị của Chánh Văn phòng,".into()],
        articles: vec![
            article("", "Công bố Hệ thống.\na) Một;\nb) Hai."),
            article("Hiệu lực", "Từ ngày ký./."),
        ],
        recipients: vec!["Như Điều 2;".into(), "Lưu: VT.".into()],
        signer: leader(),
        annexes: vec![annex(40)],
        watermark: Some(Watermark::Draft),
        ..DecisionSheet::default()
    }
}

/// A declaration, which carries no number and has a table and an annex.
fn declaration() -> LetterSheet {
    let Annex { columns, rows, .. } = annex(3);
    LetterSheet {
        agency: "Ủy ban nhân dân\nhuyện đảo Cồn Cỏ".into(),
        number: None,
        place_and_date: "Cồn Cỏ, ngày 25 tháng 02 năm 2022".into(),
        kind: "Bản công bố".into(),
        summary: "Hệ thống quản lý chất lượng phù hợp TCVN ISO 9001:2015".into(),
        body: "Công bố Hệ thống.\n- Phạm vi một;\n- Phạm vi hai.".into(),
        columns,
        rows,
        closing: "Có hiệu lực kể từ ngày ký./.".into(),
        signer: leader(),
        annexes: vec![annex(2), annex(1)],
        ..LetterSheet::default()
    }
}

/// A letter to two, whose summary stands under its number.
fn letter() -> LetterSheet {
    LetterSheet {
        number: Some(String::new()),
        kind: String::new(),
        summary: "V/v gửi Bản công bố".into(),
        to: vec!["Sở Khoa học và Công nghệ".into(), "UBND tỉnh".into()],
        signer: Signer { signed: None, ..leader() },
        annexes: Vec::new(),
        ..declaration()
    }
}

/// Everything that is printed in these tests.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("numbered", docx::procedure(&full(Layout::Numbered)).unwrap()),
        ("lettered", docx::procedure(&full(Layout::Lettered)).unwrap()),
        ("empty", docx::procedure(&ProcedureSheet::default()).unwrap()),
        ("two-cases", docx::procedure(&cases(2)).unwrap()),
        ("five-cases", docx::procedure(&cases(5)).unwrap()),
        ("prose", docx::text(&prose()).unwrap()),
        ("no-prose", docx::text(&TextSheet::default()).unwrap()),
        ("cover", docx::text(&cover()).unwrap()),
        ("decision", docx::decision(&decision()).unwrap()),
        ("declaration", docx::letter(&declaration()).unwrap()),
        ("letter", docx::letter(&letter()).unwrap()),
    ]
}
