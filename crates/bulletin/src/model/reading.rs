/// How many syllables are spoken to read a text: a Vietnamese word is one a blank, a number is read
/// out digit place by digit place, letters of an abbreviation stand for a word each.
pub fn syllables(script: &str) -> i64 {
    script.split(|c: char| !c.is_alphanumeric()).map(spoken).sum()
}

fn spoken(word: &str) -> i64 {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_short = letters > 1 && letters < 7 && !word.chars().any(char::is_lowercase);
    let of_digits = (2 * digits).saturating_sub(1);
    let of_letters = match (letters, is_short) {
        (0, _) => 0,
        (letters, true) => letters,
        (_, false) => 1,
    };
    i64::try_from(of_digits + of_letters).unwrap_or(i64::MAX)
}

/// Seconds that it takes.
pub(crate) fn reading_time(script: &str, words_per_minute: i64) -> i64 {
    let rate = words_per_minute.max(1);
    (syllables(script) * 60 + rate - 1) / rate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spoken() {
        for (script, spoken) in [
            ("", 0),
            ("Kính thưa bà con,", 4),
            ("năm 2022", 8),
            ("UBND huyện", 5),
            ("47a/QĐ-UBND", 10),
            ("– ... !", 0),
        ] {
            assert_eq!(syllables(script), spoken, "{script}");
        }
        assert_eq!(reading_time(&"một ".repeat(160), 160), 60);
        assert_eq!(reading_time("một", 160), 1);
    }
}
