//! Lines of a section with the bullet or number before them, and lists made of them.

use crate::doc::Paragraph;
use crate::plain::fold;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// As it stands, automatic number included.
    pub(super) whole: String,
    /// What comes before the text: `-`, `+`, `*`, or `#` for a number.
    pub(super) bullet: Option<char>,
    /// The text without it.
    pub(super) body: String,
}

impl Line {
    pub(super) fn new(text: &str) -> Self {
        let whole = crate::doc::one_line(text);
        let (bullet, body) = bullet(&whole);
        Self { bullet, body: body.to_owned(), whole: whole.clone() }
    }

    pub(super) fn of(paragraph: &Paragraph) -> Vec<Self> {
        paragraph.labelled().split('\n').map(Self::new).filter(|l| !l.whole.is_empty()).collect()
    }

    pub(super) fn folded(&self) -> String {
        fold(&self.body)
    }

    pub(super) fn is_lead(&self) -> bool {
        self.body.ends_with(':')
    }
}

fn bullet(text: &str) -> (Option<char>, &str) {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return (None, text) };
    let rest = letters.as_str();
    let trimmed = rest.trim_start();
    match first {
        '-' | '–' | '—' | '•' | '●' | '▪' | '·' | '◦' | '\u{f0b7}' | '\u{f02d}' => {
            (Some('-'), trimmed)
        }
        '+' => (Some('+'), trimmed.trim_start_matches(')').trim_start()),
        '*' => (Some('*'), trimmed.trim_start_matches(')').trim_start()),
        'o' | '§' if rest.starts_with(' ') => (Some('+'), trimmed),
        '(' => match trimmed.split_once(')') {
            Some((number, body)) if is_number(number) => (Some('#'), body.trim_start()),
            _ => (None, text),
        },
        '0'..='9' => match text.split_once(['.', ')']) {
            Some((number, body)) if is_number(number) && body.starts_with(' ') => {
                (Some('#'), body.trim_start())
            }
            _ => (None, text),
        },
        _ => (None, text),
    }
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The entries of a list: one a bullet of the outermost kind, with what stands under it.
pub(super) fn entries(lines: &[Line]) -> Vec<String> {
    let top = lines.iter().find_map(|l| l.bullet);
    let mut out: Vec<String> = Vec::new();
    for line in lines.iter().filter(|l| !l.body.is_empty()) {
        let under = match line.bullet {
            Some(bullet) => Some(bullet) != top,
            None => out.last().is_some_and(|last| last.ends_with(':')),
        };
        match out.last_mut().filter(|_| under) {
            Some(last) => {
                last.push('\n');
                last.push_str(&line.whole);
            }
            None => out.push(line.body.clone()),
        }
    }
    out
}

/// The lines' text, one a line.
pub(super) fn text(lines: &[Line]) -> String {
    lines.iter().map(|l| l.whole.as_str()).collect::<Vec<_>>().join("\n")
}

/// Whether folded text only says that there is none.
pub(super) fn says_none(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(bare, "khong" | "khong co" | "khong quy dinh" | "khong yeu cau" | "")
}

#[cfg(test)]
mod tests {
    use super::{Line, entries};

    #[test]
    fn what_stands_under_a_bullet_belongs_to_it() {
        let lines = ["- một:", "+ a", "+ b", "- hai", "ba"].map(Line::new);
        assert_eq!(entries(&lines), ["một:\n+ a\n+ b", "hai", "ba"]);
    }
}
