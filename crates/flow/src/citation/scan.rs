//! Numbers of legal texts, found sign by sign.

use text::fold;

/// A number that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// As it stands there.
    pub written: String,
    /// As offices write it: `04/2020/TT-BTP`.
    pub spelled: String,
    /// What all spellings have in common.
    pub key: String,
    /// The year in it, if it has one.
    pub year: Option<i16>,
    /// The parts of its symbol: `TT`, `BTP`.
    pub symbol: Vec<String>,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Cited {
    /// A designation that is no number of NĐ 30/2020, such as `TCVN ISO 9001:2015`.
    pub(super) fn unusual(written: &str) -> Self {
        Self {
            written: written.to_owned(),
            spelled: written.split_whitespace().collect::<Vec<_>>().join(" "),
            key: super::plain_key(written),
            year: None,
            symbol: Vec::new(),
            from: 0,
            to: 0,
        }
    }
}

/// Words of symbols after which a blank may stand for the dash.
const KINDS: [&str; 12] =
    ["nd", "tt", "qd", "nq", "ttlt", "ct", "pl", "kh", "tb", "vbhn", "hd", "cv"];

/// Parts of symbols that are written in a way of their own.
const SPELLED: [(&str, &str); 11] = [
    ("nd", "NĐ"),
    ("qd", "QĐ"),
    ("hd", "HĐ"),
    ("hdnd", "HĐND"),
    ("ttg", "TTg"),
    ("bldtbxh", "BLĐTBXH"),
    ("bgddt", "BGDĐT"),
    ("bkhdt", "BKHĐT"),
    ("bvhttdl", "BVHTTDL"),
    ("tdc", "TĐC"),
    ("gddt", "GDĐT"),
];

/// The first number from `at` on.
pub(super) fn from(chars: &[char], at: usize) -> Option<Cited> {
    // Somebody who types nothing in capitals means the same text.
    let lenient = !chars.iter().any(|c| c.is_uppercase());
    (at..chars.len()).find_map(|from| {
        let begins = chars.get(from).is_some_and(char::is_ascii_digit);
        let before = from.checked_sub(1).and_then(|before| chars.get(before));
        let inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | ','));
        if begins && !inside { Scan { chars, at: from, lenient }.number(from) } else { None }
    })
}

struct Scan<'c> {
    chars: &'c [char],
    at: usize,
    lenient: bool,
}

impl Scan<'_> {
    fn number(mut self, from: usize) -> Option<Cited> {
        let mut number = self.run(char::is_ascii_digit);
        if number.len() > 6 {
            return None;
        }
        let suffix = self.peek(0).filter(char::is_ascii_lowercase);
        if let Some(suffix) = suffix.filter(|_| !self.peek(1).is_some_and(char::is_alphanumeric)) {
            number.push(suffix);
            self.at += 1;
        }
        self.stroke()?;
        let year = self.year();
        let symbol = self.symbol()?;
        if year.is_none() && symbol.len() < 2 {
            return None;
        }
        Some(self.cited(from, &number, year, &symbol))
    }

    fn cited(&self, from: usize, number: &str, year: Option<i16>, symbol: &[String]) -> Cited {
        let bare = number.trim_start_matches('0');
        let folded: String = symbol.iter().map(|part| fold(part)).collect();
        let symbol: Vec<_> = symbol.iter().map(|part| spelled(part, self.lenient)).collect();
        let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase()).len();
        let zero = if digits < 2 { "0" } else { "" };
        let year_part = year.map_or_else(String::new, |year| format!("{year}/"));
        Cited {
            written: self.chars.get(from..self.at).unwrap_or_default().iter().collect(),
            spelled: format!("{zero}{bare}/{year_part}{}", symbol.join("-")),
            key: format!("{bare}/{year_part}{folded}"),
            year,
            symbol,
            from,
            to: self.at,
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn run(&mut self, fits: impl Fn(&char) -> bool) -> String {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let run: String = rest.iter().take_while(|c| fits(c)).collect();
        self.at += run.chars().count();
        run
    }

    fn blanks(&mut self) -> bool {
        !self.run(|c| c.is_whitespace()).is_empty()
    }

    fn stroke(&mut self) -> Option<()> {
        self.blanks();
        (self.peek(0)? == '/').then(|| self.at += 1)?;
        self.blanks();
        Some(())
    }

    /// Four digits and a stroke.
    fn year(&mut self) -> Option<i16> {
        let began = self.at;
        let digits = self.run(char::is_ascii_digit);
        let year =
            digits.parse().ok().filter(|year| digits.len() == 4 && (1900..2200).contains(year));
        if year.is_some() && self.stroke().is_some() {
            return year;
        }
        self.at = began;
        None
    }

    fn symbol(&mut self) -> Option<Vec<String>> {
        let mut parts = vec![self.part(false)?];
        loop {
            let began = self.at;
            let blank = self.blanks();
            let last = parts.last().map(|part| fold(part)).unwrap_or_default();
            let is_kind = KINDS.contains(&last.as_str());
            let joined = match self.peek(0) {
                Some(c) if is_dash(c) => {
                    self.at += 1;
                    self.blanks();
                    self.part(true)
                }
                Some('.') if is_kind && !blank => {
                    self.at += 1;
                    self.part(false)
                }
                Some(c) if blank && last == "qh" && c.is_ascii_digit() => {
                    let number = self.run(char::is_ascii_digit);
                    parts.last_mut().map(|part| part.push_str(&number))?;
                    continue;
                }
                Some(_) if blank && is_kind => self.part(false).filter(|part| is_loud(part)),
                _ => None,
            };
            let Some(joined) = joined else {
                self.at = began;
                return Some(parts);
            };
            parts.push(joined);
        }
    }

    /// Letters and digits that begin with a letter, a capital unless nothing here is one.
    fn part(&mut self, after_dash: bool) -> Option<String> {
        let first = self.peek(0)?;
        let fits = first.is_alphabetic() && (first.is_uppercase() || self.lenient || after_dash);
        fits.then(|| self.run(|c| c.is_alphanumeric()))
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Written in capitals, as symbols are: `BTP`, `TTg`.
fn is_loud(part: &str) -> bool {
    part.chars().filter(|c| c.is_uppercase()).count() >= 2
}

fn spelled(part: &str, lenient: bool) -> String {
    let folded = fold(part);
    let own = SPELLED.iter().find(|(known, _)| *known == folded).map(|(_, spelled)| *spelled);
    match own {
        Some(spelled) => spelled.to_owned(),
        None if lenient => part.to_uppercase(),
        None => part.to_owned(),
    }
}
