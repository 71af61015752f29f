//! Small helpers for comparing what people typed.

use text::fold;

/// Whether nothing was written.
pub(super) fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The text of an optional field, if something was written.
pub(super) fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Letters and digits only, folded: for asking whether two names are the same name.
pub(super) fn name_key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A code or a document number made comparable: folded, no spaces, one kind of dash, no leading
/// zeros. Stored codes keep their spelling; this is only for comparing.
pub(super) fn number_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut in_number = false;
    for c in fold(text).chars() {
        let c = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        };
        if c.is_whitespace() || (c == '0' && !in_number) {
            continue;
        }
        in_number = c.is_ascii_digit();
        key.push(c);
    }
    key
}

/// Zero-width marks, direction marks, soft hyphens, private letters, control characters.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}'
            | '\u{e000}'..='\u{f8ff}'
    ) || (c.is_control() && !c.is_whitespace())
}

/// At most `limit` characters, with an ellipsis where something was cut.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let cut: String = line.chars().take(limit).collect();
    format!("{}…", cut.trim_end())
}

/// "2", "2 và 4", "2, 3 và 5".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_without_their_spelling() {
        for (one, other, same) in [
            ("04/2020/TT-BTP", "4/2020/TT-BTP", true),
            ("123/2015/NĐ-CP", "123/2015/NĐ – CP", true),
            ("QT 01/CX-HCTP", "qt01/cx-hctp", true),
            ("QT 01/CX-HCTP", "QT 10/CX-HCTP", false),
            ("104/2022/NĐ-CP", "14/2022/NĐ-CP", false),
        ] {
            assert_eq!(number_key(one) == number_key(other), same, "{one} {other}");
        }
    }

    #[test]
    fn lists_read_as_sentences() {
        let of = |n: usize| list(&(1..=n).map(|i| i.to_string()).collect::<Vec<_>>());
        assert_eq!([of(0), of(1), of(2), of(3)], ["", "1", "1 và 2", "1, 2 và 3"]);
    }

    #[test]
    fn cuts_show_an_ellipsis() {
        assert_eq!(shorten("một hai  ba", 20), "một hai ba");
        assert_eq!(shorten("một hai ba", 4), "một…");
    }
}
