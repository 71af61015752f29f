//! TCVN3 (ABC) and VNI text, told by the font of its run and turned into Unicode.

use serde::{Deserialize, Serialize};

/// How the letters of a run are stored, by its font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Unicode, as everything newer is.
    Unicode,
    /// TCVN 5712:1993, fonts `.Vn…`.
    Tcvn3,
    /// TCVN3 in a font that draws small letters as capitals, `.Vn…H`.
    Tcvn3Capitals,
    /// VNI for Windows, fonts `VNI-…`.
    Vni,
    /// A font of another old encoding (VPS, BK HCM), for which there is no table here.
    Unknown,
}

impl Encoding {
    /// The encoding that a font's name tells.
    pub fn of_font(font: &str) -> Self {
        let font = font.trim().to_ascii_lowercase();
        if font.starts_with(".vn") {
            return if font.ends_with('h') { Self::Tcvn3Capitals } else { Self::Tcvn3 };
        }
        if font.starts_with("vni-") || font.starts_with("vni ") {
            return Self::Vni;
        }
        let unknown =
            ["vps ", "vps-", "bk hcm", "bkhcm", "vietware", "viscii", "vk sans", "vn-vps"];
        if unknown.iter().any(|start| font.starts_with(start)) {
            return Self::Unknown;
        }
        Self::Unicode
    }

    /// The word for it in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Tcvn3 | Self::Tcvn3Capitals => "tcvn3",
            Self::Vni => "vni",
            Self::Unknown => "unknown",
        }
    }
}

/// What became of one run's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Converted {
    /// It was Unicode or plain ASCII already.
    Same(String),
    /// It was converted.
    Changed(String),
    /// It could not be decided; the text as it stands.
    Undecided(String),
}

/// Turns a run's text into Unicode.
pub fn convert(encoding: Encoding, text: &str) -> Converted {
    let plain = text.is_ascii();
    match encoding {
        Encoding::Unicode if !plain && is_mojibake(text) => Converted::Undecided(text.to_owned()),
        Encoding::Unicode => Converted::Same(text.to_owned()),
        Encoding::Tcvn3Capitals if plain => Converted::Same(text.to_uppercase()),
        _ if plain => Converted::Same(text.to_owned()),
        Encoding::Unknown => Converted::Undecided(text.to_owned()),
        Encoding::Tcvn3 | Encoding::Tcvn3Capitals | Encoding::Vni if is_modern(text) => {
            if is_mojibake(text) {
                Converted::Undecided(text.to_owned())
            } else {
                Converted::Same(text.to_owned())
            }
        }
        Encoding::Tcvn3 => Converted::Changed(text.chars().map(tcvn3).collect()),
        Encoding::Tcvn3Capitals => {
            let small: String = text.chars().map(tcvn3).collect();
            Converted::Changed(small.to_uppercase())
        }
        Encoding::Vni => Converted::Changed(vni(text)),
    }
}

/// Letters that only Unicode has: no old encoding goes beyond U+00FF.
fn is_modern(text: &str) -> bool {
    text.chars().any(
        |c| matches!(c, '\u{102}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}'),
    )
}

/// Signs that stand for letters in TCVN3 and hardly ever touch a letter in honest text.
pub(crate) fn is_mojibake(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let touches = |pair: &&[char]| match pair {
        [a, b] => {
            (is_sign(*a) && b.is_ascii_alphabetic()) || (a.is_ascii_alphabetic() && is_sign(*b))
        }
        _ => false,
    };
    letters.windows(2).filter(touches).count() >= 2
}

const fn is_sign(c: char) -> bool {
    matches!(c, '¸' | 'µ' | '¶' | '·' | '¹' | '¨' | '©' | '®' | '¬' | '¦' | '¾' | '»' | '¼' | '¥')
}

