//! What changed inside a text, word by word.

use similar::{ChangeTag, TextDiff};

/// On which side some words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// On both.
    Same,
    /// On the old one only.
    Removed,
    /// On the new one only.
    Added,
}

/// Some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where they stand.
    pub tag: Tag,
    /// The words, with the blanks between them.
    pub text: String,
}

/// Above so many bytes a side, a text is told paragraph by paragraph.
const LONG: usize = 20_000;
/// Above so many, it is told as a whole.
const HUGE: usize = 400_000;

/// Both sides of a text in pieces.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return pieces([(Tag::Same, old)]);
    }
    let longest = old.len().max(new.len());
    if longest > HUGE || old.trim().is_empty() || new.trim().is_empty() {
        return pieces([(Tag::Removed, old), (Tag::Added, new)]);
    }
    let diff = if longest > LONG {
        TextDiff::from_lines(old, new)
    } else {
        TextDiff::from_words(old, new)
    };
    let told = diff.iter_all_changes().map(|change| {
        let tag = match change.tag() {
            ChangeTag::Equal => Tag::Same,
            ChangeTag::Delete => Tag::Removed,
            ChangeTag::Insert => Tag::Added,
        };
        (tag, change.value())
    });
    let told = joined(pieces(told));
    let kept: usize =
        told.iter().filter(|piece| piece.tag == Tag::Same).map(|piece| piece.text.len()).sum();
    // Two texts with little in common are easier to read whole.
    if kept * 4 < longest { pieces([(Tag::Removed, old), (Tag::Added, new)]) } else { told }
}

/// Neighbours of one kind made one; nothing empty.
fn pieces<'t>(told: impl IntoIterator<Item = (Tag, &'t str)>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (tag, text) in told {
        if text.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.tag == tag => last.text.push_str(text),
            _ => out.push(Piece { tag, text: text.to_owned() }),
        }
    }
    out
}

/// A blank between two changes belongs to both, so that a changed phrase is one change.
fn joined(told: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let mut rest = told.into_iter().peekable();
    while let Some(piece) = rest.next() {
        let is_blank = piece.text.trim().is_empty() && !piece.text.contains('\n');
        let within = !gone.is_empty() || !come.is_empty();
        match piece.tag {
            Tag::Removed => gone.push_str(&piece.text),
            Tag::Added => come.push_str(&piece.text),
            Tag::Same if is_blank && within && rest.peek().is_some() => {
                gone.push_str(&piece.text);
                come.push_str(&piece.text);
            }
            Tag::Same => {
                flush(&mut out, &mut gone, &mut come);
                out.push(piece);
            }
        }
    }
    flush(&mut out, &mut gone, &mut come);
    out
}

fn flush(out: &mut Vec<Piece>, gone: &mut String, come: &mut String) {
    let both = [(Tag::Removed, std::mem::take(gone)), (Tag::Added, std::mem::take(come))];
    let said = both.into_iter().filter(|(_, text)| !text.is_empty());
    out.extend(said.map(|(tag, text)| Piece { tag, text }));
}

/// One side: everything but what stands on the other alone.
pub(super) fn side(pieces: &[Piece], but: Tag) -> String {
    pieces.iter().filter(|piece| piece.tag != but).map(|piece| piece.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Tag, words};

    #[test]
    fn changed_words_stand_together() {
        let told = |old, new| {
            let mark = |tag| match tag {
                Tag::Same => "=",
                Tag::Removed => "-",
                Tag::Added => "+",
            };
            let all = words(old, new);
            all.iter().map(|piece| format!("{}{}", mark(piece.tag), piece.text)).collect::<Vec<_>>()
        };
        for (old, new, expected) in [
            ("03 ngày làm việc", "05 ngày làm việc", vec!["-03", "+05", "= ngày làm việc"]),
            (
                "Trưởng phòng Tư pháp ký duyệt hồ sơ",
                "Chủ tịch UBND ký duyệt hồ sơ",
                vec!["-Trưởng phòng Tư pháp", "+Chủ tịch UBND", "= ký duyệt hồ sơ"],
            ),
            ("", "mới", vec!["+mới"]),
            ("cũ", "", vec!["-cũ"]),
            ("như nhau", "như nhau", vec!["=như nhau"]),
            ("một hai ba", "bốn năm sáu", vec!["-một hai ba", "+bốn năm sáu"]),
        ] {
            assert_eq!(told(old, new), expected);
        }
    }
}
