//! How the text is written: Unicode as NĐ 30/2020 wants it, and nothing left unread.

use super::{
    Finding, Rule,
    part::Part,
    words::{is_hidden, list, shorten},
};
use crate::Procedure;

pub(super) fn check(procedure: &Procedure, out: &mut Vec<Finding>) {
    let mut decomposed = Places::default();
    let mut legacy = Places::default();
    let mut hidden = Places::default();
    let mut letters = 0;
    for (part, text) in texts(procedure) {
        if text.is_ascii() {
            continue;
        }
        decomposed.note(part, first_decomposed(text));
        let (hard, soft) = legacy_words(text);
        legacy.note(part, hard.or(soft.first().copied()));
        letters += soft.len() + if hard.is_some() { CERTAIN } else { 0 };
        hidden.note(part, hidden_word(text));
    }
    if letters < CERTAIN {
        legacy = Places::default();
    }
    report(procedure, Rule::TextNotComposed, &decomposed, out);
    report(procedure, Rule::LegacyEncoding, &legacy, out);
    report(procedure, Rule::HiddenCharacter, &hidden, out);
    not_understood(procedure, out);
}

/// So many words with letters foreign to Vietnamese are no coincidence.
const CERTAIN: usize = 3;

/// Where something was met: how often, the first place and the first word.
#[derive(Default)]
struct Places<'a> {
    count: usize,
    first: Option<(Part, &'a str)>,
}

impl<'a> Places<'a> {
    fn note(&mut self, part: Part, word: Option<&'a str>) {
        let Some(word) = word else { return };
        self.count += 1;
        self.first.get_or_insert((part, word));
    }
}

fn report(procedure: &Procedure, rule: Rule, places: &Places<'_>, out: &mut Vec<Finding>) {
    let Some((part, word)) = places.first else { return };
    let n = places.count;
    let message = if rule == Rule::TextNotComposed {
        format!(
            "Có {n} chỗ dùng chữ có dấu dạng tổ hợp, bắt đầu từ “{}”. Chữ trông vẫn đúng nhưng tìm \
             kiếm và so sánh sẽ sai. Hãy chuyển sang Unicode dựng sẵn (TCVN 6909:2001).",
            shorten(word, 40)
        )
    } else if rule == Rule::LegacyEncoding {
        format!(
            "Có {n} chỗ bị lỗi bảng mã, bắt đầu từ “{}”. Văn bản có thể soạn bằng phông chữ cũ (TCVN3, \
             VNI). Hãy chuyển sang Unicode rồi nhập lại.",
            shorten(word, 40)
        )
    } else {
        let codes: Vec<String> = (word.chars().filter(|c| is_hidden(*c)))
            .map(|c| format!("U+{:04X}", u32::from(c)))
            .collect();
        format!(
            "Có {n} chỗ chứa ký tự ẩn ({}), bắt đầu từ “{}”. Người đọc không thấy nhưng tìm kiếm sẽ \
             không ra. Hãy xóa và gõ lại chỗ đó.",
            list(&codes),
            shorten(&word.replace(is_hidden, ""), 40)
        )
    };
    out.push(Finding::new(rule, part, procedure, message));
}

fn not_understood(procedure: &Procedure, out: &mut Vec<Finding>) {
    let left = &procedure.not_understood;
    if left.is_empty() {
        return;
    }
    let mut places: Vec<String> =
        left.iter().take(3).map(|item| shorten(&item.place, 60)).collect();
    if left.len() > places.len() {
        places.push(format!("{} chỗ khác", left.len() - places.len()));
    }
    let message = format!(
        "Còn {} nội dung chưa đọc được, ở: {}. Hãy xem từng nội dung, nhập vào đúng mục hoặc xác \
         nhận là không cần.",
        left.len(),
        places.join("; ")
    );
    out.push(Finding::new(Rule::NotUnderstood, Part::NotUnderstood, procedure, message));
}

/// The first word that isn't in Unicode normal form C. Only a combining mark makes Vietnamese so.
fn first_decomposed(text: &str) -> Option<&str> {
    if !text.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}')) {
        return None;
    }
    text.split_whitespace().find(|word| text::nfc(word) != *word)
}

