//! Personal data taken out of text before everybody may read it (Luật 91/2025/QH15). A proposal: a
//! person looks at it and corrects it before it is published.

/// What stands in the place of what was taken out.
const MASK: &str = "***";

/// Digits that in a row may name somebody: telephone, identity card, account.
const LEAST_DIGITS: usize = 8;

/// `words` without the sender's name, contact, e-mail addresses and long numbers.
pub fn mask(words: &str, sender: &str, contact: &str) -> String {
    let mut out = words.to_owned();
    for known in [sender.trim(), contact.trim()] {
        if known.chars().count() > 2 {
            out = without(&out, known);
        }
    }
    // Who signs with their given names only is named all the same.
    if let Some((_, given)) = sender.trim().split_once(' ') {
        out = without(&out, given.trim());
    }
    long_numbers(&emails(&out))
}

/// `text` with every occurrence of `known`, in whatever case, taken out.
fn without(text: &str, known: &str) -> String {
    let known: Vec<char> = known.chars().flat_map(char::to_lowercase).collect();
    if known.len() < 3 {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let same = |at: usize| {
        let here = letters.get(at..at + known.len());
        here.is_some_and(|here| {
            here.iter().zip(&known).all(|(a, b)| a.to_lowercase().eq(std::iter::once(*b)))
        })
    };
    let edge = |at: Option<&char>| at.is_none_or(|c| !c.is_alphanumeric());
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(letter) = letters.get(at) {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        if same(at) && edge(before) && edge(letters.get(at + known.len())) {
            out.push_str(MASK);
            at += known.len();
        } else {
            out.push(*letter);
            at += 1;
        }
    }
    out
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
    use super::mask;

    #[test]
    fn what_names_somebody_is_taken_out() {
        for (words, masked) in [
            ("Tôi là Nguyễn Văn Dân, nộp ngày 23/11/2026.", "Tôi là ***, nộp ngày 23/11/2026."),
            ("NGUYỄN VĂN DÂN kính gửi; văn dân cảm ơn", "*** kính gửi; *** cảm ơn"),
            ("Gọi 0912 345 678 hoặc 0912.345.678.", "Gọi *** hoặc ***."),
            ("CCCD 045123456789 và dan@thu.vn, xin báo", "CCCD *** và *** xin báo"),
            ("Chờ 3 ngày, lệ phí 100.000 đồng", "Chờ 3 ngày, lệ phí 100.000 đồng"),
            ("Hồ sơ H50.12-261118-0047", "Hồ sơ H***"),
            ("", ""),
        ] {
            assert_eq!(mask(words, "Nguyễn Văn Dân", "0912 345 678"), masked);
        }
        assert_eq!(mask("Anh Na", "Na", ""), "Anh Na", "two letters are too few to go by");
    }
}
