//! How legal texts are cited: the number in whatever spelling, what a line of legal bases says.
//! The one place for that rule: lint, register, import and legal watch all ask here.
//!
//! A number is `15/2015/TT-BTP` (number, year, symbol) or `101/QĐ-BKHCN` (number, symbol), by
//! NĐ 30/2020, Annex I. Slips that are the same text: spaces around strokes and dashes, dashes of
//! every kind or none, `ND` for `NĐ`, lower case, a leading zero, decomposed letters.

mod read;
mod scan;

pub use read::{Reading, read};
pub use scan::Cited;

use crate::LegalBasis;
use text::fold;

/// The first number that a text names.
pub fn find(text: &str) -> Option<Cited> {
    scan::from(&chars(text), 0)
}

/// Every number that a text names, in order.
pub fn all(text: &str) -> Vec<Cited> {
    let chars = chars(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(cited) = scan::from(&chars, at) {
        at = cited.to;
        found.push(cited);
    }
    found
}

/// What two spellings of one number have in common. A text without such a number (`TCVN ISO
/// 9001:2015`) keeps its letters and digits.
pub fn key(number: &str) -> String {
    find(number).map_or_else(|| plain_key(number), |cited| cited.key)
}

fn plain_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut in_number = false;
    for c in fold(text).chars() {
        if !(c.is_alphanumeric() || c == ':' || c == '/') || (c == '0' && !in_number) {
            continue;
        }
        in_number = c.is_ascii_digit();
        key.push(c);
    }
    key
}

/// What laws that are named by their title have in common: `Luật Hộ tịch năm 2014` and `Luật Hộ
/// tịch`. `None` for a line that begins with no law. The year is told apart.
pub fn law_title(line: &str) -> Option<(String, Option<i16>)> {
    let folded = fold(line.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let is_law = ["luat ", "bo luat "].iter().any(|word| folded.starts_with(word));
    if !is_law {
        return None;
    }
    let end = [" so ", " nam ", " ngay ", ";", ",", "(", " cua quoc hoi", " do quoc hoi"]
        .iter()
        .filter_map(|word| folded.find(word))
        .min();
    let name = folded.get(..end.unwrap_or(folded.len())).unwrap_or_default();
    let year = folded.split(|c: char| !c.is_ascii_digit()).find_map(|word| {
        word.parse::<i16>().ok().filter(|year| word.len() == 4 && (1945..2200).contains(year))
    });
    let key: String = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.parse::<i16>().ok() != year || year.is_none())
        .collect();
    (key.len() > 6).then_some((key, year))
}

/// The number by which a line of legal bases is known: the one recorded, else the line's own.
pub fn of_basis(basis: &LegalBasis) -> Option<Cited> {
    let recorded = basis.number.as_deref().map(str::trim).filter(|number| !number.is_empty());
    match recorded {
        Some(number) => find(number).or_else(|| Some(Cited::unusual(number))),
        None => own_number(&basis.title),
    }
}

/// The number of the text that a line is about: no other kind of text is named before it.
/// `Luật Hộ tịch năm 2014 và Nghị định 123/2015/NĐ-CP` has none of its own.
pub fn own_number(line: &str) -> Option<Cited> {
    let chars = chars(line);
    let cited = scan::from(&chars, 0)?;
    let before = fold(&chars.get(..cited.from)?.iter().collect::<String>());
    let before = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    let own =
        read::kinds().filter(|kind| before.starts_with(kind)).map(str::len).max().unwrap_or(0);
    let other = read::kinds().any(|kind| before.get(own..).is_some_and(|b| b.contains(kind)));
    let dated = ["ngay ", " nam 2", " nam 1"].iter().any(|word| before.contains(word));
    (!other && !dated).then_some(cited)
}

fn chars(text: &str) -> Vec<char> {
    text::nfc(text).chars().collect()
}
