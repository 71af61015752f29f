use unicode_normalization::UnicodeNormalization;

/// Text in Unicode normal form C, the form that is stored (`one-stop.md` 7.1).
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Text made comparable for search: marks off, `đ` to `d`, lower case, single spaces.
///
/// Old and new tone placement (`hòa`, `hoà`) fold to the same text, since every mark goes.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfd().flat_map(char::to_lowercase) {
        let c = match c {
            '\u{300}'..='\u{36f}' => continue,
            'đ' | 'ð' => 'd',
            other => other,
        };
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, nfc};

    #[test]
    fn folding() {
        for (typed, folded) in [
            ("Đăng ký khai sinh", "dang ky khai sinh"),
            ("hoà  hòa\thòa", "hoa hoa hoa"),
            ("ĐƯỜNG", "duong"),
            (" QĐ-UBND ", "qd-ubnd"),
            ("e\u{302}\u{301}", "e"),
        ] {
            assert_eq!(fold(typed), folded, "{typed:?}");
        }
    }

    #[test]
    fn stored_text_is_composed() {
        assert_eq!(nfc("e\u{302}\u{301}"), "ế");
    }
}
