//! How list counters are written.

/// A counter's way of writing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Counter {
    #[default]
    Decimal,
    DecimalZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    Bullet,
    Nothing,
}

impl Counter {
    pub(crate) fn write(self, value: u32) -> String {
        match self {
            Self::Decimal => value.to_string(),
            Self::DecimalZero => format!("{value:02}"),
            Self::LowerLetter => letters(value),
            Self::UpperLetter => letters(value).to_uppercase(),
            Self::LowerRoman => roman(value),
            Self::UpperRoman => roman(value).to_uppercase(),
            Self::Bullet | Self::Nothing => String::new(),
        }
    }
}

/// a … z, aa, bb: a letter repeated, as Word does.
fn letters(value: u32) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    let times = usize::try_from(index / 26 + 1).unwrap_or(1).min(8);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = value.min(3999);
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            out.push_str(sign);
            left -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Counter;

    #[test]
    fn counters_are_written_as_word_writes_them() {
        for (counter, value, written) in [
            (Counter::Decimal, 12, "12"),
            (Counter::DecimalZero, 7, "07"),
            (Counter::LowerLetter, 9, "i"),
            (Counter::UpperLetter, 27, "AA"),
            (Counter::UpperRoman, 14, "XIV"),
            (Counter::LowerRoman, 4, "iv"),
        ] {
            assert_eq!(counter.write(value), written);
        }
    }
}