#[rustfmt::skip]
const fn tcvn3(c: char) -> char {
    match c {
        'µ' => 'à', '¸' => 'á', '¶' => 'ả', '·' => 'ã', '¹' => 'ạ',
        '¨' => 'ă', '»' => 'ằ', '¾' => 'ắ', '¼' => 'ẳ', '½' => 'ẵ', 'Æ' => 'ặ',
        '©' => 'â', 'Ç' => 'ầ', 'Ê' => 'ấ', 'È' => 'ẩ', 'É' => 'ẫ', 'Ë' => 'ậ',
        'Ì' => 'è', 'Ð' => 'é', 'Î' => 'ẻ', 'Ï' => 'ẽ', 'Ñ' => 'ẹ',
        'ª' => 'ê', 'Ò' => 'ề', 'Õ' => 'ế', 'Ó' => 'ể', 'Ô' => 'ễ', 'Ö' => 'ệ',
        '×' => 'ì', 'Ý' => 'í', 'Ø' => 'ỉ', 'Ü' => 'ĩ', 'Þ' => 'ị',
        'ß' => 'ò', 'ã' => 'ó', 'á' => 'ỏ', 'â' => 'õ', 'ä' => 'ọ',
        '«' => 'ô', 'å' => 'ồ', 'è' => 'ố', 'æ' => 'ổ', 'ç' => 'ỗ', 'é' => 'ộ',
        '¬' => 'ơ', 'ê' => 'ờ', 'í' => 'ớ', 'ë' => 'ở', 'ì' => 'ỡ', 'î' => 'ợ',
        'ï' => 'ù', 'ó' => 'ú', 'ñ' => 'ủ', 'ò' => 'ũ', 'ô' => 'ụ',
        '\u{ad}' => 'ư', 'õ' => 'ừ', 'ø' => 'ứ', 'ö' => 'ử', '÷' => 'ữ', 'ù' => 'ự',
        'ú' => 'ỳ', 'ý' => 'ý', 'û' => 'ỷ', 'ü' => 'ỹ', 'þ' => 'ỵ',
        '®' => 'đ',
        '¡' => 'Ă', '¢' => 'Â', '£' => 'Ê', '¤' => 'Ô', '¥' => 'Ơ', '¦' => 'Ư', '§' => 'Đ',
        other => other,
    }
}

/// VNI writes a vowel and then, as a second letter, its mark.
fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let (base, single) = vni_letter(c);
        out.push(base);
        if single || !is_vni_base(c) {
            continue;
        }
        let Some(mark) = letters.peek().copied().and_then(|m| vni_mark(m, c)) else { continue };
        out.push_str(mark);
        letters.next();
    }
    text::nfc(&out)
}

/// Letters of their own, and whether they never take a mark.
#[rustfmt::skip]
const fn vni_letter(c: char) -> (char, bool) {
    match c {
        'ñ' => ('đ', true), 'Ñ' => ('Đ', true),
        'í' => ('í', true), 'ì' => ('ì', true), 'æ' => ('ỉ', true), 'ó' => ('ĩ', true), 'ò' => ('ị', true),
        'Í' => ('Í', true), 'Ì' => ('Ì', true), 'Æ' => ('Ỉ', true), 'Ó' => ('Ĩ', true), 'Ò' => ('Ị', true),
        'î' => ('ỵ', true), 'Î' => ('Ỵ', true),
        'ô' => ('ơ', false), 'Ô' => ('Ơ', false), 'ö' => ('ư', false), 'Ö' => ('Ư', false),
        other => (other, false),
    }
}

const fn is_vni_base(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'o' | 'u' | 'y')
        || matches!(c, 'ô' | 'Ô' | 'ö' | 'Ö')
}

/// Combining marks for the letter after a vowel, such as circumflex and acute for `á`.
#[rustfmt::skip]
const fn vni_mark(mark: char, base: char) -> Option<&'static str> {
    Some(match mark {
        'ø' | 'Ø' => "\u{300}", 'ù' | 'Ù' => "\u{301}", 'û' | 'Û' => "\u{309}",
        'õ' | 'Õ' => "\u{303}", 'ï' | 'Ï' => "\u{323}",
        _ if matches!(base, 'ô' | 'Ô' | 'ö' | 'Ö' | 'u' | 'U' | 'y' | 'Y') => return None,
        'â' | 'Â' => "\u{302}", 'à' | 'À' => "\u{302}\u{300}", 'á' | 'Á' => "\u{302}\u{301}",
        'å' | 'Å' => "\u{302}\u{309}", 'ã' | 'Ã' => "\u{302}\u{303}", 'ä' | 'Ä' => "\u{323}\u{302}",
        'ê' | 'Ê' => "\u{306}", 'è' | 'È' => "\u{306}\u{300}", 'é' | 'É' => "\u{306}\u{301}",
        'ú' | 'Ú' => "\u{306}\u{309}", 'ü' | 'Ü' => "\u{306}\u{303}", 'ë' | 'Ë' => "\u{323}\u{306}",
        _ => return None,
    })
}

