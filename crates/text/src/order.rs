use unicode_normalization::UnicodeNormalization;

/// The alphabet, with the letters that only foreign words use put where Latin has them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// A key that sorts text by the Vietnamese alphabet: letters first, tones second (CLDR `vi`:
/// none, huyền, hỏi, ngã, sắc, nặng), case not at all. Runs of digits sort by their value, so
/// `QT.2` stands before `QT.10`.
pub fn sort_key(text: &str) -> String {
    let (mut letters, mut tones) = (String::new(), String::new());
    let mut digits = String::new();
    for c in text.nfc().flat_map(char::to_lowercase) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        flush(&mut digits, &mut letters, &mut tones);
        let (base, tone) = without_tone(c);
        letters.push(rank(base));
        tones.push(tone);
    }
    flush(&mut digits, &mut letters, &mut tones);
    letters.push('\u{1}');
    letters + &tones
}

/// A number as its length, then its digits: shorter numbers are smaller.
fn flush(digits: &mut String, letters: &mut String, tones: &mut String) {
    if digits.is_empty() {
        return;
    }
    let value = digits.trim_start_matches('0');
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX).min(90);
    letters.push(char::from_u32(0x20 + length).unwrap_or('z'));
    letters.push_str(value);
    tones.push('0');
    digits.clear();
}

/// A letter's place in the alphabet, as a character that sorts there; other characters sort before.
fn rank(letter: char) -> char {
    let place = ALPHABET.chars().position(|c| c == letter);
    place
        .and_then(|n| char::from_u32(0x1000 + u32::try_from(n).unwrap_or_default()))
        .unwrap_or(letter)
}

/// Splits the tone from a letter: `ế` is `ê` and sắc.
fn without_tone(letter: char) -> (char, char) {
    let mut tone = '0';
    let base: String = std::iter::once(letter)
        .nfd()
        .filter(|mark| {
            let order = match mark {
                '\u{300}' => '1',
                '\u{309}' => '2',
                '\u{303}' => '3',
                '\u{301}' => '4',
                '\u{323}' => '5',
                _ => return true,
            };
            tone = order;
            false
        })
        .nfc()
        .collect();
    (base.chars().next().unwrap_or(letter), tone)
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn words_stand_in_the_order_of_the_alphabet() {
        for sorted in [
            vec!["an", "ăn", "ân", "ba", "đa", "ê"],
            vec!["da", "đa", "e"],
            vec!["ma", "mà", "mả", "mã", "má", "mạ", "mẹ"],
            vec!["QT.2", "QT.10", "QT.VP.01"],
            vec!["o", "ô", "ơ", "p"],
            vec!["Hồ sơ", "Hộ tịch"],
        ] {
            let mut shuffled = sorted.clone();
            shuffled.reverse();
            shuffled.sort_by_key(|word| sort_key(word));
            assert_eq!(shuffled, sorted);
        }
    }
}
