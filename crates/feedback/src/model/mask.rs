//! Personal data taken out of text before everybody may read it (Luật 91/2025/QH15). A proposal: a
//! person looks at it and corrects it before it is published.

use std::ops::Range;

/// What stands in the place of what was taken out.
const MASK: &str = "***";

/// Digits that in a row may name somebody: telephone, identity card, account.
const LEAST_DIGITS: usize = 8;

/// How far apart two words of one name may stand: a space, a dot, a line break.
const MOST_BETWEEN: usize = 3;

/// How people are called, without marks; after one of these a given name alone names somebody.
const CALLED: [&str; 11] =
    ["ong", "ba", "anh", "chi", "em", "chau", "co", "chu", "bac", "la", "ten"];

/// `words` without the sender's name, contact, e-mail addresses and long numbers.
pub fn mask(words: &str, sender: &str, contact: &str) -> String {
    let mut known = Known::of(sender);
    if contact.trim().chars().count() > 2 {
        known.rows.push(folded(contact));
    }
    known.given = known.names.last().cloned().unwrap_or_default();
    long_numbers(&emails(&known.taken_out_of(words)))
}

/// Whether `words` still tell who sent them: the name, with or without its marks, the telephone number
/// or the e-mail address. A given name alone and the name of a place are for a person to judge.
pub(crate) fn tells_sender(words: &str, sender: &str, contact: &str) -> bool {
    let digits = |of: &str| of.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = digits(contact);
    let mut known = Known::of(sender);
    if contact.contains('@') {
        known.rows.push(folded(contact));
    }
    known.taken_out_of(words) != words
        || number.len() >= LEAST_DIGITS && digits(words).contains(&number)
}

/// What a sender is known by.
struct Known {
    /// Their name, word by word.
    names: Vec<String>,
    /// Rows of words that name them: the whole name, and its ends of two words and more.
    rows: Vec<Vec<String>>,
    /// The given name alone, where it counts; empty for none.
    given: String,
}

impl Known {
    /// The name without what is not of it: a tail in brackets, behind a comma or a dash. One word alone is too
    /// common to go by; «Bà» before a name goes as the family name does.
    fn of(sender: &str) -> Self {
        let name = sender.split(['(', '[', ',', ';', '–', '—']).next().unwrap_or_default();
        let name = name.split(" - ").next().unwrap_or_default();
        let names = folded(name);
        let rows = (0..names.len()).filter_map(|from| names.get(from..));
        let rows = rows.filter(|row| row.len() > 1).map(<[_]>::to_vec).collect();
        Self { rows, given: String::new(), names }
    }

    /// `said` with every row of words that is known taken out, however it is spelt.
    fn taken_out_of(&self, said: &str) -> String {
        let words = words_of(said);
        let (mut out, mut from, mut at) = (String::with_capacity(said.len()), 0, 0);
        while let Some(word) = words.get(at) {
            let many = self.known_at(&words, at);
            let last = many.checked_sub(1).and_then(|more| words.get(at + more));
            if let Some(last) = last {
                out.push_str(&said[from..word.place.start]);
                out.push_str(MASK);
                from = last.place.end;
            }
            at += many.max(1);
        }
        out.push_str(&said[from..]);
        out
    }

    /// How many words from here on name the sender.
    fn known_at(&self, words: &[Word<'_>], at: usize) -> usize {
        let is_here = |row: &&Vec<String>| {
            let Some(here) = words.get(at..at + row.len()) else { return false };
            let ends = here.iter().map(|word| word.place.end);
            let begins = here.iter().skip(1).map(|word| word.place.start);
            let is_close = ends.zip(begins).all(|(end, begin)| begin - end <= MOST_BETWEEN);
            !row.is_empty()
                && is_close
                && here.iter().zip(*row).all(|(word, of)| word.folded == *of)
        };
        let longest = self.rows.iter().filter(is_here).map(Vec::len).max();
        longest.unwrap_or_else(|| usize::from(self.is_called(words, at)))
    }

    /// «bà Bưởi», «tôi là Bưởi»: the given name alone, written as a name.
    fn is_called(&self, words: &[Word<'_>], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let (Some(before), Some(word)) = (before, words.get(at)) else { return false };
        word.folded == self.given
            && word.said.chars().next().is_some_and(char::is_uppercase)
            && CALLED.contains(&before.folded.as_str())
    }
}

/// A word where it stands.
struct Word<'s> {
    place: Range<usize>,
    said: &'s str,
    folded: String,
}

fn words_of(said: &str) -> Vec<Word<'_>> {
    let is_between = |c: char| !c.is_alphanumeric();
    let (mut words, mut at) = (Vec::new(), 0);
    for piece in said.split_inclusive(is_between) {
        let word = piece.trim_end_matches(is_between);
        if !word.is_empty() {
            let place = at..at + word.len();
            words.push(Word { place, said: word, folded: text::fold(word) });
        }
        at += piece.len();
    }
    words
}