/// Collects the runs of one paragraph; neighbours of one encoding are converted together, since a
/// VNI letter and its mark may stand in two runs.
#[derive(Debug, Default)]
pub struct Runs {
    runs: Vec<(Encoding, String)>,
}

/// One run that was converted, so that a person can check it against the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegacyRun {
    /// What it was stored as: `tcvn3` or `vni`.
    pub encoding: String,
    /// Its letters as stored, at most 200.
    pub before: String,
    /// What they were turned into, likewise.
    pub after: String,
}

/// Converted runs that are kept one by one; more are only counted.
const MOST_RUNS: usize = 200;
const MOST_LETTERS: usize = 200;

/// What the runs of a document came to.
#[derive(Debug, Default)]
pub struct Tally {
    /// Runs converted.
    pub converted: usize,
    /// The first of them, as they were and as they are.
    pub runs: Vec<LegacyRun>,
    /// Runs left as they stand because their encoding could not be decided.
    pub undecided: Vec<String>,
}

impl Tally {
    fn changed(&mut self, encoding: Encoding, before: &str, after: &str) {
        self.converted += 1;
        if self.runs.len() < MOST_RUNS {
            let cut = |text: &str| text.chars().take(MOST_LETTERS).collect();
            let encoding = encoding.as_str().to_owned();
            self.runs.push(LegacyRun { encoding, before: cut(before), after: cut(after) });
        }
    }
}

impl Runs {
    /// Adds text in a font.
    pub fn push(&mut self, encoding: Encoding, text: &str) {
        match self.runs.last_mut() {
            Some((last, sofar)) if *last == encoding => sofar.push_str(text),
            _ => self.runs.push((encoding, text.to_owned())),
        }
    }

    /// The runs' text as it is kept.
    pub fn finish(self, tally: &mut Tally) -> String {
        let mut out = String::new();
        for (encoding, text) in self.runs {
            match convert(encoding, &text) {
                Converted::Same(text) => out.push_str(&text),
                Converted::Changed(after) => {
                    tally.changed(encoding, &text, &after);
                    out.push_str(&after);
                }
                Converted::Undecided(text) => {
                    tally.undecided.push(text.clone());
                    out.push_str(&text);
                }
            }
        }
        crate::clean::clean(&out)
    }
}

#[cfg(test)]
mod tests {
    use super::{Converted, Encoding, convert};

    #[test]
    fn old_encodings_become_unicode() {
        for (font, stored, read) in [
            (".VnTime", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            (".VnTimeH", "Céng hßa", "CỘNG HÒA"),
            (".VnTime", "§¨ng ký l¹i khai tö, tr\u{ad}êng hîp", "Đăng ký lại khai tử, trường hợp"),
            (
                "VNI-Times",
                "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
                "Cộng hòa xã hội chủ nghĩa Việt Nam",
            ),
            ("VNI-Times", "Ñaêng kyù khai töû, tröôøng hôïp", "Đăng ký khai tử, trường hợp"),
            ("VNI-Times", "ÑAÊNG KYÙ KHAI SINH", "ĐĂNG KÝ KHAI SINH"),
        ] {
            let got = convert(Encoding::of_font(font), stored);
            assert_eq!(got, Converted::Changed(read.to_owned()), "{font}");
        }
    }

    #[test]
    fn what_is_unicode_already_stays_and_what_is_doubtful_is_told() {
        for (font, stored, same) in [
            (".VnTime", "Đăng ký", true),
            ("Times New Roman", "Đăng ký", true),
            ("Times New Roman", "½ ngày – 8 m², Windows®", true),
            ("VPS Times", "Céng", false),
            ("Times New Roman", "§¨ng ký x· héi", false),
        ] {
            let got = convert(Encoding::of_font(font), stored);
            let want = if same {
                Converted::Same(stored.to_owned())
            } else {
                Converted::Undecided(stored.to_owned())
            };
            assert_eq!(got, want, "{font} {stored}");
        }
    }
}
