use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use typeset::{Generation, Layout, Paper, Pdf, RegisterSheet, Remark, SlipKind, TypesetError};

use crate::{
    copies,
    decisions::decision,
    guides,
    pdf::{assert_inside, engine, letters, words},
    samples as s,
};

const MARKUP: &str = "#set text(red) #panic() $x^2$ *b* _i_ <nhãn> @ref \\ ~ `r` // c /* d */ = h [k] {m} -- ... 'q' \"q\" #sys.inputs 1. - + / https://a.vn/#b?c=d&e";

/// Fields with a limit of their own.
const SHORT: [&str; 3] = ["qr", "heading", "cases"];

/// The sheet with every text made this one, save the words that choose something.
fn filled<T: Serialize + DeserializeOwned>(sheet: &T, text: &str) -> T {
    fn fill(value: &mut Value, text: &str) {
        match value {
            Value::String(old) if !is_choice(old) => text.clone_into(old),
            Value::Array(items) => items.iter_mut().for_each(|item| fill(item, text)),
            Value::Object(fields) => fields
                .iter_mut()
                .filter(|(name, _)| !SHORT.contains(&name.as_str()))
                .for_each(|(_, field)| fill(field, text)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut value = serde_json::to_value(sheet).unwrap();
    fill(&mut value, text);
    serde_json::from_value(value).unwrap()
}

fn is_choice(word: &str) -> bool {
    const CHOICES: [&str; 13] = [
        "2018",
        "2025",
        "a4",
        "a5",
        "numbered",
        "lettered",
        "supplement",
        "refusal",
        "apology",
        "stop",
        "left",
        "center",
        "right",
    ];
    CHOICES.contains(&word)
}

fn every_kind(text: &str) -> Vec<(&'static str, Result<Pdf, TypesetError>)> {
    let engine = engine();
    let procedure = s::procedure(Layout::Numbered, &["A", "B", "C"]);
    let mut large = s::receipt(Generation::Y2018, 1);
    large.paper = Paper::A4;
    vec![
        ("procedure", engine.procedure(&filled(&procedure, text))),
        ("lettered", engine.procedure(&filled(&s::procedure(Layout::Lettered, &[]), text))),
        ("decision", engine.decision(&filled(&decision(0, 3), text))),
        ("receipt", engine.receipt(&filled(&s::receipt(Generation::Y2025, 1), text))),
        ("receipt a4", engine.receipt(&filled(&large, text))),
        ("control", engine.control_slip(&filled(&s::control_slip(Generation::Y2025, 2), text))),
        ("slip", engine.slip(&filled(&s::slip(Generation::Y2025, SlipKind::Supplement), text))),
        ("refusal", engine.slip(&filled(&s::slip(Generation::Y2025, SlipKind::Refusal), text))),
        ("apology", engine.slip(&filled(&s::slip(Generation::Y2025, SlipKind::Apology), text))),
        ("stop", engine.slip(&filled(&s::slip(Generation::Y2025, SlipKind::Stop), text))),
        ("register", engine.register(&filled(&s::register(3), text))),
        ("guide", engine.guide(&filled(&guides::one(Paper::A4), text))),
        ("guide a5", engine.guide(&filled(&guides::one(Paper::A5), text))),
        ("ticket", engine.ticket(&filled(&copies::ticket(), text))),
    ]
}

#[test]
fn markup_prints_as_it_stands() {
    let wanted: String = MARKUP.split_whitespace().collect();
    for (name, made) in every_kind(MARKUP) {
        let pdf = made.unwrap();
        let Some(letters) = letters(&pdf) else { return };
        assert!(letters.contains(&wanted), "{name}: {letters}");
    }
}

#[test]
fn no_word_is_too_long_for_its_page() {
    let text = [
        "Nghiêng".repeat(8),
        "H50.22-260105-0007/".repeat(4),
        format!("https://vidu.example/{}", "a1-b2_c3".repeat(6)),
        ".".repeat(50),
        "WWWWWWWWWW@WWWWWWWWWWWWWWW.example.vn".to_owned(),
    ];
    for (name, made) in every_kind(&text.join(" ")) {
        assert_inside(&made.unwrap(), name);
    }
}

/// A repeated heading taller than its page would make pages for ever.
#[test]
fn what_repeats_on_every_page_is_short() {
    let mut list = s::register(1);
    list.columns[0].heading = "x".repeat(101);
    let mut cases = s::procedure(Layout::Numbered, &["A", &"x".repeat(101)]);
    let engine = engine();
    assert!(matches!(engine.register(&list), Err(TypesetError::Shape(_))));
    assert!(matches!(engine.procedure(&cases), Err(TypesetError::Shape(_))));
    cases.cases[1] = "x".repeat(100);
    cases.control.name = "Tên dài ".repeat(60);
    cases.control.code = "QT-".repeat(160);
    assert!(engine.procedure(&cases).unwrap().pages < 12);
    cases.control.copy = Some("x".repeat(501));
    assert!(matches!(engine.procedure(&cases), Err(TypesetError::Shape(_))));
}

#[test]
fn line_feeds_and_blanks_break_nothing() {
    for text in ["", "\r\na\n\n\nb \u{200b}", "- \n+ \n* x\t\u{a0}\t"] {
        for (name, made) in every_kind(text) {
            made.unwrap_or_else(|e| panic!("{text:?} {name}: {e}"));
        }
    }
}

#[test]
fn what_no_font_draws_is_shown_as_a_box_and_told() {
    let mut sheet = s::receipt(Generation::Y2025, 1);
    sheet.applicant.name = "Trần 😀 Bưởi \u{f0b7} 張".into();
    let pdf = engine().receipt(&sheet).unwrap();
    assert_eq!(pdf.remarks, ['張', '\u{f0b7}', '😀'].map(Remark::Replaced));
    let Some(text) = words(&pdf) else { return };
    assert!(text.contains("Trần □ Bưởi □ □"), "{text}");
}

#[test]
fn a_name_typed_in_parts_is_found_whole() {
    let mut sheet = s::receipt(Generation::Y2025, 1);
    sheet.applicant.name = "Nguye\u{302}\u{303}n Thi\u{323} Bu\u{31b}o\u{31b}\u{309}i".into();
    let Some(text) = words(&engine().receipt(&sheet).unwrap()) else { return };
    assert!(text.contains("Tiếp nhận hồ sơ của: Nguyễn Thị Bưởi"), "{text}");
}

/// PDF/A refuses a file for one missing glyph, so every character of the first plane is tried.
#[test]
fn every_character_prints_or_is_replaced() {
    let all: Vec<char> = ('\u{1}'..='\u{ffff}').collect();
    let template = s::register(0);
    let width = template.columns.len();
    let cells: Vec<String> =
        all.chunks(48).map(|chunk| chunk.iter().flat_map(|&c| ['x', c, ' ']).collect()).collect();
    let rows = cells.chunks_exact(width).map(<[String]>::to_vec).collect();
    let pdf = engine().register(&RegisterSheet { rows, ..template }).unwrap();
    assert!(pdf.remarks.len() > 50_000);
}
