//! Text as it is kept: NFC, without invisible characters, letters from one alphabet.

/// Vietnamese text composed, without zero-width characters and look-alikes.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}' => {}
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' => out.push(' '),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            'ð' => out.push('đ'),
            'Ð' | 'Ɖ' => out.push('Đ'),
            other => out.push(other),
        }
    }
    text::nfc(&latin_words(&out))
}

/// Cyrillic letters inside a word that has Latin ones are typing errors.
fn latin_words(text: &str) -> String {
    if !text.chars().any(is_cyrillic) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let mixed = word.chars().any(|c| c.is_alphabetic() && !is_cyrillic(c));
        out.extend(word.chars().map(|c| if mixed { twin(c) } else { c }));
    }
    out
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

const fn twin(c: char) -> char {
    match c {
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'Х' => 'X',
        'У' => 'Y',
        'І' => 'I',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_is_kept_is_clean() {
        for (typed, kept) in [
            ("k\u{200e}ý", "ký"),
            ("e\u{302}\u{301}", "ế"),
            ("quản l\u{200b}ý", "quản lý"),
            ("Ðăng ký", "Đăng ký"),
            ("hộ tịсh", "hộ tịch"),
            ("Москва", "Москва"),
            ("a\u{a0}b", "a b"),
        ] {
            assert_eq!(clean(typed), kept, "{typed:?}");
        }
    }
}
