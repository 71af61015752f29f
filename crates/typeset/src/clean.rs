use std::collections::BTreeSet;

use serde_json::Value;

/// Printed in the place of a character that no font here can draw.
pub(crate) const REPLACEMENT: char = '\u{25a1}';

/// The field of a run of words inside a paragraph (`markdown::Span`).
const RUN: &str = "run";

/// Makes every text of a sheet printable and tells which characters were replaced.
///
/// PDF/A forbids missing glyphs and private characters (ISO 19005-2, 6.2.11), so one emoji in a
/// name would otherwise stop the whole document.
pub(crate) fn sheet(value: &mut Value, drawn: impl Fn(char) -> bool + Copy) -> BTreeSet<char> {
    let mut replaced = BTreeSet::new();
    walk(value, drawn, &mut replaced);
    replaced
}

fn walk(value: &mut Value, drawn: impl Fn(char) -> bool + Copy, replaced: &mut BTreeSet<char>) {
    match value {
        Value::String(words) => *words = text(words, drawn, replaced),
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, drawn, replaced)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if let (Value::String(words), RUN) = (&mut *field, name.as_str()) {
                    *words = run(words, drawn, replaced);
                } else {
                    walk(field, drawn, replaced);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn text(words: &str, drawn: impl Fn(char) -> bool, replaced: &mut BTreeSet<char>) -> String {
    run(words, drawn, replaced).trim().to_owned()
}

/// The same with its spaces at both ends, which part it from the runs beside it.
fn run(words: &str, drawn: impl Fn(char) -> bool, replaced: &mut BTreeSet<char>) -> String {
    let mut out = String::with_capacity(words.len());
    for c in text::nfc(&words.replace("\r\n", "\n")).chars() {
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            // The no-break hyphen and its relatives: a search for "47a/QĐ-UBND" must find them.
            '\u{2010}' | '\u{2011}' | '\u{2212}' if !drawn(c) => out.push('-'),
            _ if invisible(c) => {}
            _ if c.is_whitespace() && c != '\u{a0}' => out.push(' '),
            _ if c.is_control() => {}
            _ if private(c) || !drawn(c) => {
                replaced.insert(c);
                out.push(REPLACEMENT);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Characters that take no room; among them those that turn the direction of text around.
const fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

const fn private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    fn ascii_and_vietnamese(c: char) -> bool {
        c.is_ascii() || "ếĐ□\u{a0}".contains(c)
    }

    #[test]
    fn text_becomes_printable() {
        for (typed, printed) in [
            ("e\u{302}\u{301}", "ế"),
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"),
            ("47a/QĐ\u{2011}UBND", "47a/QĐ-UBND"),
            ("a\u{200b}\u{202e}b\u{feff}", "ab"),
            ("tab\tem\u{2003}kept\u{a0}!", "tab em kept\u{a0}!"),
            ("\u{0}\u{7}x", "x"),
            ("vui 😀 \u{f0b7}", "vui □ □"),
            ("  #set $x$ *b* \\ @ <a>  ", "#set $x$ *b* \\ @ <a>"),
        ] {
            let got = super::text(typed, ascii_and_vietnamese, &mut BTreeSet::new());
            assert_eq!(got, printed, "{typed:?}");
        }
    }

    #[test]
    fn every_field_is_reached_and_replacements_are_told() {
        let mut value =
            serde_json::json!({"a": ["x\u{1f600} "], "b": {"c": "\u{f0b7}", "run": " d "}, "n": 1});
        let replaced = super::sheet(&mut value, ascii_and_vietnamese);
        assert_eq!(value, serde_json::json!({"a": ["x□"], "b": {"c": "□", "run": " d "}, "n": 1}));
        assert_eq!(replaced.into_iter().collect::<String>(), "\u{f0b7}\u{1f600}");
    }
}
