//! The document in its sections, 1–7, what stands before them and what is attached.

use super::records;
use crate::doc::{Block, Doc, Paragraph};
use crate::plain::fold;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Top {
    Purpose,
    Scope,
    References,
    Definitions,
    Content,
    Forms,
    Records,
}

pub(super) struct Part<'a> {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) top: Top,
    pub(super) blocks: Vec<&'a Block>,
}

#[derive(Default)]
pub(super) struct Outline<'a> {
    pub(super) parts: Vec<Part<'a>>,
    /// What stands before the first section.
    pub(super) front: Vec<&'a Block>,
    /// What stands after the records: the attached forms.
    pub(super) attached: Vec<&'a Block>,
}

pub(super) fn outline(doc: &Doc) -> Outline<'_> {
    let mut out = Outline::default();
    let mut contents: Option<Vec<Top>> = None;
    let mut over = false;
    for block in &doc.body {
        if over {
            out.attached.push(block);
            continue;
        }
        match block {
            Block::Paragraph(paragraph) => {
                if fold(&paragraph.text) == "muc luc" {
                    contents = Some(Vec::new());
                }
                let found = heading(paragraph);
                let in_contents = match (&mut contents, &found) {
                    (Some(seen), Some((_, _, top))) if !seen.contains(top) => {
                        seen.push(*top);
                        true
                    }
                    (Some(_), Some(_)) => {
                        contents = None;
                        false
                    }
                    _ => false,
                };
                if let Some((number, title, top)) = found.filter(|_| !in_contents) {
                    out.parts.push(Part { number, title, top, blocks: Vec::new() });
                    continue;
                }
            }
            Block::Table(table) => {
                contents = None;
                let in_records = out.parts.last().is_some_and(|p| p.top == Top::Records);
                over = in_records && records::is_table(table);
            }
        }
        match out.parts.last_mut() {
            Some(part) => part.blocks.push(block),
            None => out.front.push(block),
        }
    }
    out
}

/// A section's number, title and kind, where the paragraph is a heading.
fn heading(paragraph: &Paragraph) -> Option<(String, String, Top)> {
    let whole = paragraph.labelled();
    let whole = crate::doc::one_line(&whole);
    if whole.chars().count() > 70 {
        return None;
    }
    let (number, title) = split_number(&whole);
    let title = title.trim_end_matches([':', '.']).trim();
    let is_capital = title.chars().any(char::is_alphabetic) && title.to_uppercase() == *title;
    if number.is_empty() && !is_capital {
        return None;
    }
    let folded = fold(title);
    let starts = |words: &[&str]| words.iter().any(|w| folded.starts_with(w));
    let top = if starts(&["muc dich"]) {
        Top::Purpose
    } else if starts(&["pham vi"]) {
        Top::Scope
    } else if starts(&["tai lieu vien dan", "tai lieu lien quan", "can cu vien dan"]) {
        Top::References
    } else if starts(&["dinh nghia", "thuat ngu", "giai thich tu ngu", "tu viet tat"]) {
        Top::Definitions
    } else if matches!(folded.as_str(), "noi dung" | "noi dung quy trinh" | "noi dung thuc hien") {
        Top::Content
    } else if starts(&["bieu mau"]) {
        Top::Forms
    } else if starts(&["ho so luu", "ho so can luu", "luu ho so", "luu tru"]) {
        Top::Records
    } else {
        return None;
    };
    Some((number.to_owned(), title.to_owned(), top))
}

/// `5. NỘI DUNG` → (`5`, `NỘI DUNG`).
fn split_number(text: &str) -> (&str, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    if number.is_empty() || number.len() > 2 {
        return ("", text);
    }
    match rest.chars().next() {
        Some('.' | ')' | '/') => (number, rest.get(1..).unwrap_or_default().trim()),
        Some(' ') => (number, rest.trim()),
        _ => ("", text),
    }
}
