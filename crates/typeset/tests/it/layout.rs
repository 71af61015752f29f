use std::{fs, thread};

use typeset::{Engine, Generation, Layout, RegisterSheet, TypesetError};

use crate::{
    decisions::decision,
    pdf::{engine, every_kind, pages},
    samples as s,
};

#[test]
fn pages_are_as_many_as_they_should_be() {
    let counted: Vec<_> =
        every_kind().iter().map(|(name, pdf)| format!("{name} {}", pdf.pages)).collect();
    expect_test::expect![[r#"
        procedure-numbered 5
        procedure-lettered-draft 5
        procedure-four-cases 7
        procedure-drawn 6
        procedure-empty 2
        text 3
        text-original 2
        text-empty 2
        decision-1 1
        decision-3 3
        decision-6 6
        receipt-2018 2
        receipt-2025 2
        receipt-2025-a4 1
        receipt-empty 1
        control-slip-2018 1
        control-slip-2025 2
        slip-02 1
        slip-03 1
        slip-04-2018-a4 1
        slip-04-2025 1
        slip-05-2025 1
        register 6
        procedure-controlled 5
        labels 2
        minutes 2
        letter-invitation 1
        letter-plain 1
        letter-declaration 2
        guide-a4 1
        guide-a5 1
        guide-board 3
        parts 2
        parts-across 3
        questionnaire 1
        ticket 1"#]]
    .assert_eq(&counted.join("\n"));
}

#[test]
fn typst_has_nothing_to_remark() {
    for (name, pdf) in every_kind() {
        assert_eq!(pdf.remarks, [], "{name}");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes_on_every_thread() {
    let engine = engine();
    let (sheet, procedure) =
        (s::receipt(Generation::Y2025, 3), s::procedure(Layout::Lettered, &["A", "B"]));
    let once = (engine.receipt(&sheet).unwrap(), engine.procedure(&procedure).unwrap());
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                assert!(once.0 == engine.receipt(&sheet).unwrap());
                assert!(once.1 == engine.procedure(&procedure).unwrap());
            });
        }
    });
    assert!(once.0 == Engine::new().unwrap().receipt(&sheet).unwrap());
    assert!(once.0.bytes != engine.receipt(&s::receipt(Generation::Y2025, 4)).unwrap().bytes);
}

#[test]
fn an_engine_serves_many_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Engine>();
}

#[test]
fn long_tables_repeat_their_headings() {
    let engine = engine();
    let Some(found) = pages(&engine.register(&s::register(60)).unwrap()) else { return };
    assert!(found.len() > 3);
    for page in &found {
        assert!(page.contains("TT Mã hiệu Tên tài liệu"), "{page}");
    }
    let Some(issued) = pages(&engine.decision(&decision(0, 60)).unwrap()) else { return };
    for page in &issued[1..] {
        assert!(page.contains("TT Mã hiệu Tên tài liệu"), "{page}");
    }
}

#[test]
fn no_page_holds_a_signature_alone() {
    let engine = engine();
    for rows in (0..4).chain(12..22) {
        let Some(found) = pages(&engine.register(&s::register(rows)).unwrap()) else { return };
        let last = found.last().unwrap();
        assert!(last.contains(&format!("Tổng số: {rows} tài liệu")), "{rows}: {last}");
        assert!(rows == 0 || last.contains(&format!("QT.TCKH.{rows:02}")), "{rows}: {last}");
    }
    for times in 0..4 {
        let Some(issued) = pages(&engine.decision(&decision(times, 0)).unwrap()) else { return };
        let last = issued.last().unwrap();
        assert!(last.contains("chịu trách nhiệm thi hành"), "{times}: {last}");
    }
}

#[test]
fn an_annex_counts_its_own_pages() {
    let Some(pages) = pages(&engine().decision(&decision(3, 60)).unwrap()) else { return };
    let numbers: Vec<_> = pages.iter().map(|page| page.split(' ').next().unwrap()).collect();
    assert_eq!(numbers, ["ỦY", "2", "Phụ", "2", "3"]);
}

#[test]
fn rows_must_fit_their_columns() {
    let mut list = s::register(2);
    list.rows[1].pop();
    let mut steps = s::procedure(Layout::Numbered, &["A", "B"]);
    steps.steps[0].durations.pop();
    let engine = engine();
    for refused in [
        engine.register(&list),
        engine.procedure(&steps),
        engine.register(&RegisterSheet::default()),
    ] {
        assert!(matches!(refused, Err(TypesetError::Shape(_))), "{refused:?}");
    }
}

#[test]
fn a_text_too_long_for_a_qr_code_is_refused() {
    let mut sheet = s::receipt(Generation::Y2025, 1);
    sheet.qr = Some("x".repeat(3000));
    assert!(matches!(engine().receipt(&sheet), Err(TypesetError::Qr(_))));
}

#[test]
fn files_say_their_language_and_title() {
    for (name, pdf) in every_kind() {
        let raw = String::from_utf8_lossy(&pdf.bytes);
        for wanted in ["/Lang(vi-VN)", "/Marked true", "pdfuaid", "pdfaid", "<dc:title>"] {
            assert!(raw.contains(wanted), "{name} without {wanted}");
        }
    }
}

/// A deployed form of one province once carried the name of another (`one-stop.md` 3.5).
#[test]
fn templates_name_no_agency() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let template = fs::read_to_string(&file).unwrap().to_lowercase();
        for word in ["ubnd", "ủy ban", "sở tư", "huyện", "tỉnh ", "thành phố", "phường", "cồn cỏ"]
        {
            assert!(!template.contains(word), "{word} in {}", file.display());
        }
        assert!(!template.contains("eval("), "{}", file.display());
    }
}