/// The words of a text without their marks and capitals.
fn folded(said: &str) -> Vec<String> {
    words_of(said).into_iter().map(|word| word.folded).collect()
}

/// Words with an `@` inside.
fn emails(text: &str) -> String {
    let is_email = |word: &str| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        inner.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'))
    };
    text.split_inclusive(char::is_whitespace)
        .map(|piece| {
            let word = piece.trim_end();
            let rest = &piece[word.len()..];
            if is_email(word) { format!("{MASK}{rest}") } else { piece.to_owned() }
        })
        .collect()
}

/// Runs of digits, also written apart with spaces, dots and dashes.
fn long_numbers(text: &str) -> String {
    let (mut out, mut run) = (String::with_capacity(text.len()), String::new());
    let end = |run: &mut String, out: &mut String| {
        let kept = run.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
        let tail = run.split_off(kept);
        let digits = run.chars().filter(char::is_ascii_digit).count();
        out.push_str(if digits >= LEAST_DIGITS && !is_day(run) { MASK } else { run });
        out.push_str(&tail);
        run.clear();
    };
    for c in text.chars() {
        if c.is_ascii_digit() || !run.is_empty() && matches!(c, ' ' | '.' | '-' | '/') {
            run.push(c);
        } else {
            end(&mut run, &mut out);
            out.push(c);
        }
    }
    end(&mut run, &mut out);
    out
}

/// `23/11/2026` names nobody.
fn is_day(run: &str) -> bool {
    let parts: Vec<_> = run.split(['/', '-', '.']).collect();
    matches!(parts.as_slice(), [d, m, y] if d.len() <= 2 && m.len() <= 2 && y.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::{mask, tells_sender};

    #[test]
    fn what_names_somebody_is_taken_out() {
        for (words, masked) in [
            ("Tôi là Nguyễn Văn Dân, nộp ngày 23/11/2026.", "Tôi là ***, nộp ngày 23/11/2026."),
            ("NGUYỄN VĂN DÂN kính gửi; văn dân cảm ơn", "*** kính gửi; *** cảm ơn"),
            ("toi la nguyen van dan; Nguyễn  Văn\nDân", "toi la ***; ***"),
            ("Xin lỗi ông Dân. Người dân, bà Dần", "Xin lỗi ông ***. Người dân, bà ***"),
            ("Nguyễn Văn Dânh và Văn", "Nguyễn Văn Dânh và Văn"),
            ("Gọi 0912 345 678 hoặc 0912.345.678.", "Gọi *** hoặc ***."),
            ("CCCD 045123456789 và dan@thu.vn, xin báo", "CCCD *** và *** xin báo"),
            ("Chờ 3 ngày, lệ phí 100.000 đồng", "Chờ 3 ngày, lệ phí 100.000 đồng"),
            ("Hồ sơ H50.12-261118-0047", "Hồ sơ H***"),
            ("", ""),
        ] {
            assert_eq!(mask(words, "Nguyễn Văn Dân", "0912 345 678"), masked);
        }
        assert_eq!(mask("Anh Na, na chín", "Na", ""), "Anh ***, na chín");
        assert_eq!(mask("Không ai", "", ""), "Không ai");
    }

    /// What stands beside a name is not of the name.
    #[test]
    fn a_name_is_known_with_what_stands_beside_it() {
        for sender in ["Lê Thị Bưởi (minh họa)", "Bà Lê Thị Bưởi", "Lê Thị Bưởi - Công ty Biển"]
        {
            let words = "Tôi là Lê Thị Bưởi; le thi buoi; buổi sáng";
            assert_eq!(mask(words, sender, ""), "Tôi là ***; ***; buổi sáng", "{sender}");
        }
    }

    #[test]
    fn what_still_tells_the_sender() {
        for (words, tells) in [
            ("Tôi là Lê Thị Bưởi", true),
            ("ho ten LE THI BUOI", true),
            ("Gọi 0912345678", true),
            ("Gọi 0912.345.678", true),
            ("Đường dây nóng 0233 3999 999", false),
            ("Mua bưởi buổi sáng, bà Bưởi khác", false),
        ] {
            assert_eq!(tells_sender(words, "Lê Thị Bưởi (minh họa)", "0912 345 678"), tells);
        }
        assert!(!tells_sender("UBND xã Cồn Cỏ", "Na", "xã Cồn Cỏ"));
    }
}