fn hidden_word(text: &str) -> Option<&str> {
    if !text.contains(is_hidden) {
        return None;
    }
    text.split_whitespace().find(|word| word.contains(is_hidden))
}

/// A word that only a wrong encoding gives, and words with letters that Vietnamese doesn't have.
fn legacy_words(text: &str) -> (Option<&str>, Vec<&str>) {
    let (mut hard, mut soft) = (None, Vec::new());
    if !text.contains(is_suspicious) {
        return (hard, soft);
    }
    for word in text.split_whitespace().filter(|word| !word.is_ascii()) {
        if hard.is_none() && is_garbled(word) {
            hard = Some(word);
        } else if word.contains(is_foreign) {
            soft.push(word);
        }
    }
    (hard, soft)
}

/// Letters of VNI and TCVN3 texts that no Vietnamese word has.
fn is_foreign(c: char) -> bool {
    "ñÑöÖäÄïÏøØûÛüÜëËåÅæÆçÇßîÎÞþÿ".contains(c)
}

/// Whatever a garbled word has at least one of; most texts have none and are done.
fn is_suspicious(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2018}' | '€' | '\u{fffd}') || is_foreign(c)
}

/// UTF-8 read as Windows-1252 (`Ä‘`, `áº¿`), the replacement character, or TCVN3 (`®¨ng`, `hµnh`).
fn is_garbled(word: &str) -> bool {
    let marks = ["\u{fffd}", "áº", "á»", "Ä‘", "Ä\u{90}", "Æ°", "Æ¡", "â€"];
    if marks.iter().any(|mark| word.contains(mark)) {
        return true;
    }
    let mut before = ' ';
    for c in word.chars() {
        let after_letter = "µ¶·¸¨¬®×÷§".contains(c) && before.is_ascii_alphabetic();
        let before_letter = c.is_alphabetic() && "®§¨".contains(before);
        if after_letter || before_letter || (before == 'Ã' && matches!(c, '\u{a0}'..='\u{bf}')) {
            return true;
        }
        before = c;
    }
    false
}

/// Every text of the procedure with its place. The code has rules of its own.
fn texts<'a>(procedure: &'a Procedure) -> Vec<(Part, &'a str)> {
    let p = procedure;
    let one = [
        (Part::Name, p.name.as_deref()),
        (Part::IssuingBody, p.issuing_body.as_deref()),
        (Part::Author, p.author.as_ref().and_then(|who| who.name.as_deref())),
        (Part::Reviewer, p.reviewer.as_ref().and_then(|who| who.name.as_deref())),
        (Part::Approver, p.approver.as_ref().and_then(|who| who.name.as_deref())),
        (Part::Conditions, p.conditions.as_deref()),
    ];
    let mut all: Vec<(Part, &'a str)> =
        one.into_iter().filter_map(|(part, text)| Some((part, text?))).collect();
    let mut rows = |part: fn(usize) -> Part, texts: &mut dyn Iterator<Item = &'a str>| {
        all.extend(texts.enumerate().map(|(row, text)| (part(row), text)));
    };
    rows(Part::Amendment, &mut p.amendments.iter().map(|row| row.summary.as_str()));
    rows(Part::Component, &mut p.components.iter().map(|row| row.text.as_str()));
    rows(Part::TimeLimit, &mut p.time_limit.iter().map(|row| row.text.as_str()));
    rows(|_| Part::Results, &mut p.results.iter().map(String::as_str));
    rows(Part::Fee, &mut p.fees.iter().map(|row| row.text.as_str()));
    rows(Part::LegalBasis, &mut p.legal_basis.iter().map(|row| row.title.as_str()));
    rows(Part::Step, &mut p.steps.iter().map(|row| row.action.as_str()));
    rows(Part::Step, &mut p.steps.iter().map(|row| row.responsible.as_deref().unwrap_or_default()));
    rows(Part::Form, &mut p.forms.iter().map(|row| row.name.as_str()));
    rows(Part::Record, &mut p.records.iter().map(|row| row.name.as_str()));
    rows(Part::Section, &mut p.sections.iter().map(|row| row.title.as_str()));
    rows(Part::Section, &mut p.sections.iter().map(|row| row.text.as_str()));
    all
}
