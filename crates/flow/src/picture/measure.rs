//! How wide text is. The numbers are thousandths of the size of the letters: of each character the
//! wider one of the two faces that draw it, Liberation Serif on paper and Source Sans 3 on the page.

use unicode::base;

/// From the space to `~`.
const REGULAR: [i32; 95] = [
    250, 334, 426, 500, 500, 834, 778, 249, 334, 334, 500, 564, 250, 334, 250, 350, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 723, 667, 667, 723, 611,
    557, 723, 723, 334, 479, 723, 611, 890, 723, 723, 566, 723, 667, 557, 611, 723, 723, 944, 723,
    723, 611, 334, 350, 334, 497, 500, 542, 504, 553, 456, 555, 496, 334, 504, 544, 278, 278, 500,
    278, 829, 547, 542, 555, 555, 347, 419, 338, 544, 500, 723, 500, 500, 444, 480, 241, 480, 542,
];

const BOLD: [i32; 95] = [
    250, 340, 556, 528, 528, 1000, 834, 300, 344, 344, 500, 570, 300, 334, 300, 339, 528, 528, 528,
    528, 528, 528, 528, 528, 528, 528, 334, 334, 570, 570, 570, 500, 931, 723, 667, 723, 723, 667,
    611, 778, 778, 390, 509, 778, 667, 944, 723, 778, 611, 778, 723, 557, 667, 723, 723, 1000, 723,
    723, 667, 344, 339, 344, 582, 500, 555, 527, 573, 468, 573, 518, 341, 534, 571, 278, 334, 557,
    286, 857, 572, 555, 573, 573, 444, 443, 383, 568, 523, 776, 514, 521, 460, 395, 268, 395, 528,
];

/// The width of a text in pixels, rounded up.
pub fn width_of(text: &str, size: i32, bold: bool) -> i32 {
    let table = if bold { &BOLD } else { &REGULAR };
    let of = |c: char| {
        let letter = base(c);
        let place = u32::from(letter).checked_sub(32).and_then(|at| usize::try_from(at).ok());
        let known = place.and_then(|at| table.get(at)).copied();
        match letter {
            // The horn stands out.
            'u' | 'U' if letter != c => known.map_or(0, |width| width + 70),
            '\u{2013}' => 500,
            '\u{2018}' | '\u{2019}' => 334,
            '\u{201c}' | '\u{201d}' => 540,
            '\u{bd}' | '\u{bc}' | '\u{be}' => 850,
            _ => known.unwrap_or(1000),
        }
    };
    let thousandths: i32 = text.chars().take(2000).map(of).sum();
    (thousandths * size + 999) / 1000
}

/// Lines no wider than `most`; what does not fit into so many lines ends with `…`.
pub fn wrap(text: &str, size: i32, bold: bool, most: i32, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            for piece in pieces(word, size, bold, most) {
                let longer =
                    if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
                if width_of(&longer, size, bold) <= most {
                    line = longer;
                } else {
                    out.push(std::mem::replace(&mut line, piece));
                }
            }
            if out.len() > lines {
                return cut(out, size, bold, most, lines);
            }
        }
        if !line.is_empty() {
            out.push(line);
        }
    }
    if out.len() > lines { cut(out, size, bold, most, lines) } else { out }
}

/// A word in parts that each fit a line: one, as a rule.
fn pieces(word: &str, size: i32, bold: bool, most: i32) -> Vec<String> {
    let mut out = Vec::new();
    let mut piece = String::new();
    for c in word.chars() {
        piece.push(c);
        if width_of(&piece, size, bold) > most && piece.chars().count() > 1 {
            piece.pop();
            out.push(std::mem::replace(&mut piece, c.to_string()));
        }
    }
    out.push(piece);
    out
}

fn cut(mut out: Vec<String>, size: i32, bold: bool, most: i32, lines: usize) -> Vec<String> {
    out.truncate(lines);
    if let Some(last) = out.last_mut() {
        while width_of(&format!("{last}…"), size, bold) > most && last.pop().is_some() {}
        let kept = last.trim_end_matches([' ', ',', ';', ':', '.', '-', '(']).len();
        last.truncate(kept);
        last.push('…');
    }
    out
}

mod unicode {
    /// The letter without its marks: they stand above or below it and take no room.
    pub(super) fn base(c: char) -> char {
        match c {
            ' '..='~' => c,
            'đ' => 'd',
            'Đ' => 'D',
            '\u{300}'..='\u{36f}' => '\u{0}',
            _ => {
                let mut buffer = [0; 4];
                let folded = text::fold(c.encode_utf8(&mut buffer));
                let letter = folded.chars().next().filter(char::is_ascii_alphabetic);
                letter.map_or(c, |l| if c.is_uppercase() { l.to_ascii_uppercase() } else { l })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{width_of, wrap};

    #[test]
    fn marks_take_no_room() {
        for (plain, marked) in [("e", "ệ"), ("A", "Ẫ"), ("o", "ở"), ("d", "đ"), ("i", "ị")]
        {
            assert_eq!(width_of(plain, 100, false), width_of(marked, 100, false), "{marked}");
        }
        assert!(width_of("ữ", 100, true) > width_of("u", 100, true));
        assert_eq!(width_of("", 13, false), 0);
    }

    #[test]
    fn lines_fit_and_the_rest_is_marked() {
        for (text, lines) in [
            ("Tiếp nhận, kiểm tra hồ sơ", 4),
            ("Thẩm tra\ntính hợp lệ", 4),
            ("https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html", 3),
            ("một hai ba bốn năm sáu bảy tám chín mười mười một mười hai", 2),
        ] {
            let wrapped = wrap(text, 13, false, 100, lines);
            assert!(wrapped.len() <= lines);
            for line in &wrapped {
                assert!(width_of(line, 13, false) <= 100, "{line}");
            }
            let whole = wrapped.concat().replace(' ', "") == text.replace([' ', '\n'], "");
            assert_eq!(whole, !wrapped.last().is_some_and(|line| line.ends_with('…')), "{text}");
        }
        assert!(wrap(" \n ", 13, false, 100, 3).is_empty());
    }
}
