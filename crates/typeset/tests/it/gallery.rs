use typeset::{
    Drawing, Engine, Generation, Layout, Paper, Pdf, ReceiptSheet, SlipKind, TextSheet,
    TypesetError, Watermark,
};

use crate::{copies, decisions::decision, guides, letters, parts, samples as s, texts};

/// Every kind of document, by name.
pub(crate) fn all(engine: &Engine) -> Result<Vec<(&'static str, Pdf)>, TypesetError> {
    let two = ["Bình thường", "Phải xác minh"];
    let mut draft = s::procedure(Layout::Lettered, &[]);
    draft.watermark = Some(Watermark::Draft);
    draft.amendments.clear();
    let mut many =
        s::procedure(Layout::Numbered, &["Thành lập", "Thay đổi", "Cấp lại", "Chấm dứt"]);
    many.watermark = Some(Watermark::Uncontrolled);
    let mut drawn = s::procedure(Layout::Lettered, &two);
    drawn.pictures = drawings();
    let mut controlled = s::procedure(Layout::Numbered, &[]);
    controlled.watermark = Some(Watermark::Controlled(3));
    let mut late = s::slip(Generation::Y2018, SlipKind::Apology);
    late.paper = Paper::A4;
    let mut large = s::receipt(Generation::Y2025, 8);
    large.paper = Paper::A4;
    large.copies.clear();
    let mut empty = ReceiptSheet::default();
    empty.head.dated = s::day();
    Ok(vec![
        ("procedure-numbered", engine.procedure(&s::procedure(Layout::Numbered, &two))?),
        ("procedure-lettered-draft", engine.procedure(&draft)?),
        ("procedure-four-cases", engine.procedure(&many)?),
        ("procedure-drawn", engine.procedure(&drawn)?),
        (
            "procedure-empty",
            engine.procedure(&typeset::ProcedureSheet { dated: s::day(), ..Default::default() })?,
        ),
        ("text", engine.text(&texts::text())?),
        ("text-original", engine.text(&texts::original())?),
        ("text-empty", engine.text(&TextSheet { dated: s::day(), ..Default::default() })?),
        ("decision-1", engine.decision(&decision(0, 0))?),
        ("decision-3", engine.decision(&decision(3, 18))?),
        ("decision-6", engine.decision(&decision(6, 60))?),
        ("receipt-2018", engine.receipt(&s::receipt(Generation::Y2018, 7))?),
        ("receipt-2025", engine.receipt(&s::receipt(Generation::Y2025, 7))?),
        ("receipt-2025-a4", engine.receipt(&large)?),
        ("receipt-empty", engine.receipt(&empty)?),
        ("control-slip-2018", engine.control_slip(&s::control_slip(Generation::Y2018, 3))?),
        ("control-slip-2025", engine.control_slip(&s::control_slip(Generation::Y2025, 9))?),
        ("slip-02", engine.slip(&s::slip(Generation::Y2018, SlipKind::Supplement))?),
        ("slip-03", engine.slip(&s::slip(Generation::Y2025, SlipKind::Refusal))?),
        ("slip-04-2018-a4", engine.slip(&late)?),
        ("slip-04-2025", engine.slip(&s::slip(Generation::Y2025, SlipKind::Apology))?),
        ("slip-05-2025", engine.slip(&s::slip(Generation::Y2025, SlipKind::Stop))?),
        ("register", engine.register(&s::register(60))?),
        ("procedure-controlled", engine.procedure(&controlled)?),
        ("labels", engine.labels(&copies::labels(12))?),
        ("minutes", engine.minutes(&copies::minutes(14))?),
        ("letter-invitation", engine.letter(&letters::invitation(0))?),
        ("letter-plain", engine.letter(&letters::plain())?),
        ("letter-declaration", engine.letter(&letters::declaration())?),
        ("guide-a4", engine.guide(&guides::one(Paper::A4))?),
        ("guide-a5", engine.guide(&guides::one(Paper::A5))?),
        ("guide-board", engine.guide(&guides::board())?),
        ("parts", engine.paper(&parts::paper(30, false))?),
        ("parts-across", engine.paper(&parts::paper(30, true))?),
        ("questionnaire", engine.questionnaire(&copies::questionnaire(9))?),
        ("ticket", engine.ticket(&copies::ticket())?),
    ])
}

/// The drawing of six steps, a piece a band.
fn drawings() -> Vec<Drawing> {
    let step = |(action, who, time): (&str, &str, &str)| flow::Step {
        action: action.into(),
        responsible: Some(who.into()),
        durations: vec![flow::Duration { text: time.into(), ..Default::default() }],
        ..Default::default()
    };
    let steps = [
        (
            "Tiếp nhận, kiểm tra tính đầy đủ, hợp lệ của hồ sơ",
            "Bộ phận Tiếp nhận và Trả kết quả",
            "½ ngày",
        ),
        ("Thẩm tra hồ sơ, dự thảo Trích lục", "Công chức tư pháp - hộ tịch", "01 ngày"),
        ("Xem xét\n- Chưa đạt: trả lại bước 2", "Trưởng phòng Tư pháp", "½ ngày"),
        ("Ký duyệt", "Lãnh đạo", "½ ngày"),
        ("Đóng dấu, vào sổ", "Văn thư", "02 giờ"),
        ("Trả kết quả", "Bộ phận Tiếp nhận và Trả kết quả", "02 giờ"),
    ]
    .map(step);
    let procedure = flow::Procedure { steps: steps.into(), ..Default::default() };
    let drawn = flow::picture::picture(&procedure, flow::picture::Fit::Page);
    let piece = |drawn: &flow::picture::Picture, band: &flow::picture::Band| Drawing {
        svg: flow::picture::band_svg(drawn, band),
        alt: "Lưu đồ các bước".into(),
        width: drawn.width,
        height: band.height,
    };
    let pieces = |drawn: &flow::picture::Picture| -> Vec<Drawing> {
        drawn.bands.iter().map(|band| piece(drawn, band)).collect()
    };
    drawn.as_ref().map(pieces).unwrap_or_default()
}
