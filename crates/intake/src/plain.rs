//! Text folded for comparison that still knows where each letter stands in the original.

use std::ops::Range;

pub(crate) struct Plain<'a> {
    text: &'a str,
    folded: String,
    /// For each byte of `folded`, and for its end: the byte of `text` it comes from.
    at: Vec<usize>,
}

impl<'a> Plain<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut at = Vec::with_capacity(text.len() + 1);
        for (from, c) in text.char_indices() {
            let before = folded.len();
            if c.is_ascii() && !c.is_whitespace() {
                folded.push(c.to_ascii_lowercase());
            } else if c.is_whitespace() {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            } else {
                folded.push_str(&text::fold(c.encode_utf8(&mut [0; 4])));
            }
            at.extend(std::iter::repeat_n(from, folded.len() - before));
        }
        at.push(text.len());
        Self { text, folded, at }
    }

    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// The original of a range of the folded text.
    pub(crate) fn original(&self, range: Range<usize>) -> &'a str {
        let from = self.at.get(range.start).copied().unwrap_or(self.text.len());
        let to = self.at.get(range.end).copied().unwrap_or(self.text.len());
        self.text.get(from..to).unwrap_or_default()
    }

    pub(crate) fn original_from(&self, from: usize) -> &'a str {
        self.original(from..self.folded.len())
    }

    pub(crate) fn find(&self, needle: &str) -> Option<usize> {
        self.folded.find(needle)
    }

    /// The place after the first of these words.
    pub(crate) fn after(&self, needle: &str) -> Option<usize> {
        self.find(needle).map(|at| at + needle.len())
    }
}

/// Folded text of a line.
pub(crate) fn fold(text: &str) -> String {
    text::fold(text)
}

/// Whether folded text has this word or these words as whole words.
pub(crate) fn has_words(folded: &str, words: &str) -> bool {
    word_at(folded, words).is_some()
}

/// Where these whole words begin in folded text.
pub(crate) fn word_at(folded: &str, words: &str) -> Option<usize> {
    folded.match_indices(words).map(|(at, _)| at).find(|at| {
        let before = folded.get(..*at).and_then(|s| s.chars().next_back());
        let after = folded.get(at + words.len()..).and_then(|s| s.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn a_folded_place_gives_the_original_text() {
        let plain = Plain::new("Thời  hạn giải quyết: 03 ngày");
        let after = plain.after("thoi han ").unwrap();
        assert_eq!(plain.original_from(after), "giải quyết: 03 ngày");
        let colon = plain.find(":").unwrap();
        assert_eq!(plain.original(after..colon), "giải quyết");
    }
}
