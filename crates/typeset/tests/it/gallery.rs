use typeset::{
    Engine, Generation, Layout, Paper, Pdf, ReceiptSheet, SlipKind, TextSheet, TypesetError,
    Watermark,
};

use crate::{decisions::decision, samples as s};

/// Every kind of document, by name.
pub(crate) fn all(engine: &Engine) -> Result<Vec<(&'static str, Pdf)>, TypesetError> {
    let two = ["Bình thường", "Phải xác minh"];
    let mut draft = s::procedure(Layout::Lettered, &[]);
    draft.watermark = Some(Watermark::Draft);
    draft.amendments.clear();
    let mut many =
        s::procedure(Layout::Numbered, &["Thành lập", "Thay đổi", "Cấp lại", "Chấm dứt"]);
    many.watermark = Some(Watermark::Uncontrolled);
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
        (
            "procedure-empty",
            engine.procedure(&typeset::ProcedureSheet { dated: s::day(), ..Default::default() })?,
        ),
        ("text", engine.text(&s::text())?),
        ("text-original", engine.text(&s::original())?),
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
    ])
}
