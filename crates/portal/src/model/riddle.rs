use sha2::{Digest, Sha256};

/// A sum that a person does at once: in the place of a picture of letters, which the blind cannot
/// read and another company would have to make. What is asked and until when it may be answered
/// stands in the form, sealed; nothing is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Riddle {
    /// The first number, 1 to 9.
    pub a: u8,
    /// The second one.
    pub b: u8,
    minute: i64,
    nonce: u64,
}

/// How long a form may lie open, in minutes.
const LASTS: i64 = 120;

impl Riddle {
    /// A riddle made of random bytes, in a minute counted from 1970.
    pub const fn new(random: [u8; 10], minute: i64) -> Self {
        let [a, b, rest @ ..] = random;
        Self { a: a % 9 + 1, b: b % 9 + 1, minute, nonce: u64::from_le_bytes(rest) }
    }

    /// What the form carries.
    pub fn token(&self, salt: &[u8]) -> String {
        let Self { a, b, minute, nonce } = self;
        format!("{a}.{b}.{minute}.{nonce:x}.{}", self.seal(salt))
    }

    fn seal(&self, salt: &[u8]) -> String {
        let Self { a, b, minute, nonce } = self;
        let mut hash = Sha256::new();
        hash.update(salt);
        hash.update(format!("portal riddle {a} {b} {minute} {nonce:x}"));
        hex::encode(&hash.finalize()[..10])
    }

    /// The riddle of a form, if it was made here and has not lain too long.
    pub fn read(token: &str, salt: &[u8], minute: i64) -> Option<Self> {
        let mut parts = token.split('.');
        let (a, b) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let made = parts.next()?.parse().ok()?;
        let nonce = u64::from_str_radix(parts.next()?, 16).ok()?;
        let riddle = Self { a, b, minute: made, nonce };
        let is_ours = riddle.seal(salt) == parts.next()? && parts.next().is_none();
        (is_ours && (0..=LASTS).contains(&(minute - made))).then_some(riddle)
    }

    /// Whether that is the answer; `numbers` are the words for 0 to 18.
    pub fn is_solved_by(&self, typed: &str, numbers: &[&str]) -> bool {
        is_sum(self.a, self.b, typed, numbers)
    }
}

/// Whether somebody typed how much two small numbers make, in digits or in words with or without
/// marks.
pub(crate) fn is_sum(a: u8, b: u8, typed: &str, numbers: &[&str]) -> bool {
    let (sum, typed) = (a + b, text::fold(typed));
    let word = numbers.get(usize::from(sum)).map(|word| text::fold(word));
    typed == sum.to_string() || word.is_some_and(|word| word == typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_riddle_is_ours_or_nothing() {
        let riddle = Riddle::new([11, 6, 1, 2, 3, 4, 5, 6, 7, 8], 100);
        assert_eq!((riddle.a, riddle.b), (3, 7));
        let token = riddle.token(b"salt");
        assert_eq!(Riddle::read(&token, b"salt", 100), Some(riddle));
        assert_eq!(Riddle::read(&token, b"salt", 220), Some(riddle));
        for (token, salt, minute) in [
            (token.clone(), "salt", 221),
            (token.clone(), "salt", 99),
            (token.clone(), "other", 100),
            (token.replacen('3', "4", 1), "salt", 100),
            (format!("{token}.x"), "salt", 100),
            (String::new(), "salt", 100),
        ] {
            assert_eq!(Riddle::read(&token, salt.as_bytes(), minute), None, "{token}");
        }
        let numbers = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "mười"];
        for (typed, solves) in
            [(" 10 ", true), ("Mười", true), ("muoi", true), ("11", false), ("", false)]
        {
            assert_eq!(riddle.is_solved_by(typed, &numbers), solves, "{typed:?}");
        }
    }
}
