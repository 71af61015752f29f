/// Whether somebody typed a telephone number, with blanks, dots and brackets as people write them.
pub fn is_phone(typed: &str) -> bool {
    let sign_ok = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '-' | '(' | ')');
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    typed.chars().all(sign_ok) && (8..=15).contains(&digits)
}

/// The digits of a telephone number, one way of writing it: +84 905… and 0905… are one number.
pub fn phone_digits(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("84") {
        Some(rest) if digits.len() > 9 => format!("0{rest}"),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_phone, phone_digits};

    #[test]
    fn numbers_as_people_write_them() {
        for (typed, is_number, digits) in [
            ("0905 123 456", true, "0905123456"),
            ("+84 905.123.456", true, "0905123456"),
            ("(0233) 3851-234", true, "02333851234"),
            ("84905", false, "84905"),
            ("0905123456 Lan", false, "0905123456"),
            ("", false, ""),
        ] {
            assert_eq!(
                (is_phone(typed), phone_digits(typed).as_str()),
                (is_number, digits),
                "{typed}"
            );
        }
    }
}
